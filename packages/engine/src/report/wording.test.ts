import { describe, expect, it } from "vitest";
import { within } from "./wording.ts";

describe("a label within a sentence", () => {
  it("keeps the capitals of names", () => {
    for (const name of ["DerSimonian-Laird", "Wald, normal", "Peto odds ratio", "Knapp-Hartung", "REML"]) {
      expect(within(name)).toBe(name);
    }
    expect(within("Risk ratio")).toBe("risk ratio");
  });
});
