import { type Issue, issue } from "../result.ts";
import { type GlmmStudies, rowsOf } from "./studies.ts";
import { type Telling, tellingWords } from "./telling.ts";
import type { GlmmData, GlmmDesign, GlmmSpec } from "./types.ts";

/** Columns of counts, and columns that divide: person-time and group sizes. */
function columnsOf(data: GlmmData): {
  counts: readonly (readonly number[])[];
  sizes: readonly (readonly number[])[];
} {
  switch (data.measure) {
    case "OR":
      return { counts: [data.ai, data.bi, data.ci, data.di], sizes: groupSizes(data) };
    case "IRR":
      return { counts: [data.x1i, data.x2i], sizes: [data.t1i, data.t2i] };
    case "PLO":
      return { counts: [data.xi, data.ni.map((n, i) => n - (data.xi[i] ?? Number.NaN))], sizes: [data.ni] };
    case "IRLN":
      return { counts: [data.xi], sizes: [data.ti] };
  }
}

function groupSizes({ ai, bi, ci, di }: GlmmData & { measure: "OR" }): number[][] {
  return [ai.map((a, i) => a + (bi[i] ?? Number.NaN)), ci.map((c, i) => c + (di[i] ?? Number.NaN))];
}

/**
 * Rows with unusable numbers are excluded before they come here, so they are a mistake of the caller.
 * @throws RangeError for counts that are missing, negative or infinite, groups of nobody, and choices out of range
 */
export function assertUsable(data: GlmmData, spec: GlmmSpec, design: GlmmDesign | null): void {
  const { counts, sizes } = columnsOf(data);
  const rows = rowsOf(data);
  for (const column of [...counts, ...sizes]) {
    if (column.length !== rows) throw new RangeError(`columns of ${rows} and ${column.length} studies`);
  }
  for (const count of counts.flat()) {
    if (!(count >= 0 && Number.isFinite(count))) throw new RangeError(`${count} is no count`);
  }
  for (const size of sizes.flat()) {
    if (!(size > 0 && Number.isFinite(size))) throw new RangeError(`${size} is no size of a group`);
  }
  if (!(spec.level > 0 && spec.level < 1)) {
    throw new RangeError(`level is ${spec.level}, not a proportion between 0 and 1`);
  }
  if (design !== null) assertDesign(design, rows);
}

function assertDesign({ names, rows }: GlmmDesign, expected: number): void {
  if (rows.length !== expected || names.length === 0) {
    throw new RangeError(`a design of ${rows.length} rows for ${expected} studies`);
  }
  if (!rows.every((row) => row.length === names.length && row.every(Number.isFinite))) {
    throw new RangeError(`a design of ${names.length} columns has other rows, or numbers missing`);
  }
}

/** What makes a fit impossible; empty = nothing. */
export function blockingIssues(
  data: GlmmData,
  spec: GlmmSpec,
  { used }: GlmmStudies,
  coefficients: number,
): Issue[] {
  if (used.length === 0) return [noStudies(rowsOf(data))];
  if (data.measure === "OR" && spec.model === "CM.EL") {
    const { counts } = columnsOf(data);
    if (!counts.flat().every(Number.isInteger)) return [notWhole()];
  }
  const needed = coefficients + (spec.kind === "random" ? 1 : 0);
  if (used.length < needed) return [tooFewStudies(used.length, needed)];
  return coefficients === 1 && isSeparated(data, spec, used) ? [separated()] : [];
}

/** Whether the counts of all studies are at the same end of what they can be, so that the intercept is infinite. */
function isSeparated(data: GlmmData, spec: GlmmSpec, used: readonly number[]): boolean {
  const none = (...columns: readonly (readonly number[])[]): boolean =>
    used.every((i) => columns.some((column) => column[i] === 0));
  if (data.measure === "PLO") return none(data.xi) || none(data.ni.map((n, i) => n - data.xi[i]!));
  if (data.measure === "IRLN") return none(data.xi);
  if (data.measure === "IRR") return none(data.x1i) || none(data.x2i);
  const { ai, bi, ci, di } = data;
  if (spec.model === "CM.AL") return none(ai) || none(ci);
  if (spec.model === "UM.RS") return none(ai) || none(bi) || none(ci) || none(di);
  return none(ai, di) || none(bi, ci);
}

function noStudies(rows: number): Issue {
  return issue(
    "no-studies",
    "error",
    `None of the ${rows} studies has both events and non-events, so none says anything about the effect and nothing is fitted.`,
    "Choose the risk difference, which such studies do inform.",
  );
}

function notWhole(): Issue {
  return issue(
    "counts-not-whole",
    "error",
    "Some counts are not whole numbers, and the exact conditional model (CM.EL) exists for whole counts only; nothing is fitted.",
    "Correct the counts, or choose the approximate conditional model or one with study effects.",
    { field: "model.glmm" },
  );
}

function tooFewStudies(k: number, needed: number): Issue {
  return issue(
    "glmm-too-few-studies",
    "error",
    `${k} ${k === 1 ? "study informs" : "studies inform"} the model and ${needed} of its numbers are to be estimated, so nothing is fitted.`,
    "Choose the equal-effects model, or fewer moderators.",
  );
}

function separated(): Issue {
  return issue(
    "glmm-separated",
    "error",
    "In every study the counts lie at the same end of what they can be (no events in one group, or events only), so the likelihood " +
      "goes on rising as the effect goes to infinity; there is no estimate.",
    "Report the counts, choose the risk difference, or a method that corrects empty cells.",
  );
}

/** Studies without events, or with events only, in both groups. */
export function droppedIssue(count: number): Issue {
  return issue(
    "double-zero",
    "note",
    `${count} ${count === 1 ? "study has" : "studies have"} no events, or only events, in both groups; the model takes nothing from ${count === 1 ? "it" : "them"}.`,
    "Choose the risk difference if such studies should count.",
  );
}

/** What a maximum that was not found, or does not exist, means. */
export function noMaximum(telling: Telling, { kind }: GlmmSpec): Issue {
  if (kind === "random" && telling.finite < telling.used) return flatLikelihood(telling);
  return issue(
    "glmm-no-maximum",
    "error",
    "The likelihood has no highest point that could be found: it goes on rising as the effect or the heterogeneity grows, usually " +
      "because nearly all counts are at an end of what they can be. There is no estimate.",
    "Choose the equal-effects model, another model for the study effects, or a method that corrects empty cells.",
  );
}

function flatLikelihood(telling: Telling): Issue {
  return issue(
    "glmm-no-maximum",
    "error",
    `${tellingWords(telling)}. The likelihood is no lower for an enormous τ² than for any other, so neither τ² nor the pooled ` +
      "effect can be told from these counts, and none is shown.",
    "Choose the equal-effects model or, for two groups, the Mantel-Haenszel method; or report the counts alone.",
    { field: "model.pooling" },
  );
}

/** A result to be read with doubt. */
export function notConverged(residual: number): Issue {
  return issue(
    "glmm-not-converged",
    "warning",
    `The search for the highest likelihood stopped ${residual.toExponential(1)} standard errors short of where its next step would have led; the last digits shown may be wrong.`,
    "Compare with another model for the study effects or another number of quadrature points.",
  );
}
