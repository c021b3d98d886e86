import * as v from "valibot";
import { JUDGEMENTS, type RiskOfBiasSpec } from "./risk-of-bias-spec.ts";
import { text } from "./schema-parts.ts";

/** Checks what a document says of the risk of bias. */
export const riskOfBiasSchema: v.GenericSchema<unknown, RiskOfBiasSpec> = v.object({
  tool: text(),
  domains: v.optional(
    v.pipe(
      v.array(v.object({ column: text(), label: v.optional(text(), "") })),
      v.maxLength(50, "has more than 50 domains"),
    ),
    [],
  ),
  overall: v.optional(v.nullable(text()), null),
  judgements: v.optional(
    v.record(v.string(), v.picklist(JUDGEMENTS, `must be one of ${JUDGEMENTS.join(", ")}`)),
    {},
  ),
});
