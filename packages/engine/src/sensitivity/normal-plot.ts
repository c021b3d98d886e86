import { formatLevel } from "../format/index.ts";
import { cell } from "../format/told.ts";
import { normalQuantile } from "../numeric/normal.ts";
import type { NormalPlot, QuantilePoint, Residual } from "../sensitivity-types.ts";
import { envelopeOf } from "./envelope.ts";
import { deletedResiduals, standardisedResiduals } from "./residuals.ts";
import { tableOf } from "./tables.ts";
import type { SensitivityInput, SensitivityQuestion, SensitivityR, SensitivityRGiven } from "./types.ts";
import { named } from "./words.ts";

/**
 * Standardised residuals in order against normal quantiles at (i - a) / (k + 1 - 2a), a = 3/8 up to ten studies, else 1/2, with a
 * seeded envelope of what the model would give.
 * Source: Wang & Bushman (1998), Psychological Methods 3, 46-54, doi:10.1037/1082-989X.3.1.46; Blom (1958).
 * R: `qqnorm(res, type = "rstudent")`
 */
export const normalPlot: SensitivityQuestion<"normal-plot"> = {
  id: "normal-plot",
  label: "Normal quantiles",
  plot: "normal-plot",
  summary:
    "Whether residuals follow a normal distribution: points off the line, and outside the envelope, do not.",
  reference: "Wang & Bushman (1998), Psychological Methods 3, 46-54, doi:10.1037/1082-989X.3.1.46",
  lack(input) {
    if (input.deletion.rowIds.length < 3) return "Fewer than three residuals have no shape to look at.";
    return residualsFor(input).every(({ z }) => z === null)
      ? "This way to pool has no standardised residuals."
      : null;
  },
  answer: plotOf,
  sentences({ outside, points, samples, level, residuals }) {
    const kind = residuals === "rstudent" ? "Studentised deleted residuals" : "Standardised residuals";
    if (samples === 0) return [`${kind} of ${points.length} studies, without an envelope.`];
    return [
      outside.length === 0
        ? `${kind}: all ${points.length} lie inside the envelope of ${samples} simulated sets (${formatLevel(level)} at each point).`
        : `${kind}: ${named(outside)} ${outside.length === 1 ? "lies" : "lie"} outside the envelope of ${samples} simulated sets (${formatLevel(level)} at each point, so that a few of many points lie outside by chance).`,
    ];
  },
  tables: ({ points }) => [
    tableOf(
      "normal-quantiles",
      "Normal quantile plot",
      ["study", "normal quantile", "residual", "envelope, lower", "envelope, upper"],
      points.map(({ rowId, label, x, y, lower, upper }) => ({
        rowId,
        isFlagged: isOutside({ y, lower, upper }),
        cells: [label, cell(x, "value"), cell(y, "value"), cell(lower, "value"), cell(upper, "value")],
      })),
    ),
  ],
  r: normalPlotInR,
};

function residualsFor({ spec, deletion }: SensitivityInput): Residual[] {
  // Only the residuals of the model without the study exist where there is no hat matrix.
  const isStandard = spec.residuals === "rstandard" && deletion.hat !== null;
  return isStandard ? standardisedResiduals(deletion) : deletedResiduals(deletion);
}

function plotOf(input: SensitivityInput): NormalPlot {
  const { deletion, spec, model } = input;
  const known = residualsFor(input).filter((one): one is Residual & { readonly z: number } => one.z !== null);
  const ordered = known.toSorted((a, b) => a.z - b.z);
  const quantiles = plottingPositions(ordered.length).map(normalQuantile);
  const { level, seed } = model;
  const simulated = envelopeOf(deletion, { samples: spec.samples, level, seed });
  const envelope = simulated?.lower.length === ordered.length ? simulated : null;
  const points = ordered.map(
    ({ rowId, label, z }, at): QuantilePoint => ({
      rowId,
      label,
      x: quantiles[at]! + 0,
      y: z,
      lower: envelope?.lower[at] ?? null,
      upper: envelope?.upper[at] ?? null,
    }),
  );
  return {
    residuals: spec.residuals === "rstandard" && deletion.hat !== null ? "rstandard" : "rstudent",
    points,
    samples: envelope?.samples ?? 0,
    level,
    outside: points.filter(isOutside).map(({ rowId, label }) => ({ rowId, label })),
  };
}

function isOutside({ y, lower, upper }: Pick<QuantilePoint, "y" | "lower" | "upper">): boolean {
  return lower !== null && upper !== null && (y < lower || y > upper);
}

/** Blom's positions for up to ten points, Hazen's for more. R: `ppoints(n)` */
function plottingPositions(n: number): number[] {
  const a = n <= 10 ? 3 / 8 : 1 / 2;
  return Array.from({ length: n }, (_, i) => (i + 1 - a) / (n + 1 - 2 * a));
}

function normalPlotInR(
  { points, residuals }: NormalPlot,
  { fit, isUnivariate, input }: SensitivityRGiven,
): SensitivityR | null {
  if (!isUnivariate || input.spec.model === "moderators") return null;
  return {
    code: [
      "grDevices::pdf(NULL)",
      `sens_qq <- qqnorm(${fit}, type = "${residuals}", envelope = FALSE)`,
      "invisible(grDevices::dev.off())",
    ],
    compare: [
      { name: "normal quantiles", value: points.map(({ x }) => x), r: "sort(sens_qq$x)", scale: "1" },
      { name: "residuals", value: points.map(({ y }) => y), r: "sort(sens_qq$y)", scale: "1" },
    ],
    lacks: [{ name: "envelope", reason: "R draws other random numbers" }],
  };
}
