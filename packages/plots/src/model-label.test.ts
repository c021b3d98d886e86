import { DEFAULT_MODEL, withPooling } from "@treeline/engine";
import { describe, expect, it } from "vitest";
import { modelLabel } from "./model-label.ts";

describe("modelLabel", () => {
  it("says estimator, test and weights of a model by inverse variance", () => {
    expect(modelLabel({ ...DEFAULT_MODEL, test: "z", weighting: "unweighted" }, "Wald, normal").full).toBe(
      "Random effects (REML, Wald, normal, unweighted)",
    );
  });

  it("names a way to pool that is a model of its own, with its test where it has several", () => {
    const mh = modelLabel(withPooling(DEFAULT_MODEL, "MH"), "Wald, normal");
    expect([mh.short, mh.full]).toEqual(["Mantel-Haenszel", "Mantel-Haenszel (equal effects)"]);
    expect(modelLabel(withPooling(DEFAULT_MODEL, "GLMM"), "Wald, normal").full).toBe(
      "Generalised linear mixed model UM.FS (random effects, Wald, normal)",
    );
  });
});
