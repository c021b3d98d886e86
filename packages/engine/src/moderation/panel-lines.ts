import type { ModeratorValues, Profile } from "../design/types.ts";
import type { Regression } from "../models/regression/fit-meta-regression.ts";
import type { PanelCurve, PanelPoint, PanelSplit } from "../moderation-types.ts";
import { type ModerationInput, regressOn } from "./regress-on.ts";

/** Points of a line: enough that a curve looks like one. */
const GRID = 60;
/** Factors that lines are separated by, and the most levels of one, so that a panel stays readable and quick. */
const MOST_SPLITS = 3;
const MOST_LINES = 8;

/** The studies of a regression on one moderator, the weight of each as a share of all. */
export function pointsOf(
  { effects }: ModerationInput,
  { fit, design }: Regression,
  column: string,
  by: ModeratorValues | null = null,
): PanelPoint[] {
  const { values } = design.moderators.find((moderator) => moderator.column === column)!;
  return design.rows.map((row, i) => ({
    rowId: effects.rowIds[row]!,
    label: effects.labels[row]!,
    x: values[i]!,
    yi: effects.yi[row]!,
    vi: effects.vi[row]!,
    weight: fit.weights[i]!,
    group: by === null ? null : (by.values[i] ?? null),
  }));
}

/** The fitted line with its bands over the range of some values. */
export function curveOf(
  regression: Regression,
  column: string,
  values: readonly number[],
  at: { readonly level: string; readonly profile: Profile } | null = null,
): PanelCurve | null {
  const rowAt = (x: number): Float64Array | null => regression.design.rowOf({ ...at?.profile, [column]: x });
  return lineThrough(regression, values, rowAt, at?.level ?? null);
}

/**
 * A fitted line with its bands over the range of some values.
 * @param rowAt the row of the design at a value
 */
export function lineThrough(
  regression: Regression,
  values: readonly number[],
  rowAt: (x: number) => Float64Array | null,
  level: string | null = null,
): PanelCurve | null {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!(high > low)) return null;
  const points = Array.from({ length: GRID }, (_, i) => {
    const x = i === GRID - 1 ? high : low + ((high - low) * i) / (GRID - 1);
    const row = rowAt(x);
    if (row === null) return null;
    const { estimate, interval, prediction } = regression.predict(row);
    return { x, estimate, interval, prediction };
  }).filter((point) => point !== null);
  return points.length === GRID ? { level, k: values.length, points } : null;
}

/** Separate lines per level of each factor of the document that can be crossed with the moderator. */
export function splitsOf(
  input: ModerationInput,
  column: string,
  variables: readonly ModeratorValues[],
): PanelSplit[] {
  const chosen = ({ column: by, role }: ModeratorValues): boolean =>
    role !== null || input.spec.terms.some((term) => term.includes(by));
  const factors = variables
    .filter(({ kind, levels }) => kind === "factor" && levels.length > 1 && levels.length <= MOST_LINES)
    .sort((a, b) => Number(chosen(b)) - Number(chosen(a)));
  return factors.slice(0, MOST_SPLITS).flatMap(({ column: by }) => splitBy(input, column, by) ?? []);
}

function splitBy(input: ModerationInput, column: string, by: string): PanelSplit | null {
  // Lines show no interval of tau2, which takes as long as the fit.
  const plain = { ...input, model: { ...input.model, tau2Interval: "none" } };
  const crossed = regressOn(plain, [[column], [by], [column, by]]);
  // Where the studies do not hold every line, the lines would be drawn by what was left out.
  if (!crossed.ok || crossed.value.design.aliased.length > 0) return null;
  const regression = crossed.value;
  const { moderators } = regression.design;
  const factor = moderators.find((moderator) => moderator.column === by)!;
  const points = pointsOf(input, regression, column, factor);
  const curves = factor.levels.flatMap((level, place) => {
    const own = points.filter(({ group }) => group === place).map(({ x }) => x);
    return curveOf(regression, column, own, { level, profile: { [by]: level } }) ?? [];
  });
  const interaction = regression.fit.terms.find(({ moderators: crossing }) => crossing.length === 2);
  return { by, levels: factor.levels, points, curves, interaction: interaction?.wald ?? null };
}
