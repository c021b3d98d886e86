import { expect, it } from "vitest";
import { numberTable } from "./audit-tables.ts";
import { biasInputOf } from "./bias-testing.ts";
import { biasOutcome } from "./outcome.ts";

const INPUT = biasInputOf([0.1, 0.2], [0.1, 0.1]);
const test = (distribution: "chisq" | "resampled", df: readonly number[]) => ({
  id: distribution,
  test: {
    name: distribution,
    statistic: { symbol: "s", value: 2 },
    df,
    pValue: 0.5,
    log10PValue: Math.log10(0.5),
    distribution,
  },
});

it("shows words beside numbers, and no codes", () => {
  const interval = { lower: 0, upper: null, level: 0.95, kind: "confidence" as const, method: "knha" };
  const outcome = biasOutcome(
    INPUT,
    {},
    {
      method: "m",
      ran: "m",
      sentences: [],
      estimate: { estimate: 0.1, se: null, interval, test: null, tau2: null },
      tests: [test("chisq", [1]), test("resampled", [])],
    },
  );
  const remarks = numberTable(outcome)?.rows.map((row) => row[2]) ?? [];
  expect(remarks).toEqual([null, null, null, null, "\u03c7\u00b2, df 1", null, null]);
});

it("says the heterogeneity of an estimate once", () => {
  const outcome = biasOutcome(
    INPUT,
    {},
    {
      method: "m",
      ran: "m",
      sentences: [],
      estimate: { estimate: 0.1, se: null, interval: null, test: null, tau2: 0.02 },
      tests: [],
      numbers: [
        { key: "tau2", label: "\u03c4\u00b2", value: 0.02, as: "effect" },
        { key: "se-tau2", label: "Standard error of \u03c4\u00b2", value: null, as: "effect" },
      ],
    },
  );
  expect(numberTable(outcome)?.rows.map(([name]) => name)).toEqual([
    "Adjusted mean effect",
    "\u03c4\u00b2",
    "Standard error of \u03c4\u00b2",
  ]);
});
