import { type AnalysisDocument, createFlow } from "@treeline/engine";
import { checkFlow } from "@treeline/engine/flow";
import type { Scene } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import { flowToCsv } from "@treeline/plots/flow";
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { lazy } from "../../controls/lazy.tsx";
import { useWidth } from "../../controls/use-width.ts";
import { WideTable } from "../../controls/wide-table.tsx";
import { downloadText, fileName } from "../../export/download.ts";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { removeFlow } from "../../state/flow-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { flow as words } from "../../strings/flow.ts";
import { tables } from "../../strings/tables.ts";
import { drawing, loadDrawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { SceneView } from "../results/scene-view.tsx";
import { FlowFields } from "./flow-fields.tsx";

const FigureTools = lazy(async () => (await import("../figure/figure-tools.tsx")).FigureTools);

const CARD = plotCards.get("prisma");

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
  // The numbers of the flow compute nothing, so they are drawn before the next result.
  const shown = useMemo((): Evaluated => ({ document, report }), [document, report]);
  const draw = useCallback(
    (given: Evaluated, px: number): readonly Scene[] =>
      px === 0 || drawn === null
        ? []
        : inTongueOf("figures", () => [drawn.plots.get(CARD.id).scene(plotInput(given, px))]),
    [drawn, tongue],
  );
  const scenes = useMemo(() => draw(shown, width), [shown, width, draw]);
  return (
    <div class="figure flow-diagram">
      <div ref={element} lang={tongue?.language}>
        {scenes.map((scene) => (
          <WideTable key={CARD.id} class="plot" label={words.diagram} hint={tables.drawingHint}>
            <SceneView scene={scene} about="" onChoose={nothing} />
          </WideTable>
        ))}
      </div>
      {scenes.length > 0 && (
        <FigureTools
          evaluated={shown}
          audit={null}
          sensitivity={null}
          plot={CARD}
          scenes={scenes}
          draw={draw}
        />
      )}
    </div>
  );
}

/** Its boxes are no studies. */
const nothing = (): void => undefined;
