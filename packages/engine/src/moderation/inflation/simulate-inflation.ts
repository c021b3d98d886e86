import { type BuiltDesign, buildDesign } from "../../design/index.ts";
import { exp, log } from "../../numeric/elementary.ts";
import { createRandom, mixedSeed } from "../../numeric/random.ts";
import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import { designGiven, type ModerationInput } from "../moderation-stage.ts";
import { type DesignInflation, inflatable, inflationOf } from "./inflation-of.ts";
import { reshuffled, type SettledModerators, settleModerators } from "./reshuffle.ts";
import type { InflationDraw, InflationSimulation, SimulatedInflation } from "./types.ts";

/** As many as metafor draws. */
const INFLATION_DRAWS = 1000;

/** Parts the random numbers of this analysis from those of others with the same seed. */
const STREAM = 0x71f;

/** A document's model, ready to be rearranged. */
export interface InflationPlan {
  readonly input: ModerationInput;
  readonly design: BuiltDesign;
  readonly settled: SettledModerators;
  readonly observed: DesignInflation;
  readonly draws: number;
  readonly seed: number;
}

/**
 * The model of a document with its inflation factors, ready for the simulation.
 * @returns issues of the design, `inflation-one-moderator` where nothing could be entangled, `inflation-no-freedom`
 */
export function planInflation(
  input: ModerationInput,
  draws: number = INFLATION_DRAWS,
): Result<InflationPlan> {
  const given = designGiven(input);
  const design = buildDesign(given);
  if (!design.ok) return design;
  const { moderators, rows, columns } = design.value;
  if (moderators.length < 2) return fail(...design.issues, oneModerator());
  if (rows.length <= columns.length) return fail(...design.issues, noFreedom(rows.length, columns.length));
  const settled = settleModerators(given, moderators, rows);
  const observed = inflationOf(input.effects, design.value, input.model);
  return ok({ input, design: design.value, settled, observed, draws, seed: input.model.seed }, design.issues);
}

/**
 * The rearrangements from `from` up to but not including `to`, each with random numbers of its own. tau2 is estimated anew around
 * each, as the model is refitted to it.
 * Source: Viechtbauer (2010), J. Statistical Software 36(3), as documented in metafor's `vif`. R: `vif(res, sim = 1000)`
 */
export function drawInflation(plan: InflationPlan, from: number, to: number): readonly InflationDraw[] {
  const { settled, design, input } = plan;
  const names = design.names.join("\n");
  return Array.from({ length: Math.max(0, to - from) }, (_, place) => {
    const random = createRandom(mixedSeed(plan.seed, STREAM, from + place));
    const moved = buildDesign(reshuffled(settled, random));
    if (!moved.ok || moved.value.names.join("\n") !== names) return null;
    // The studies are the same ones; only their moderators have changed places.
    return inflationOf(input.effects, { ...moved.value, rows: design.rows }, input.model);
  });
}

/**
 * Observed inflation factors among those of moderators rearranged independently of each other.
 * @param draws of all rearrangements, in their order
 */
export function summariseInflation(
  { design, observed, seed }: InflationPlan,
  draws: readonly InflationDraw[],
): Result<InflationSimulation> {
  const usable = draws.filter((draw) => draw !== null);
  const unusable = draws.length - usable.length;
  const terms = design.terms.map(({ label, columns }, place) =>
    amongSimulated(
      { label, columns },
      observed.terms[place] ?? null,
      usable.map((draw) => draw.terms[place] ?? null),
    ),
  );
  const coefficients = inflatable(design).map((column, place) =>
    amongSimulated(
      { label: design.labels[column]!, columns: [column] },
      observed.coefficients[place] ?? null,
      usable.map((draw) => draw.coefficients[place] ?? null),
    ),
  );
  const value = { seed, k: design.rows.length, drawn: draws.length, unusable, terms, coefficients };
  return ok(value, unusable > 0 ? [notAllUsable(unusable, draws.length)] : []);
}

function amongSimulated(
  { label, columns }: Pick<SimulatedInflation, "label" | "columns">,
  observed: number | null,
  draws: readonly (number | null)[],
): SimulatedInflation {
  const simulated = draws.filter((value) => value !== null).sort((a, b) => a - b);
  const many = simulated.length;
  // The observed arrangement may be drawn again, with other rounding.
  const below = observed === null ? 0 : simulated.filter((value) => value < observed * (1 - 1e-10)).length;
  return {
    label,
    columns,
    observed,
    observedScaled: observed === null ? null : exp(log(observed) / (2 * columns.length)),
    simulated,
    share: observed === null || many === 0 ? null : below / many,
    median: simulated[Math.ceil(many / 2) - 1] ?? null,
    q95: simulated[Math.ceil(0.95 * many) - 1] ?? null,
  };
}

function oneModerator(): Issue {
  return issue(
    "inflation-one-moderator",
    "error",
    "No inflation of variances is simulated: the model has a single moderator, which can be entangled with no other.",
    "Add another moderator to the terms of the model.",
    { field: "moderators.terms" },
  );
}

function noFreedom(k: number, p: number): Issue {
  return issue(
    "inflation-no-freedom",
    "error",
    `No inflation of variances is simulated: ${k} ${k === 1 ? "study" : "studies"} with ${p} ${p === 1 ? "coefficient" : "coefficients"} leave nothing to estimate the heterogeneity from.`,
    "Take terms out of the model.",
    { field: "moderators.terms" },
  );
}

function notAllUsable(unusable: number, drawn: number): Issue {
  return issue(
    "inflation-draws-left-out",
    "note",
    `${unusable} of ${drawn} rearrangements are not counted: they left columns that cannot be told apart, which have no inflation factor.`,
    "Join rare levels if these are many: the share is that of the other rearrangements.",
    { field: "moderators.terms" },
  );
}
