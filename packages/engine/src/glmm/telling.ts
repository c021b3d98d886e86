import type { Tau2Result } from "../analysis-types.ts";
import { type Issue, issue } from "../result.ts";
import { type Fitted, type Problem, profileAt } from "./search.ts";
import { rowsOf } from "./studies.ts";
import type { GlmmData, GlmmSpec } from "./types.ts";

/** How many studies there are, how many inform the model, and how many have a finite effect of their own. */
export interface Telling {
  readonly rows: number;
  readonly used: number;
  readonly finite: number;
}

/** Counts, of which none may be 0 for a study's own effect to be finite. */
function cellsOf(data: GlmmData, i: number): readonly number[] {
  switch (data.measure) {
    case "OR":
      return [data.ai[i]!, data.bi[i]!, data.ci[i]!, data.di[i]!];
    case "IRR":
      return [data.x1i[i]!, data.x2i[i]!];
    case "PLO":
      return [data.xi[i]!, data.ni[i]! - data.xi[i]!];
    case "IRLN":
      return [data.xi[i]!];
  }
}

/** @param used indices into the data of the studies that inform the model */
export function tellingOf(data: GlmmData, used: readonly number[]): Telling {
  const finite = used.filter((i) => cellsOf(data, i).every((cell) => cell > 0)).length;
  return { rows: rowsOf(data), used: used.length, finite };
}

/** From two finite effects on the likelihood falls as their differences become small beside tau. */
const ENOUGH = 2;
/** A tau at which effects differ by factors of billions. */
const ENORMOUS_TAU = 20;
/** A fall of the log-likelihood that is none: less than what separates an estimate from its own standard error. */
const NO_FALL = 0.5;

/**
 * Whether the likelihood is as good as flat for however large a tau2. Where a study has an empty cell its own likelihood goes on
 * rising towards one end, and a normal distribution wide enough puts effects at both ends: nothing but finite effects bounds tau2.
 */
export function isFlat(problem: Problem, fitted: Fitted, telling: Telling): boolean {
  if (telling.finite >= ENOUGH) return false;
  return fitted.summit.jet.value - profileAt(problem, fitted, ENORMOUS_TAU) < NO_FALL;
}

/** "2 of 4 studies inform the model, and each of these has an empty cell, so that none has a finite effect of its own" */
export function tellingWords({ rows, used, finite }: Telling): string {
  const inform = used === 1 ? "study informs" : "studies inform";
  const effects =
    finite === 0
      ? "and each of these has an empty cell, so that none has a finite effect of its own"
      : `and only ${finite} of these ${finite === 1 ? "has" : "have"} a finite effect, the others having an empty cell`;
  return `${used} of ${rows} ${inform} the model, ${effects}`;
}

/** Doubt about a fit with random effects to which fewer than two studies bring a finite effect; [] = none. */
export function tellingIssues(
  telling: Telling,
  { kind }: GlmmSpec,
  { estimate }: Pick<Tau2Result, "estimate">,
): Issue[] {
  if (kind !== "random" || telling.finite >= ENOUGH) return [];
  const mean = estimate === 0 ? "the pooled effect is that of equal effects" : "the pooled effect follows it";
  return [
    issue(
      "glmm-tau2-untold",
      "warning",
      `${tellingWords(telling)}: these counts cannot tell τ². The number shown rests on the shape of the model rather than on the studies, and ${mean}.`,
      "Read it with the exact counts beside it; compare with the equal-effects model or, for two groups, the Mantel-Haenszel method.",
      { field: "model.pooling" },
    ),
  ];
}
