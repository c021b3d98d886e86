import { fail, type Issue, issue, ok, type Result } from "../../result.ts";
import type { Candidates, Subset } from "./types.ts";

/** So many models are fitted at most: twelve moderators that may each be in or out. */
export const MOST_MODELS = 4096;

/**
 * All models of the candidates that respect marginality: an interaction is in only where every term within it is in, among the
 * candidates or kept always. The model without any candidate comes first; the order is that of the terms.
 * @returns an issue `too-many-models` where there are more than {@link MOST_MODELS}
 * Source: Nelder (1977), J. Royal Statistical Society A 140(1), 48-77, doi:10.2307/2344517 (marginality).
 */
export function modelSubsets(candidates: Candidates): Result<readonly Subset[]> {
  const needs = candidates.terms.map((_, place) => neededBy(candidates, place));
  const sizeOf = (place: number): number => candidates.terms[place]!.moderators.length;
  const order = candidates.terms.map((_, place) => place).sort((a, b) => sizeOf(a) - sizeOf(b) || a - b);
  let sets: (readonly number[])[] = [[]];
  for (const place of order) {
    const grown = sets.filter((set) => needs[place]?.every((need) => set.includes(need)));
    sets = [...sets, ...grown.map((set) => [...set, place])];
    if (sets.length > MOST_MODELS) return fail(tooMany(candidates.terms.length));
  }
  const orphans = candidates.terms.filter((_, place) => needs[place] === null).map(({ label }) => label);
  return ok(
    sets.map((set) => withColumns(candidates, set)),
    orphans.map(withoutMainEffect),
  );
}

/** Places of the candidates an interaction has to come with; null where a moderator of it is nowhere on its own. */
function neededBy({ terms, alwaysModerators }: Candidates, place: number): number[] | null {
  const own = terms[place]!.moderators;
  const within = (other: readonly string[]): boolean =>
    other.length < own.length && other.every((moderator) => own.includes(moderator));
  const lower = terms.flatMap(({ moderators }, index) => (within(moderators) ? [index] : []));
  const known = [...lower.flatMap((index) => terms[index]!.moderators), ...alwaysModerators.flat()];
  const lacks = own.length > 1 && own.some((moderator) => !known.includes(moderator));
  return lacks ? null : lower;
}

function withColumns({ terms, always }: Candidates, set: readonly number[]): Subset {
  const places = [...set].sort((a, b) => a - b);
  const columns = [...always, ...places.flatMap((place) => terms[place]!.columns)].sort((a, b) => a - b);
  return { terms: places, columns };
}

function withoutMainEffect(label: string): Issue {
  return issue(
    "interaction-without-main-effect",
    "warning",
    `No model has ${label}: an interaction means something only beside the effects of its own moderators, and one of them is not offered.`,
    "Offer that moderator as a term of its own too.",
    { field: "moderators.terms" },
  );
}

function tooMany(terms: number): Issue {
  return issue(
    "too-many-models",
    "error",
    `The models are not ranked: ${terms} terms make more than ${MOST_MODELS.toLocaleString("en")} models, and with so many for one set of studies the best of them is best by chance.`,
    "Choose fewer terms, those there was a reason for before the data were seen.",
    { field: "moderators.terms" },
  );
}
