/** How the posterior is sampled, and what is believed beforehand. */
export interface HorseshoeSpec {
  readonly chains: number;
  /** Steps before draws are kept, and draws kept, per chain. */
  readonly warmup: number;
  readonly draws: number;
  /** Scale of the half-Cauchy prior of the global scale, in SDs of the effects. */
  readonly globalScale: number;
  /** Scale of the half-Cauchy prior of tau, in SDs of the effects. */
  readonly tauScale: number;
  readonly seed: number;
  readonly level: number;
}

/** Numbers a chain works on: effects in SDs of theirs, columns with mean 0 and SD 1. */
export interface HorseshoeData {
  readonly y: Float64Array;
  readonly v: Float64Array;
  readonly columns: readonly Float64Array[];
  /** Given by the model, in SDs of the effects; null = sampled. */
  readonly tau: number | null;
}

/** The state of a chain, in the units of {@link HorseshoeData}. */
export interface HorseshoeState {
  intercept: number;
  readonly beta: Float64Array;
  tau: number;
  /** lambda_j^2 and its auxiliary variable nu_j. */
  readonly local: Float64Array;
  readonly localAuxiliary: Float64Array;
  /** The global scale squared, and its auxiliary variable xi. */
  global: number;
  globalAuxiliary: number;
}

/** What one chain has drawn, in the units of the document; each list as long as there are draws. */
export interface HorseshoeChain {
  readonly chain: number;
  /** The intercept first. */
  readonly coefficients: readonly (readonly number[])[];
  readonly tau2: readonly number[];
}

/** A posterior with what tells whether the chains agree on it. */
export interface PosteriorSummary {
  readonly mean: number;
  readonly median: number;
  readonly sd: number;
  /** Holds `level` of the posterior, with equal tails. */
  readonly interval: { readonly lower: number; readonly upper: number; readonly level: number };
  /** Rank-normalised split R-hat; null where the draws do not vary. */
  readonly rHat: number | null;
  /** Effective number of draws for the middle and for the tails. */
  readonly bulkEss: number | null;
  readonly tailEss: number | null;
}

/** A coefficient under the horseshoe prior. */
export interface HorseshoeCoefficient extends PosteriorSummary {
  readonly name: string;
  readonly label: string;
  /** Probability that it is above 0. */
  readonly positive: number;
  /** 0 lies outside its interval. */
  readonly selected: boolean;
}

/** A Bayesian meta-regression under the horseshoe prior. */
export interface Horseshoe {
  readonly spec: HorseshoeSpec;
  readonly k: number;
  /** The intercept first, which is not shrunk. */
  readonly coefficients: readonly HorseshoeCoefficient[];
  /** null where it is not sampled but given. */
  readonly tau2: PosteriorSummary | null;
}
