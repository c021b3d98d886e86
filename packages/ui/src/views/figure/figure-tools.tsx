import { type PlotCard, plotName, type Scene } from "@treeline/plots";
import type { JSX } from "preact";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { lazy } from "../../controls/lazy.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import type { ToldFigure } from "../../state/figure-edits.ts";
import { type FigureBasis, figureToExport } from "../../state/figure-export.ts";
import { figure } from "../../strings/figure.ts";
import { drawnPlot } from "../results/load-drawing.ts";
import { FigureTip } from "./figure-tip.tsx";
import { InlineEditor } from "./inline-editor.tsx";
import { type DrawPages, OnPaper } from "./on-paper.tsx";
import { rowsOf } from "./scene-rows.ts";
import { StudyMoves } from "./study-moves.tsx";

const AboutFigure = lazy(async () => (await import("./about-figure.tsx")).AboutFigure);
const SoundPlayer = lazy(async () => (await import("./sound-player.tsx")).SoundPlayer);

interface ToolsProps extends FigureBasis {
  readonly plot: PlotCard;
  /** The drawings it stands beside. */
  readonly scenes: readonly Scene[];
  readonly draw: DrawPages;
}

/** What can be done with a plot beside looking at it; fetched once it is drawn. */
export function FigureTools({ evaluated, audit, sensitivity, plot, scenes, draw }: ToolsProps): JSX.Element {
  const [open, setOpen] = useState<"about" | "sound" | null>(null);
  const bar = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const rowIds = useMemo(() => rowsOf(scenes), [scenes]);
  const basis = useMemo(
    (): FigureBasis => ({ evaluated, audit, sensitivity }),
    [evaluated, audit, sensitivity],
  );
  const told = useMemo(() => toldFigure(plot.id, evaluated), [plot, evaluated]);
  const before = useRef(evaluated);
  useEffect(() => {
    // A result on its way when the export was opened: the figure in the dialog is of what the page shows now.
    const chosen = figureToExport.peek();
    if (chosen?.evaluated === before.current) {
      figureToExport.value = {
        ...chosen,
        evaluated,
        audit: audit ?? chosen.audit,
        sensitivity: sensitivity ?? chosen.sensitivity,
      };
    }
    before.current = evaluated;
  }, [evaluated]);
  const toggle = (part: "about" | "sound", label: string): JSX.Element => (
    <button
      type="button"
      class="button"
      aria-expanded={open === part}
      aria-controls={`${id}-panel`}
      onClick={() => setOpen(open === part ? null : part)}
    >
      {label}
    </button>
  );
  return (
    <>
      <OnPaper evaluated={evaluated} plot={plot} draw={draw} />
      <fieldset ref={bar} class="figure-bar" aria-label={figure.tools(plotName(plot))}>
        <button
          type="button"
          class="button"
          onClick={() => {
            figureToExport.value = { ...basis, plot: plot.id };
          }}
        >
          {figure.export.open}
        </button>
        {toggle("about", figure.about.open)}
        {rowIds.length > 1 && toggle("sound", figure.sound.open)}
      </fieldset>
      <div id={`${id}-panel`} class="figure-panel">
        {open === "about" && <AboutFigure basis={basis} told={told} />}
        {open === "sound" && <SoundPlayer basis={basis} rowIds={rowIds} />}
      </div>
      <FigureTip bar={bar} evaluated={evaluated} plot={plot} />
      <InlineEditor bar={bar} evaluated={evaluated} told={told} />
      <StudyMoves bar={bar} evaluated={evaluated} plot={plot} />
    </>
  );
}

/** Whose words these are: a plot may draw another figure here than on another page. */
function toldFigure(plot: string, evaluated: Evaluated): ToldFigure {
  return { plot, subject: drawnPlot(plot)?.subject(evaluated) ?? { about: {}, isUsual: true } };
}
