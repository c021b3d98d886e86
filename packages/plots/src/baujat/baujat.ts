import { formatShort } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { toldBy, whyNotAsked } from "../sensitivity/asked.ts";
import { NAMES_OPTION } from "../sensitivity/names-option.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";
import { drawXy } from "../sensitivity/xy-frame.ts";

const OPTIONS = [NAMES_OPTION] as const;

/** A Baujat plot: what each study adds to the heterogeneity against how much it moves the pooled effect. */
export const baujatPlot: Plot = definePlot({
  id: "baujat",
  label: "Baujat",
  summary: "What each study adds to the heterogeneity, against how much it moves the pooled effect.",
  reference:
    "Baujat, Mah\u00e9, Pignon & Hill (2002), Statistics in Medicine 21, 2641-2652, doi:10.1002/sim.1221",
  options: OPTIONS,
  beside: ["names"],
  home: "sensitivity",
  applies: (input) => whyNotAsked(input, "baujat"),
  draw,
  r: (document, fit) => sensitivityRFit(document, fit, (name) => [`baujat(${name})`]),
});

/** So many studies at either end are named. */
const NAMED = 3;

function draw(input: PlotInput, { names }: OptionsOf<typeof OPTIONS>): Drawing {
  const studies = input.sensitivity?.answers.baujat?.studies ?? [];
  const marked = new Set(
    [studies.toSorted((a, b) => b.x - a.x), studies.toSorted((a, b) => b.y - a.y)].flatMap((sorted) =>
      sorted.slice(0, NAMED).map(({ rowId }) => rowId),
    ),
  );
  const drawn = drawXy({
    width: input.width,
    points: studies.map(({ rowId, label, x, y }) => ({
      rowId,
      label,
      x,
      y,
      isMarked: marked.has(rowId),
      title: words.baujat.title(label, formatShort(x), formatShort(y)),
    })),
    x: { title: words.baujat.x, values: [0, ...studies.map(({ x }) => x)] },
    y: { title: words.baujat.y, values: [0, ...studies.map(({ y }) => y)] },
    backdrop: () => [],
    lines: [],
    names,
    notes: [],
    numbers: { head: [], cells: () => [] },
  });
  return { ...drawn, description: toldBy(input, "baujat") };
}
