import type { BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { formatFixed, formatShort } from "../../format/index.ts";
import { cell, listed, type ToldTable } from "../../format/told.ts";
import { effectWords } from "../../moderation/effect-words.ts";
import { exp } from "../../numeric/elementary.ts";
import { normalLogDensity } from "../../numeric/normal.ts";
import type { Params } from "../../registry.ts";
import { ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import { logConditionalDensity } from "../p-values/conditional-normal.ts";
import {
  lackOfReplication,
  type ReplicatedStudies,
  replicatedStudies,
  replicatedWords,
} from "../p-values/replicated.ts";
import { turnedBack } from "../p-values/turned.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { snapshotInR } from "./snapshot-r.ts";
import { SNAPSHOT_SIZES, snapshotEffects } from "./snapshot-sizes.ts";
import { bayesFactor } from "./words.ts";

const NAMES: readonly string[] = ["zero", "small", "medium", "large"];

/**
 * Snapshot: posterior probabilities that the true effect is zero, small, medium or large, from original studies that were published
 * because they are significant, and their replications. With the likelihood L(theta) = prod phi((yo - theta) / so) /
 * P(Y significant; theta) times prod phi((yr - theta) / sr), posterior_j = prior_j L(theta_j) / sum of prior L. Beside it the naive
 * posterior without the denominator.
 * Source: van Aert & van Assen (2017), PLoS ONE 12(4), e0175302, doi:10.1371/journal.pone.0175302.
 * R: `puniform::snapshot(ri = c(.243, .114), ni = c(80, 172))`
 */
export const snapshot: QuickBiasMethod = {
  id: "snapshot",
  label: "Snapshot of originals and replications",
  family: "averaging",
  summary: "How probable a zero, small, medium or large effect is, given originals and replications.",
  reference: "van Aert & van Assen (2017), PLoS ONE 12(4), e0175302, doi:10.1371/journal.pone.0175302",
  assumption:
    "Originals were published because they are significant, replications whatever they found, and the one true effect is zero, small, medium or large.",
  caution:
    "The probabilities are shared among four effects only: the most probable of them may still fit the studies badly.",
  params: [
    {
      key: "scale",
      label: "Small, medium and large are",
      help: "By the measure: Cohen’s .2, .5, .8 of standardised differences, .1, .3, .5 of correlations, and the former times 1.814 of log odds ratios.",
      type: "choice",
      default: "measure",
      choices: [
        { value: "measure", label: "Cohen’s, by the measure" },
        { value: "own", label: "The effects named below" },
      ],
    },
    {
      key: "effects",
      label: "Small, medium and large effect",
      help: "Distances from no effect in the favoured direction, on the analysis scale; used where effects of your own are chosen.",
      type: "numbers",
      default: SNAPSHOT_SIZES.d,
      min: 1e-9,
      max: 1e9,
      least: 3,
      most: 3,
    },
    {
      key: "zero",
      label: "Prior probability of a zero effect",
      help: "The other three share the rest equally. A quarter makes all four equally probable beforehand.",
      type: "number",
      default: 0.25,
      min: 0.01,
      max: 0.99,
    },
  ],
  usual: false,
  lack(input, params) {
    const lack = lackOfReplication(input);
    if (lack !== null) return lack;
    return snapshotEffects(input.effects.measure, params) === null
      ? "What counts as a small, medium or large effect of this measure is not agreed: choose effects of your own."
      : null;
  },
  run: runSnapshot,
  r: snapshotInR,
};

/** Prior probabilities of the four effects. */
function priorsOf({ zero }: Params): number[] {
  const none = typeof zero === "number" ? zero : 0.25;
  return [none, ...Array.from({ length: 3 }, () => (1 - none) / 3)];
}

/** log L(theta) but for a constant. */
function logLikelihood(
  { originals, replications, critical }: ReplicatedStudies,
  theta: number,
  corrected: boolean,
): number {
  const plain = (y: number, s: number): number => normalLogDensity((y - theta) / s);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  return (
    sum(
      originals.map(({ y, s, beyond }) =>
        corrected ? logConditionalDensity(critical - theta / s, beyond) : plain(y, s),
      ),
    ) + sum(replications.map(({ y, s }) => plain(y, s)))
  );
}

/** Probabilities proportional to prior times likelihood. */
function posteriorOf(logLiks: readonly number[], priors: readonly number[]): number[] {
  const top = Math.max(...logLiks);
  const parts = logLiks.map((own, j) => priors[j]! * exp(own - top));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all);
}

function runSnapshot(input: BiasInput, params: Params): Result<BiasOutcome> {
  const studies = replicatedStudies(input);
  const thetas = [0, ...snapshotEffects(input.effects.measure, params)!];
  const priors = priorsOf(params);
  const logLiks = thetas.map((theta) => logLikelihood(studies, theta, true));
  const posterior = posteriorOf(logLiks, priors);
  const naive = posteriorOf(
    thetas.map((theta) => logLikelihood(studies, theta, false)),
    priors,
  );
  const words = effectWords(input.effects.measure);
  const shown = thetas.map((theta) => turnedBack(theta, input.favours, input.nullValue ?? 0));
  const used = [...studies.originals, ...studies.replications];
  return ok(
    biasOutcome(input, params, {
      method: snapshot.id,
      ran: `Snapshot hybrid: ${replicatedWords(studies)}, originals conditional on two-sided p < ${formatShort(input.alpha)}; effects ${listed(shown.map(words.effect))}, prior probability of zero ${formatShort(priors[0]!)}`,
      rowIds: used.map(({ place }) => input.effects.rowIds[place]!),
      numbers: numbersOf(posterior),
      tables: [tableOf({ shown, priors, posterior, naive, logLiks })],
      sentences: [
        `Given these four effects, the posterior probabilities are ${listed(posterior.map((p, j) => `${formatFixed(p, 3)} (${NAMES[j]}, ${words.effect(shown[j]!)})`))}.`,
        `Without regard to the significance of the originals they would be ${listed(naive.map((p, j) => `${formatFixed(p, 3)} (${NAMES[j]})`))}.`,
        "They compare these effects with each other; they say nothing of effects in between or beyond.",
      ],
    }),
  );
}

function numbersOf(posterior: readonly number[]): BiasNumber[] {
  return posterior.map((value, j) => ({
    key: `posterior-${NAMES[j]!}`,
    label: `posterior probability of a ${NAMES[j]!} effect`,
    value,
    as: "value",
  }));
}

function tableOf(parts: {
  readonly shown: readonly number[];
  readonly priors: readonly number[];
  readonly posterior: readonly number[];
  readonly naive: readonly number[];
  readonly logLiks: readonly number[];
}): ToldTable {
  const { shown, priors, posterior, naive, logLiks } = parts;
  return {
    id: "posterior",
    title: "Posterior probabilities",
    head: ["Effect", "Size", "Prior", "Posterior", "Bayes factor against zero", "Posterior, uncorrected"],
    rows: NAMES.map((name, j) => [
      name,
      cell(shown[j]!),
      cell(priors[j]!, "chance"),
      cell(posterior[j]!, "chance"),
      cell(bayesFactor(logLiks[j]! - logLiks[0]!), "value"),
      cell(naive[j]!, "chance"),
    ]),
  };
}
