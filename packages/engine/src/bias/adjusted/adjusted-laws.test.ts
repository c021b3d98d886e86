import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import type { Params } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput } from "../types.ts";
import { answer, QUICK } from "./adjusted-testing.ts";

/** Studies with different precisions; `se` in [0.1, 0.9]. */
const studies = fc.array(
  fc.record({
    y: fc.integer({ min: -200, max: 300 }).map((y) => y / 100),
    se: fc.integer({ min: 100, max: 900 }).map((se) => se / 1000),
  }),
  { minLength: 10, maxLength: 16 },
);

type Studies = readonly { readonly y: number; readonly se: number }[];

function inputOf(rows: Studies, parts: Parameters<typeof biasInputOf>[2] = {}): BiasInput {
  return biasInputOf(
    rows.map(({ y }) => y),
    rows.map(({ se }) => se * se),
    parts,
  );
}

/** Estimate, standard error and interval; null where there is none. */
function meanOf(outcome: BiasOutcome | null): readonly (number | null)[] | null {
  if (outcome === null) return null;
  const { estimate } = outcome;
  const severity = outcome.numbers.filter(({ key }) => key === "limit" || key === "estimate");
  return [
    ...(estimate === null
      ? [null]
      : [estimate.estimate, estimate.se, estimate.interval?.lower ?? null, estimate.interval?.upper ?? null]),
    ...severity.map(({ value }) => value),
  ];
}

function outcome(method: (typeof QUICK)[number], input: BiasInput, params: Params = {}): BiasOutcome | null {
  const found = answer(method, input, params);
  return found?.ok ? found.value : null;
}

function expectSame(
  actual: readonly (number | null)[] | null,
  wanted: readonly (number | null)[] | null,
  relative: number,
): void {
  expect(actual?.length).toBe(wanted?.length);
  wanted?.forEach((value, place) => {
    const own = actual?.[place] ?? null;
    if (value === null || own === null) expect(own).toBe(value);
    else expect(Math.abs(own - value)).toBeLessThanOrEqual(relative * (1 + Math.abs(value)));
  });
}

/** The likelihood of the Copas model is flat in rho: two searches that agree to 1e-13 of it agree to six digits of the mean. */
const digits = (id: string): number => (id === "copas" ? 1e-5 : 1e-7);

/** The Copas path takes its time. */
const runs = (id: string): number => (id === "copas" ? 6 : 40);

describe.each(QUICK.map((method) => [method.id, method] as const))("%s", (id, method) => {
  it("does not depend on the order of the studies", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const turned = rows.toReversed();
        expectSame(
          meanOf(outcome(method, inputOf(turned))),
          meanOf(outcome(method, inputOf(rows))),
          digits(id),
        );
      }),
      { numRuns: runs(id), seed: 11 },
    );
  });

  it("turns with the effects where the favoured direction turns too", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const flipped = rows.map(({ y, se }) => ({ y: -y, se }));
        const before = outcome(method, inputOf(rows));
        const after = outcome(method, inputOf(flipped, { favours: -1 }));
        const mean = before?.estimate?.estimate;
        expectSame([after?.estimate?.estimate ?? null], [mean === undefined ? null : -mean], digits(id));
        expectSame([after?.estimate?.se ?? null], [before?.estimate?.se ?? null], 10 * digits(id));
      }),
      { numRuns: runs(id), seed: 12 },
    );
  });

  it("scales with the effects", () => {
    fc.assert(
      fc.property(studies, fc.constantFrom(1e-4, 0.5, 3, 1e4), (rows, b) => {
        const scaled = rows.map(({ y, se }) => ({ y: b * y, se: b * se }));
        const before = outcome(method, inputOf(rows));
        const after = outcome(method, inputOf(scaled));
        const of = (value: number | null | undefined): number | null => (value == null ? null : value / b);
        expectSame([of(after?.estimate?.estimate)], [before?.estimate?.estimate ?? null], digits(id));
        expectSame([of(after?.estimate?.se)], [before?.estimate?.se ?? null], 10 * digits(id));
      }),
      { numRuns: runs(id), seed: 13 },
    );
  });
});
