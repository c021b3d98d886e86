import { type Scene, withPlotOptions } from "@treeline/plots";
import { plotCards } from "@treeline/plots/cards";
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo } from "preact/hooks";
import { lazy } from "../../controls/lazy.tsx";
import { useWidth } from "../../controls/use-width.ts";
import { type Evaluated, evaluated } from "../../state/evaluation.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { dose as words } from "../../strings/dose.ts";
import { drawing, loadDrawing } from "../results/load-drawing.ts";
import { plotInput } from "../results/plot-input.ts";
import { PlotPanel } from "../results/plot-panel.tsx";
import { SceneView } from "../results/scene-view.tsx";

const FigureTools = lazy(async () => (await import("../figure/figure-tools.tsx")).FigureTools);

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
  const curve = useMemo(() => (now === null ? null : shown(now, "categories")), [now]);
  const draw = useCallback(
    (given: Evaluated, px: number): readonly Scene[] =>
      px === 0 || drawn === null
        ? []
        : inTongueOf("figures", () => [drawn.plots.get(CARD.id).scene(plotInput(given, px))]),
    [drawn, tongue],
  );
  const scenes = useMemo(() => (curve === null ? [] : draw(curve, width)), [curve, width, draw]);
  const isDrawn =
    curve !== null && drawn !== null && drawn.plots.get(CARD.id).applies(plotInput(curve, 0)) === null;
  return (
    <div class="figure">
      <div ref={element} class="plot" lang={tongue?.language}>
        {scenes.map((scene) => (
          <SceneView key={CARD.id} scene={scene} about={words.plotAbout} onChoose={nothing} />
        ))}
      </div>
      {curve !== null && isDrawn && (
        <FigureTools
          evaluated={curve}
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

const nothing = (): void => undefined;

/** The shapes of a dose over the studies, one line each. */
export function DoseShapesPlot(): JSX.Element | null {
  const now = evaluated.value;
  const drawn = useMemo(() => (now === null ? null : shown(now, "shapes")), [now]);
  return drawn === null ? null : <PlotPanel evaluated={drawn} plot={CARD} />;
}
