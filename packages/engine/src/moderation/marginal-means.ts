import type { ModeratorValues, Profile } from "../design/types.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { HeldAt, MarginalMean, MarginalMeans } from "../moderation-types.ts";
import { type Issue, issue } from "../result.ts";
import { againstFirst, familyOf, pairsOf } from "./contrasts.ts";
import { amountWords } from "./effect-words.ts";
import { countsOf, equalCells, type FactorCell, MOST_CELLS, meanOf, observedCells } from "./factor-cells.ts";

type Weighting = MarginalMeans["weighting"];

/** Where numbers are held and how the levels of other factors count. */
export interface MarginalChoices {
  readonly weighting: Weighting;
  /** Id in the registry of adjustments. */
  readonly adjustment: string;
  /** Numeric moderators held elsewhere than at their means, in their units. */
  readonly at?: Readonly<Record<string, number>>;
}

interface Found {
  readonly value: MarginalMeans | null;
  readonly issues: readonly Issue[];
}

/**
 * Estimated marginal means: the effect expected at each level of a factor with the numeric moderators of the model at their
 * means, averaged over the levels of its other factors, with all differences between levels.
 * x_l = sum over cells w_c x(l, c), mean x_l'b, interval by the test of the model.
 * @param column a factor of the model
 * @returns null with an issue where the data leave a combination out that the means would need
 * Source: Searle, Speed & Milliken (1980), The American Statistician 34, 216-221, doi:10.1080/00031305.1980.10483031.
 * R: `emmeans(emmprep(res), ~column)`, `weights = "proportional"`; by hand `predict(res, newmods = x)`
 */
export function marginalMeans(regression: Regression, column: string, choices: MarginalChoices): Found {
  const { design } = regression;
  const factor = design.moderators.find((moderator) => moderator.column === column);
  if (factor === undefined || factor.kind !== "factor") return { value: null, issues: [] };
  const [only, ...further] = factor.levels;
  if (only !== undefined && further.length === 0)
    return { value: null, issues: [notEstimable(column, `all studies used have the same one, ${only}`)] };
  const others = design.moderators.filter(({ kind, column: other }) => kind === "factor" && other !== column);
  const held = heldAt(design.moderators, choices.at ?? {});
  const cells = cellsFor(others, choices.weighting);
  const [left] = design.aliased;
  if (left !== undefined)
    return { value: null, issues: [notEstimable(column, `${left.label} is left out: ${left.why}`)] };
  if (cells === null) return { value: null, issues: [notEstimable(column, TOO_MANY)] };
  const rows = factor.levels.map((level) => averageRow(regression, { column, level, held, cells }));
  const known = rows.filter((row) => row !== null);
  if (known.length < rows.length) return { value: null, issues: [notEstimable(column, UNPREDICTED)] };
  const counts = countsOf(factor);
  return {
    value: {
      column,
      weighting: choices.weighting,
      held,
      averaged: others.map(({ column: other }) => other),
      means: factor.levels.map((level, l) => meanAt(regression, level, counts[l]!, known[l]!)),
      pairwise: familyOf(regression, pairsOf(factor.levels, known), choices.adjustment),
      versusReference: familyOf(regression, againstFirst(factor.levels, known), choices.adjustment),
      caption: captionOf(held, others, choices.weighting),
    },
    issues: [],
  };
}

/** Of every factor of the model: with equal weights, then in proportion to frequencies where other factors are averaged over. */
export function allMarginalMeans(
  regression: Regression,
  adjustment: string,
): { readonly means: readonly MarginalMeans[]; readonly issues: readonly Issue[] } {
  const factors = regression.design.moderators.filter(({ kind }) => kind === "factor");
  const weightings: readonly Weighting[] = factors.length > 1 ? ["equal", "proportional"] : ["equal"];
  const found = factors.flatMap(({ column }) =>
    weightings.map((weighting) => marginalMeans(regression, column, { weighting, adjustment })),
  );
  const issues = new Map(found.flatMap((one) => one.issues).map((one) => [one.message, one]));
  return { means: found.flatMap(({ value }) => value ?? []), issues: [...issues.values()] };
}

/** The mean effect at a row of the design, as a level of a factor. */
export function meanAt(regression: Regression, level: string, k: number, x: Float64Array): MarginalMean {
  const { prediction } = regression.predict(x);
  return { level, k, mean: regression.combine(x, level), prediction };
}

/** Numeric moderators at their means, or where they are asked to be. */
export function heldAt(
  moderators: readonly ModeratorValues[],
  at: Readonly<Record<string, number>>,
): HeldAt[] {
  return moderators
    .filter(({ kind }) => kind === "numeric")
    .map((moderator) => ({
      column: moderator.column,
      value: (Object.hasOwn(at, moderator.column) ? at[moderator.column] : undefined) ?? meanOf(moderator),
      unit: moderator.unit,
    }));
}

/** null where there are too many combinations to average over. */
function cellsFor(others: readonly ModeratorValues[], weighting: Weighting): readonly FactorCell[] | null {
  if (weighting === "proportional") return observedCells(others);
  const count = others.reduce((product, { levels }) => product * levels.length, 1);
  return count > MOST_CELLS ? null : equalCells(others);
}

/** The row of the design at a level or value of one moderator, averaged over levels of others. */
export function averageRow(
  { design }: Regression,
  given: {
    readonly column: string;
    readonly level: string | number;
    readonly held: readonly HeldAt[];
    readonly cells: readonly FactorCell[];
  },
): Float64Array | null {
  const { column, level, held, cells } = given;
  const base: Profile = Object.fromEntries(held.map((one) => [one.column, one.value]));
  const average = new Float64Array(design.columns.length);
  for (const { profile, weight } of cells) {
    const row = design.rowOf({ ...base, ...profile, [column]: level });
    if (row === null) return null;
    for (let j = 0; j < average.length; j++) average[j] = average[j]! + weight * row[j]!;
  }
  return average;
}

function captionOf(
  held: readonly HeldAt[],
  others: readonly ModeratorValues[],
  weighting: Weighting,
): string {
  const parts = held.map(({ column, value, unit }) => `“${column}” at ${amountWords(value, unit)}`);
  if (others.length > 0) {
    const names = others.map(({ column }) => column).join(", ");
    parts.push(
      weighting === "equal"
        ? `averaged over the levels of ${names}, each counting the same`
        : `averaged over the levels of ${names} as often as studies have them`,
    );
  }
  return parts.length === 0
    ? "The mean effect at each level."
    : `The mean effect at each level, ${parts.join("; ")}.`;
}

const TOO_MANY = "the levels of the other factors have too many combinations";
const UNPREDICTED = "the levels of the other factors have some combinations that the model cannot predict";

function notEstimable(column: string, why: string): Issue {
  return issue(
    "marginal-means-not-estimable",
    "warning",
    `The mean effects at the levels of ${column} are not shown, because ${why}.`,
    "Take an interaction or one of the confounded moderators out of the model, or merge levels.",
    { column, field: "moderators.terms" },
  );
}
