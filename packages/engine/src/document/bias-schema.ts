import * as v from "valibot";
import { createBiasSpec } from "./bias-spec.ts";
import { finite, paramsWithLists, text, yesNo } from "./schema-parts.ts";
import type { BiasSpec } from "./types.ts";

const usual = createBiasSpec();

const alpha = v.pipe(
  finite(),
  v.check((value) => value > 0 && value < 1, "must lie between 0 and 1"),
);

/** Checks what a document says of the audit for publication bias. */
export const biasSchema: v.GenericSchema<unknown, BiasSpec> = v.object({
  favours: v.optional(
    v.picklist(["auto", "positive", "negative"], "must be auto, positive or negative"),
    usual.favours,
  ),
  alpha: v.optional(alpha, usual.alpha),
  anyway: v.optional(yesNo(), usual.anyway),
  methods: v.optional(v.record(v.string(), yesNo()), {}),
  params: v.optional(v.record(v.string(), paramsWithLists), {}),
  columns: v.optional(
    v.object({
      n1: v.exactOptional(text()),
      n2: v.exactOptional(text()),
      n: v.exactOptional(text()),
      events: v.exactOptional(text()),
      m1: v.exactOptional(text()),
      m2: v.exactOptional(text()),
      selected: v.exactOptional(text()),
      replication: v.exactOptional(text()),
    }),
    {},
  ),
});
