import type { HypothesisTest } from "../../analysis-types.ts";
import type { BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { log } from "../../numeric/elementary.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { ok, type Result } from "../../result.ts";
import { centreOf, commonModel, lackOfModel, plainModel } from "../missing/plain-model.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import {
  type CountAlternative,
  type CountQuestion,
  type CountTest,
  chiSquare,
  countPValue,
  sumOf,
} from "./excess-significance-counts.ts";
import { type Limits, limitEstimates } from "./excess-significance-limit.ts";
import {
  powerOf,
  type StudyTest,
  significantStudies,
  type TrueEffects,
} from "./excess-significance-power.ts";
import { excessInR } from "./excess-significance-r.ts";
import { excessRan, excessSentences } from "./excess-significance-words.ts";

/** The choices of the test of excess significance as they were made. */
export interface ExcessChoices {
  readonly test: CountTest;
  readonly tesAlternative: CountAlternative;
  readonly tesAlpha: number;
  readonly alternative: "two.sided" | "favoured";
  readonly effects: "document" | "common";
  readonly correct: boolean;
}

const PARAMS: readonly ParamDef[] = [
  {
    key: "test",
    type: "choice",
    label: "Compare the counts by",
    help: "Exact: each study with its own power. Chi-square and binomial take the average power for all of them.",
    default: "exact",
    choices: [
      { value: "exact", label: "Exact test" },
      { value: "chi2", label: "Chi-square" },
      { value: "binomial", label: "Binomial test" },
    ],
  },
  {
    key: "tesAlternative",
    type: "choice",
    label: "Against",
    help: "Too many significant studies, too few, or either.",
    default: "greater",
    choices: [
      { value: "greater", label: "Too many significant studies" },
      { value: "two.sided", label: "Too many or too few" },
      { value: "less", label: "Too few significant studies" },
    ],
  },
  {
    key: "tesAlpha",
    type: "number",
    label: "Level of this test",
    help: "0.10 by its authors, because it has little power.",
    default: 0.1,
    min: 0.001,
    max: 0.5,
  },
  {
    key: "alternative",
    type: "choice",
    label: "A study counts as significant",
    help: "In either direction, or only in the favoured one, by the level of significance of the audit.",
    default: "two.sided",
    choices: [
      { value: "two.sided", label: "In either direction" },
      { value: "favoured", label: "In the favoured direction" },
    ],
  },
  {
    key: "effects",
    type: "choice",
    label: "True effects",
    help: "From the document’s model, power averaged over their distribution; or one common effect, which takes heterogeneity for excess significance.",
    default: "document",
    choices: [
      { value: "document", label: "By the document’s model" },
      { value: "common", label: "One common effect" },
    ],
  },
  {
    key: "correct",
    type: "boolean",
    label: "Chi-square: continuity correction",
    help: "Yates’ correction.",
    default: false,
  },
];

/** From this many studies on the exact test would take too long with every edit. */
const MOST_EXACT = 2000;

export function excessChoices(params: Params): ExcessChoices {
  return params as unknown as ExcessChoices;
}

/** How the single studies are tested: by the audit's two-sided level, half of it in one direction. */
export function studyTestOf(
  { alpha, favours, nullValue }: BiasInput,
  { alternative }: ExcessChoices,
): StudyTest {
  const from = nullValue ?? 0;
  if (alternative === "two.sided") return { nullValue: from, alternative, alpha };
  return { nullValue: from, alternative: favours === 1 ? "greater" : "less", alpha: alpha / 2 };
}

/** The test of the counts that is feasible. */
export function countQuestion(choices: ExcessChoices, k: number): CountQuestion {
  const tooMany = choices.test === "exact" && k > MOST_EXACT;
  return {
    test: tooMany ? "chi2" : choices.test,
    alternative: choices.tesAlternative,
    correct: choices.correct && choices.test === "chi2",
  };
}

/** Everything the test came to. */
export interface ExcessAnswer {
  readonly effects: TrueEffects;
  readonly power: Float64Array;
  readonly significant: readonly boolean[];
  readonly observed: number;
  readonly expected: number;
  readonly question: CountQuestion;
  readonly p: number;
  readonly limits: Limits;
}

/** The test for given true effects. */
export function excessOf(
  { yi, vi }: BiasInput["effects"],
  studyTest: StudyTest,
  effects: TrueEffects,
  question: CountQuestion,
  tesAlpha: number,
): ExcessAnswer {
  const significant = significantStudies(yi, vi, studyTest);
  const observed = significant.filter(Boolean).length;
  const power = powerOf(vi, studyTest, effects);
  const magnitude = yi.reduce((most, y) => Math.max(most, Math.abs(y)), Math.abs(studyTest.nullValue));
  return {
    effects,
    power,
    significant,
    observed,
    expected: sumOf(power),
    question,
    p: countPValue(observed, power, question),
    limits: limitEstimates({
      vi,
      observed,
      studyTest,
      counts: question,
      effects,
      tesAlpha,
      rounding: 1e-12 * magnitude,
    }),
  };
}

function lack({ effects, nullValue, model }: BiasInput, params: Params): string | null {
  if (nullValue === null) {
    return "This measure has no value of no effect, so that no single study is significant or not.";
  }
  if (effects.yi.length < 2) {
    return "Excess significance is a matter of several studies; there is 1.";
  }
  return excessChoices(params).effects === "document" ? lackOfModel(model) : null;
}

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const choices = excessChoices(params);
  const { yi, vi } = input.effects;
  const model = choices.effects === "common" ? commonModel(input.model) : plainModel(input.model);
  const { mean, tau2 } = centreOf(model, yi, vi);
  const answer = excessOf(
    input.effects,
    studyTestOf(input, choices),
    { theta: mean, tau2 },
    countQuestion(choices, yi.length),
    choices.tesAlpha,
  );
  return ok(
    biasOutcome(input, params, {
      method: "excess-significance",
      ran: excessRan(input, choices, answer),
      tests: [{ id: "excess-significance", test: testOf(answer, yi.length) }],
      numbers: numbersOf(answer, choices),
      tables: [powerTable(input, answer)],
      rejects: { yes: answer.p < choices.tesAlpha, level: choices.tesAlpha },
      sentences: excessSentences(input, choices, answer),
    }),
  );
}

/** The smallest p-value that a number holds stands for smaller ones. */
function logOf(p: number): number {
  return p >= 1 ? 0 : log(Math.max(p, Number.MIN_VALUE)) / Math.LN10;
}

function testOf({ observed, expected, question, p }: ExcessAnswer, k: number): HypothesisTest {
  const name = "excess significance";
  const tail = { pValue: p, log10PValue: logOf(p) };
  if (question.test !== "chi2") {
    return { name, statistic: { symbol: "O", value: observed }, df: [], distribution: "resampled", ...tail };
  }
  const value = chiSquare(observed, expected, k, question.correct);
  return { name, statistic: { symbol: "χ²", value }, df: [1], distribution: "chisq", ...tail };
}

function numbersOf(
  { effects, observed, expected, limits }: ExcessAnswer,
  choices: ExcessChoices,
): BiasNumber[] {
  const { lower, upper } = limits;
  const numbers: BiasNumber[] = [
    { key: "observed", label: "Significant studies observed (O)", value: observed, as: "count" },
    { key: "expected", label: "Significant studies expected (E)", value: expected, as: "two" },
    { key: "ratio", label: "O / E", value: expected > 0 ? observed / expected : null, as: "two" },
    { key: "theta", label: "Mean true effect assumed", value: effects.theta, as: "effect" },
    { key: "tau2", label: "τ² assumed", value: effects.tau2, as: "value" },
  ];
  if (choices.tesAlternative !== "less")
    numbers.push(limitNumber("limitLower", "Limit estimate, nearest to no effect", lower));
  if (choices.tesAlternative !== "greater")
    numbers.push(limitNumber("limitUpper", "Limit estimate, furthest from no effect", upper));
  return numbers;
}

function limitNumber(key: string, label: string, value: number | null): BiasNumber {
  return {
    key,
    label,
    value,
    as: "effect",
    ...(value === null ? { words: "none: the test comes to this level at no true effect on this side" } : {}),
  };
}

function powerTable({ effects }: BiasInput, { power, significant }: ExcessAnswer): ToldTable {
  return {
    id: "power-of-studies",
    title: "Power of each study",
    head: ["Study", "Significant", "Power"],
    rows: effects.labels.map((label, i) => [
      label,
      significant[i] === true ? "yes" : "no",
      cell(power[i]!, "two"),
    ]),
  };
}

/**
 * The test of excess significance: are more studies significant than their power leads one to expect?
 * Source: Ioannidis & Trikalinos (2007), Clinical Trials 4, 245-253. R: `tes(yi, vi, test = "exact")`
 */
export const excessSignificance: QuickBiasMethod = {
  id: "excess-significance",
  label: "Excess significance",
  summary: "Compares the number of significant studies with the number that their power leads one to expect.",
  reference: "Ioannidis & Trikalinos (2007), Clinical Trials 4, 245-253, doi:10.1177/1740774507079441",
  family: "p-values",
  assumption:
    "The power of each study follows from the pooled effect (and its heterogeneity), although selection would have inflated that effect too.",
  caution:
    "It is a test of consistency: too many significant results can come from selection, from choices within studies, or from heterogeneity that the model misses; and it has little power.",
  params: PARAMS,
  usual: true,
  lack,
  run,
  r: excessInR,
};
