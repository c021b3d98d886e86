import { INTERCEPT } from "../../../design/index.ts";
import type { ModelSpec } from "../../../document/types.ts";
import { createRandom, mixedSeed } from "../../../numeric/random.ts";
import { fail, type Issue, issue, ok, type Result } from "../../../result.ts";
import type { ModerationInput } from "../../moderation-stage.ts";
import { penalisedData } from "../penalised-data.ts";
import type { PenalisedData } from "../types.ts";
import { HORSESHOE_DEFAULTS, LARGEST_R_HAT, LEAST_ESS } from "./defaults.ts";
import { diagnose, quantileOf } from "./diagnostics.ts";
import { gibbsRound, startChain } from "./sampler.ts";
import type {
  Horseshoe,
  HorseshoeChain,
  HorseshoeCoefficient,
  HorseshoeData,
  HorseshoeSpec,
  PosteriorSummary,
} from "./types.ts";

/** Parts the random numbers of the chains from those of other analyses with the same seed. */
const STREAM = 0x405e;
/** A document's terms, ready to be sampled. */
export interface HorseshoePlan {
  readonly data: PenalisedData;
  readonly scaled: HorseshoeData;
  /** SD of the effects and what they are counted from; means and SDs of the columns. */
  readonly unit: { readonly sd: number; readonly mean: number };
  readonly columns: readonly { readonly mean: number; readonly sd: number }[];
  readonly spec: HorseshoeSpec;
}

/**
 * A Bayesian meta-regression with a horseshoe prior on every column of a document's terms, ready to be sampled: columns are
 * standardised one by one, so that the levels of a factor are shrunk towards its reference. Both half-Cauchy priors have scales in
 * SDs of the effects, so that results follow the unit of the effects. tau is given where the model gives it, 0 in models without.
 * @returns issues of {@link penalisedData}, `horseshoe-nothing-varies`
 * Source: Van Lissa, van Erp & Clapper (2023), Research Synthesis Methods 14(5), 724-745. R: `pema::brma(yi ~ ., vi = "vi", method = "hs")`,
 * whose priors are regularised and in the units of the effects
 */
export function planHorseshoe(
  input: ModerationInput,
  choices: Partial<HorseshoeSpec> = {},
): Result<HorseshoePlan> {
  const data = penalisedData(input);
  if (!data.ok) return data;
  const { yi, vi } = data.value.effects;
  const unit = momentsOf(yi);
  if (!(unit.sd > 0)) return fail(...data.issues, nothingVaries());
  const all = data.value.terms.flatMap(({ columns }) => columns);
  const columns = all.map(momentsOf);
  const scaled: HorseshoeData = {
    y: Float64Array.from(yi, (y) => (y - unit.mean) / unit.sd),
    v: Float64Array.from(vi, (v) => v / unit.sd / unit.sd),
    columns: all.map((x, j) => x.map((xi) => (xi - columns[j]!.mean) / columns[j]!.sd)),
    tau: givenTau(input.model, unit.sd),
  };
  const spec = { ...HORSESHOE_DEFAULTS, seed: input.model.seed, level: input.model.level, ...choices };
  return ok({ data: data.value, scaled, unit, columns, spec }, data.issues);
}

function givenTau({ kind, tau2 }: ModelSpec, sd: number): number | null {
  if (kind !== "random") return 0;
  return tau2 === null ? null : Math.sqrt(tau2) / sd;
}

function momentsOf(x: ArrayLike<number>): { readonly mean: number; readonly sd: number } {
  const list = Array.from(x);
  const first = list.reduce((sum, value) => sum + value, 0) / list.length;
  const mean = first + list.reduce((sum, value) => sum + (value - first), 0) / list.length;
  const squares = list.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, sd: Math.sqrt(squares / (list.length - 1)) };
}

/** The chains from `from` up to but not including `to`, each with random numbers of its own. */
export function runChains(plan: HorseshoePlan, from: number, to: number): readonly HorseshoeChain[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => runChain(plan, from + place));
}

function runChain({ scaled, spec, unit, columns }: HorseshoePlan, chain: number): HorseshoeChain {
  const random = createRandom(mixedSeed(spec.seed, STREAM, chain));
  const state = startChain(scaled, random);
  const coefficients: number[][] = Array.from({ length: columns.length + 1 }, () => []);
  const tau2: number[] = [];
  for (let step = -spec.warmup; step < spec.draws; step++) {
    gibbsRound(scaled, spec, state, random);
    if (step < 0) continue;
    let intercept = unit.mean + unit.sd * state.intercept;
    columns.forEach(({ mean, sd }, j) => {
      const slope = (unit.sd * state.beta[j]!) / sd;
      coefficients[j + 1]!.push(slope + 0);
      intercept -= mean * slope;
    });
    coefficients[0]!.push(intercept + 0);
    tau2.push(state.tau * unit.sd * (state.tau * unit.sd));
  }
  return { chain, coefficients, tau2 };
}

/**
 * Posterior summaries over all chains.
 * @param parts of all chains, in any order
 * @returns with the issue `horseshoe-chains-differ` where they are not to be trusted yet
 */
export function combineChains(plan: HorseshoePlan, parts: readonly HorseshoeChain[]): Result<Horseshoe> {
  const { data, spec, scaled } = plan;
  if (parts.length !== spec.chains) throw new RangeError(`${parts.length} of ${spec.chains} chains were run`);
  const chains = [...parts].sort((a, b) => a.chain - b.chain);
  const names = [INTERCEPT, ...data.terms.flatMap((term) => term.names)];
  const labels = ["Intercept", ...data.terms.flatMap((term) => term.labels)];
  const coefficients = names.map((name, j): HorseshoeCoefficient => {
    const draws = chains.map((chain) => chain.coefficients[j]!);
    const summary = summarise(draws, spec.level);
    const all = draws.flat();
    const { lower, upper } = summary.interval;
    return {
      name,
      label: labels[j]!,
      ...summary,
      positive: all.filter((value) => value > 0).length / all.length,
      selected: lower > 0 || upper < 0,
    };
  });
  const tau2 =
    scaled.tau === null
      ? summarise(
          chains.map((chain) => chain.tau2),
          spec.level,
        )
      : null;
  const value: Horseshoe = { spec, k: data.effects.yi.length, coefficients, tau2 };
  const wary = [...coefficients, ...(tau2 === null ? [] : [tau2])].filter(
    ({ rHat, bulkEss, tailEss }) =>
      (rHat ?? 1) > LARGEST_R_HAT || Math.min(bulkEss ?? LEAST_ESS, tailEss ?? LEAST_ESS) < LEAST_ESS,
  );
  return ok(value, wary.length > 0 ? [chainsDiffer(wary.length)] : []);
}

function summarise(chains: readonly (readonly number[])[], level: number): PosteriorSummary {
  const sorted = chains.flat().sort((a, b) => a - b);
  const { mean, sd } = momentsOf(sorted);
  const interval = {
    lower: quantileOf(sorted, (1 - level) / 2),
    upper: quantileOf(sorted, (1 + level) / 2),
    level,
  };
  return { mean, median: quantileOf(sorted, 0.5), sd, interval, ...diagnose(chains) };
}

function nothingVaries(): Issue {
  return issue(
    "horseshoe-nothing-varies",
    "error",
    "Nothing is sampled: all effects are the same, so that moderators have nothing to explain.",
    "Check the effects of the studies that have all moderators.",
    { field: "moderators.variables" },
  );
}

function chainsDiffer(many: number): Issue {
  return issue(
    "horseshoe-chains-differ",
    "warning",
    `The chains do not agree yet on ${many === 1 ? "1 number" : `${many} numbers`}: R-hat is above ${LARGEST_R_HAT}, or the draws are worth fewer than ${LEAST_ESS}, so that the last digits would change with the seed.`,
    "Try another seed and compare; offer fewer moderators that cannot be told apart.",
    { field: "model.seed" },
  );
}
