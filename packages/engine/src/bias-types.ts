import type { HypothesisTest, Interval, NamedTest } from "./analysis-types.ts";
import type { BiasSpec } from "./document/types.ts";
import type { Reading, ToldTable } from "./format/told.ts";
import type { Params } from "./registry.ts";
import type { Issue } from "./result.ts";

/** What a method of the audit asks: whether the funnel is asymmetric, which studies are missing, what is left of the effect. */
export type BiasFamily = "asymmetry" | "missing" | "adjusted" | "selection" | "p-values" | "averaging";

/** A mean effect on the analysis scale, adjusted or not. */
export interface BiasEstimate {
  readonly estimate: number;
  /** null where the method has none. */
  readonly se: number | null;
  readonly interval: Interval | null;
  readonly test: HypothesisTest | null;
  /** null where the method has no tau2. */
  readonly tau2: number | null;
}

/** A number of a method that is neither an estimate nor a test: studies added, the LFK index, a fail-safe N. */
export interface BiasNumber {
  /** Stable, for files: `k0`. */
  readonly key: string;
  readonly label: string;
  /** null where it does not exist; `words` says why, or what stands for it ("not possible"). */
  readonly value: number | null;
  readonly as: Reading;
  readonly words?: string;
}

/** A line or curve of expected effects over standard errors, both on the analysis scale, ascending in `se`. */
export interface BiasCurve {
  readonly label: string;
  readonly se: readonly number[];
  readonly effect: readonly number[];
}

/** Relative probability of publication over one-sided p-values in the favoured direction, ascending in `p`. */
export interface SelectionCurve {
  readonly p: readonly number[];
  readonly weight: readonly number[];
  /** Pointwise interval; null where the weights are given, not estimated. */
  readonly lower: readonly number[] | null;
  readonly upper: readonly number[] | null;
  /** Steps at which it jumps; empty = smooth. */
  readonly steps: readonly number[];
}

/** A curve beside a histogram over one axis: significant p-values, absolute z-values. */
export interface BiasHistogram {
  /** What lies on the axis: "p-value", "absolute z". */
  readonly axis: string;
  /** Ends of the bins, one more than `shares`. */
  readonly ends: readonly number[];
  /** Share (or density) of each bin. */
  readonly shares: readonly number[];
  /** Curves over the axis, in the unit of `shares`. */
  readonly curves: readonly {
    readonly label: string;
    readonly x: readonly number[];
    readonly y: readonly number[];
  }[];
  /** Values beyond the last bin. */
  readonly beyond: number;
}

/** A straight line of expected effects. */
export interface BiasLine {
  readonly label: string;
  readonly intercept: number;
  readonly slope: number;
}

/** What plots draw of an outcome; only what the method has. */
export interface BiasMarks {
  /** Studies filled in. */
  readonly imputed?: readonly { readonly yi: number; readonly vi: number }[];
  readonly curves?: readonly BiasCurve[];
  /** The straight line of effects along 1 / the root of the effective sample size. */
  readonly alongEffectiveSize?: BiasLine;
  readonly selection?: SelectionCurve;
  readonly histogram?: BiasHistogram;
  /** Points of a Doi plot: absolute z (ascending upwards as drawn) over effects, by row. */
  readonly doi?: readonly { readonly rowId: string; readonly effect: number; readonly absZ: number }[];
  /** Rows the method treats as affirmative: significant in the favoured direction. */
  readonly affirmative?: readonly string[];
}

/** What a method of the audit came to. Plain data: it is shown, printed, exported and drawn without knowing the method. */
export interface BiasOutcome {
  /** Id in the registry of bias methods. */
  readonly method: string;
  /** What ran with which choices, in one phrase that always stands beside its numbers. */
  readonly ran: string;
  /** Studies used. */
  readonly k: number;
  readonly rowIds: readonly string[];
  /** With defaults filled in. */
  readonly params: Params;
  /** The mean effect adjusted for bias; null where the method gives none. */
  readonly estimate: BiasEstimate | null;
  /** The method's own tests, its main one first. */
  readonly tests: readonly NamedTest[];
  readonly numbers: readonly BiasNumber[];
  readonly tables: readonly ToldTable[];
  readonly marks: BiasMarks;
  /**
   * Whether the method's own null (a symmetric funnel, no selection) is rejected, at which level; null where it tests none.
   */
  readonly rejects: { readonly yes: boolean; readonly level: number } | null;
  /** What this says and does not say, each a whole sentence. */
  readonly sentences: readonly string[];
  /** Its numbers are on a scale of its own, not on that of the effects; absent = they are on that of the effects. */
  readonly ownScale?: true;
}

/**
 * `ran`; `not-asked` = not among the usual ones and not asked for; `not-assessable` = these studies cannot answer it, `why` says;
 * `failed` = it has no trustworthy answer here (no maximum found, a ridge), `why` says; `long` = it runs on request, as a job.
 */
export type BiasStatus = "ran" | "not-asked" | "not-assessable" | "failed" | "long";

/** One method of an audit, whatever became of it. */
export interface BiasEntry {
  readonly method: string;
  readonly family: BiasFamily;
  readonly label: string;
  /** What its answer rests on, and what it must not be taken for, as its record says. */
  readonly assumption: string;
  readonly caution: string | null;
  readonly status: BiasStatus;
  readonly outcome: BiasOutcome | null;
  /** A sentence; null where it ran. */
  readonly why: string | null;
  /** Studies that a test of asymmetry could use, where they are fewer than ten; absent = ten or more, or no such test. */
  readonly tooFew?: number;
  /** Said below its numbers: that there are fewer than ten studies. */
  readonly footnotes: readonly string[];
  readonly issues: readonly Issue[];
}

/** A line of the verdict: a question, the answer in words that the numbers carry, and the methods it rests on. */
export interface BiasVerdict {
  readonly question: string;
  readonly answer: string;
  /**
   * `concern`, `no-concern` are what the tests say, `mixed` where they disagree, `open` where nothing could be tested, `assessable`
   * where the answer is only that there is something to test.
   */
  readonly reading: "assessable" | "concern" | "mixed" | "no-concern" | "open";
  readonly methods: readonly string[];
}

/** What effects are and how they are shown, for sentences that tell them. */
export interface ScaledEffects {
  readonly measure: string;
  /** Id of the transformation chosen for display; absent = that of the measure. */
  readonly display?: string;
}

/** Everything the audit says of one document. */
export interface BiasAudit {
  readonly spec: BiasSpec;
  readonly k: number;
  /** The direction in which results are thought to be favoured: +1 or -1, and why. */
  readonly favours: { readonly sign: 1 | -1; readonly why: string };
  /** The asymmetry test proposed for the measure at hand, and the reason; null where none fits. */
  readonly proposed: { readonly method: string; readonly reason: string } | null;
  /** The document's own pooled effect. */
  readonly unadjusted: BiasEstimate | null;
  /** The value of no effect on the analysis scale; null where there is none. */
  readonly nullValue: number | null;
  /** What sentences tell effects as. */
  readonly scale: ScaledEffects;
  /** In the order of the registry. */
  readonly entries: readonly BiasEntry[];
  /** What could be tested and what could not, each a sentence. */
  readonly assessed: readonly string[];
  readonly verdict: readonly BiasVerdict[];
  readonly issues: readonly Issue[];
}
