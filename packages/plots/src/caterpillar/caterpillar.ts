import { type AnalysisReport, formatLevel, normalQuantile } from "@treeline/engine";
import { pooledBlups } from "@treeline/engine/sensitivity";
import { type Drawing, definePlot } from "../define-plot.ts";
import { createDisplayScale, type DisplayScale } from "../display-scale.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import { caterpillarLines } from "../sensitivity/lines-r.ts";
import { sensitivityRFit } from "../sensitivity/r-fit.ts";
import type { StepMark, StepRow } from "../sensitivity/step-forest.ts";
import { drawStepPages } from "../sensitivity/step-pages.ts";
import { rowHeightFor } from "../sensitivity/step-rows.ts";
import { sensitivityWords as words } from "../sensitivity/words.ts";
import { twinWords } from "../twin/words.ts";
import { words as shared } from "../words.ts";

const OPTIONS = [
  {
    key: "show",
    type: "choice",
    label: "Effects",
    help: "What the model takes each study’s true effect to be, drawn towards the mean, with its own effect beside it; or the studies’ own effects alone.",
    default: "true",
    choices: [
      { value: "true", label: "True effects" },
      { value: "own", label: "Own effects" },
    ],
  },
] as const;

/** A caterpillar plot: the studies in the order of their effects, each with what the model takes its true effect to be. */
export const caterpillar: Plot = definePlot({
  id: "caterpillar",
  label: "Caterpillar",
  summary:
    "The studies in the order of their effects, each with what the model takes its true effect to be (BLUP).",
  reference:
    "Raudenbush & Bryk (1985), Journal of Educational Statistics 10, 75-98, doi:10.3102/10769986010002075",
  options: OPTIONS,
  beside: ["show"],
  applies: ({ report }) => (report.fit === null ? words.caterpillar.noModel : null),
  draw: (input, options) => pages(input, options)[0]!,
  pages,
  r: (document, fit) =>
    fit.spec.kind !== "random" || fit.spec.weighting !== "inverse-variance"
      ? []
      : sensitivityRFit(document, fit, caterpillarLines),
});

interface Drawn {
  readonly rowId: string;
  readonly label: string;
  readonly mark: StepMark;
  readonly ghost: number | null;
}

function pages(input: PlotInput, { show }: OptionsOf<typeof OPTIONS>): readonly Drawing[] {
  const { report, document } = input;
  const scale = createDisplayScale(input);
  const level = formatLevel(document.model.level);
  const predicted = show === "true" ? trueEffects(report) : null;
  const studies = (predicted ?? ownEffects(report, document.model.level)).toSorted(
    (a, b) => a.mark.estimate - b.mark.estimate,
  );
  const rows = studies.map((study) => rowOf(study, scale));
  const [pooled] = report.fit?.coefficients ?? [];
  const fallback = show === "true" && predicted === null ? [words.caterpillar.equal] : [];
  const notes =
    predicted === null ? [...fallback, words.caterpillar.own(level)] : [words.caterpillar.note(level)];
  const forest = {
    heads: [
      shared.study,
      words.leaveOneOut.estimate(predicted === null ? scale.name : words.caterpillar.effect, level),
    ],
    rows,
    pooled:
      pooled === undefined
        ? null
        : {
            estimate: pooled.estimate,
            lower: pooled.interval?.lower ?? pooled.estimate,
            upper: pooled.interval === null ? pooled.estimate : pooled.interval.upper,
          },
    notes,
    rowHeight: rowHeightFor(rows.length),
    ...(predicted === null ? {} : { ghost: twinWords.own }),
  } as const;
  const ends = [studies[0], studies.at(-1)].flatMap((one) =>
    one === undefined ? [] : [`${one.label}: ${scale.format(one.mark.estimate)}`],
  );
  const about = words.caterpillar.about(shared.studies(rows.length), ends.join(" \u2013 "));
  const told = [about, ...resultOf(input, scale, studies), ...notes];
  return drawStepPages(input, scale, forest, told.join(" "));
}

/** The pooled effect, and how many studies are told from no effect, for those who do not see the drawing. */
function resultOf({ report }: PlotInput, scale: DisplayScale, studies: readonly Drawn[]): string[] {
  const pooled = pooledEstimate(report.fit);
  const { nullValue } = scale;
  const isApart = ({ mark: { lower, upper } }: Drawn): boolean =>
    nullValue !== null && (lower > nullValue || (upper !== null && upper < nullValue));
  return [
    ...(pooled === null
      ? []
      : [words.caterpillar.pooled(scale.name, scale.formatWithInterval(pooled.value, pooled))]),
    ...(nullValue === null ? [] : [words.caterpillar.apart(studies.filter(isApart).length, studies.length)]),
  ];
}

function trueEffects({ effects, fit }: AnalysisReport): Drawn[] | null {
  const blups = effects === null || fit === null ? null : pooledBlups(effects, fit);
  if (blups === null) return null;
  return blups.studies.map(({ rowId, label, estimate, lower, upper, yi }) => ({
    rowId,
    label,
    mark: { estimate, lower, upper },
    ghost: yi,
  }));
}

function ownEffects({ effects }: AnalysisReport, level: number): Drawn[] {
  if (effects === null) return [];
  const critical = normalQuantile((1 + level) / 2);
  return effects.rowIds.map((rowId, at) => {
    const [estimate, half] = [effects.yi[at]!, critical * Math.sqrt(effects.vi[at]!)];
    const mark = { estimate, lower: estimate - half, upper: estimate + half };
    return { rowId, label: effects.labels[at]!, mark, ghost: null };
  });
}

function rowOf({ rowId, label, mark, ghost }: Drawn, scale: DisplayScale): StepRow {
  const text = scale.formatWithInterval(mark.estimate, mark);
  const title =
    ghost === null ? `${label}: ${text}` : words.caterpillar.title(label, text, scale.format(ghost));
  return { label, rowId, mark, ghost, text, title, isFlagged: false, isPooled: false };
}
