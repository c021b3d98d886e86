import { describe, expect, it } from "vitest";
import { DEFAULT_MODEL } from "../document/defaults.ts";
import { shownI2 } from "./shown-i2.ts";

const index = (estimate: number | null) => ({ estimate, interval: null });
const both = { i2: index(12), i2Q: index(9), h2: index(1.14), h2Q: index(1.1) };

function shown(model: object, heterogeneity: object = both) {
  return shownI2({ spec: { ...DEFAULT_MODEL, ...model }, heterogeneity: heterogeneity as never });
}

describe("the I2 that is told", () => {
  it("is by the definition asked for", () => {
    expect(shown({ i2: "tau2" })).toEqual({ index: index(12), factor: index(1.14), from: "tau2" });
    expect(shown({ i2: "Q" })).toEqual({ index: index(9), factor: index(1.1), from: "Q" });
  });

  it("is from Q without a random effect or a tau2, and from tau2 of counts", () => {
    expect(shown({ kind: "equal" }).from).toBe("Q");
    expect(shown({}, { ...both, i2: index(null) }).from).toBe("Q");
    expect(shown({ i2: "Q" }, { ...both, i2Q: index(null) }).index).toEqual(index(12));
  });
});
