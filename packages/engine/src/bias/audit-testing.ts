import type { BiasFamily, BiasOutcome } from "../bias-types.ts";
import { ok } from "../result.ts";
import { biasOutcome } from "./outcome.ts";
import type { LongBiasMethod, QuickBiasMethod } from "./types.ts";

type Parts = Partial<Omit<QuickBiasMethod, "id" | "family">>;

/** A method that stands in for a real one in tests of the audit: it comes to what it is told. */
export function fakeMethod(
  id: string,
  family: BiasFamily,
  outcome: Partial<BiasOutcome> = {},
  parts: Parts = {},
): QuickBiasMethod {
  return {
    id,
    family,
    label: `The ${id}`,
    summary: "Stands in for a method.",
    reference: "none",
    assumption: "Nothing is assumed.",
    caution: null,
    params: [],
    usual: true,
    lack: () => null,
    run: (input, params) =>
      ok(
        biasOutcome(input, params, {
          method: id,
          ran: `the ${id} as it is`,
          sentences: [`The ${id} says so.`],
          ...outcome,
        }),
      ),
    ...parts,
  };
}

/** A long method: its units are numbers, and it comes to their sum. */
export function fakeLong(id: string, family: BiasFamily): LongBiasMethod<number> {
  const { run: _, ...base } = fakeMethod(id, family);
  return {
    ...base,
    params: [
      { key: "units", label: "Units", help: "How many.", type: "number", default: 10, min: 1, max: 100 },
    ],
    units: "sums",
    plan: (input, params) =>
      ok({
        total: Number(params.units),
        run: (from, to) => Array.from({ length: to - from }, (_, i) => from + i).reduce((a, b) => a + b, 0),
        combine: (parts) =>
          ok(
            biasOutcome(input, params, {
              method: id,
              ran: `sums of ${String(params.units)} units`,
              numbers: [{ key: "sum", label: "Sum", value: parts.reduce((a, b) => a + b, 0), as: "count" }],
              sentences: ["The sum is what it is."],
            }),
          ),
      }),
  };
}
