import type { AnalysisReport } from "../analysis-types.ts";
import type { BiasAudit } from "../bias-types.ts";
import type { CertaintyDomainId, CertaintyJudgement, CertaintySpec } from "../document/certainty-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import type { RegistryRecord } from "../registry.ts";

/** What certainty is judged from. */
export interface CertaintySource {
  readonly document: AnalysisDocument;
  readonly report: AnalysisReport;
  /** null = no audit for publication bias was made. */
  readonly audit: BiasAudit | null;
}

/** The same with what several domains look at. */
export interface CertaintyInput extends CertaintySource {
  readonly spec: CertaintySpec;
  /** Participants per study; null = not told. */
  readonly totals: readonly (number | null)[];
  /** Events in both groups of all studies; null where they are not counted. */
  readonly events: number | null;
  /** The middle risk of the control groups, a proportion; null where events are not counted. */
  readonly baseline: number | null;
  /** No effect on the analysis scale; null where there is no such value. */
  readonly nullValue: number | null;
  /** Whether the effects are logarithms of ratios. */
  readonly isRatio: boolean;
}

/** What the numbers suggest of a domain. A suggestion changes nothing by itself. */
export interface CertaintySuggestion {
  /** Levels down, or up; null = the numbers cannot say, and the reasons tell why. */
  readonly levels: number | null;
  /** Sentences with the numbers it rests on. */
  readonly reasons: readonly string[];
}

/** One domain of GRADE. */
export interface CertaintyDomain extends RegistryRecord {
  readonly id: CertaintyDomainId;
  readonly kind: "down" | "up";
  /** The most levels it can change the certainty by. */
  readonly most: number;
  suggest(input: CertaintyInput): CertaintySuggestion;
}

export type CertaintyLevel = "high" | "moderate" | "low" | "very-low";

/** A domain with what a person judged and what the numbers suggest. */
export interface JudgedDomain {
  readonly id: CertaintyDomainId;
  readonly label: string;
  readonly kind: "down" | "up";
  readonly most: number;
  /** null = not judged. */
  readonly judged: CertaintyJudgement | null;
  readonly suggested: CertaintySuggestion;
}

/** The certainty of the evidence for one outcome. */
export interface Certainty {
  readonly start: "high" | "low";
  readonly level: CertaintyLevel;
  /** "Moderate". */
  readonly label: string;
  /** Four circles, as many of them crossed as the certainty has levels. */
  readonly symbols: string;
  readonly domains: readonly JudgedDomain[];
  /** Domains that lower certainty and were not judged: the level is provisional while there are any. */
  readonly open: readonly CertaintyDomainId[];
}
