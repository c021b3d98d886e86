import { recordTopics } from "./record-topics.ts";
import type { HelpTopic } from "./topic.ts";
import { BIAS } from "./topics/bias.ts";
import { DEPENDENCE } from "./topics/dependence.ts";
import { EFFECTS } from "./topics/effects.ts";
import { HETEROGENEITY } from "./topics/heterogeneity.ts";
import { MODERATORS } from "./topics/moderators.ts";
import { NETWORK } from "./topics/network.ts";
import { POOLING } from "./topics/pooling.ts";
import { SENSITIVITY } from "./topics/sensitivity.ts";

/** Every explanation, in the order of the glossary. */
export const topics: readonly HelpTopic[] = [
  ...POOLING,
  ...HETEROGENEITY,
  ...EFFECTS,
  ...MODERATORS,
  ...DEPENDENCE,
  ...NETWORK,
  ...BIAS,
  ...SENSITIVITY,
  ...recordTopics(),
];

const byId: ReadonlyMap<string, HelpTopic> = new Map(topics.map((topic) => [topic.id, topic]));

export function topicById(id: string): HelpTopic | undefined {
  return byId.get(id);
}
