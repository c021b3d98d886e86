import type { EffectCovariance } from "./types.ts";

/** How several effects of one study are modelled together. */
export interface DependenceSpec {
  /** The column whose values tell studies apart. */
  readonly by: string;
  /** Further columns whose levels share a random effect, within studies unless `crossed`. */
  readonly factors: readonly string[];
  /** Whether levels of the further columns reach across studies. */
  readonly crossed: boolean;
  /** The column of the categories of effects (outcomes, times) whose true effects may differ and hang together within a study; null = one effect per study. */
  readonly inner: string | null;
  /** Id in the registry of random structures: how the true effects of the categories go together. */
  readonly random: string;
  /** Id in the registry of structures: how the sampling errors of one study's effects are correlated. */
  readonly structure: string;
  readonly rho: number;
  readonly phi: number;
  readonly time: string | null;
  readonly obs: string | null;
  readonly covariances: readonly EffectCovariance[];
  readonly method: "REML" | "ML";
  /** Of the model's own tests: z, t with k - p degrees of freedom, t by containment. */
  readonly test: "z" | "t" | "contain";
  /** Of the cluster-robust covariance. */
  readonly correction: "CR0" | "CR1" | "CR1p" | "CR1S" | "CR2" | "CR3";
  /** Data sets that the cluster wild bootstrap draws; absent = 1999. */
  readonly replicates?: number;
}

/** What can be chosen, the usual first. */
export const DEPENDENCE_METHODS: readonly DependenceSpec["method"][] = ["REML", "ML"];
export const DEPENDENCE_TESTS: readonly DependenceSpec["test"][] = ["contain", "t", "z"];
export const ROBUST_CORRECTIONS: readonly DependenceSpec["correction"][] = [
  "CR2",
  "CR0",
  "CR1",
  "CR1p",
  "CR1S",
  "CR3",
];

/** A correlation of 0.6, REML, t by containment and CR2: what is usual where several outcomes of the same people are reported. */
const DEFAULT_DEPENDENCE: Omit<DependenceSpec, "by"> = {
  factors: [],
  crossed: false,
  inner: null,
  random: "CS",
  structure: "CS",
  rho: 0.6,
  phi: 0.8,
  time: null,
  obs: null,
  covariances: [],
  method: "REML",
  test: "contain",
  correction: "CR2",
};

/** What is asked of dependent effects, from the parts that are known. */
export function createDependence(
  parts: Partial<DependenceSpec> & Pick<DependenceSpec, "by">,
): DependenceSpec {
  return { ...DEFAULT_DEPENDENCE, ...parts };
}

/** Columns of the table that the dependence rests on. */
export function dependenceColumns({ by, factors, inner, time, obs }: DependenceSpec): string[] {
  return [...new Set([by, ...factors, ...[inner, time, obs].filter((name) => name !== null)])];
}

/** The same after columns got other names; null where the column of studies is gone. */
export function renameDependenceColumns(
  spec: DependenceSpec,
  rename: (name: string) => string | null,
): DependenceSpec | null {
  const by = rename(spec.by);
  if (by === null) return null;
  return {
    ...spec,
    by,
    factors: spec.factors.flatMap((name) => rename(name) ?? []),
    inner: spec.inner === null ? null : rename(spec.inner),
    time: spec.time === null ? null : rename(spec.time),
    obs: spec.obs === null ? null : rename(spec.obs),
  };
}
