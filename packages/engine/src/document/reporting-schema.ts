import * as v from "valibot";
import { text, yesNo } from "./schema-parts.ts";
import type { ReportingSpec } from "./types.ts";

/** Checks what a document says of its report; sections and analyses that are not known by now are kept and do nothing. */
export const reportingSchema: v.GenericSchema<unknown, ReportingSpec> = v.object({
  sections: v.optional(v.record(v.string(), yesNo()), {}),
  told: v.optional(v.record(v.string(), text()), {}),
  sensitivity: v.exactOptional(v.array(text())),
});
