import type { BiasOutcome } from "../../bias-types.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { Result } from "../../result.ts";
import { type BiasInput, isLong, type QuickBiasMethod } from "../types.ts";
import { ADJUSTED } from "./index.ts";

/** The methods of the family as they are run with the audit. */
export const QUICK: readonly QuickBiasMethod[] = ADJUSTED.filter(
  (method): method is QuickBiasMethod => !isLong(method),
);

/** What a method comes to with its defaults; null where it refuses. */
export function answer(
  method: QuickBiasMethod,
  input: BiasInput,
  params: Params = {},
): Result<BiasOutcome> | null {
  const whole = withDefaults(method.params, params);
  return method.lack(input, whole) === null ? method.run(input, whole) : null;
}

/** The outcome where one is expected. */
export function outcomeOf(method: QuickBiasMethod, input: BiasInput, params: Params = {}): BiasOutcome {
  const found = answer(method, input, params);
  if (found === null) throw new Error(method.lack(input, withDefaults(method.params, params)) ?? "");
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join("; "));
  return found.value;
}
