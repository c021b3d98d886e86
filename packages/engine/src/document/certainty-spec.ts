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

/** A baseline risk with the risk of those who get the intervention, proportions. */
interface OutcomeRisk {
  /** Empty = the only one. */
  readonly label: string;
  readonly control: number;
  readonly intervention: number;
  readonly lower: number;
  readonly upper: number;
}

/** What the pooled effect of an outcome came to, on the scale it is shown on. */
export interface OutcomeEffect {
  readonly measure: string;
  /** What the user calls it; empty = as its measure. */
  readonly name: string;
  readonly isRatio: boolean;
  /** Ratios are rounded otherwise than differences. */
  readonly axis: "log" | "linear";
  readonly estimate: number;
  /** Absent without an interval; an end is null where there is no end. */
  readonly interval?: { readonly lower: number | null; readonly upper: number | null };
}

/** A row of the summary of findings in numbers, so that its words and decimal marks are the reader's. */
export interface OutcomeFacts {
  /** The file the outcome was taken from. */
  readonly from: string;
  /** Empty = it has no name. */
  readonly outcome: string;
  readonly population: string;
  readonly control: string;
  readonly intervention: string;
  readonly comment: string;
  /** Of the intervals, a proportion. */
  readonly level: number;
  readonly risks: readonly OutcomeRisk[];
  /** null = not pooled. */
  readonly effect: OutcomeEffect | null;
  /** null = no study tells how many took part. */
  readonly participants: number | null;
  /** Studies that do not tell it. */
  readonly withoutSize: number;
  readonly studies: number;
  readonly start: "high" | "low";
  readonly domains: Readonly<Partial<Record<CertaintyDomainId, CertaintyJudgement>>>;
}

/** More would not be read: the Cochrane Handbook asks for seven outcomes at most. */
export const MOST_OUTCOMES = 7;

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
  /** Outcomes of other analyses that stand in the same summary of findings. */
  readonly others: readonly OutcomeFacts[];
  /** How many of them stand above this one. */
  readonly place: number;
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
  others: [],
  place: 0,
};

/** A judgement of certainty from the parts that are known. */
export function createCertainty(parts: Partial<CertaintySpec> = {}): CertaintySpec {
  return { ...DEFAULT_CERTAINTY, ...parts };
}
