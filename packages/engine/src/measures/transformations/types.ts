import type { ParamDef, Params, RegistryRecord } from "../../registry.ts";

/** What a transformation may depend on beside the value itself. */
export interface TransformationGiven {
  /** Values of the transformation's parameters, complete and good. */
  readonly params: Params;
  /** Variance of the true effects, 0 where none is estimated. */
  readonly tau2: number;
  /** Harmonic mean of the studies' sample sizes; null where they are not known. */
  readonly meanSize: number | null;
}

/** For which measures a menu offers a transformation; every measure is offered its own and ready-made effects all. */
interface Offer {
  /** Ids of measures. */
  readonly measures?: readonly string[];
  /** All measures shown with one of these transformations. */
  readonly shownAs?: readonly string[];
}

/** A map between two scales, one R function of metafor each. */
export interface ScaleMap extends RegistryRecord {
  readonly params: readonly ParamDef[];
  /** Without `given`: the parameters' defaults, no heterogeneity, sizes not known. */
  apply(value: number, given?: TransformationGiven): number;
  /** The R function of the transformation: `exp`, `transf.ztor`. null = none. */
  readonly r: string | null;
}

/**
 * A map from the analysis scale to a scale people read, defined for every finite number. Applied only in tables and plots,
 * never before pooling.
 */
export interface Transformation extends ScaleMap {
  /** NaN for numbers the transformation never gives. */
  inverse(value: number, given?: TransformationGiven): number;
  /** How a plot's axis runs: `log` = ticks at round ratios on a logarithmic axis. */
  readonly axis: "linear" | "log";
  /** Where the map turns round, so that both directions give the same; null = it keeps the order of effects. */
  readonly foldsAt: number | null;
  /** A larger effect is shown as a smaller number. */
  readonly reverses: boolean;
  readonly offer: Offer;
  /** Ids of the measures whose values are shares of people or rates on this scale, which read better per 1,000. */
  readonly countsEventsOf: readonly string[];
  /**
   * The parameter, or `meanSize`, that is the size of one study where its own effect is shown: an effect goes back by the size
   * it was made with, a pooled one by that of the document. Absent where effects of any size are the same on this scale.
   */
  readonly sizedBy?: string;
  /** Of how many people, or units of person-time, the events are shown. */
  readonly per: number;
  /** The R expression to hand to `transf`, where `r` alone does not do; `res` is the fitted model. */
  rCall?(params: Params): string;
  /** A function that metafor before 5.0 lacks and the expression needs. */
  readonly rNeeds: string | null;
}
