import {
  type AnalysisDocument,
  createSensitivitySpec,
  type EffectSpec,
  type ModelSpec,
  type SensitivitySpec,
} from "@treeline/engine";
import { buildExample } from "../house/example-choices.ts";
import { type CrosscheckCase, withoutComparison } from "./cases.ts";

function asked(
  name: string,
  document: AnalysisDocument,
  spec: Partial<SensitivitySpec> = {},
): CrosscheckCase {
  return withoutComparison({
    name: `sensitivity ${name}`,
    document: { ...document, sensitivity: createSensitivitySpec({ samples: 0, ...spec }) },
  });
}

/** Leave-one-out, cumulative order, influence, Baujat, radial, quantiles and true effects under every kind of choice. */
export function sensitivityCases(): CrosscheckCase[] {
  const students = buildExample("third-wave-students");
  const bcg = buildExample("bcg-vaccine");
  const model = (of: AnalysisDocument, parts: Partial<ModelSpec>): AnalysisDocument => ({
    ...of,
    model: { ...of.model, tau2Interval: "none", ...parts },
  });
  const effects: EffectSpec = { ...bcg.effects, measure: "OR" };
  const pooled = (pooling: string): AnalysisDocument =>
    model({ ...bcg, effects }, { pooling, poolingParams: {}, kind: "equal", test: "z", prediction: "none" });
  return [
    asked("bcg by year", bcg, { order: "column", column: "year", collapse: true }),
    asked("bcg, Knapp-Hartung", model(bcg, { test: "knha" }), { order: "precision" }),
    asked("students, DL and z", model(students, { estimator: "DL", test: "z", level: 0.9 }), {
      order: "effect",
      descending: true,
      residuals: "rstandard",
    }),
    asked("students, equal effects", model(students, { kind: "equal", test: "z" })),
    asked("students, tau2 given", model(students, { tau2: 0.1, test: "t" })),
    asked("students, unweighted", model(students, { weighting: "unweighted", test: "z" })),
    asked("bcg, Mantel-Haenszel", pooled("MH")),
    asked("bcg, Peto", { ...pooled("Peto"), effects: { ...effects, measure: "PETO" } }),
    asked("bcg, inverse variance heterogeneity", pooled("IVHET")),
  ];
}
