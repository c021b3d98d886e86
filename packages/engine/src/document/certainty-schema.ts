import * as v from "valibot";
import {
  CERTAINTY_DOMAINS,
  type CertaintySpec,
  createCertainty,
  MOST_OUTCOMES,
  type OutcomeFacts,
} from "./certainty-spec.ts";
import { finite, text, wholeNumber } from "./schema-parts.ts";

const usual = createCertainty();
const MOST_RISKS = 10;

const judgement = v.object({ levels: wholeNumber(0, 3), reason: v.optional(text(), "") });

const risk = v.pipe(
  finite(),
  v.check((value) => value > 0 && value < 1, "must lie between 0 and 1"),
);

const positive = v.pipe(
  finite(),
  v.check((value) => value > 0, "must be above 0"),
);

const start = v.optional(v.picklist(["high", "low"], "must be high or low"), usual.start);
const domains = v.optional(
  v.record(v.picklist(CERTAINTY_DOMAINS, `must be one of ${CERTAINTY_DOMAINS.join(", ")}`), judgement),
  {},
);

const share = v.pipe(
  finite(),
  v.check((value) => value >= 0 && value <= 1, "must lie between 0 and 1"),
);

const anEnd = v.nullable(finite());

const outcome: v.GenericSchema<unknown, OutcomeFacts> = v.object({
  from: v.optional(text(), ""),
  outcome: text(),
  population: v.optional(text(), ""),
  control: v.optional(text(), ""),
  intervention: v.optional(text(), ""),
  comment: v.optional(text(), ""),
  level: risk,
  risks: v.pipe(
    v.array(
      v.object({
        label: v.optional(text(), ""),
        control: share,
        intervention: share,
        lower: share,
        upper: share,
      }),
    ),
    v.maxLength(MOST_RISKS, `has more than ${MOST_RISKS} baseline risks`),
  ),
  effect: v.nullable(
    v.object({
      measure: text(),
      name: v.optional(text(), ""),
      isRatio: v.boolean(),
      axis: v.picklist(["log", "linear"], "must be log or linear"),
      estimate: finite(),
      interval: v.exactOptional(v.object({ lower: anEnd, upper: anEnd })),
    }),
  ),
  participants: v.nullable(finite()),
  withoutSize: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  studies: wholeNumber(0, Number.MAX_SAFE_INTEGER),
  start,
  domains,
});

/** Checks what a document says of the certainty of its evidence. */
export const certaintySchema: v.GenericSchema<unknown, CertaintySpec> = v.object({
  start,
  domains,
  baselines: v.optional(
    v.pipe(
      v.array(v.object({ label: v.optional(text(), ""), risk })),
      v.maxLength(MOST_RISKS, `has more than ${MOST_RISKS} baseline risks`),
    ),
    [],
  ),
  control: v.optional(text(), ""),
  intervention: v.optional(text(), ""),
  population: v.optional(text(), ""),
  comment: v.optional(text(), ""),
  smallest: v.optional(v.nullable(positive), null),
  place: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_OUTCOMES - 1)), 0),
  others: v.optional(
    v.pipe(
      v.array(outcome),
      v.maxLength(MOST_OUTCOMES - 1, `has more than ${MOST_OUTCOMES - 1} other outcomes`),
    ),
    [],
  ),
});
