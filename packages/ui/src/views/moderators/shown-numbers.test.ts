import { createDocument } from "@treeline/engine";
import { expect, it } from "vitest";
import { displayOf } from "../results/display.ts";
import { meanHead, showMean, showMeanRange } from "./shown-numbers.ts";

const INTERVAL = {
  lower: Math.log(1.2),
  upper: Math.log(3),
  level: 0.95,
  kind: "confidence",
  method: "z",
} as const;
const MEAN = { estimate: Math.log(2), interval: INTERVAL };

const displayIn = (display: string | null) => {
  const base = createDocument();
  return displayOf({ ...base, effects: { ...base.effects, measure: "OR", params: {}, display } }, null);
};

it("shows the mean of a group on the scale on which effects are shown, under their name", () => {
  const ratios = displayIn(null);
  expect(showMean(ratios, MEAN)).toBe("2.00 [1.20, 3.00]");
  expect(showMeanRange(ratios, INTERVAL)).toBe("[1.20, 3.00]");
  expect(meanHead(ratios, "Mean")).toContain("OR [95");
  const logs = displayIn("identity");
  expect(showMean(logs, MEAN)).toBe("0.693 [0.182, 1.099]");
  expect(showMeanRange(logs, INTERVAL)).toBe("[0.182, 1.099]");
  expect(meanHead(logs, "Mean")).toBe("Mean");
});

it("says of a range that is not there that it is not", () => {
  expect(showMeanRange(displayIn(null), null)).toBe("\u2013");
});
