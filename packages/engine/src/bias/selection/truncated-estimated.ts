import type { BiasOutcome } from "../../bias-types.ts";
import { formatAdaptive } from "../../format/index.ts";
import type { Params } from "../../registry.ts";
import { fail, type Result } from "../../result.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { cutToR } from "./cut-to-r.ts";
import { prepareStudies } from "./data.ts";
import type { SelectionFit } from "./fit.ts";
import { isEqual, runSelection, searchOf, selectionLack } from "./fitted.ts";
import { fittedNumbers } from "./fitted-numbers.ts";
import { SELECTION_CAUTION } from "./fixed-steps.ts";
import { maximiseBetween } from "./maximise.ts";
import { cutModel, type SelectionModel } from "./models.ts";
import { selectionLikelihood } from "./objective.ts";
import { allowances, boundsOf } from "./search.ts";
import { unadjusted } from "./starts.ts";
import { noMaximum } from "./words.ts";

/** The best cut-off with its fit. */
export interface BestCut {
  /** From no effect in the favoured direction, analysis scale. */
  readonly cut: number;
  readonly model: SelectionModel;
  readonly fit: SelectionFit;
}

/**
 * The highest maximum over all cut-offs. Between two effects the likelihood is monotone in the cut-off, because its studies are
 * classified alike, so that the best cut-off is one of the effects, which then counts as above it (delta < 1) or below (delta > 1).
 */
export function bestCut(input: BiasInput): BestCut | null {
  let best: BestCut | null = null;
  for (const { cut, model } of promisingCuts(input)) {
    const search = searchOf(input, model, "none");
    if (search.found && (best === null || search.fit.logLik > best.fit.logLik))
      best = { cut, model, fit: search.fit };
  }
  return best;
}

/** So many cut-offs, the highest after short climbs, are searched in full. */
const SEARCHED = 8;
const SHORT = 25;
const WEIGHTS: readonly number[] = [3e-5, 0.003, 0.1, 1, 5, 50];

/** The cut-offs with the highest likelihood after short climbs from the model without selection. */
function promisingCuts(input: BiasInput): readonly Omit<BestCut, "fit">[] {
  const studies = prepareStudies(input, "none");
  const { data } = studies;
  const { q, scale } = data;
  const equal = isEqual(input);
  const plain = unadjusted(data, equal).at;
  const cuts = [...new Set(data.y.filter((_, i) => data.exempt?.[i] !== 1))].map((y) => y * scale);
  const climbed = cuts.flatMap((cut) =>
    [true, false].map((inclusive) => {
      const model = cutModel(cut, inclusive);
      const likelihood = selectionLikelihood(data, model.kernel(data, false));
      const bounds = boundsOf(data, equal, model.space);
      const heights = WEIGHTS.map((weight) => {
        const start = Float64Array.of(...plain, weight);
        return maximiseBetween(likelihood, start, bounds, allowances(q, 1), { most: SHORT }).jet.value;
      });
      return { cut, model, height: heights.reduce((a, b) => Math.max(a, b)) };
    }),
  );
  return climbed.toSorted((a, b) => b.height - a.height).slice(0, SEARCHED);
}

/**
 * The truncated-distribution selection model with its cut-off estimated. The likelihood jumps where the cut-off passes a study, so
 * that neither standard errors of the cut-off nor a chi-square of the test exist; intervals of the mean hold with the cut-off given.
 * Source: Rust, Lehmann & Farley (1990), doi:10.1177/002224379002700209. R: `selmodel(..., type = "truncest")` (metafor >= 4.0)
 */
export const truncatedEstimated: QuickBiasMethod = {
  id: "truncated-estimated",
  label: "Truncated effects, cut-off estimated",
  summary: "Selection by the size of the effect, with the cut-off that fits best.",
  reference: "Rust, Lehmann & Farley (1990), doi:10.1177/002224379002700209",
  family: "selection",
  assumption:
    "Effects beyond an unknown cut-off are all published alike, the others with one other probability.",
  caution: `The cut-off that fits best always lies at a study, and it fits some gap in any set of effects. ${SELECTION_CAUTION}`,
  params: [],
  usual: false,
  lack(input) {
    const lack = selectionLack(input, cutModel(0, false), "none");
    if (lack !== null) return lack;
    return input.effects.yi.length < 4
      ? "Fewer than 4 studies cannot determine mean, heterogeneity, cut-off and weight."
      : null;
  },
  run,
  r(input, outcome) {
    const cut = outcome.numbers.find(({ key }) => key === "cut")?.value ?? 0;
    const weight = fittedNumbers(input, outcome)?.delta[0] ?? 1;
    return cutToR(input, outcome, { id: "truncated-estimated", cut, inclusive: weight < 1 });
  },
};

function run(input: BiasInput, params: Params): Result<BiasOutcome> {
  const best = bestCut(input);
  const { id, label } = truncatedEstimated;
  if (best === null) return fail(noMaximum(label, { reason: "no-start", fit: null }));
  const cut = formatAdaptive(best.cut, 3);
  const answer = runSelection(input, params, {
    method: id,
    label,
    ran: `${label}: one weight for effects below ${cut} in the favoured direction (from no effect, analysis scale; best of all effects), normal random effects, maximum likelihood from several starting points`,
    model: best.model,
    imprecision: "none",
    names: ["δ (weight below the cut-off)"],
    curve: () => null,
    sentences: [
      "The likelihood jumps where the cut-off passes a study: selection is not tested, and the interval of the mean takes the cut-off as known, so that it is too narrow.",
    ],
  });
  if (!answer.ok) return answer;
  const { value } = answer;
  return {
    ...answer,
    value: {
      ...value,
      tests: [],
      rejects: null,
      numbers: [{ key: "cut", label: "Cut-off", value: best.cut + 0, as: "effect" }, ...value.numbers],
      sentences: value.sentences.slice(1),
    },
  };
}
