/** Why certainty is lowered, and why it may be raised. */
export type CertaintyDomainId =
  | "risk-of-bias"
  | "inconsistency"
  | "indirectness"
  | "imprecision"
  | "publication-bias"
  | "large-effect"
  | "dose-response"
  | "confounding";

/** What a person judged of one domain. */
export interface CertaintyJudgement {
  /** How many levels it lowers, or raises, the certainty: 0 = it does not. */
  readonly levels: number;
  /** Why, for the footnote; may be empty. */
  readonly reason: string;
}

/** A risk without the intervention for which absolute effects are given. */
export interface BaselineRisk {
  /** "low", "medium", "high", or whose risk it is. */
  readonly label: string;
  /** A proportion strictly between 0 and 1. */
  readonly risk: number;
}

/** How certain the evidence for this outcome is, and the row of the summary of findings. */
export interface CertaintySpec {
  /** Randomised trials start at high certainty, other studies at low. */
  readonly start: "high" | "low";
  /** By domain; a domain that is absent was not judged. */
  readonly domains: Readonly<Partial<Record<CertaintyDomainId, CertaintyJudgement>>>;
  /** [] = the quartiles of the control groups. */
  readonly baselines: readonly BaselineRisk[];
  /** What the groups are called in the table; empty = "control" and "intervention". */
  readonly control: string;
  readonly intervention: string;
  /** Who was studied, and where. */
  readonly population: string;
  readonly comment: string;
  /**
   * The smallest difference that matters, by which imprecision is suggested: of ratios a relative change (0.25 = 25 %), of
   * standardised differences SDs, else the unit of the effect; null = 0.25 of ratios and 0.2 SD, and none otherwise.
   */
  readonly smallest: number | null;
}

export const CERTAINTY_DOMAINS: readonly CertaintyDomainId[] = [
  "risk-of-bias",
  "inconsistency",
  "indirectness",
  "imprecision",
  "publication-bias",
  "large-effect",
  "dose-response",
  "confounding",
];

const DEFAULT_CERTAINTY: CertaintySpec = {
  start: "high",
  domains: {},
  baselines: [],
  control: "",
  intervention: "",
  population: "",
  comment: "",
  smallest: null,
};

/** A judgement of certainty from the parts that are known. */
export function createCertainty(parts: Partial<CertaintySpec> = {}): CertaintySpec {
  return { ...DEFAULT_CERTAINTY, ...parts };
}
