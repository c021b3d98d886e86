import { ascend, type Summit } from "./ascend.ts";
import { distinctRows, insideCone } from "./cone.ts";
import { type ConeSummit, climbInCone } from "./constrained.ts";
import { type Coordinates, combine } from "./coordinates.ts";
import { jetAt, type Problem, tau2At } from "./likelihood.ts";
import { identityStarts, logStarts } from "./starts.ts";

/** The highest of the maxima found. */
export interface Maximum extends ConeSummit {
  /** Log-likelihood of the next best one at another place, null where there is none. */
  readonly other: number | null;
  /** Newton steps of all searches. */
  readonly iterations: number;
}

/** The longest change of a linear predictor in one step, so that a search does not leap over a maximum. */
const LONGEST = 3;
/** A tau2 this small beside the sampling variance is 0 for the likelihood: how fast it shrinks on does not matter. */
const GONE = 1e-9;
const SAME = 1e-7;

/**
 * The global maximum of the likelihood over the scale coefficients, from several starts.
 * @returns `no-cone` where no coefficients of the identity link give every study a tau2 above 0; null where every search fails
 */
export function maximise(problem: Problem, scale: Coordinates): Maximum | "no-cone" | null {
  if (!problem.link.constrained) return best(logStarts(problem, scale).map((start) => climb(problem, start)));
  const rows = distinctRows(problem.z);
  const inside = rows.length === 0 ? null : insideCone(scale, rows);
  if (inside === null) return "no-cone";
  return best(climbInCone(problem, rows, identityStarts(problem, inside)));
}

function climb(problem: Problem, start: Float64Array): ConeSummit | null {
  const reach = (at: Float64Array, step: Float64Array): number => {
    const tau2 = tau2At(problem, at);
    const moves = combine(problem.z, step);
    let longest = 0;
    for (let i = 0; i < moves.length; i++) {
      const gone = moves[i]! < 0 && tau2[i]! < GONE * problem.v[i]!;
      if (!gone) longest = Math.max(longest, Math.abs(moves[i]!));
    }
    return longest > LONGEST ? LONGEST / longest : 1;
  };
  const summit = ascend((at) => jetAt(problem, at), start, reach);
  return summit === null ? null : { summit, active: [] };
}

function best(found: readonly (ConeSummit | null)[]): Maximum | null {
  const summits = found.filter((one) => one !== null).sort((a, b) => height(b) - height(a));
  const top = summits[0];
  if (top === undefined) return null;
  const level = summits.filter((one) => height(one) > height(top) - 1e-10);
  // Of equal heights, the one that is a place and not a way to infinity.
  const chosen = level.reduce((a, b) => (travel(b.summit) < travel(a.summit) ? b : a));
  const other = summits.find((one) => height(one) < height(top) - SAME && one.summit.converged);
  return {
    ...chosen,
    other: other === undefined ? null : height(other),
    iterations: summits.reduce((sum, { summit }) => sum + summit.iterations, 0),
  };
}

function height({ summit }: ConeSummit): number {
  return summit.jet.value;
}

function travel({ step }: Summit): number {
  return step.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
}
