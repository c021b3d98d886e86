import {
  type DependenceReport,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatPEquation,
  formatPercent,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import { dependence as words } from "../../strings/dependence.ts";
import { showStatistic } from "../results/display.ts";
import { Table } from "./table.tsx";

const three = (value: number): string => formatAdaptive(value, 3);
const orNothing = (value: number | null, format: (value: number) => string): string =>
  value === null ? words.nothing : format(value);

/** Where the variance lies: variances and correlations of the random effects, their shares, how large they are beside the mean. */
export function Levels({ report }: { readonly report: DependenceReport }): JSX.Element {
  const { statistics, levels, i2, cvh, m } = report;
  const head = [
    <Term key="level" about="levels-of-variance">
      {words.level}
    </Term>,
    words.count,
    <Term key="profile" about="profile-by-level">
      {words.sigma2}
    </Term>,
    <Term key="i2" about="i2-level">
      {words.i2}
    </Term>,
    <Term key="cvh" about="cvh">
      {words.cvh}
    </Term>,
    <Term key="m" about="m1">
      {words.m}
    </Term>,
    words.drop,
  ];
  return (
    <>
      <Table caption={words.levels} head={head}>
        {levels.map((level) => (
          <Row key={level.label} level={level} />
        ))}
        {cvh !== null && m !== null && levels.length > 1 && (
          <tr>
            <th scope="row">{words.together}</th>
            <td colSpan={2} />
            <td>{orNothing(i2, formatPercent)}</td>
            <td>{three(cvh)}</td>
            <td>{three(m)}</td>
            <td />
          </tr>
        )}
      </Table>
      {statistics !== null && (
        <p class="hint">
          {words.fitted(
            formatFixed(statistics.logLik, 2),
            formatFixed(statistics.aic, 2),
            formatFixed(statistics.bic, 2),
          )}
        </p>
      )}
    </>
  );
}

function Row({ level }: { readonly level: DependenceReport["levels"][number] }): JSX.Element {
  const { label, levels, sigma2, interval, i2, cvh, m, test } = level;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{levels}</td>
      <td>
        {three(sigma2)} {interval !== null && unbroken(formatInterval(interval, three))}
      </td>
      <td>{orNothing(i2, formatPercent)}</td>
      <td>{orNothing(cvh, three)}</td>
      <td>{orNothing(m, three)}</td>
      <td>
        {test === null ? words.nothing : unbroken(`${showStatistic(test)}, ${formatPEquation(test.pValue)}`)}
      </td>
    </tr>
  );
}
