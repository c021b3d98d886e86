import { unbroken } from "@treeline/engine";
import { endsInSentences, isShort, reachOf, rowGroups } from "@treeline/engine/report";
import type { JSX } from "preact";
import { useWidth } from "../../controls/use-width.ts";
import { WideTable } from "../../controls/wide-table.tsx";

/** Cells with more letters make a table one of words. */
const FEW_LETTERS = 24;
/** A few words, which need no more room than their longest. */
const BRIEF = 40;
/** So many columns with sentences among them have no room beside one another on a phone. */
const MANY = 3;
/** In px; in less room the sentences that end the rows of a crowd of columns stand below them. */
const CROWD_WIDTH = 900;
/** In px; in less room a crowd of columns is a list as well. */
const LIST_WIDTH = 400;

interface TableProps {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly numeric: boolean;
  /** Where a heading of the page names it already. */
  readonly isNamed?: boolean;
  readonly class?: string;
  readonly lang?: string | undefined;
}

/** A table of the report; rows whose first cell is empty go on with the row above them. */
export function PartTable(props: TableProps): JSX.Element {
  const { title, head, rows, numeric, isNamed = false, lang } = props;
  const [element, width] = useWidth<HTMLDivElement>();
  const hasWords = !numeric && head.length >= MANY && rows.flat().some(({ length }) => length > FEW_LETTERS);
  const isCrowd = endsInSentences({ head, rows, numeric });
  const isApart = isCrowd && width > 0 && width < CROWD_WIDTH;
  const columns = isApart ? head.length - 1 : head.length;
  const isList = hasWords && (!isCrowd || (width > 0 && width < LIST_WIDTH));
  const kind = numeric ? "numbers" : isList ? "wordy" : isCrowd ? "crowd" : "";
  return (
    <div ref={element}>
      <WideTable label={title}>
        <table class={`report-table ${kind} ${props.class ?? ""}`.trim()} lang={lang}>
          {!isNamed && <caption>{title}</caption>}
          <thead>
            <tr>
              {head.slice(0, columns).map((name) => (
                <th key={name} scope="col">
                  {unbroken(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowGroups(rows).map((group, at) => (
              <Group key={at} group={group} head={head} columns={columns} kind={kind} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  );
}

interface GroupProps {
  readonly group: readonly (readonly string[])[];
  readonly head: readonly string[];
  /** Those that stand beside one another; what the others say of the group stands below it. */
  readonly columns: number;
  readonly kind: string;
}

function Group({ group, head, columns, kind }: GroupProps): JSX.Element {
  const below = group[0]?.slice(columns).filter((text) => text !== "") ?? [];
  return (
    <>
      {group.map((cells, row) => (
        <tr key={row}>
          {cells.slice(0, columns).map((text, column) => (
            <Cell
              key={column}
              text={text}
              reach={reachOf(group, row, column)}
              isHead={column === 0}
              head={kind === "wordy" ? head[column] : undefined}
              kind={kind === "crowd" ? undefined : lengthOf(text)}
            />
          ))}
        </tr>
      ))}
      {below.map((text) => (
        <tr key={text}>
          <td colSpan={columns}>
            <span class="quiet">{head[columns]}</span> {unbroken(text)}
          </td>
        </tr>
      ))}
    </>
  );
}

interface CellProps {
  readonly text: string;
  /** Rows it reaches over; 0 = the cell above reaches over it. */
  readonly reach: number;
  readonly isHead: boolean;
  /** Of its column, where it is said beside the cell. */
  readonly head: string | undefined;
  readonly kind: "short" | "brief" | undefined;
}

function Cell({ text, reach, isHead, head, kind }: CellProps): JSX.Element | null {
  if (reach === 0) return null;
  const rowSpan = reach === 1 ? undefined : reach;
  return isHead && text !== "" ? (
    <th scope="row" rowSpan={rowSpan}>
      {text}
    </th>
  ) : (
    <td class={kind} rowSpan={rowSpan} data-head={head} data-empty={text === "" || undefined}>
      {unbroken(text)}
    </td>
  );
}

/** Whether a cell is a number, a few words, or sentences that need room. */
function lengthOf(cell: string): "short" | "brief" | undefined {
  if (cell.length > BRIEF) return undefined;
  return isShort(cell) ? "short" : "brief";
}
