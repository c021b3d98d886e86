import type { SplitRule, TreeData, TreeModerator, TreeSpec } from "./types.ts";
import { inverseVarianceMean } from "./weighted-mean.ts";

/** Ways to divide so many levels in two are tried all; with more, there are too many of them. */
const MOST_LEVELS = 10;

/** A rule with the studies it sends either way. */
export interface Candidate {
  readonly rule: SplitRule;
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/**
 * The ways one moderator can divide the studies of a leaf so that either side keeps `leafSize` of them: cuts halfway between
 * neighbouring numbers, or levels on two sides.
 * @param tau2 of the tree so far, for the order of the levels
 */
export function candidateSplits(
  data: TreeData,
  moderator: TreeModerator,
  studies: readonly number[],
  spec: Pick<TreeSpec, "leafSize" | "factors">,
  tau2: number,
): Candidate[] {
  const all =
    moderator.kind === "numeric"
      ? numericSplits(moderator, studies)
      : factorSplits(data, moderator, studies, spec.factors, tau2);
  return all.filter(({ left, right }) => left.length >= spec.leafSize && right.length >= spec.leafSize);
}

function numericSplits({ column, values }: TreeModerator, studies: readonly number[]): Candidate[] {
  const distinct = [...new Set(studies.map((study) => values[study]!))].sort((a, b) => a - b);
  return distinct.slice(1).map((upper, index) => {
    const lower = distinct[index]!;
    const middle = lower + (upper - lower) / 2;
    // Halfway between neighbours of the last bit is the upper one, which would then go left.
    const cut = middle < upper ? middle : lower;
    const rule = { kind: "numeric", column, cut } as const;
    return divided(rule, studies, (study) => values[study]! <= cut);
  });
}

function factorSplits(
  data: TreeData,
  { column, levels, values }: TreeModerator,
  studies: readonly number[],
  factors: TreeSpec["factors"],
  tau2: number,
): Candidate[] {
  const present = levels.flatMap((level, place) => {
    const own = studies.filter((study) => values[study] === place);
    return own.length > 0 ? [{ level, place, mean: inverseVarianceMean(data, own, tau2).mean }] : [];
  });
  const ordered = [...present].sort((a, b) => a.mean - b.mean || a.place - b.place);
  const every = factors === "all" && ordered.length <= MOST_LEVELS;
  const lefts = every
    ? Array.from({ length: Math.max(0, (1 << (ordered.length - 1)) - 1) }, (_, set) =>
        ordered.filter((_level, bit) => bit < ordered.length - 1 && ((set + 1) >> bit) % 2 === 1),
      )
    : ordered.slice(1).map((_, index) => ordered.slice(0, index + 1));
  return lefts.map((left) => {
    const places = new Set<number | null>(left.map(({ place }) => place));
    const named = (side: boolean): string[] =>
      present.filter(({ place }) => places.has(place) === side).map(({ level }) => level);
    const rule = { kind: "factor", column, left: named(true), right: named(false) } as const;
    return divided(rule, studies, (study) => places.has(values[study] ?? null));
  });
}

function divided(
  rule: SplitRule,
  studies: readonly number[],
  goesLeft: (study: number) => boolean,
): Candidate {
  return {
    rule,
    left: studies.filter(goesLeft),
    right: studies.filter((study) => !goesLeft(study)),
  };
}
