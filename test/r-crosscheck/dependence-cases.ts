import {
  type AnalysisDocument,
  type Column,
  createDependence,
  createDocument,
  DEFAULT_AGGREGATE,
  type DependenceSpec,
} from "@treeline/engine";
import { structures } from "@treeline/engine/aggregate";
import type { CrosscheckCase } from "./cases.ts";

const STUDIES = [
  "Bell",
  "Adams",
  "Bell",
  "Adams",
  "Cole",
  "Bell",
  "Adams",
  "Dunn",
  null,
  "Cole",
  "Eck",
  "Eck",
];

/** Every structure and correction, factors within studies and across them, on studies of one to three effects. */
export function dependenceCases(): CrosscheckCase[] {
  const vary = (label: string, spec: Partial<DependenceSpec>): CrosscheckCase => ({
    name: `dependence ${label}`,
    document: documentOf(spec),
    comparison: false,
  });
  const combined = documentOf({});
  return [
    ...structures.ids.map((structure) =>
      vary(structure, {
        structure,
        time: "week",
        obs: "scale",
        covariances: [{ rowIds: ["r1", "r3"], value: 0.02 }],
      }),
    ),
    ...(["CR0", "CR1", "CR1p", "CR1S", "CR3"] as const).map((correction) => vary(correction, { correction })),
    vary("ML and z", { method: "ML", test: "z" }),
    vary("t with k - p", { test: "t", rho: 0.9 }),
    vary("a factor within studies", { factors: ["scale"] }),
    vary("a factor across studies", { factors: ["scale"], crossed: true }),
    ...(["CS", "HCS", "UN", "DIAG", "AR", "ID"] as const).map((random) =>
      vary(`effects by category ${random}`, { inner: "scale", random }),
    ),
    vary("effects by time CAR", { inner: "week", random: "CAR" }),
    vary("correlations that contradict each other", { rho: -0.7 }),
    vary("perfect correlations", { rho: 1 }),
    vary("studies by numbers, some of them text", { by: "number" }),
    vary("one study", { by: "same" }),
    {
      name: "dependence beside effects that are combined",
      comparison: false,
      document: {
        ...combined,
        effects: { ...combined.effects, aggregate: { ...DEFAULT_AGGREGATE, by: "study" } },
      },
    },
  ];
}

function documentOf(spec: Partial<DependenceSpec>): AnalysisDocument {
  const columns: Column[] = [
    { name: "study", kind: "text", values: STUDIES },
    number("yi", [0.1, 0.5, 0.3, 0.9, 0.2, 0.4, 0.25, 0.7, -0.1, 0.6, -0.3, 0.05]),
    number("vi", [0.04, 0.02, 0.05, 0.03, 0.01, 0.06, 0.02, 0.05, 0.04, 0.03, 0.02, 0.03]),
    number("week", [1, 1, 2, 3, 1, 4, 2, 8, null, 3, 1, 2]),
    { name: "scale", kind: "text", values: ["a", "a", "a", "b", "a", "b", "a", "b", "a", "b", "a", "a"] },
    { ...number("number", [1, 2, 1, 2, 3, 1, null, null, null, 3, 5, 5]), unparsed: { r7: "4a", r8: "4a" } },
    { name: "same", kind: "text", values: STUDIES.map(() => "x") },
  ];
  return createDocument({
    table: { rowIds: STUDIES.map((_, row) => `r${row + 1}`), columns },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    dependence: createDependence({ by: "study", ...spec }),
  });
}

function number(name: string, values: readonly (number | null)[]): Extract<Column, { kind: "number" }> {
  return { name, kind: "number", values, unparsed: {} };
}
