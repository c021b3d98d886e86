import type { Coefficient, Interval } from "../../analysis-types.ts";
import type { BiasEstimate, BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { formatExact, formatInteger } from "../../format/index.ts";
import { cell, counted, type ToldTable } from "../../format/told.ts";
import { twoSidedTest } from "../../inference/tests.ts";
import { fitUnivariate } from "../../models/univariate.ts";
import { exp } from "../../numeric/elementary.ts";
import { normalLogDensity, normalQuantile } from "../../numeric/normal.ts";
import type { Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { distanceInWords } from "../effect-words.ts";
import { bareEffects, lackOfModel, plainModel } from "../missing/plain-model.ts";
import { smallestThat } from "../missing/whole-number.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { beyondRange, meanInWords } from "./estimate.ts";
import { direction, tooFew } from "./wording.ts";

const UNPUBLISHED: readonly number[] = [1, 2, 3, 4, 5];

/** As far as a number of unpublished studies is looked for. */
const MOST = 1e6;

/**
 * Copas and Jackson's bound: the most by which m unpublished studies can have biased a mean of n published ones, whatever the
 * selection, if larger studies are no less likely to be published. With s_i = sqrt(v_i + tau2) and the share p = n / (n + m),
 * bound = phi(Phi^-1(p)) / p * sum(1 / s_i) / sum(1 / s_i^2).
 * Source: Copas & Jackson (2004), Biometrics 60, 146-153, doi:10.1111/j.0006-341X.2004.00161.x.
 * R: `metasens::orbbound(metagen(yi, sqrt(vi)), k.suspect = 1:5)`
 */
export const orbBound: QuickBiasMethod = {
  id: "orb-bound",
  family: "adjusted",
  label: "Copas-Jackson bound",
  summary: "The most by which a number of unpublished studies or outcomes can have biased the mean.",
  reference: "Copas & Jackson (2004), Biometrics 60, 146-153, doi:10.1111/j.0006-341X.2004.00161.x",
  assumption:
    "At most the stated number of studies is unpublished (or left this outcome out), larger studies are published no less often than small ones, and the bias runs in the favoured direction.",
  caution:
    "A worst case over all mechanisms of selection, not an estimate of the bias; nothing in the studies tells how many are unpublished.",
  params: [
    {
      key: "unpublished",
      label: "Unpublished studies",
      help: "Numbers of studies suspected to exist without having reported this outcome. The adjusted mean shown is that of the largest.",
      type: "numbers",
      default: UNPUBLISHED,
      min: 1,
      max: 100000,
      least: 1,
      most: 20,
    },
  ],
  usual: false,
  lack({ effects, model }) {
    const k = effects.yi.length;
    return k < 2 ? tooFew(k, 2, "one study is no selection of studies") : lackOfModel(plainModel(model));
  },
  run: runBound,
  r: boundInR,
};

const countsOf = ({ unpublished }: Params): readonly number[] => unpublished as readonly number[];

/** phi(Phi^-1(p)) / p with p = n / (n + m): the mean of the largest share p of a standard normal. */
export function selectionIntensity(published: number, unpublished: number): number {
  if (unpublished === 0) return 0;
  const share = published / (published + unpublished);
  return exp(normalLogDensity(normalQuantile(share))) / share;
}

/** sum(1 / s_i) / sum(1 / s_i^2): what one unit of intensity moves the mean by. */
function reachOf(vi: readonly number[], tau2: number): number {
  const [sum, squares] = vi.reduce(([one, two], v) => [one + 1 / Math.sqrt(v + tau2), two + 1 / (v + tau2)], [
    0, 0,
  ] as [number, number]);
  return sum / squares;
}

function runBound(input: BiasInput, params: Params): Result<BiasOutcome> {
  const { effects, favours } = input;
  const model = plainModel(input.model);
  const fit = fitUnivariate(bareEffects(effects.measure, effects.yi, effects.vi), model);
  if (!fit.ok) return fail(...fit.issues);
  const tau2 = fit.value.tau2.estimate ?? 0;
  const reach = reachOf(effects.vi, tau2);
  if (!Number.isFinite(reach)) return fail(beyondRange("The bound of the bias"));
  const n = effects.yi.length;
  const mean = fit.value.coefficients[0]!;
  const rows = countsOf(params).map((m) => {
    const bound = selectionIntensity(n, m) * reach;
    return { m, bound, estimate: shifted(mean, -favours * bound, input, tau2) };
  });
  const last = rows.at(-1)!;
  const numbers = numbersOf(input, mean, reach, last.bound);
  return ok(
    biasOutcome(input, params, {
      method: orbBound.id,
      ran: `Copas-Jackson bound: inverse-variance weights with the document’s τ², bias ${direction(favours)}, adjusted mean with ${counted(last.m, "unpublished study", "unpublished studies")} beside ${n} published`,
      estimate: last.estimate,
      numbers,
      tables: [tableOf(rows, mean)],
      sentences: [
        `If no more than ${counted(last.m, "study is", "studies are")} unpublished, selection ${direction(favours)} has moved the mean by ${distanceInWords(input.effects, last.bound)} at most, to no ${favours > 0 ? "less" : "more"} than ${meanInWords(input.effects, last.estimate)}.`,
        ...tippingSentence(numbers),
        "It is a bound and not an estimate: how many studies are unpublished has to come from elsewhere, such as registers and protocols.",
      ],
    }),
  );
}

/** The mean with its interval moved by some bias; its standard error is that of the published studies. */
function shifted(mean: Coefficient, by: number, { nullValue }: BiasInput, tau2: number): BiasEstimate {
  const estimate = mean.estimate + by + 0;
  const { se, test } = mean;
  const wald = test?.distribution === "t" || test?.distribution === "normal";
  return {
    estimate,
    se,
    interval: mean.interval === null ? null : movedInterval(mean.interval, by),
    test:
      nullValue === null || !wald || !(se > 0)
        ? null
        : twoSidedTest("adjusted mean", estimate - nullValue + 0, se, test.df[0] ?? null),
    tau2,
  };
}

function movedInterval(interval: Interval, by: number): Interval {
  const { lower, upper } = interval;
  return { ...interval, lower: lower + by + 0, upper: upper === null ? null : upper + by + 0 };
}

interface BoundRow {
  readonly m: number;
  readonly bound: number;
  readonly estimate: BiasEstimate;
}

function tableOf(rows: readonly BoundRow[], mean: Coefficient): ToldTable {
  return {
    id: "bounds",
    title: "Bound by number of unpublished studies",
    head: ["Unpublished", "Largest bias", "Mean at the bound", "Lower", "Upper"],
    rows: [
      [cell(0, "count"), cell(0), cell(mean.estimate), ...endsOf(mean.interval)],
      ...rows.map(({ m, bound, estimate }) => [
        cell(m, "count"),
        cell(bound),
        cell(estimate.estimate),
        ...endsOf(estimate.interval),
      ]),
    ],
  };
}

const endsOf = (interval: Interval | null): ReturnType<typeof cell>[] => [
  cell(interval?.lower ?? null),
  cell(interval?.upper ?? null),
];

/** How many unpublished studies it takes until the mean at the bound, or its interval, reaches no effect. */
function numbersOf(input: BiasInput, mean: Coefficient, reach: number, bound: number): BiasNumber[] {
  const { favours, nullValue, effects } = input;
  const largest: BiasNumber = { key: "bound", label: "Largest bias", value: bound, as: "effect" };
  if (nullValue === null) return [largest];
  const near = favours > 0 ? mean.interval?.lower : mean.interval?.upper;
  const tipping = (key: string, label: string, end: number): BiasNumber => {
    const distance = favours * (end - nullValue);
    const value = smallestThat((m) => selectionIntensity(effects.yi.length, m) * reach >= distance, 50, MOST);
    const words = value === null ? { words: `more than ${formatInteger(MOST)}` } : {};
    return { key, label, value, as: "count", ...words };
  };
  return [
    largest,
    tipping("until-mean", "Unpublished studies until the mean may be no effect", mean.estimate),
    ...(near === null || near === undefined
      ? []
      : [tipping("until-interval", "Unpublished studies until the interval reaches no effect", near)]),
  ];
}

function tippingSentence(numbers: readonly BiasNumber[]): string[] {
  const value = numbers.find(({ key }) => key === "until-interval")?.value;
  if (value === undefined) return [];
  if (value === 0) return ["The interval of the mean holds no effect without any unpublished study."];
  return [
    value === null
      ? `Even with ${formatInteger(MOST)} unpublished studies the interval at the bound stays clear of no effect.`
      : `From ${counted(value, "unpublished study", "unpublished studies")} on, the interval at the bound includes no effect.`,
  ];
}

function boundInR(
  { favours }: BiasInput,
  { estimate, params, numbers }: BiasOutcome,
): ReturnType<NonNullable<QuickBiasMethod["r"]>> {
  const bound = numbers[0]?.value ?? null;
  if (estimate === null || bound === null) return { code: [], compare: [], lacks: [] };
  const most = countsOf(params).at(-1)!;
  return {
    code: [
      "orb_bound_se <- sqrt(bias_vi + bias_fit$tau2)",
      `orb_bound_share <- length(bias_yi) / (length(bias_yi) + ${formatExact(most)})`,
      "orb_bound_max <- dnorm(qnorm(orb_bound_share)) / orb_bound_share * sum(1 / orb_bound_se) / sum(1 / orb_bound_se^2)",
    ],
    compare: [
      { name: "orb-bound largest bias", value: bound, r: "orb_bound_max" },
      {
        name: "orb-bound mean at the bound",
        value: estimate.estimate,
        r: `as.numeric(bias_fit$beta) ${favours > 0 ? "-" : "+"} orb_bound_max`,
        scale: "max(abs(bias_yi))",
      },
    ],
    lacks: [],
  };
}
