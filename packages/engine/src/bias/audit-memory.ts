import type { BiasOutcome } from "../bias-types.ts";
import type { Params } from "../registry.ts";
import type { Result } from "../result.ts";
import { sameValue } from "../same-value.ts";
import type { BiasInput, QuickBiasMethod } from "./types.ts";

/** What a method says of an input: why it cannot answer, or its result. */
export type BiasAnswer = { readonly lack: string } | { readonly result: Result<BiasOutcome> };

interface Remembered {
  /** The parts of the input that the method looked at, and nothing else. */
  readonly seen: Partial<BiasInput>;
  readonly params: Params;
  readonly answer: BiasAnswer;
}

/** How many answers of each method are remembered: enough that undo and redo over a few choices cost nothing. */
const REMEMBERED = 8;

/**
 * A method that computes the same thing once. It is remembered by those parts of its input that it looked at: what depends on the
 * effects alone is not computed again when the level of significance changes.
 */
export function rememberedMethod(method: QuickBiasMethod): (input: BiasInput, params: Params) => BiasAnswer {
  const known: Remembered[] = [];
  return (input, params) => {
    const place = known.findIndex((one) => sameValue(one.params, params) && isSeenIn(one.seen, input));
    const [found] = place < 0 ? [answered(method, input, params)] : known.splice(place, 1);
    known.unshift(found!);
    if (known.length > REMEMBERED) known.pop();
    return found!.answer;
  };
}

function isSeenIn(seen: Partial<BiasInput>, input: BiasInput): boolean {
  return (Object.keys(seen) as (keyof BiasInput)[]).every((key) => sameValue(seen[key], input[key]));
}

function answered(method: QuickBiasMethod, input: BiasInput, params: Params): Remembered {
  const seen: Partial<Record<keyof BiasInput, BiasInput[keyof BiasInput]>> = {};
  const watched = new Proxy(input, {
    get(target, key: keyof BiasInput) {
      if (Object.hasOwn(target, key)) seen[key] = target[key];
      return target[key];
    },
  });
  const lack = method.lack(watched, params);
  const answer = lack === null ? { result: method.run(watched, params) } : { lack };
  return { seen: seen as Partial<BiasInput>, params, answer };
}
