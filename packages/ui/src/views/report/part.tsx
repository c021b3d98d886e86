import type { ReportPart } from "@treeline/engine/report";
import { FIGURE_WIDTH, type ReportInput, reportFigure } from "@treeline/plots/report-page";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { unbroken } from "../../controls/unbroken.ts";
import { useWidth } from "../../controls/use-width.ts";
import { WideTable } from "../../controls/wide-table.tsx";
import { inTongueOf } from "../../state/tongues.ts";
import { reportWords as words } from "../../strings/report.ts";
import { StaticScene } from "./static-scene.tsx";

interface PartProps {
  readonly part: ReportPart;
  readonly input: ReportInput;
}

/** Numbers and intervals are kept on one line; they have so many characters at most. */
const SHORT = 24;
/** So many columns with sentences among them have no room beside one another on a phone. */
const MANY_COLUMNS = 4;

/** Whether a cell is a number, a few words, or sentences that need room. */
function lengthOf(cell: string): "short" | "brief" | undefined {
  if (cell.length > SHORT) return undefined;
  return /\d/.test(cell) ? "short" : "brief";
}

/** One part of the report on the page. */
export function Part({ part, input }: PartProps): JSX.Element | null {
  switch (part.kind) {
    case "heading":
      return <h4>{part.text}</h4>;
    case "paragraph":
      return <Paragraph part={part} />;
    case "list":
      return (
        <ul class="report-list">
          {part.items.map((item) => (
            <li key={item}>{unbroken(item)}</li>
          ))}
        </ul>
      );
    case "table":
      return <PartTable part={part} />;
    case "figure":
      return <Figure part={part} input={input} />;
  }
}

function Paragraph({ part }: { readonly part: Extract<ReportPart, { kind: "paragraph" }> }): JSX.Element {
  const { text, items = [], tone = "" } = part;
  return (
    <p class={`report-text ${tone}`}>
      {unbroken(text)}
      {items.length > 0 && (
        <>
          {" "}
          <small class="report-items">{words.items(items.join(", "))}</small>
        </>
      )}
    </p>
  );
}

function PartTable({ part }: { readonly part: Extract<ReportPart, { kind: "table" }> }): JSX.Element {
  const { title, head, rows, numeric } = part;
  const isWordy =
    !numeric &&
    head.length >= MANY_COLUMNS &&
    rows.some((cells) => cells.some(({ length }) => length > SHORT));
  return (
    <WideTable label={title}>
      <table class={numeric ? "report-table numbers" : isWordy ? "report-table wordy" : "report-table"}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) =>
                at === 0 && cell !== "" ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} class={lengthOf(cell)} data-head={isWordy ? head[at] : undefined}>
                    {unbroken(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

interface FigureProps extends PartProps {
  readonly part: Extract<ReportPart, { kind: "figure" }>;
}

/** Narrower than this a drawing scrolls rather than shrinks. */
const LEAST_WIDTH = 300;

/** As wide as in the files, or as the page allows: a drawing is never shrunk below what can be read. */
function Figure({ part, input }: FigureProps): JSX.Element | null {
  const [element, room] = useWidth<HTMLElement>();
  const width = Math.min(FIGURE_WIDTH, Math.max(LEAST_WIDTH, room));
  const figure = useMemo(
    () => inTongueOf("report", () => reportFigure(input, part, width)),
    [input.report, input.document, part, width],
  );
  if (figure === null) return null;
  const drawn = <StaticScene scene={figure.scene} />;
  return (
    <figure ref={element} class="report-figure">
      {figure.scene.width > width ? (
        <ScrollRegion class="plot wide-figure" label={figure.name}>
          {drawn}
        </ScrollRegion>
      ) : (
        drawn
      )}
      <figcaption>{unbroken(words.figure(figure.name, figure.caption))}</figcaption>
    </figure>
  );
}
