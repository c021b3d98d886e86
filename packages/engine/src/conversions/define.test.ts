import { describe, expect, it } from "vitest";
import { withDefaults } from "../registry.ts";
import { R_PREPOST } from "./assumed.ts";
import { positive } from "./checks.ts";
import { defineConversion, refuse } from "./define.ts";

const halved = defineConversion({
  id: "halved",
  label: "Halved",
  summary: "Half of it.",
  reference: "none",
  group: "effect",
  from: ["d"],
  optional: ["g"],
  assumed: [R_PREPOST],
  yields: ["d_var"],
  example: { d: 2 },
  checks: [positive("difference", "d")],
  formulas({ d, g, r_prepost }, { step }) {
    if (g === 0) return refuse("zero", "g", "g is 0.", "Enter g.");
    step("half", "d / 2", d / 2);
    step("d_var", "half * r_prepost", (d / 2) * r_prepost);
    return undefined;
  },
});
const defaults = withDefaults(halved.params, {});

describe("a conversion defined by its formulas", () => {
  it("takes results from the last steps", () => {
    const result = halved.compute({ d: 4, other: 1 }, defaults);
    expect(result).toMatchObject({ ok: true, values: { d_var: 1 } });
    expect(result.ok && result.steps.map(({ symbol }) => symbol)).toEqual(["half", "d_var"]);
  });

  it("prefers what the row reports to what is assumed, and says only what it assumes", () => {
    expect(halved.compute({ d: 4, r_prepost: 0.25 }, defaults)).toMatchObject({ values: { d_var: 0.5 } });
    expect(halved.assumptions({ d: 4, r_prepost: 0.25 }, defaults)).toEqual([]);
    expect(halved.assumptions({ d: 4 }, defaults)).toEqual([
      "a correlation of 0.5 between the two measurements",
    ]);
    expect(halved.optional).toEqual(["g", "r_prepost"]);
  });

  it("answers bad numbers with issues, and a call without its inputs with an exception", () => {
    expect(halved.compute({ d: -1 }, defaults)).toMatchObject({
      ok: false,
      issues: [{ code: "not-positive", input: "d" }],
    });
    expect(halved.compute({ d: 1, g: 0 }, defaults)).toMatchObject({ ok: false, issues: [{ code: "zero" }] });
    expect(() => halved.compute({ g: 1 }, defaults)).toThrow("halved needs d");
  });

  it("takes nothing over from one row to the next", () => {
    const first = halved.compute({ d: 4, g: 3, r_prepost: 0.25 }, defaults);
    const steps = first.ok ? structuredClone(first.steps) : [];
    halved.compute({ d: 1, g: 0 }, defaults);
    expect(halved.compute({ d: 8 }, defaults)).toMatchObject({ ok: true, values: { d_var: 2 }, issues: [] });
    expect(first.ok && first.steps).toEqual(steps);
  });

  it("leaves the steps out where nobody is to see them", () => {
    expect(halved.compute({ d: 4 }, defaults, false)).toEqual({
      ok: true,
      values: { d_var: 1 },
      steps: [],
      issues: [],
    });
  });

  it("never gives a number that is none", () => {
    const result = halved.compute({ d: Number.MAX_VALUE, r_prepost: Number.POSITIVE_INFINITY }, defaults);
    expect(result).toMatchObject({ ok: false, issues: [{ code: "conversion-not-finite" }] });
  });
});
