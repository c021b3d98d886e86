import { type BayesSpec, type ModelSpec, paramProblem, parseTypedNumber } from "@treeline/engine";
import { tauPriors } from "@treeline/engine/bayes";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** Takes a scale of one's own back: the usual one stands, or the one that the studies suggest. */
const NONE = "none";

/** What the Bayesian answer of few studies rests on. */
export const PRIOR_OPTIONS: Command["options"] = {
  prior: {
    type: "string",
    value: tauPriors.ids.join("|"),
    help: "prior of tau, of the Bayesian answer for few studies",
  },
  "prior-scale": {
    type: "string",
    value: "<number>|none",
    help: "its scale, in units of the effect on the analysis scale; none = the usual one, or one that the studies suggest",
  },
};

/** @throws UsageError for a prior that is not known, and a scale that is none or that the prior does not have */
export function priorChoices({ bayes }: Pick<ModelSpec, "bayes">, args: Arguments): Partial<ModelSpec> {
  const [id, scale] = [args.text("prior"), args.text("prior-scale")];
  if (id === undefined && scale === undefined) return {};
  if (id !== undefined && !tauPriors.has(id)) {
    throw new UsageError(`--prior ${id} is not known; there are ${tauPriors.ids.join(", ")}.`);
  }
  const before: BayesSpec = bayes ?? { prior: tauPriors.ids[0]!, params: {}, mean: null };
  const chosen = id === undefined || id === before.prior ? before : { ...before, prior: id, params: {} };
  return { bayes: scale === undefined ? chosen : { ...chosen, params: withScale(chosen, scale) } };
}

function withScale({ prior: id, params }: BayesSpec, text: string): BayesSpec["params"] {
  const prior = tauPriors.get(id);
  const key = prior.scaleKey;
  const def = prior.params.find((one) => one.key === key);
  if (key === null || def === undefined) {
    throw new UsageError(`--prior-scale does not go with the prior ${id}, which has no scale.`);
  }
  const { [key]: _, ...rest } = params;
  if (text === NONE) return rest;
  const value = parseTypedNumber(text);
  if (typeof value !== "number" || paramProblem(def, value) !== null) {
    throw new UsageError(`--prior-scale ${text}: a number above 0, or ${NONE}, is needed.`);
  }
  return { ...rest, [key]: value };
}
