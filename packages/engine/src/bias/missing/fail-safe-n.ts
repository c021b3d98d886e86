import type { BiasNumber, BiasOutcome } from "../../bias-types.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import {
  binomial,
  type FailSafe,
  type FailSafeStudies,
  fisher,
  orwin,
  rosenberg,
  rosenthal,
} from "./fail-safe-counts.ts";
import { type GeneralQuestion, general } from "./fail-safe-general.ts";
import { failSafeInR } from "./fail-safe-r.ts";
import { failSafeRan, failSafeSentences, noNumberWords } from "./fail-safe-words.ts";
import { lackOfModel, plainModel } from "./plain-model.ts";

/** The choices of the fail-safe N as they were made. */
export interface FailSafeChoices {
  readonly type: "Rosenthal" | "Fisher" | "Binomial" | "Orwin" | "Rosenberg" | "General";
  readonly alpha: number;
  readonly aim: "usual" | "half" | "target";
  readonly target: number;
  readonly weighted: boolean;
  readonly exact: boolean;
}

const PARAMS: readonly ParamDef[] = [
  {
    key: "type",
    type: "choice",
    label: "Fail-safe N by",
    help: "Rosenthal, Fisher and Binomial combine p-values or signs, Rosenberg and General overturn the test of a mean, Orwin and General can ask for a smaller mean instead.",
    default: "Rosenthal",
    choices: [
      { value: "Rosenthal", label: "Rosenthal (sum of z)" },
      { value: "Fisher", label: "Rosenthal’s question, Fisher’s p-values" },
      { value: "Binomial", label: "Sign test" },
      { value: "Orwin", label: "Orwin (size of the mean)" },
      { value: "Rosenberg", label: "Rosenberg (common effect)" },
      { value: "General", label: "General (the document’s model)" },
    ],
  },
  {
    key: "alpha",
    type: "number",
    label: "Level of the combined test",
    help: "One-sided for Rosenthal’s and Fisher’s, two-sided for the others.",
    default: 0.05,
    min: 1e-6,
    max: 0.5,
  },
  {
    key: "aim",
    type: "choice",
    label: "What overturns the result",
    help: "For Orwin’s and the general N. Usual: half the mean for Orwin’s, a mean that is no longer significant for the general N. Half the mean is arbitrary: Orwin’s N is then the number of studies.",
    default: "usual",
    choices: [
      { value: "usual", label: "What is usual of each" },
      { value: "half", label: "A mean half as large" },
      { value: "target", label: "A mean as small as the target" },
    ],
  },
  {
    key: "target",
    type: "number",
    label: "Target",
    help: "The distance from no effect, on the analysis scale, below which the mean would not matter.",
    default: 0.1,
    min: 1e-9,
    max: 1e9,
  },
  {
    key: "weighted",
    type: "boolean",
    label: "Orwin: weight by inverse variance",
    help: "Off: the plain mean of the effects, as Orwin had it.",
    default: true,
  },
  {
    key: "exact",
    type: "boolean",
    label: "General: fit every set again",
    help: "Slower: the between-study variance is estimated again with every number of null results, not approximated.",
    default: false,
  },
];

export function failSafeChoices(params: Params): FailSafeChoices {
  return params as unknown as FailSafeChoices;
}

function lack({ effects, nullValue, model }: BiasInput, params: Params): string | null {
  if (nullValue === null) {
    return "This measure has no value of no effect, so that there are no null results to be added.";
  }
  if (effects.yi.length < 2) {
    return "A fail-safe N needs at least two studies; there is 1, and how many null results would overturn it is a matter of its own p-value.";
  }
  return failSafeChoices(params).type === "General" ? lackOfModel(model) : null;
}

/** What the general N is asked, of these choices. */
export function generalQuestion({ model }: BiasInput, choices: FailSafeChoices): GeneralQuestion {
  const { aim, alpha, exact, target } = choices;
  return {
    model: plainModel(model),
    alpha,
    exact,
    aim: aim === "usual" ? "significance" : aim === "half" ? "half" : { size: target },
  };
}

function answer(input: BiasInput, choices: FailSafeChoices): FailSafe {
  const { yi, vi } = input.effects;
  const from = input.nullValue ?? 0;
  const studies: FailSafeStudies = { yi: yi.map((y) => y - from), vi };
  switch (choices.type) {
    case "Rosenthal":
      return rosenthal(studies, choices.alpha);
    case "Fisher":
      return fisher(studies, choices.alpha);
    case "Binomial":
      return binomial(studies, choices.alpha);
    case "Orwin":
      return orwin(studies, choices.weighted, choices.aim === "target" ? choices.target : null);
    case "Rosenberg":
      return rosenberg(studies, choices.alpha);
    case "General":
      return general(studies, generalQuestion(input, choices));
  }
}

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const choices = failSafeChoices(params);
  const found = answer(input, choices);
  return ok(
    biasOutcome(input, params, {
      method: "fail-safe-n",
      ran: failSafeRan(input, choices, found),
      numbers: numbersOf(choices, found, input.nullValue ?? 0),
      sentences: failSafeSentences(input, choices, found),
    }),
  );
}

function numbersOf(choices: FailSafeChoices, found: FailSafe, from: number): BiasNumber[] {
  const { n, p, mean, target, after } = found;
  const numbers: BiasNumber[] = [
    {
      key: "failSafeN",
      label: "Fail-safe N",
      value: n,
      as: "count",
      ...(n === null ? { words: noNumberWords(choices, found) } : {}),
    },
  ];
  if (p !== null) numbers.push({ key: "p", label: "Combined p of the studies", value: p, as: "p" });
  if (mean !== null)
    numbers.push({ key: "mean", label: "Mean of the studies", value: mean + from, as: "effect" });
  if (target !== null) numbers.push({ key: "target", label: "Target", value: target + from, as: "effect" });
  if (after === undefined) return numbers;
  return [
    ...numbers,
    { key: "meanAfter", label: "Mean with the null results", value: after.mean + from, as: "effect" },
    { key: "tau2After", label: "τ² with the null results", value: after.tau2, as: "value" },
    { key: "pAfter", label: "p with the null results", value: after.p, as: "p" },
  ];
}

/**
 * The fail-safe N in its six forms: how many studies without any effect would overturn the result.
 * Source: Rosenthal (1979), Psychological Bulletin 86, 638-641; the others with their functions. R: `fsn(yi, vi, type = "Rosenthal")`
 */
export const failSafeN: QuickBiasMethod = {
  id: "fail-safe-n",
  label: "Fail-safe N (not recommended as evidence)",
  summary:
    "How many unpublished studies without any effect would have to be added to overturn the result; of historical interest.",
  reference: "Rosenthal (1979), Psychological Bulletin 86, 638-641, doi:10.1037/0033-2909.86.3.638",
  family: "missing",
  assumption:
    "The studies in file drawers have no effect on average, as if significance had nothing to do with what is published.",
  caution:
    "Not recommended as evidence: it estimates neither how many studies are missing nor what they found, and a large number does not show that a result is safe.",
  params: PARAMS,
  usual: false,
  lack,
  run,
  r: failSafeInR,
};
