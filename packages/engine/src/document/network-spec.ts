/** What a column tells of a network. */
export type NetworkColumn = "study" | "treat1" | "treat2";

/** Ids of estimators that a network can have. */
export const NETWORK_METHODS = ["DL", "REML", "ML"] as const;
export type NetworkMethod = (typeof NETWORK_METHODS)[number];

/** Studies of several treatments as a network, and how it is fitted. */
export interface NetworkSpec {
  /**
   * `treat1` is the treatment that an effect is for, `treat2` the one it is compared with; without `treat2` each row is one
   * arm with an effect of its own, such as a mean or a log odds. Rows are of one study by `study`, or else by their label.
   */
  readonly columns: Readonly<Partial<Record<NetworkColumn, string>>>;
  /** The treatment that the others are compared with; null = chosen by its name, or the best connected one. */
  readonly reference: string | null;
  readonly model: "random" | "common";
  /** How the heterogeneity variance, one for all comparisons, is estimated. */
  readonly method: NetworkMethod;
  /** `t` takes the degrees of freedom of Q. */
  readonly test: "z" | "t";
  /** Whether small effects are the wanted ones, which ranks are made by. */
  readonly smallIsGood: boolean;
  /** How indirect evidence is told from direct evidence: calculated back, or by a network without the comparison's studies. */
  readonly splitting: "back-calculation" | "design";
  /**
   * Treatments by name, the one that small studies are thought to favour least first (placebo before drugs, old before new); absent =
   * the reference, then the others by name.
   */
  readonly order?: readonly string[];
}

const DEFAULT_NETWORK: NetworkSpec = {
  columns: {},
  reference: null,
  model: "random",
  method: "DL",
  test: "z",
  smallIsGood: true,
  splitting: "back-calculation",
};

export const NETWORK_COLUMNS: readonly NetworkColumn[] = ["study", "treat1", "treat2"];

/** What is asked of a network, from the parts that are known; random effects by DerSimonian and Laird unless told. */
export function createNetwork(parts: Partial<NetworkSpec> = {}): NetworkSpec {
  return { ...DEFAULT_NETWORK, ...parts };
}

/** Columns of the table that hold a network. */
export function networkColumns({ columns }: NetworkSpec): string[] {
  return [...new Set(NETWORK_COLUMNS.flatMap((key) => columns[key] ?? []))];
}

/** A network after columns got other names; null = a column is gone, and its part in it. */
export function renameNetworkColumns(
  spec: NetworkSpec,
  rename: (name: string) => string | null,
): NetworkSpec {
  const columns: Partial<Record<NetworkColumn, string>> = {};
  for (const key of NETWORK_COLUMNS) {
    const name = spec.columns[key];
    const next = name === undefined ? null : rename(name);
    if (next !== null) columns[key] = next;
  }
  return { ...spec, columns };
}
