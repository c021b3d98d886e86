import { unbroken } from "@treeline/engine";
import { endsInSentences, isShort, reachOf, rowGroups } from "@treeline/engine/report";
import type { ComponentChildren, JSX } from "preact";
import { useWidth } from "../../controls/use-width.ts";
import { WideTable } from "../../controls/wide-table.tsx";

/** Cells with more letters make a table one of words. */
const FEW_LETTERS = 24;
/** A few words, which need no more room than their longest. */
const BRIEF = 40;
/** A name that stands on one line, also where it holds a hyphen. */
const NAME = 14;
/** So many columns with sentences among them have no room beside one another on a phone. */
const MANY = 3;
const LONG_WORD = /\w[^\s]{22}/;
const BETWEEN_PARTS = /(?<=\w[./_(])(?=[A-Za-z])|(?<=[a-z])(?=[A-Z])/;
/** More than so many have none there either where all of them hold a few words. */
const MOST_BESIDE = 5;
const FIGURE = /^(?:\u2013|[\u2212<]? ?\d[^a-z]{0,30})$/i;
/** In px; in less room the sentences that end the rows of a crowd of columns stand below them. */
const CROWD_WIDTH = 900;
/** In px; in less room a crowd of columns is a list as well. */
const LIST_WIDTH = 400;
/** In px; what a column of words, and one of numbers, needs at least, and what a digit and the space beside them take. */
const WORDS_WIDTH = 156;
const NUMBER_WIDTH = 64;
const DIGIT_WIDTH = 8;
const COLUMN_GAP = 12;

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
  const hasWords = !numeric && (head.length > MOST_BESIDE || (head.length >= MANY && isOfWords(rows.flat())));
  const isCrowd = endsInSentences({ head, rows, numeric });
  const isApart = isCrowd && width > 0 && width < CROWD_WIDTH;
  const columns = isApart ? head.length - 1 : head.length;
  const isList = hasWords && width > 0 && width < (isCrowd ? LIST_WIDTH : roomOf(rows));
  const figures = numeric || isCrowd ? [] : head.map((_, column) => isOfFigures(rows, column));
  const kind = numeric ? "numbers" : isList ? "wordy" : isCrowd ? "crowd" : "";
  return (
    <div ref={element}>
      <WideTable label={title} cards={numeric}>
        <table
          class={`report-table ${kind} ${props.class ?? ""}`.trim()}
          lang={lang}
          aria-label={isNamed ? title : undefined}
        >
          {!isNamed && <caption>{title}</caption>}
          <thead>
            <tr>
              {head.slice(0, columns).map((name, column) => (
                <th key={name} scope="col" class={figures[column] ? "figures" : undefined}>
                  {unbroken(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rowGroups(rows).map((group, at) => (
              <Group key={at} group={group} head={head} columns={columns} kind={kind} figures={figures} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  );
}

/** What the columns of a table of words need beside one another, in px. */
function roomOf(rows: TableProps["rows"]): number {
  const columns = rows[0]?.map((_, column) => rows.map((row) => row[column] ?? "")) ?? [];
  return columns.reduce((room, cells) => room + widthOf(cells), 0);
}

/** Numbers stand on one line, however many digits they have. */
function widthOf(cells: readonly string[]): number {
  if (isOfWords(cells)) return WORDS_WIDTH;
  const longest = Math.max(0, ...cells.filter(isShort).map(({ length }) => length));
  return Math.max(NUMBER_WIDTH, longest * DIGIT_WIDTH + COLUMN_GAP);
}

/** Numbers one below the other, with or without their interval, or the dash of one that does not exist. */
function isOfFigures(rows: TableProps["rows"], column: number): boolean {
  const cells = rows.map((row) => row[column] ?? "").filter((cell) => cell !== "");
  return column > 0 && cells.some(isShort) && cells.every((cell) => FIGURE.test(cell));
}

function isOfWords(cells: readonly string[]): boolean {
  return cells.some(({ length }) => length > FEW_LETTERS);
}

interface GroupProps {
  readonly group: readonly (readonly string[])[];
  readonly head: readonly string[];
  /** Those that stand beside one another; what the others say of the group stands below it. */
  readonly columns: number;
  readonly kind: string;
  /** Columns of numbers among words. */
  readonly figures: readonly boolean[];
}

function Group({ group, head, columns, kind, figures }: GroupProps): JSX.Element {
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
              kind={kind === "crowd" ? undefined : figures[column] ? "figures" : lengthOf(text)}
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
  readonly kind: "short" | "brief" | "figures" | undefined;
}

function Cell({ text, reach, isHead, head, kind }: CellProps): JSX.Element | null {
  if (reach === 0) return null;
  const rowSpan = reach === 1 ? undefined : reach;
  return isHead && text !== "" ? (
    <th scope="row" rowSpan={rowSpan} class={text.length <= NAME ? "short" : undefined}>
      {unbroken(text)}
    </th>
  ) : (
    <td class={kind} rowSpan={rowSpan} data-head={head} data-empty={text === "" || undefined}>
      {breakable(unbroken(text))}
    </td>
  );
}

/** Long names of code end a line after a mark or before a capital, not within a word. */
function breakable(text: string): ComponentChildren {
  if (!LONG_WORD.test(text)) return text;
  return text.split(BETWEEN_PARTS).map((part, at) => [at > 0 && <wbr />, part]);
}

/** Whether a cell is a number, a few words, or sentences that need room. */
function lengthOf(cell: string): "short" | "brief" | undefined {
  if (cell.length > BRIEF) return undefined;
  return isShort(cell) ? "short" : "brief";
}
