import { describe, expect, it } from "vitest";
import { convergedPoints, fitGlmm } from "./fit-glmm.ts";
import type { GlmmData, GlmmModelId } from "./types.ts";

const MODELS: readonly GlmmModelId[] = ["UM.FS", "UM.RS", "CM.EL", "CM.AL"];

/** 0/40 v 0/40, 0/30 v 3/31, 5/25 v 0/25, 0/50 v 0/49. */
const OPPOSED: GlmmData = {
  measure: "OR",
  ai: [0, 0, 5, 0],
  bi: [40, 30, 20, 50],
  ci: [0, 3, 0, 0],
  di: [40, 28, 25, 49],
};

function fit(
  data: GlmmData,
  model: GlmmModelId,
  points = convergedPoints({ model }),
  kind: "random" | "equal" = "random",
) {
  return fitGlmm(data, { model, kind, test: "z", level: 0.95, coding: 0.5, points, tau2Interval: "none" });
}

describe("studies that all have an empty cell", () => {
  it.each(["CM.EL", "CM.AL"] as const)("leave the likelihood of %s flat, and there is no number", (model) => {
    for (const points of [7, 31, 61]) {
      const result = fit(OPPOSED, model, points);
      expect(result.ok).toBe(false);
      const [only] = result.issues;
      expect(only).toMatchObject({ code: "glmm-no-maximum", severity: "error" });
      expect(only?.message).toContain("2 of 4 studies inform the model, and each of these has an empty cell");
      expect(only?.hint).toContain("equal-effects");
    }
  });

  it.each(["UM.FS", "UM.RS"] as const)("are warned of in %s, whose likelihood has a maximum", (model) => {
    const result = fit(OPPOSED, model);
    expect(result.ok && result.value.coefficients[0]!.se).toBeLessThan(5);
    const warning = result.issues.find(({ code }) => code === "glmm-tau2-untold");
    expect(warning?.severity).toBe("warning");
    expect(warning?.message).toMatch(/^2 of 4 studies inform the model, .* cannot tell τ²/);
  });

  it.each(MODELS)("have an answer with equal effects in %s, without a word on tau2", (model) => {
    const result = fit(OPPOSED, model, 7, "equal");
    expect(result.ok).toBe(true);
    expect(result.issues.map(({ code }) => code)).toEqual(["double-zero"]);
  });

  it("leave it exactly flat where one event stands against one", () => {
    const data: GlmmData = { measure: "OR", ai: [1, 0], bi: [30, 31], ci: [0, 1], di: [31, 30] };
    for (const points of [7, 61]) expect(fit(data, "CM.EL", points).ok).toBe(false);
  });
});

it.each(MODELS)("one finite effect among them bounds tau2 in %s, with a warning", (model) => {
  const data: GlmmData = { measure: "OR", ai: [0, 5, 3], bi: [30, 20, 27], ci: [3, 0, 2], di: [28, 25, 30] };
  const result = fit(data, model);
  const codes = result.issues.map(({ code }) => code);
  expect(codes).toContain(result.ok ? "glmm-tau2-untold" : "glmm-no-maximum");
  expect(result.issues.map(({ message }) => message).join()).toContain(
    "3 of 3 studies inform the model, and only 1 of these has",
  );
});

it.each(MODELS)("two finite effects are enough for %s to say nothing", (model) => {
  const data: GlmmData = {
    measure: "OR",
    ai: [0, 4, 3, 8],
    bi: [30, 20, 27, 40],
    ci: [3, 2, 2, 5],
    di: [28, 25, 30, 44],
  };
  const result = fit(data, model);
  expect(result.ok).toBe(true);
  expect(result.issues).toEqual([]);
});
