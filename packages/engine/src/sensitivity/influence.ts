import { formatShort } from "../format/index.ts";
import { cell } from "../format/told.ts";
import { chisqTest } from "../inference/tests.ts";
import type { Influence, InfluenceFlag, InfluenceRow } from "../sensitivity-types.ts";
import { type DeletionModel, type ModelPart, predicted } from "./deletion-model.ts";
import { influenceInR } from "./influence-r.ts";
import { deletedResiduals } from "./residuals.ts";
import { determinant, inverseOf } from "./small-matrix.ts";
import { whyNot } from "./summary.ts";
import { tableOf } from "./tables.ts";
import type { SensitivityInput, SensitivityQuestion } from "./types.ts";
import { named } from "./words.ts";

/** Cook's distance is flagged where chi-square with p degrees of freedom reaches it with less than one half. */
const COOK = 0.5;
const DFBS = 1;
const FACTOR = 3;

/**
 * The influence of each study on the model, from refits without it:
 * DFFITS (x_i'b - x_i'b(-i)) / sqrt(s2 h_i (v_i + tau2(-i))), Cook's distance (b - b(-i))' V^-1 (b - b(-i)), the ratio of
 * determinants |V(-i)| / |V|, tau2 and Q without the study, leverage, weight, and DFBETAS (b - b(-i)) / sqrt(s2 Var(b; tau2(-i))),
 * s2 the factor of Knapp and Hartung's test without the study, else 1. Flagged: |DFFITS| > 3 sqrt(p / (k - p)), Cook's distance
 * above the median of chi-square with p degrees of freedom, leverage > 3 p / k, |DFBETAS| > 1.
 * Source: Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11. R: `influence(res)`
 */
export const influence: SensitivityQuestion<"influence"> = {
  id: "influence",
  label: "Influence",
  plot: "influence",
  summary:
    "How much each study moves the estimate, its precision and the heterogeneity, with those that move them most flagged.",
  reference: "Viechtbauer & Cheung (2010), Research Synthesis Methods 1, 112-125, doi:10.1002/jrsm.11",
  lack: ({ deletion: { rowIds, names } }) =>
    rowIds.length <= names.length
      ? `With ${rowIds.length} studies and ${names.length} coefficients nothing is left when a study is taken out.`
      : null,
  answer: ({ deletion }) => influenceOf(deletion),
  sentences,
  tables: ({ studies, names }) => [
    tableOf(
      "influence",
      "Influence of each study",
      [
        "study",
        "studentised residual",
        "DFFITS",
        "Cook\u2019s distance",
        "covariance ratio",
        "\u03c4\u00b2 without",
        "Q without",
        "hat",
        "weight (%)",
        ...names.map((name) => (names.length === 1 ? "DFBETAS" : `DFBETAS: ${name}`)),
        "flagged for",
      ],
      studies.map((one) => ({
        rowId: one.rowId,
        isFlagged: one.flags.length > 0 || one.reason !== "",
        cells: [
          one.label,
          cell(one.rstudent, "value"),
          cell(one.dffits, "value"),
          cell(one.cookD, "value"),
          cell(one.covRatio, "value"),
          cell(one.tau2Del, "value"),
          cell(one.qeDel, "two"),
          cell(one.hat, "value"),
          cell(one.weight, "two"),
          ...one.dfbs.map((value) => cell(value, "value")),
          one.reason === "" ? flagWords(one.flags) : `not fitted without it: ${one.reason}`,
        ],
      })),
    ),
  ],
  r: influenceInR,
};

const FLAG_WORDS: Readonly<Record<InfluenceFlag, string>> = {
  dffits: "DFFITS",
  cook: "Cook\u2019s distance",
  hat: "hat",
  dfbs: "DFBETAS",
};

/** What a study is flagged for; null = for nothing. */
export function flagWords(flags: readonly InfluenceFlag[]): string | null {
  return flags.length === 0 ? null : flags.map((flag) => FLAG_WORDS[flag]).join(", ");
}

/** All deletion diagnostics of a model. */
export function influenceOf(model: DeletionModel): Influence {
  const { rowIds, names } = model;
  const [k, p] = [rowIds.length, names.length];
  const thresholds = {
    dffits: k > p ? FACTOR * Math.sqrt(p / (k - p)) : null,
    cook: COOK,
    hat: (FACTOR * p) / k,
    dfbs: DFBS,
  };
  const inverse = inverseOf(model.whole.vcov);
  const residuals = deletedResiduals(model);
  const studies = rowIds.map((rowId, at): InfluenceRow => {
    const shared = {
      rowId,
      label: model.labels[at]!,
      hat: model.hat?.[at] ?? null,
      weight: model.weights[at] ?? null,
    };
    const without = model.without(at);
    if (!without.ok) return { ...shared, ...undefinedRow(p), reason: whyNot(without.issues) };
    const numbers = {
      ...shared,
      rstudent: residuals[at]?.z ?? null,
      ...measuresOf(model, at, without.value, inverse),
    };
    return { ...numbers, flags: flagsOf(numbers, p, thresholds), reason: "" };
  });
  return { p, names, studies, thresholds };
}

function undefinedRow(p: number): Omit<InfluenceRow, "rowId" | "label" | "hat" | "weight" | "reason"> {
  return {
    rstudent: null,
    dffits: null,
    cookD: null,
    covRatio: null,
    tau2Del: null,
    qeDel: null,
    dfbs: new Array<null>(p).fill(null),
    flags: [],
  };
}

function measuresOf(
  model: DeletionModel,
  at: number,
  part: ModelPart,
  inverse: readonly (readonly number[])[] | null,
): Pick<InfluenceRow, "dffits" | "cookD" | "covRatio" | "tau2Del" | "qeDel" | "dfbs"> {
  const { whole } = model;
  const x = model.row(at);
  const moved = predicted(x, whole) - predicted(x, part);
  const change = whole.b.map((b, j) => b - (part.b[j] ?? 0));
  const variances = model.variancesAt(part.tau2);
  const spread = movedVariance(model, at, part, variances);
  return {
    dffits: spread === null ? null : finite(moved / Math.sqrt(part.factor * spread)),
    cookD: inverse === null ? null : finite(quadratic(change, inverse)),
    covRatio: finite(determinant(part.vcov) / determinant(whole.vcov)),
    tau2Del: part.tau2,
    qeDel: part.q,
    dfbs: change.map((by, j) =>
      variances === null ? null : finite(by / Math.sqrt(part.factor * (variances[j] ?? 0))),
    ),
  };
}

/**
 * What a moved fitted value is measured by: h_i (v_i + tau2(-i)); with weights of another kind the variance of the mean at
 * tau2(-i), and nothing where there are moderators as well.
 */
function movedVariance(
  { vi, hat, isInverseVariance, names }: DeletionModel,
  at: number,
  { tau2 }: ModelPart,
  variances: readonly number[] | null,
): number | null {
  const leverage = hat?.[at];
  if (leverage === undefined) return null;
  if (isInverseVariance) return leverage * (vi[at]! + tau2);
  return names.length === 1 ? (variances?.[0] ?? null) : null;
}

function quadratic(vector: readonly number[], matrix: readonly (readonly number[])[]): number {
  return vector.reduce(
    (sum, a, i) => sum + a * vector.reduce((inner, b, j) => inner + (matrix[i]?.[j] ?? 0) * b, 0),
    0,
  );
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}

function flagsOf(
  { dffits, cookD, hat, dfbs }: Pick<InfluenceRow, "dffits" | "cookD" | "hat" | "dfbs">,
  p: number,
  thresholds: Influence["thresholds"],
): InfluenceFlag[] {
  const flags: InfluenceFlag[] = [];
  if (dffits !== null && thresholds.dffits !== null && Math.abs(dffits) > thresholds.dffits) {
    flags.push("dffits");
  }
  if (cookD !== null && cookD > 0 && 1 - chisqTest("", "", cookD, p).pValue > thresholds.cook) {
    flags.push("cook");
  }
  if (hat !== null && hat > thresholds.hat) flags.push("hat");
  if (dfbs.some((value) => value !== null && Math.abs(value) > thresholds.dfbs)) flags.push("dfbs");
  return flags;
}

function sentences({ studies, p, thresholds }: Influence, { deletion }: SensitivityInput): readonly string[] {
  const flagged = studies.filter(({ flags }) => flags.length > 0);
  const failed = studies.filter(({ reason }) => reason !== "");
  const dffits = thresholds.dffits === null ? "" : `|DFFITS| > ${formatShort(thresholds.dffits)}, `;
  return [
    flagged.length === 0
      ? "No study is flagged as influential."
      : `${flagged.length === 1 ? "One study is" : `${flagged.length} studies are`} flagged as influential: ${named(flagged)}.`,
    deletion.hat === null
      ? "This way to pool has no hat matrix, so that leverage, DFFITS and DFBETAS are not defined; flagged is Cook\u2019s distance above the median of \u03c7\u00b2."
      : `Flagged: ${dffits}Cook\u2019s distance above the median of \u03c7\u00b2 with ${p} df, leverage > ${formatShort(thresholds.hat)}, |DFBETAS| > 1. These are rules of thumb: a flag asks for a look at the study, not for its removal.`,
    ...(failed.length === 0 ? [] : [`The model could not be fitted without ${named(failed)}.`]),
  ];
}
