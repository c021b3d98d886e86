import { type Jet, LOCAL, type LocalIndex, type Study, type StudyLikelihood } from "./study-likelihood.ts";

/** Beyond this a log odds or log rate counts as infinite: the likelihood no longer changes. */
const FAR = 40;
const MAX_STEPS = 100;

/**
 * A study's likelihood with one of its own parameters at its best value for every value of the others; gradient as it is there,
 * Hessian by the Schur complement, so that variances of the others are those of the full information matrix.
 * @param startOf where the search for it starts
 */
export function profileOut(
  likelihood: StudyLikelihood,
  own: LocalIndex,
  startOf: (study: Study) => number,
): StudyLikelihood {
  return (study, at, active) => {
    const best = bestAt(likelihood, own, study, at, startOf(study));
    const full = likelihood(study, best, [...active, own]);
    return eliminate(full, own);
  };
}

/** The local parameters with `own` at its best value: Newton's method on a concave function, halved until it climbs. */
export function bestAt(
  likelihood: StudyLikelihood,
  own: LocalIndex,
  study: Study,
  at: Float64Array,
  start: number,
): Float64Array {
  const point = Float64Array.from(at);
  point[own] = start;
  let reached = Number.NEGATIVE_INFINITY;
  let move = 0;
  for (let step = 0; step < MAX_STEPS && Math.abs(point[own]!) < FAR; step++) {
    const { value, gradient, hessian } = likelihood(study, point, [own]);
    if (value < reached - 1e-10 * (1 + Math.abs(value))) {
      move /= 2;
      point[own]! -= move;
      continue;
    }
    reached = value;
    const information = -hessian[own * LOCAL + own]!;
    move = information > 0 ? gradient[own]! / information : Math.sign(gradient[own]!);
    move = Math.min(2, Math.max(-2, move));
    point[own]! += move;
    // In units of the parameter's own uncertainty; Newton's method squares what is left.
    if (Math.abs(move) * Math.sqrt(Math.max(0, information)) < 1e-5) break;
  }
  return point;
}

function eliminate({ value, gradient, hessian }: Jet, own: LocalIndex): Jet {
  const pivot = hessian[own * LOCAL + own]!;
  const reduced = Float64Array.from(hessian);
  for (let r = 0; r < LOCAL; r++) {
    for (let c = 0; c < LOCAL; c++) {
      const shared = pivot < 0 ? (hessian[r * LOCAL + own]! * hessian[own * LOCAL + c]!) / pivot : 0;
      reduced[r * LOCAL + c]! -= shared;
    }
  }
  const rest = Float64Array.from(gradient);
  rest[own] = 0;
  return { value, gradient: rest, hessian: reduced };
}
