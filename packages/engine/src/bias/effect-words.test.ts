import { expect, it } from "vitest";
import { distanceInWords, effectInWords } from "./effect-words.ts";

const interval = {
  lower: Math.log(0.5),
  upper: Math.log(2),
  level: 0.95,
  kind: "confidence",
  method: "z",
} as const;

it("tells ratios and correlations in their natural unit, by name", () => {
  expect(effectInWords({ measure: "RR" }, Math.log(0.5), interval)).toBe("RR 0.50 [0.50, 2.00]");
  expect(effectInWords({ measure: "GEN", display: "exp" }, Math.log(0.5))).toBe("0.50");
  expect(effectInWords({ measure: "ZCOR" }, 0.5)).toBe("r 0.46");
});

it("says on which scale other effects are, where that is not the one they are shown on", () => {
  expect(effectInWords({ measure: "SMD" }, 0.4321)).toBe("0.432");
  expect(effectInWords({ measure: "PLO" }, 0.5)).toBe("0.500 on the analysis scale");
  expect(distanceInWords({ measure: "OR" }, 0.25)).toBe("0.250 on the analysis scale");
  expect(distanceInWords({ measure: "MD" }, 0.25)).toBe("0.250");
});
