import type { EffectSet } from "../analysis-types.ts";
import type { ModeratorValues } from "../design/types.ts";
import type { ModelSpec } from "../document/types.ts";
import type { DoseShapePoint, DoseShapesReport } from "../dose-types.ts";
import { type Issue, issue } from "../result.ts";
import { compareDoseShapes } from "./dose-response/compare-shapes.ts";
import { shapeSentences } from "./dose-response/shape-sentences.ts";

/** The moderator whose shapes are compared: the numeric one with the role of the dose, else the first number. */
function doseOf(variables: readonly ModeratorValues[]): ModeratorValues | undefined {
  const numbers = variables.filter(({ kind }) => kind === "numeric");
  return numbers.find(({ role }) => role === "dose") ?? numbers[0];
}

interface Known extends DoseShapePoint {
  readonly vi: number;
}

/**
 * Shapes of the dose compared over the effects of studies; null without a numeric moderator.
 * @param variables every moderator of the document, one value per effect
 */
export function doseShapesOf(
  variables: readonly ModeratorValues[],
  effects: EffectSet,
  { estimator, level }: Pick<ModelSpec, "estimator" | "level">,
): DoseShapesReport | null {
  const dose = doseOf(variables);
  if (dose === undefined) return null;
  const known = pairsOf(dose, effects);
  const used = known.filter(({ vi }) => vi > 0);
  const compared = compareDoseShapes({
    yi: used.map(({ yi }) => yi),
    vi: used.map(({ vi }) => vi),
    dose: used.map((point) => point.dose),
    method: estimator === "ML" ? "ML" : "REML",
    level,
  });
  const shapes = compared.ok ? compared.value : [];
  return {
    column: dose.column,
    unit: dose.unit,
    k: used.length,
    missing: effects.yi.length - known.length,
    shapes,
    points: used.map(({ vi: _vi, ...point }) => point),
    sentences: shapeSentences(shapes, dose.unit),
    issues: [...withoutVariance(known), ...compared.issues],
  };
}

function pairsOf({ values }: ModeratorValues, { yi, vi, rowIds, labels }: EffectSet): Known[] {
  const variances = [...vi].filter((variance) => variance > 0);
  const least = variances.length === 0 ? 0 : variances.reduce((low, v) => Math.min(low, v));
  return [...yi].flatMap((effect, i): Known[] => {
    const dose = values[i] ?? null;
    const variance = vi[i]!;
    if (dose === null) return [];
    const weight = variance > 0 ? least / variance : 1;
    return [{ rowId: rowIds[i]!, label: labels[i]!, dose, yi: effect, vi: variance, weight }];
  });
}

function withoutVariance(known: readonly Known[]): Issue[] {
  const without = known.filter(({ vi }) => !(vi > 0));
  const [first] = without;
  if (first === undefined) return [];
  return [
    issue(
      "dose-zero-variance",
      "warning",
      `${without.map(({ label }) => label).join(", ")}: effects with a variance of 0 were left out of the comparison of shapes, whose likelihoods they make infinite.`,
      "Check the standard errors of these rows.",
      { rowId: first.rowId },
    ),
  ];
}
