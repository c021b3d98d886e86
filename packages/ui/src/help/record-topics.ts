import {
  coefficientTests,
  estimators,
  measures,
  poolingMethods,
  predictionIntervals,
  type RegistryRecord,
  tau2Intervals,
} from "@treeline/engine";
import { biasMethods } from "@treeline/engine/bias";
import type { HelpTopic, TopicGroup } from "./topic.ts";

/** The explanation that a record of the engine gives of itself. */
function topicOf<T extends RegistryRecord>(
  group: TopicGroup,
  record: T,
  more: Partial<Pick<HelpTopic, "meaning" | "caution" | "r">> = {},
): HelpTopic {
  const { id, label, summary, reference } = record;
  return {
    id: `${group}:${id}`,
    group,
    term: label,
    also: id,
    meaning: summary,
    caution: null,
    formula: null,
    reference,
    r: null,
    ...more,
  };
}

/** An argument of `rma()` as the call it stands in; "" = its default. */
function inRma(argument: string | null): Pick<HelpTopic, "r"> {
  if (argument === null) return { r: null };
  return { r: `rma(${["yi", "vi", ...(argument === "" ? [] : [argument])].join(", ")})` };
}

/** Every estimator, test, interval, way to pool, method of the audit and measure. */
export function recordTopics(): readonly HelpTopic[] {
  return [
    ...estimators.records.map((record) => topicOf("estimator", record, inRma(record.r))),
    ...coefficientTests.records.map((record) => topicOf("test", record, inRma(record.r))),
    ...tau2Intervals.records.map((record) => topicOf("tau2-interval", record)),
    ...predictionIntervals.records.map((record) => topicOf("prediction", record)),
    ...poolingMethods.records.map((record) => topicOf("way-to-pool", record)),
    ...biasMethods.records.map((record) =>
      topicOf("bias-method", record, {
        meaning: `${record.summary} ${record.assumption}`,
        caution: record.caution,
      }),
    ),
    ...measures.records.map((record) =>
      topicOf("measure", record, {
        r:
          record.beyondEscalc === undefined
            ? `escalc(measure = "${record.rMeasure ?? record.id}", ...)`
            : null,
      }),
    ),
  ];
}
