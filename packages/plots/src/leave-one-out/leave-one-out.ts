import { formatLevel } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale } from "../display-scale.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { toldBy, whyNotAsked } from "../sensitivity/asked.ts";
import { leaveOneOutLines } from "../sensitivity/lines-r.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import type { StepRow } from "../sensitivity/step-forest.ts";
import { drawStepPages } from "../sensitivity/step-pages.ts";
import { effectText, markOf, rowHeightFor } from "../sensitivity/step-rows.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";
import { twinWords } from "../twin/words.ts";

const OPTIONS = [
  {
    key: "order",
    type: "choice",
    label: "Order",
    help: "In the order of the table, or by the pooled effect without the study.",
    default: "table",
    choices: [
      { value: "table", label: "As in the table" },
      { value: "estimate", label: "By effect without" },
    ],
  },
] as const;

/** A forest of the pooled effect without each study in turn. */
export const leaveOneOutForest: Plot = definePlot({
  id: "leave-one-out",
  label: "Leave-one-out",
  summary:
    "The pooled effect without each study in turn, over the band of the pooled effect with all of them.",
  reference: "Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11",
  options: OPTIONS,
  beside: ["order"],
  home: "sensitivity",
  applies: (input) => whyNotAsked(input, "leave-one-out"),
  draw: (input, options) => pages(input, options)[0]!,
  pages,
  r: (document, fit) => sensitivityRFit(document, fit, leaveOneOutLines),
});

function pages(input: PlotInput, { order }: OptionsOf<typeof OPTIONS>): readonly Drawing[] {
  const answer = input.sensitivity?.answers["leave-one-out"];
  if (answer === undefined) throw new RangeError("a leave-one-out forest without its numbers");
  const scale = createDisplayScale(input);
  const { all } = answer;
  const studies =
    order === "table"
      ? answer.studies
      : answer.studies.toSorted((a, b) => (a.fit?.estimate ?? 0) - (b.fit?.estimate ?? 0));
  const rows = studies.map(({ rowId, label, fit, changes }): StepRow => {
    const text = effectText(fit, scale);
    return {
      label,
      rowId,
      mark: markOf(fit),
      ghost: null,
      text,
      title: words.leaveOneOut.title(label, text),
      isFlagged: changes.length > 0,
      isPooled: false,
    };
  });
  const text = effectText(all, scale);
  const whole: StepRow = {
    label: words.leaveOneOut.all,
    rowId: null,
    mark: markOf(all),
    ghost: null,
    text,
    title: text,
    isFlagged: false,
    isPooled: true,
  };
  const level = formatLevel(input.document.model.level);
  const forest = {
    heads: [words.leaveOneOut.without, words.leaveOneOut.estimate(scale.name, level)],
    rows: [...rows, whole],
    pooled: markOf(all),
    notes: [words.leaveOneOut.note],
    rowHeight: rowHeightFor(rows.length),
    flag: twinWords.changes,
  } as const;
  const told = [...(input.sensitivity?.conclusion ?? []), toldBy(input, "leave-one-out")];
  return drawStepPages(input, scale, forest, told.join(" "));
}
