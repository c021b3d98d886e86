import type { JSX } from "preact";

export interface NumberRow {
  readonly key: string;
  readonly head: string;
  readonly cells: readonly (string | JSX.Element)[];
}

interface NumberTableProps {
  /** Read by those who cannot see what stands above. */
  readonly caption: string;
  readonly isCaptionShown?: boolean;
  readonly head: readonly string[];
  readonly rows: readonly NumberRow[];
}

/** A table of numbers that scrolls sideways by itself where the page is narrow. */
export function NumberTable({ caption, isCaptionShown = false, head, rows }: NumberTableProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section class="table-scroll" tabIndex={0} aria-label={caption}>
      <table class="numbers">
        <caption class={isCaptionShown ? undefined : "visually-hidden"}>{caption}</caption>
        <thead>
          <tr>
            {head.map((text) => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, head: name, cells }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
