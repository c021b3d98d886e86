import { cell } from "../format/told.ts";
import type { Baujat, StudyPlace } from "../sensitivity-types.ts";
import { predicted, predictedVariance } from "./deletion-model.ts";
import { tableOf } from "./tables.ts";
import type { SensitivityInput, SensitivityQuestion, SensitivityR, SensitivityRGiven } from "./types.ts";
import { named } from "./words.ts";

/**
 * What each study adds to the heterogeneity, and how much it moves the pooled effect:
 * x = (y_i - x_i'b)^2 / (v_i + tau2), y = (x_i'b - x_i'b(-i))^2 / (x_i' V(-i) x_i).
 * Source: Baujat, Mah\u00e9, Pignon & Hill (2002), Statistics in Medicine 21, 2641-2652, doi:10.1002/sim.1221. R: `baujat(res)`
 */
export const baujat: SensitivityQuestion<"baujat"> = {
  id: "baujat",
  label: "Baujat",
  plot: "baujat",
  summary: "What each study adds to the heterogeneity, against how much it moves the pooled effect.",
  reference:
    "Baujat, Mah\u00e9, Pignon & Hill (2002), Statistics in Medicine 21, 2641-2652, doi:10.1002/sim.1221",
  lack: ({ deletion: { rowIds, names } }) =>
    rowIds.length <= names.length ? "Too few studies: nothing is left when one is taken out." : null,
  answer: placesOf,
  sentences: ({ studies, missing }) => [
    ...highest(studies),
    ...(missing.length === 0
      ? []
      : [`Without ${named(missing)} the model could not be fitted, so they have no place here.`]),
  ],
  tables: ({ studies }) => [
    tableOf(
      "baujat",
      "Contribution to heterogeneity, and influence",
      ["study", "squared Pearson residual", "squared influence"],
      studies.map(({ rowId, label, x, y }) => ({
        rowId,
        cells: [label, cell(x, "value"), cell(y, "value")],
      })),
    ),
  ],
  r: baujatInR,
};

function placesOf({ deletion }: SensitivityInput): Baujat {
  const { rowIds, labels, yi, vi, whole } = deletion;
  const studies: StudyPlace[] = [];
  const missing: { rowId: string; label: string }[] = [];
  for (const [at, rowId] of rowIds.entries()) {
    const label = labels[at]!;
    const row = deletion.row(at);
    const without = deletion.without(at);
    const fitted = predicted(row, whole);
    const residual = yi[at]! - fitted;
    const x = (residual * residual) / (vi[at]! + whole.tau2);
    const moved = without.ok ? fitted - predicted(row, without.value) : Number.NaN;
    const y = without.ok ? (moved * moved) / predictedVariance(row, without.value) : Number.NaN;
    if (Number.isFinite(x) && Number.isFinite(y)) studies.push({ rowId, label, x, y });
    else missing.push({ rowId, label });
  }
  return { studies, missing };
}

function highest(studies: readonly StudyPlace[]): string[] {
  const [byX] = studies.toSorted((a, b) => b.x - a.x);
  const [byY] = studies.toSorted((a, b) => b.y - a.y);
  if (byX === undefined || byY === undefined) return [];
  return byX === byY
    ? [`${named([byX])} both adds most to the heterogeneity and moves the pooled effect most.`]
    : [`${named([byX])} adds most to the heterogeneity, ${named([byY])} moves the pooled effect most.`];
}

function baujatInR({ studies, missing }: Baujat, given: SensitivityRGiven): SensitivityR | null {
  if (given.input.spec.model === "moderators" || missing.length > 0 || !given.isUnivariate) return null;
  return {
    code: ["grDevices::pdf(NULL)", `sens_baujat <- baujat(${given.fit})`, "invisible(grDevices::dev.off())"],
    compare: [
      { name: "horizontal", value: studies.map(({ x }) => x), r: "sens_baujat$x", scale: "1" },
      { name: "vertical", value: studies.map(({ y }) => y), r: "sens_baujat$y", scale: "1" },
    ],
    lacks: [],
  };
}
