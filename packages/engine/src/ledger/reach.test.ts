import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quantities } from "../conversions/quantities.ts";
import { conversions } from "../conversions/registry.ts";
import { measures } from "../measures/registry.ts";
import { planRoute } from "./plan.ts";
import { createReach } from "./reach.ts";
import { targetsFor } from "./targets.ts";

const reach = createReach(conversions.records);

describe("what is within reach", () => {
  it("is every quantity that there is a cheapest way to, and no other", () => {
    const keys = fc.uniqueArray(fc.constantFrom(...quantities.keys()), { maxLength: 7 });
    fc.assert(
      fc.property(keys, fc.constantFrom(...measures.records), (reported, measure) => {
        const available = new Set(reported);
        const targets = targetsFor(measure, available);
        const within = reach.from(available);
        const isWithin = targets.some((target) => target.every((key) => within.has(key)));
        expect(isWithin).toBe(planRoute(available, targets, conversions.records) !== null);
      }),
      { numRuns: 300 },
    );
  });

  it("is the same whether quantities come at once or one after the other", () => {
    for (const { from } of conversions.records) {
      const [first, ...rest] = from;
      const inTwoSteps = reach.beyond(reach.from(rest), first === undefined ? [] : [first]);
      expect([...inTwoSteps].sort()).toEqual([...reach.from(from)].sort());
    }
  });

  it("needs at least one number, and lets no conversion begin without", () => {
    expect([...reach.from([])]).toEqual([]);
    expect(conversions.records.filter(({ from }) => from.length === 0)).toEqual([]);
  });
});
