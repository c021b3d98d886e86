import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "../../document/defaults.ts";
import { convergedPoints } from "../../glmm/fit-glmm.ts";
import { withPooling, withPoolingParams } from "../fit-model.ts";

describe("parameters of a way to pool that is newly chosen", () => {
  it("integrate until the likelihood has converged, and keep what goes with the method", () => {
    const spec = withPooling(DEFAULT_MODEL, "GLMM");
    expect(spec).toMatchObject({
      pooling: "GLMM",
      kind: "random",
      test: "z",
      tau2Interval: "PL",
      poolingParams: { points: convergedPoints({ model: "UM.FS" }) },
    });
    expect(withPooling(spec, "GLMM").poolingParams).toBe(spec.poolingParams);
    expect(withPooling(spec, "MH").poolingParams).toEqual({});
  });

  it("let the points follow the model until someone sets them", () => {
    const spec = withPooling(DEFAULT_MODEL, "GLMM");
    const random = withPoolingParams(spec, { ...spec.poolingParams, model: "UM.RS" });
    expect(random.poolingParams).toEqual({ model: "UM.RS", points: convergedPoints({ model: "UM.RS" }) });
    const own = withPoolingParams(random, { ...random.poolingParams, points: 7 });
    expect(own.poolingParams.points).toBe(7);
    expect(withPoolingParams(own, { ...own.poolingParams, model: "CM.EL" }).poolingParams.points).toBe(7);
  });
});

describe("choices that a way to pool does not have", () => {
  it("go back to their defaults with a way that has them", () => {
    const counted = withPooling(DEFAULT_MODEL, "MH");
    expect(counted).toMatchObject({ kind: "equal", test: "z" });
    expect(withPooling(counted, "IV")).toEqual(DEFAULT_MODEL);
  });

  it("stay as they were chosen where the way before had them too", () => {
    const own = { ...DEFAULT_MODEL, kind: "equal", test: "t" } as const;
    expect(withPooling(withPooling(own, "GLMM"), "IV")).toMatchObject({ kind: "equal", test: "t" });
  });
});
