import { expect, it } from "vitest";
import { showToldCell } from "./told.ts";

it("rounds no chance to certainty, nor to nothing", () => {
  const shown = (value: number): string => showToldCell({ value, as: "chance" });
  expect(shown(0.143)).toBe("14.3\u00a0%");
  expect(shown(0.99995)).toBe("> 99.9\u00a0%");
  expect(shown(9.38e-26)).toBe("< 0.1\u00a0%");
});
