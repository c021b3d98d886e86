import { unbroken } from "@treeline/engine";
import type { ReportPart } from "@treeline/engine/report";
import { FIGURE_WIDTH, type ReportInput, reportFigure } from "@treeline/plots/report-page";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { Cited } from "../../controls/cited.tsx";
import { useWidth } from "../../controls/use-width.ts";
import { WideTable } from "../../controls/wide-table.tsx";
import { inTongueOf } from "../../state/tongues.ts";
import { reportWords as words } from "../../strings/report.ts";
import { tables } from "../../strings/tables.ts";
import { PartTable } from "./part-table.tsx";
import { StaticScene } from "./static-scene.tsx";

interface PartProps {
  readonly part: ReportPart;
  readonly input: ReportInput;
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
            <li key={item}>
              <Cited text={item} />
            </li>
          ))}
        </ul>
      );
    case "table":
      return <PartTable {...part} />;
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
        <WideTable class="plot wide-figure" label={figure.name} hint={tables.drawingHint}>
          {drawn}
        </WideTable>
      ) : (
        drawn
      )}
      <figcaption>{unbroken(words.figure(figure.name, figure.caption))}</figcaption>
    </figure>
  );
}
