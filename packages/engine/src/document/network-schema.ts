import * as v from "valibot";
import { createNetwork, NETWORK_METHODS, type NetworkSpec } from "./network-spec.ts";
import { text, yesNo } from "./schema-parts.ts";

const usual = createNetwork();

const oneOf = <const T extends string>(choices: readonly T[]): v.GenericSchema<T> =>
  v.picklist(choices, `must be one of ${choices.join(", ")}`);

/** Checks what a document says of a network of treatments. */
export const networkSchema: v.GenericSchema<unknown, NetworkSpec> = v.object({
  columns: v.optional(
    v.object({
      study: v.exactOptional(text()),
      treat1: v.exactOptional(text()),
      treat2: v.exactOptional(text()),
    }),
    {},
  ),
  reference: v.optional(v.nullable(text()), null),
  model: v.optional(oneOf(["random", "common"]), usual.model),
  method: v.optional(oneOf(NETWORK_METHODS), usual.method),
  test: v.optional(oneOf(["z", "t"]), usual.test),
  smallIsGood: v.optional(yesNo(), usual.smallIsGood),
  order: v.exactOptional(v.array(text())),
  splitting: v.optional(oneOf(["back-calculation", "design"]), usual.splitting),
});
