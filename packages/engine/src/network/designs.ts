import { chisqTest } from "../inference/tests.ts";
import type { NetworkDesign, NetworkQ } from "../network-types.ts";
import { type Block, residualQ, solveBlocks } from "./blocks.ts";
import { blockOf, type NetworkStudy } from "./study-arms.ts";
import { degreesOfFreedom, momentsOf, momentTau2 } from "./tau2.ts";

/** The studies that compare the same treatments. */
export interface DesignGroup {
  readonly treatments: readonly number[];
  readonly studies: readonly NetworkStudy[];
}

/** Studies by the treatments they compare: those with fewer arms first, then by the place of their treatments. */
export function designsOf(studies: readonly NetworkStudy[]): DesignGroup[] {
  const groups = new Map<string, NetworkStudy[]>();
  for (const study of studies) {
    const key = study.treatments.join(":");
    groups.set(key, [...(groups.get(key) ?? []), study]);
  }
  return [...groups.values()]
    .map((members) => ({ treatments: members[0]!.treatments, studies: members }))
    .toSorted((one, other) => compare(one.treatments, other.treatments));
}

function compare(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) return one.length - other.length;
  const at = one.findIndex((place, i) => place !== other[i]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

function qOf(name: string, value: number, df: number): NetworkQ {
  // With nothing to vary, what is left of Q is rounding.
  if (df === 0) return { value: 0, df, test: null };
  return { value, df, test: chisqTest(name, "Q", value, df) };
}

/** Q around the network of some studies with its degrees of freedom; null where it cannot be solved. */
function networkQ(
  studies: readonly NetworkStudy[],
  n: number,
  tau2: number,
): { readonly value: number; readonly df: number } | null {
  const blocks = studies.map((study) => blockOf(study, tau2));
  const solved = solveBlocks(blocks, n);
  if (solved === null) return null;
  const value = blocks.reduce((sum, block) => sum + residualQ(block, solved), 0);
  return { value, df: degreesOfFreedom(studies, solved) };
}

/** The studies of a design as one block; null where it cannot be solved. */
export function designBlock({ treatments, studies }: DesignGroup, tau2: number, n: number): Block | null {
  const blocks = studies.map((study) => blockOf(study, tau2));
  const solved = solveBlocks(blocks, n);
  if (solved === null) return null;
  const p = treatments.length;
  const weights = new Float64Array(p * p);
  for (const block of blocks) {
    for (const [at, weight] of block.weights.entries()) weights[at]! += weight;
  }
  const mean = treatments.reduce((sum, place) => sum + solved.effects[place]! / p, 0);
  const effects = Float64Array.from(treatments, (place) => solved.effects[place]! - mean);
  return { treatments, effects, weights };
}

export interface Decomposition {
  readonly total: NetworkQ;
  readonly within: NetworkQ;
  readonly between: NetworkQ;
  readonly betweenRandom: NetworkQ & { readonly tau2: number };
  readonly designs: readonly NetworkDesign[];
}

/**
 * Q of the whole network as heterogeneity between studies of the same design and inconsistency between designs, with what is
 * left between designs once one of them is detached, and with a variance between studies of a design allowed for.
 * @param studies at least one
 * @returns null where a network cannot be solved
 * Source: Krahn, Binder & Koenig (2013), BMC Medical Research Methodology 13, 35; Higgins et al. (2012), Research Synthesis
 * Methods 3, 98-110, for the variance. R: `decomp.design()` of netmeta
 */
export function decompose(
  studies: readonly NetworkStudy[],
  treatments: readonly string[],
): Decomposition | null {
  const n = treatments.length;
  const groups = designsOf(studies);
  const whole = networkQ(studies, n, 0);
  const single = groups.map((group) => momentsOf(group.studies, n));
  if (whole === null || single.some((moments) => moments === null)) return null;
  const moments = single.flatMap((each) => each ?? []);
  const within = {
    value: moments.reduce((sum, { q }) => sum + q, 0),
    df: moments.reduce((sum, { df }) => sum + df, 0),
  };
  const between = { value: Math.max(0, whole.value - within.value), df: whole.df - within.df };
  const tau2 = momentTau2(moments);
  const random = betweenAt(studies, groups, n, tau2);
  return {
    total: qOf("Whole network", whole.value, whole.df),
    within: qOf("Within designs", within.value, within.df),
    between: qOf("Between designs", between.value, between.df),
    betweenRandom: {
      ...qOf("Between designs", tau2 === 0 || random === null ? between.value : random, between.df),
      tau2,
    },
    designs: groups.map((group, at) => ({
      label: group.treatments.map((place) => treatments[place]!).join(" : "),
      treatments: group.treatments,
      studies: group.studies.map(({ study }) => study),
      within: qOf("Within designs", moments[at]!.q, moments[at]!.df),
      detached: detachedQ(group, studies, groups, moments, n),
    })),
  };
}

/** Q between designs at a variance between the studies of a design. */
function betweenAt(
  studies: readonly NetworkStudy[],
  groups: readonly DesignGroup[],
  n: number,
  tau2: number,
): number | null {
  const whole = networkQ(studies, n, tau2);
  if (whole === null) return null;
  const within = groups.reduce((sum, group) => sum + (networkQ(group.studies, n, tau2)?.value ?? 0), 0);
  return Math.max(0, whole.value - within);
}

function detachedQ(
  group: DesignGroup,
  studies: readonly NetworkStudy[],
  groups: readonly DesignGroup[],
  moments: readonly { readonly q: number; readonly df: number }[],
  n: number,
): NetworkQ | null {
  const others = studies.filter((study) => !group.studies.includes(study));
  const blocks = others.map((study) => blockOf(study, 0));
  const solved = solveBlocks(blocks, n);
  if (solved === null || solved.used < n || solved.parts > 1) return null;
  const value = blocks.reduce((sum, block) => sum + residualQ(block, solved), 0);
  const rest = groups.flatMap((each, at) => (each === group ? [] : [moments[at]!]));
  return qOf(
    "Between designs",
    Math.max(0, value - rest.reduce((sum, { q }) => sum + q, 0)),
    degreesOfFreedom(others, solved) - rest.reduce((sum, { df }) => sum + df, 0),
  );
}
