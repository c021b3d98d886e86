import fc from "fast-check";
import { expect, it } from "vitest";
import { JUDGEMENTS, type Judgement } from "../document/risk-of-bias-spec.ts";
import { robTools } from "./registry.ts";

const suggest = (tool: string, judgements: readonly (Judgement | null)[]): Judgement | null =>
  robTools.get(tool).overall(judgements)?.judgement ?? null;

it.each([
  ["rob2", ["low", "low"], "low"],
  ["rob2", ["low", "some"], "some"],
  ["rob2", ["some", "high"], "high"],
  ["rob2", ["low", null], null],
  ["rob2", ["high", null], "high"],
  ["rob2", [null, null], null],
  ["robins-i", ["some", "high", "low"], "high"],
  ["robins-i", ["high", null], null],
  ["robins-i", ["critical", null], "critical"],
  ["robins-i", ["none", "some"], "none"],
  ["robins-i", ["none", "high"], "high"],
  ["quadas-2", ["low", "some"], "some"],
  ["newcastle-ottawa", ["some", "low", "low"], "some"],
  ["custom", ["low", "not-applicable"], "low"],
] as const)("%s: %j is %s", (tool, judgements, expected) => {
  expect(suggest(tool, judgements)).toBe(expected);
});

it("says of several concerns that they may be worse", () => {
  expect(robTools.get("rob2").overall(["some", "some", "low"])?.why).toContain("allows “High risk of bias”");
  expect(robTools.get("rob2").overall(["some", "low", "low"])?.why).not.toContain("allows");
});

it("does not depend on the order of the domains, and gets no better by a worse one", () => {
  const judgement = fc.constantFrom<(Judgement | null)[]>(null, ...JUDGEMENTS);
  fc.assert(
    fc.property(fc.constantFrom(...robTools.ids), fc.array(judgement, { minLength: 1 }), (tool, given) => {
      expect(suggest(tool, [...given].reverse())).toBe(suggest(tool, given));
      const worse = suggest(tool, [...given, "high"]);
      expect([null, "high", "critical"]).toContain(worse);
    }),
  );
});
