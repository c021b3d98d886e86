import {
  type AggregateSpec,
  type AnalysisDocument,
  type Column,
  createDocument,
  DEFAULT_AGGREGATE,
  type EffectSpec,
} from "@treeline/engine";
import { structures } from "@treeline/engine/aggregate";
import type { CrosscheckCase } from "./cases.ts";

const STUDIES = ["Bell", "Adams", "Bell", "Adams", "Cole", "Bell", "Adams", "Dunn", null];

/** Every structure, weighted and not, on studies of one to three effects; then covariances of shared control groups. */
export function aggregateCases(): CrosscheckCase[] {
  const known: AggregateSpec["covariances"] = [
    { rowIds: ["r1", "r3"], value: 0.02 },
    { rowIds: ["r7", "r4"], value: 0.01 },
  ];
  return [
    ...structures.ids.flatMap((structure) =>
      [true, false].map((weighted) => ({
        name: `aggregate ${structure} ${weighted ? "weighted" : "plain mean"}`,
        document: readyMade({
          structure,
          weighted,
          rho: 0.4,
          phi: 0.7,
          time: "week",
          obs: "scale",
          covariances: known,
        }),
      })),
    ),
    { name: "aggregate by numbers, some of them text", document: readyMade({ by: "number" }) },
    { name: "aggregate perfectly correlated effects", document: readyMade({ rho: 1, weighted: false }) },
    { name: "aggregate with weights of the user's own", document: withWeights() },
    { name: "aggregate SMD with shared controls", document: standardised() },
    { name: "aggregate OR with shared controls and an empty cell", document: events("OR") },
    { name: "aggregate RR with shared controls", document: events("RR") },
  ].map((one) => ({ ...one, comparison: false }));
}

function readyMade(spec: Partial<AggregateSpec>): AnalysisDocument {
  return documentOf(
    [
      number("yi", [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.25, 0.7, -0.1]),
      number("vi", [0.04, 0.02, 0.05, 0.03, 0.01, 0.06, 0.02, 0.05, 0.04]),
      number("week", [1, 1, 2, 3, null, 4, 2, 8, null]),
      { name: "scale", kind: "text", values: ["a", "a", "a", "b", null, "b", "a", "b", "a"] },
      {
        ...number("number", [1, 2, 1, 2, 3, null, null, null, null]),
        unparsed: { r6: "4a", r7: "4a", r8: "4b" },
      },
    ],
    { measure: "GEN" },
    ["yi", "vi"],
    spec,
  );
}

function withWeights(): AnalysisDocument {
  const document = readyMade({});
  const weights = number("own weights", [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  return {
    ...document,
    table: { ...document.table, columns: [...document.table.columns, weights] },
    roles: { ...document.roles, weights: weights.name },
    model: { ...document.model, weighting: "user", tau2Interval: "none" },
    plots: { forest: { columns: ["scale", "week"] } },
  };
}

function standardised(): AnalysisDocument {
  return documentOf(
    [
      number("m1i", [10, 12, 11, 14, 9, 13, 10, 12, 11]),
      number("sd1i", [3, 4, 3.5, 4.2, 3, 2.8, 3.3, 4, 3]),
      number("n1i", [20, 30, 22, 28, 40, 18, 33, 25, 30]),
      number("m2i", [8, 11, 8, 11, 9, 8, 11.5, 10, 10]),
      number("sd2i", [3.1, 4, 3.1, 4, 3.2, 3.1, 3.9, 4, 3.5]),
      number("n2i", [21, 29, 21, 29, 41, 21, 29, 26, 31]),
      number("flip", [0, 0, 1, 0, 0, 0, 0, 0, 0]),
    ],
    { measure: "SMD" },
    ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i", "flip"],
    { structure: "shared-control", rho: 0.5 },
  );
}

function events(measure: string): AnalysisDocument {
  return documentOf(
    [
      number("ai", [4, 7, 0, 9, 3, 5, 8, 2, 6]),
      number("n1i", [20, 30, 22, 28, 40, 18, 33, 25, 30]),
      number("ci", [6, 9, 6, 9, 5, 6, 11, 4, 7]),
      number("n2i", [21, 29, 21, 29, 41, 21, 29, 26, 31]),
    ],
    { measure },
    ["ai", "n1i", "ci", "n2i"],
    { structure: "shared-control", rho: 0.2 },
  );
}

function documentOf(
  columns: readonly Column[],
  effects: Partial<EffectSpec>,
  inputs: readonly string[],
  spec: Partial<AggregateSpec>,
): AnalysisDocument {
  return createDocument({
    table: {
      rowIds: STUDIES.map((_, row) => `r${row + 1}`),
      columns: [{ name: "study", kind: "text", values: STUDIES }, ...columns],
    },
    roles: { label: "study", inputs: Object.fromEntries(inputs.map((key) => [key, key])), weights: null },
    effects: { ...effects, aggregate: { ...DEFAULT_AGGREGATE, by: "study", ...spec } },
  });
}

function number(name: string, values: readonly (number | null)[]): Extract<Column, { kind: "number" }> {
  return { name, kind: "number", values, unparsed: {} };
}
