import type { HypothesisTest, Interval, NamedTest } from "../analysis-types.ts";
import type { MeasureOutput } from "../measures/types.ts";
import type { Issue } from "../result.ts";

/**
 * What a pooling method gives that is not the univariate model. Whatever the data do not determine is null and has an issue;
 * no number is NaN, infinite or -0.
 */
export interface PooledEffect {
  /** On the scale of the analysis (log odds ratio, risk difference ...); null = not estimable. */
  readonly estimate: number | null;
  /** 0 where the data show no variation at all; then there is neither test nor interval. */
  readonly se: number | null;
  readonly test: HypothesisTest | null;
  readonly interval: Interval | null;
  /** Heterogeneity of the studies' own effects around the estimate; null for fewer than two of them. */
  readonly q: HypothesisTest | null;
  /** 100 (Q - df) / Q, not below 0. */
  readonly i2: number | null;
  /** Q / df. */
  readonly h2: number | null;
  /** null where the method has no random effect. */
  readonly tau2: number | null;
  /** Percent, by study as given; null for studies that were not pooled. */
  readonly weights: readonly (number | null)[];
  readonly tests: readonly NamedTest[];
  /** Studies given. */
  readonly entered: number;
  /** Studies pooled. R: `res$k` */
  readonly k: number;
  /** Studies that Q is made of: those with an effect of their own. R: `res$k.yi` */
  readonly kUsed: number;
  readonly issues: readonly Issue[];
}

/** Counts pooled as they are, beside the effects of the single studies that a forest plot shows. */
export interface PooledCounts extends PooledEffect {
  readonly tau2: null;
  /** Effects of the studies after their own rule for empty cells, with what is wrong with rows under their index. */
  readonly effects: MeasureOutput;
}
