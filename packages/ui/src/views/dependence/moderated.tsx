import {
  type DependenceReport,
  formatAdaptive,
  formatInterval,
  formatPEquation,
  formatPercent,
  formatPValue,
} from "@treeline/engine";
import type { JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import { dependence as words } from "../../strings/dependence.ts";
import { showStatistic } from "../results/display.ts";
import { Table } from "./table.tsx";

const three = (value: number): string => formatAdaptive(value, 3);

type Moderators = NonNullable<DependenceReport["moderators"]>;

/** Moderators under the model of dependent effects: coefficients, each term and all at once, contrasts, and what they explain. */
export function Moderated({ moderators }: { readonly moderators: Moderators }): JSX.Element {
  const { coefficients, terms, contrasts, test, r2 } = moderators;
  return (
    <>
      <Coefficients caption={words.moderators} first={words.term} list={coefficients} />
      {terms.some((term) => term.test !== null) && <Terms terms={terms} />}
      {test !== null && <p class="hint">{words.all(showStatistic(test), formatPEquation(test.pValue))}</p>}
      {contrasts.length > 0 && (
        <Coefficients caption={words.contrasts} first={words.contrast} list={contrasts} />
      )}
      {r2 !== null && (
        <p class="hint">
          <Term about="r2-levels">{words.r2}</Term>:{" "}
          {words.explained(
            formatPercent(r2.marginal, 1),
            r2.conditional === null ? words.nothing : formatPercent(r2.conditional, 1),
          )}
        </p>
      )}
    </>
  );
}

interface ListProps {
  readonly caption: string;
  readonly first: string;
  readonly list: Moderators["coefficients"];
}

function Coefficients({ caption, first, list }: ListProps): JSX.Element {
  return (
    <Table caption={caption} head={[first, words.estimate, words.df, words.p]}>
      {list.map((one) => (
        <tr key={one.name}>
          <th scope="row">{one.name}</th>
          <td>
            {three(one.estimate)} {one.interval !== null && formatInterval(one.interval, three)}
          </td>
          <td>{one.test === null ? words.nothing : showStatistic(one.test)}</td>
          <td>{one.test === null ? words.nothing : formatPValue(one.test.pValue)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Terms({ terms }: Pick<Moderators, "terms">): JSX.Element {
  const head = [
    words.term,
    <Term key="htz" about="htz">
      {words.df}
    </Term>,
    words.p,
  ];
  return (
    <Table caption={words.terms} head={head}>
      {terms.map(({ label, test }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td>{test === null ? words.nothing : showStatistic(test)}</td>
          <td>{test === null ? words.nothing : formatPValue(test.pValue)}</td>
        </tr>
      ))}
    </Table>
  );
}
