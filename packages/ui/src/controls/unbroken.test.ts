import { expect, it } from "vitest";
import { unbroken } from "./unbroken.ts";

it("lets a line end before an interval or a bound, and nowhere inside", () => {
  expect(unbroken("0.58 [0.38, 0.78]")).toBe("0.58 [0.38,\u00a00.78]");
  expect(unbroken("0,58 [0,38; 0,78]")).toBe("0,58 [0,38;\u00a00,78]");
  expect(unbroken("p < .001, k = 3")).toBe("p <\u00a0.001, k = 3");
  expect(unbroken("needs a column of weights")).toBe("needs a column of weights");
});
