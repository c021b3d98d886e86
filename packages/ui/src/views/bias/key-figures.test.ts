import { type BiasOutcome, createDocument } from "@treeline/engine";
import { expect, it } from "vitest";
import { displayOf } from "../results/display.ts";
import { figuresOf } from "./key-figures.tsx";

const display = (measure: string, scale: string | null) => {
  const base = createDocument();
  return displayOf({ ...base, effects: { ...base.effects, measure, params: {}, display: scale } }, null);
};

const outcome = (parts: Partial<BiasOutcome>): BiasOutcome => ({
  method: "m",
  ran: "m",
  k: 3,
  rowIds: [],
  params: {},
  estimate: null,
  tests: [],
  numbers: [],
  tables: [],
  marks: {},
  rejects: null,
  sentences: [],
  ...parts,
});

const slope = {
  id: "slope",
  test: {
    name: "slope",
    statistic: { symbol: "t", value: -1.4 },
    df: [11],
    pValue: 0.189,
    log10PValue: Math.log10(0.189),
    distribution: "t" as const,
  },
};

it("shows a number and its test as one figure", () => {
  const figures = figuresOf(
    outcome({
      tests: [slope],
      numbers: [
        { key: "slope", label: "Slope", value: -2.112, as: "value" },
        { key: "slopeSe", label: "SE of the slope", value: 1.507, as: "value" },
      ],
    }),
    display("RR", "exp"),
  );
  expect(figures).toEqual([
    { label: "Slope", value: "\u22122.112, t(11) = \u22121.40, p = .189" },
    { label: "SE of the slope", value: "1.507" },
  ]);
});

it("says what a test counts once, and puts no logarithm beside a ratio", () => {
  const given = outcome({
    tests: [slope],
    numbers: [
      { key: "again", label: "statistic", value: -1.4, as: "value" },
      { key: "k", label: "studies kept", value: 2, as: "count" },
      { key: "mean", label: "mean of all studies", value: -0.43, as: "effect" },
      { key: "se", label: "its standard error", value: 0.04, as: "value" },
    ],
  });
  expect(figuresOf(given, display("RR", "exp")).map(({ label }) => label)).toEqual(["Slope", "Studies kept"]);
  expect(figuresOf(given, display("SMD", null)).map(({ label }) => label)).toEqual([
    "Slope",
    "Studies kept",
    "Mean of all studies",
    "Its standard error",
  ]);
});
