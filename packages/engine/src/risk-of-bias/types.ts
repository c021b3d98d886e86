import type { Judgement } from "../document/risk-of-bias-spec.ts";
import type { RegistryRecord } from "../registry.ts";
import type { Issue } from "../result.ts";

/** One domain of a tool. */
export interface ToolDomain {
  /** Its name in the tool, as tables print it. */
  readonly label: string;
  /** Names its column often has, beside `D1`, `D2` ...; compared in lower case without punctuation. */
  readonly names: readonly string[];
  /** Of tools that give stars: what so many of them stand for. */
  readonly stars?: (count: number) => Judgement;
  /** It judges whether the study answers the question of the review, not its risk of bias, and does not bear on the overall judgement. */
  readonly applicability?: true;
}

/** One judgement in the words of a tool. */
export interface ToolJudgement {
  readonly judgement: Judgement;
  readonly label: string;
}

/** What a rule says of a whole study. */
export interface SuggestedOverall {
  readonly judgement: Judgement;
  /** Why, in one sentence. */
  readonly why: string;
}

/** A tool for judging the risk of bias of a study. */
export interface RobTool extends RegistryRecord {
  /** Empty = the user says which domains there are. */
  readonly domains: readonly ToolDomain[];
  /** The judgements it has, in the order of its legend. */
  readonly judgements: readonly ToolJudgement[];
  /** What its judgements of applicability are called; absent = it has none, or they are called as those of bias. */
  readonly concerns?: readonly ToolJudgement[];
  /** Its own abbreviations and words, before those that all tools share; compared in lower case without punctuation. */
  readonly words: Readonly<Record<string, Judgement>>;
  /**
   * What the signs + - ? mean by themselves: as review software prints them (- is high, ? is unclear), or nothing sure, because
   * other software prints - for some concerns and ? for no information.
   */
  readonly signs: "unclear" | "either";
  /**
   * The judgement of a whole study from those of its domains; null = too few are judged.
   * @param judgements one per domain, null = not judged
   */
  readonly overall: (judgements: readonly (Judgement | null)[]) => SuggestedOverall | null;
}

/** A column of judgements. */
export interface RobDomain {
  readonly column: string;
  readonly label: string;
  /** `D1`, `D2` ... */
  readonly short: string;
  /** What the judgements of this domain are called: concerns where it judges applicability. */
  readonly judgements: readonly ToolJudgement[];
}

/** The judgements of one study. */
export interface RobRow {
  readonly rowId: string;
  readonly label: string;
  /** One per domain; null = the cell is empty, or its words are not known. */
  readonly judgements: readonly (Judgement | null)[];
  /** null = there is no such column, its cell is empty, or its words are not known. */
  readonly overall: Judgement | null;
  /** What the rule of the tool says of the whole study; never put in the place of a judgement. */
  readonly suggested: SuggestedOverall | null;
}

/** The risk of bias of every row of a table, the excluded ones too. */
export interface RiskOfBias {
  readonly tool: RobTool;
  readonly domains: readonly RobDomain[];
  /** The column of the overall judgement; null = none. */
  readonly overall: string | null;
  readonly rows: readonly RobRow[];
  /** Words that are not known, and judgements the tool does not have, each with its row. */
  readonly issues: readonly Issue[];
}
