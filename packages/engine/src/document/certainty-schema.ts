import * as v from "valibot";
import { CERTAINTY_DOMAINS, type CertaintySpec, createCertainty } from "./certainty-spec.ts";
import { finite, text, wholeNumber } from "./schema-parts.ts";

const usual = createCertainty();

const judgement = v.object({ levels: wholeNumber(0, 3), reason: v.optional(text(), "") });

const risk = v.pipe(
  finite(),
  v.check((value) => value > 0 && value < 1, "must lie between 0 and 1"),
);

const positive = v.pipe(
  finite(),
  v.check((value) => value > 0, "must be above 0"),
);

/** Checks what a document says of the certainty of its evidence. */
export const certaintySchema: v.GenericSchema<unknown, CertaintySpec> = v.object({
  start: v.optional(v.picklist(["high", "low"], "must be high or low"), usual.start),
  domains: v.optional(
    v.record(v.picklist(CERTAINTY_DOMAINS, `must be one of ${CERTAINTY_DOMAINS.join(", ")}`), judgement),
    {},
  ),
  baselines: v.optional(
    v.pipe(
      v.array(v.object({ label: v.optional(text(), ""), risk })),
      v.maxLength(10, "has more than 10 baseline risks"),
    ),
    [],
  ),
  control: v.optional(text(), ""),
  intervention: v.optional(text(), ""),
  population: v.optional(text(), ""),
  comment: v.optional(text(), ""),
  smallest: v.optional(v.nullable(positive), null),
});
