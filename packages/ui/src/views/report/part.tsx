import type { ReportPart } from "@treeline/engine/report";
import { type ReportInput, reportFigure } from "@treeline/plots/report-page";
import type { JSX } from "preact";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { reportWords as words } from "../../strings/report.ts";
import { StaticScene } from "./static-scene.tsx";

interface PartProps {
  readonly part: ReportPart;
  readonly input: ReportInput;
}

/** Cells of so many characters are kept on one line: numbers and intervals. */
const SHORT = 24;

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
            <li key={item}>{item}</li>
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
      {text}
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
  return (
    <ScrollRegion label={title}>
      <table class={numeric ? "report-table numbers" : "report-table"}>
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
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at} class={cell.length <= SHORT ? "short" : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Figure({ part, input }: PartProps & { readonly part: Extract<ReportPart, { kind: "figure" }> }) {
  const figure = reportFigure(input, part);
  if (figure === null) return null;
  return (
    <figure class="report-figure">
      <StaticScene scene={figure.scene} />
      <figcaption>{words.figure(figure.name, figure.scene.description)}</figcaption>
    </figure>
  );
}
