import { type Scene, withPlotOptions } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useWidth } from "../../controls/use-width.ts";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { dose as words } from "../../strings/dose.ts";
import { drawing, loadDrawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { PlotPanel } from "../results/plot-panel.tsx";
import { SceneView } from "../results/scene-view.tsx";

const CARD = plotCards.get("dose-response");

function shown(now: Evaluated, show: "categories" | "shapes"): Evaluated {
  return { ...now, document: withPlotOptions(now.document, CARD, { show }) };
}

/** The curve through dose categories; its circles are categories, not studies of the analysis, and open nothing. */
export function DosePlot(): JSX.Element {
  const [element, width] = useWidth<HTMLDivElement>();
  const now = evaluated.value;
  const drawn = drawing.value;
  useEffect(() => void loadDrawing(), []);
  const tongue = tongueOf("figures");
  const scene = useMemo<Scene | null>(
    () =>
      width === 0 || drawn === null || now === null
        ? null
        : inTongueOf("figures", () =>
            drawn.plots.get(CARD.id).scene(plotInput(shown(now, "categories"), width)),
          ),
    [now, width, drawn, tongue],
  );
  return (
    <div ref={element} class="plot" lang={tongue?.language}>
      {scene !== null && <SceneView scene={scene} about={words.plotAbout} name={noName} onChoose={nothing} />}
    </div>
  );
}

const noName = (): string => "";
const nothing = (): void => undefined;

/** The shapes of a dose over the studies, one line each. */
export function DoseShapesPlot(): JSX.Element | null {
  const now = evaluated.value;
  const drawn = useMemo(() => (now === null ? null : shown(now, "shapes")), [now]);
  return drawn === null ? null : <PlotPanel evaluated={drawn} plot={CARD} />;
}
