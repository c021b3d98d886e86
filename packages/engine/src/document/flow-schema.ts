import * as v from "valibot";
import { createFlow, type FlowSpec, type NamedCount } from "./flow-spec.ts";
import { text, wholeNumber } from "./schema-parts.ts";

const count = v.optional(v.nullable(wholeNumber(0, 1_000_000_000)), null);

const counts = v.optional(
  v.pipe(
    v.array(v.object({ name: v.optional(text(), ""), count })),
    v.maxLength(100, "has more than 100 entries"),
  ),
  [],
) satisfies v.GenericSchema<unknown, readonly NamedCount[]>;

const screening = { sought: count, notRetrieved: count, assessed: count, excludedReasons: counts };

const pair = v.optional(v.object({ studies: count, reports: count }), { studies: null, reports: null });

/** Checks the numbers of a flow diagram. */
export const flowSchema: v.GenericSchema<unknown, FlowSpec> = v.object({
  review: v.optional(v.picklist(["new", "updated"], "must be new or updated"), createFlow().review),
  previous: pair,
  databases: counts,
  registers: counts,
  duplicates: count,
  automation: count,
  otherRemoved: count,
  screened: count,
  excluded: count,
  excludedAutomation: count,
  ...screening,
  other: v.optional(v.nullable(v.object({ sources: counts, ...screening })), null),
  included: pair,
  total: pair,
});
