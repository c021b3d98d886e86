import { describe, expect, it } from "vitest";
import { conversions } from "../conversions/registry.ts";
import type { Quantities } from "../derivation.ts";
import type { Params } from "../registry.ts";
import { calculate } from "./calculate.ts";
import { convertRow } from "./convert-row.ts";
import { sweepCalculation } from "./sweep-calculation.ts";

const ROUTE = [conversions.get("p-ancova-to-t"), conversions.get("t-ancova-to-d")];
const REPORTED = { p_ancova: 0.02, n1i: 25, n2i: 27 };

function convertWith(assumptions: Readonly<Record<string, Params>>, reported: Quantities = REPORTED) {
  return convertRow(reported, ROUTE, ({ id }) => assumptions[id] ?? {});
}

describe("a number that several conversions of a row assume", () => {
  it("has the value that was chosen for any one of them", () => {
    const first = convertWith({ "p-ancova-to-t": { q_cov: 4 } });
    const second = convertWith({ "t-ancova-to-d": { q_cov: 4 } });
    expect(first.values).toEqual(second.values);
    const reported = convertWith({}, { ...REPORTED, q_cov: 4 });
    expect(reported.values).toEqual({ ...first.values, q_cov: 4 });
    expect(first.steps.filter(({ symbol }) => symbol === "m").map(({ value }) => value)).toEqual([46, 46]);
  });

  it("is said once among the assumptions", () => {
    const { assumptions } = convertWith({ "t-ancova-to-d": { q_cov: 4 } });
    expect(assumptions.filter((clause) => clause === "4 covariates")).toHaveLength(1);
  });

  it("cannot have two values", () => {
    const contradictory = { "p-ancova-to-t": { q_cov: 4 }, "t-ancova-to-d": { q_cov: 1 } };
    const { failed, issues } = convertWith(contradictory);
    expect(failed).not.toBeNull();
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([
      ["assumptions-contradict", "error"],
    ]);
    expect(issues[0]!.message).toContain("4");
    // What the study reports goes before either.
    expect(convertWith(contradictory, { ...REPORTED, q_cov: 2 }).failed).toBeNull();
    const spec = { params: {}, assumptions: contradictory, level: 0.95 };
    expect(calculate(REPORTED, spec, ["SMD"]).failures[0]?.issues[0]?.code).toBe("assumptions-contradict");
  });

  it("is swept for all of them at once", () => {
    const sweep = { conversion: "t-ancova-to-d", key: "q_cov", values: [1, 6] };
    const spec = { params: {}, assumptions: { "p-ancova-to-t": { q_cov: 3 } }, level: 0.95 };
    const points = sweepCalculation(REPORTED, spec, "SMD", sweep);
    for (const { value, yi } of points) {
      const known = calculate({ ...REPORTED, q_cov: value }, { ...spec, assumptions: {} }, ["SMD"]);
      expect(yi).toBe(known.results[0]!.yi);
    }
  });
});
