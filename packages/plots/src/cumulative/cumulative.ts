import { formatLevel, phrase } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale } from "../display-scale.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { toldBy, whyNotAsked } from "../sensitivity/asked.ts";
import { cumulativeLines } from "../sensitivity/lines-r.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import type { StepRow } from "../sensitivity/step-forest.ts";
import { drawStepPages } from "../sensitivity/step-pages.ts";
import { effectText, markOf, rowHeightFor } from "../sensitivity/step-rows.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";

/** A forest of the pooled effect as studies come in one after the other. */
export const cumulativeForest: Plot = definePlot({
  id: "cumulative",
  label: "Cumulative forest",
  summary: "The pooled effect after the first study, the first two, and so on, in the order that was chosen.",
  reference:
    "Lau et al. (1992), New England Journal of Medicine 327, 248-254, doi:10.1056/NEJM199207233270406",
  options: [],
  home: "sensitivity",
  applies: (input) => whyNotAsked(input, "cumulative"),
  draw: (input) => pages(input)[0]!,
  pages,
  r: (document, fit) => sensitivityRFit(document, fit, cumulativeLines),
});

function pages(input: PlotInput): readonly Drawing[] {
  const answer = input.sensitivity?.answers.cumulative;
  if (answer === undefined) throw new RangeError("a cumulative forest without its numbers");
  const scale = createDisplayScale(input);
  const rows = answer.steps.map(({ studies, at, fit }, place): StepRow => {
    const first = studies[0]?.label ?? "";
    const names = studies.length > 1 ? words.cumulative.several(first, studies.length - 1) : first;
    const label = at === null ? names : words.cumulative.labelled(names, at);
    const text = effectText(fit, scale);
    return {
      label,
      rowId: studies.length === 1 ? (studies[0]?.rowId ?? null) : null,
      mark: markOf(fit),
      ghost: null,
      text,
      title: words.cumulative.title(label, text, fit?.k ?? place + 1),
      isFlagged: false,
      isPooled: false,
    };
  });
  const last = answer.steps.at(-1)?.fit ?? null;
  const level = formatLevel(input.document.model.level);
  const forest = {
    heads: [words.cumulative.added, words.leaveOneOut.estimate(scale.name, level)],
    rows,
    pooled: markOf(last),
    notes: [words.cumulative.note(phrase(answer.by))],
    rowHeight: rowHeightFor(rows.length),
  } as const;
  const told = [
    ...(last === null ? [] : [words.caterpillar.pooled(scale.name, effectText(last, scale))]),
    toldBy(input, "cumulative"),
  ];
  return drawStepPages(input, scale, forest, told.join(" "));
}
