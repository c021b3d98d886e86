/** What an explanation is about, in the order of the glossary. */
export const TOPIC_GROUPS = [
  "pooling",
  "heterogeneity",
  "effects",
  "moderators",
  "dependence",
  "network",
  "bias",
  "sensitivity",
  "estimator",
  "test",
  "tau2-interval",
  "prediction",
  "way-to-pool",
  "bias-method",
  "measure",
] as const;
export type TopicGroup = (typeof TOPIC_GROUPS)[number];

/** The words of an explanation, from a catalogue or from a record of the engine. */
interface TopicWords {
  readonly term: string;
  /** Other words that find it. */
  readonly also: string;
  readonly meaning: string;
  /** What it must not be taken for; null where nothing need be said. */
  readonly caution: string | null;
}

/**
 * The explanation of one statistic. To add one: words in `strings/help-*.ts`, a record in `topics/`, and `about="its-id"` where the
 * statistic stands on the screen (`Tile`, `Term`).
 */
export interface HelpTopic extends TopicWords {
  readonly id: string;
  readonly group: TopicGroup;
  /** In the notation of `formula.ts`; null where there is none in a line. */
  readonly formula: string | null;
  /** Who proposed it. */
  readonly reference: string;
  /** The call that gives it in R; null where no package is known to. */
  readonly r: string | null;
}
