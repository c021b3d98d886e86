import { unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import { WideTable } from "../../controls/wide-table.tsx";

interface NumberRow {
  readonly key: string;
  readonly head: string;
  readonly cells: readonly (string | JSX.Element)[];
}

interface NumberTableProps {
  /** Read by those who cannot see what stands above. */
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  /** What it belongs to, where others with the same caption stand on the page. */
  readonly of?: string | undefined;
  readonly head: readonly string[];
  /** What explains the number under each head; null = nothing, absent = none. */
  readonly about?: readonly (string | null)[];
  /** Whether each column is read as words, from their beginning; absent = none is. */
  readonly inWords?: readonly boolean[];
  readonly rows: readonly NumberRow[];
}

/** Names with more characters are to have some width, so that they do not stand word below word. */
const LONG_NAME = 24;
const LONGER_NAME = 40;

/** A table of numbers that scrolls sideways by itself where the page is narrow. */
export function NumberTable({
  caption,
  isCaptionShown = false,
  of,
  head,
  about = [],
  inWords = [],
  rows,
}: NumberTableProps): JSX.Element {
  return (
    <>
      {isCaptionShown && (
        <p class="numbers-caption" aria-hidden="true">
          {caption}
        </p>
      )}
      <WideTable cards label={of === undefined ? caption : `${of}: ${caption}`}>
        <table class="numbers">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((text, at) => (
                <th key={text} scope="col" class={inWords[at] === true ? "as-words" : undefined}>
                  <Term about={about[at] ?? null}>{unbroken(text)}</Term>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, head: name, cells }) => (
              <tr key={key}>
                <th scope="row" class={widthOf(name)}>
                  {unbroken(name)}
                </th>
                {cells.map((cell, at) => (
                  <td key={head[at + 1]} class={inWords[at + 1] === true ? "as-words" : undefined}>
                    {typeof cell === "string" ? unbroken(cell) : cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}

function widthOf({ length }: string): string | undefined {
  if (length > LONGER_NAME) return "longer-name";
  return length > LONG_NAME ? "long-name" : undefined;
}
