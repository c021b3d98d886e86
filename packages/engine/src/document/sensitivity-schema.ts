import * as v from "valibot";
import { text, wholeNumber, yesNo } from "./schema-parts.ts";
import { createSensitivitySpec } from "./sensitivity-spec.ts";
import type { SensitivitySpec } from "./types.ts";

const usual = createSensitivitySpec();

/** Checks what a document says of the sensitivity analyses. */
export const sensitivitySchema: v.GenericSchema<unknown, SensitivitySpec> = v.object({
  order: v.optional(
    v.picklist(["table", "precision", "effect", "column"], "must be table, precision, effect or column"),
    usual.order,
  ),
  column: v.optional(v.nullable(text()), usual.column),
  descending: v.optional(yesNo(), usual.descending),
  collapse: v.optional(yesNo(), usual.collapse),
  model: v.optional(v.picklist(["pooled", "moderators"], "must be pooled or moderators"), usual.model),
  residuals: v.optional(
    v.picklist(["rstudent", "rstandard"], "must be rstudent or rstandard"),
    usual.residuals,
  ),
  samples: v.optional(wholeNumber(0, 100_000), usual.samples),
});
