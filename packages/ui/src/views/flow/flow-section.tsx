import { type AnalysisDocument, createFlow } from "@treeline/engine";
import { checkFlow } from "@treeline/engine/flow";
import { flowToCsv } from "@treeline/plots/flow";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useWidth } from "../../controls/use-width.ts";
import { WideTable } from "../../controls/wide-table.tsx";
import { downloadText, fileName } from "../../export/download.ts";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { removeFlow } from "../../state/flow-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { flow as words } from "../../strings/flow.ts";
import { tables } from "../../strings/tables.ts";
import { StaticScene } from "../report/static-scene.tsx";
import { drawing, loadDrawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { FlowFields } from "./flow-fields.tsx";

/** The PRISMA flow diagram: its numbers, whether they add up, and the diagram they make. */
export function FlowSection(): JSX.Element {
  const document = project.value;
  const { flow } = document;
  const now = evaluated.value;
  return (
    <section class="flow" aria-label={words.heading}>
      <p class="hint">{words.lead}</p>
      <FlowFields flow={createFlow(flow)} />
      {flow !== undefined && (
        <>
          <Checks flow={flow} />
          {now !== null && <Diagram made={now} document={document} />}
          <div class="form-row">
            <button
              type="button"
              class="button"
              onClick={() =>
                downloadText(
                  fileOf(document, "csv"),
                  "text/csv",
                  inTongueOf("figures", () => flowToCsv(flow)),
                )
              }
            >
              {words.csv}
            </button>
            {now !== null && (
              <button type="button" class="button" onClick={() => void saveDiagram(now, document)}>
                {words.svg}
              </button>
            )}
            <button type="button" class="button" disabled={readOnly.value} onClick={removeFlow}>
              {words.remove}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

function fileOf({ title }: AnalysisDocument, extension: string): string {
  return fileName(`${title} ${words.file}`, extension);
}

const SAVED_WIDTH = 900;

/** Exports are light whatever the screen: they go into papers. */
async function saveDiagram({ report }: Evaluated, document: AnalysisDocument): Promise<void> {
  const { lightTheme, plots, sceneToSvg } = await loadDrawing();
  const scene = inTongueOf("figures", () =>
    plots.get("prisma").scene(plotInput({ document, report }, SAVED_WIDTH)),
  );
  downloadText(
    fileOf(document, "svg"),
    "image/svg+xml",
    sceneToSvg(scene, { theme: lightTheme, standalone: true }),
  );
}

/** Boxes that do not follow from those before them. */
function Checks({ flow }: { readonly flow: NonNullable<AnalysisDocument["flow"]> }): JSX.Element {
  const issues = useMemo(() => checkFlow(flow), [flow]);
  return (
    <div role="status">
      {issues.length === 0 ? (
        <p class="hint">{words.addsUp}</p>
      ) : (
        <ul class="flow-issues">
          {issues.map(({ code, path, message, hint }) => (
            <li key={`${code} ${path.field ?? ""}`}>
              {message} {hint}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface DiagramProps {
  readonly made: Evaluated;
  readonly document: AnalysisDocument;
}

/** The diagram as wide as the page allows; it scrolls where its columns need more. */
function Diagram({ made, document }: DiagramProps): JSX.Element {
  const [element, width] = useWidth<HTMLDivElement>();
  const drawn = drawing.value;
  useEffect(() => void loadDrawing(), []);
  const { report } = made;
  const tongue = tongueOf("figures");
  const scene = useMemo(
    () =>
      width === 0 || drawn === null
        ? null
        : inTongueOf("figures", () =>
            drawn.plots.get("prisma").scene(plotInput({ document, report }, width)),
          ),
    [document.flow, document.title, document.figures, report, width, drawn, tongue],
  );
  return (
    <div ref={element} class="flow-diagram" lang={tongue?.language}>
      {scene !== null && (
        <WideTable class="plot" label={words.diagram} hint={tables.drawingHint}>
          <StaticScene scene={scene} />
        </WideTable>
      )}
    </div>
  );
}
