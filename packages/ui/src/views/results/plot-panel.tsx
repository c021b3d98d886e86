import type { BiasAudit, SensitivityReport } from "@treeline/engine";
import type { PlotCard, Scene } from "@treeline/plots";
import type { JSX } from "preact";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { lazy } from "../../controls/lazy.tsx";
import { lazyWindow } from "../../controls/lazy-window.tsx";
import { useWidth } from "../../controls/use-width.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { firstResultShown } from "../../state/first-result.ts";
import { inTongueOf, tongueOf } from "../../state/tongues.ts";
import { t } from "../../strings/t.ts";
import { drawnPlot, loadDrawing } from "./load-drawing.ts";
import { hasManyStudies } from "./many-studies.ts";
import { plotInput } from "./plot-input.ts";
import { SceneView } from "./scene-view.tsx";

const StudyPopover = lazyWindow(
  async () => (await import("./study-popover.tsx")).StudyPopover,
  ({ onClose }) => onClose(),
);
const LargeFigure = lazy(async () => (await import("../large-figure/large-figure.tsx")).LargeFigure);
const FigureTools = lazy(
  async () => (await import("../figure/figure-tools.tsx")).FigureTools,
  firstResultShown,
);

interface PlotPanelProps {
  readonly evaluated: Evaluated;
  readonly plot: PlotCard;
  /** The audit for publication bias of this result, for plots that draw it. */
  readonly audit?: BiasAudit | null;
  /** The sensitivity analyses of this result, likewise. */
  readonly sensitivity?: SensitivityReport | null;
}

/** A plot as wide as the page allows, whose studies can be chosen. */
export function PlotPanel({
  evaluated,
  plot,
  audit = null,
  sensitivity = null,
}: PlotPanelProps): JSX.Element {
  const [element, width] = useWidth<HTMLDivElement>();
  const [chosen, setChosen] = useState<string | null>(null);
  const anchor = useRef<SVGGElement | null>(null);
  const drawn = drawnPlot(plot.id);
  useEffect(() => {
    if (drawn === null) void firstResultShown.then(loadDrawing);
  }, [drawn]);
  const tongue = tongueOf("figures");
  const draw = useCallback(
    (given: Evaluated, px: number, onPaper = false): readonly Scene[] =>
      px === 0 || drawn === null
        ? []
        : inTongueOf("figures", () => drawn.pages({ ...plotInput(given, px, audit, sensitivity), onPaper })),
    [drawn, audit, sensitivity, tongue],
  );
  const isDrawn = useMemo(
    () => drawn !== null && drawn.applies(plotInput(evaluated, 0, audit, sensitivity)) === null,
    [evaluated, drawn, audit, sensitivity],
  );
  const pages = useMemo(() => draw(evaluated, width), [evaluated, width, draw]);
  const isLarge = useMemo(() => hasManyStudies(pages), [pages]);
  const shared = {
    about: t.plots.about,
    onChoose: (rowId: string, study: SVGGElement): void => {
      anchor.current = study;
      setChosen(rowId);
    },
  };
  const close = (): void => {
    setChosen(null);
    anchor.current?.focus({ preventScroll: true });
  };

  return (
    <div class="figure">
      <div ref={element} class={isLarge ? "plot large" : "plot"} lang={tongue?.language}>
        {isLarge ? (
          <LargeFigure evaluated={evaluated} scenes={pages} {...shared} />
        ) : (
          pages.map((scene, page) => <SceneView key={page} scene={scene} {...shared} />)
        )}
        {chosen !== null && anchor.current !== null && (
          <StudyPopover rowId={chosen} anchor={anchor.current} evaluated={evaluated} onClose={close} />
        )}
      </div>
      {pages.length > 0 && isDrawn && (
        <FigureTools
          evaluated={evaluated}
          audit={audit}
          sensitivity={sensitivity}
          plot={plot}
          scenes={pages}
          draw={draw}
        />
      )}
    </div>
  );
}
