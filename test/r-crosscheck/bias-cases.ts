import {
  type AnalysisDocument,
  type BiasSpec,
  createBiasSpec,
  createModerator,
  createModerators,
  type EffectSpec,
  type ModelSpec,
} from "@treeline/engine";
import { biasMethods, isLong, type QuickBiasMethod } from "@treeline/engine/bias";
import { buildExample } from "../house/example-choices.ts";
import { COUNTS, type CrosscheckCase, type Inputs, withoutComparison } from "./cases.ts";
import { documentOf } from "./measure-cases.ts";

type Parts = Partial<BiasSpec>;

/** Every quick method switched on, so that none is left unchecked because it is not usual. */
const ALL: BiasSpec["methods"] = Object.fromEntries(
  biasMethods.records.filter((method) => !isLong(method)).map(({ id }) => [id, true]),
);

function audited(name: string, document: AnalysisDocument, bias: Parts = {}): CrosscheckCase {
  return withoutComparison({
    name: `bias ${name}`,
    document: { ...document, bias: createBiasSpec({ methods: ALL, ...bias }) },
  });
}

const SIZES = { n1: "n_t_book", n2: "n_c_book" } as const;

/** The audit for publication bias of ready-made effects, of counts and of means, and every choice of every method. */
export function biasCases(): CrosscheckCase[] {
  return [...exampleCases(), ...measureCases(), ...choiceCases(), ...awkwardCases()];
}

function exampleCases(): CrosscheckCase[] {
  const students = buildExample("third-wave-students");
  const model = (parts: Partial<ModelSpec>): AnalysisDocument => ({
    ...students,
    model: { ...students.model, ...parts },
  });
  return [
    audited("third-wave", students, { columns: SIZES }),
    audited("third-wave, negative", students, { columns: SIZES, favours: "negative", alpha: 0.1 }),
    audited("third-wave, DL and z", model({ estimator: "DL", test: "z", level: 0.9 })),
    audited("third-wave, equal effects", model({ kind: "equal", test: "z" })),
    audited("third-wave, tau2 given", model({ tau2: 0.1 })),
  ];
}

function measureCases(): CrosscheckCase[] {
  const bcg = buildExample("bcg-vaccine");
  const as = (measure: string): AnalysisDocument => {
    const effects: EffectSpec = { ...bcg.effects, measure };
    return { ...bcg, effects };
  };
  const moderators = createModerators({
    variables: [createModerator({ column: "ablat", kind: "numeric" })],
    terms: [["ablat"]],
  });
  return [
    ...["OR", "RR", "RD", "AS", "PETO"].map((measure) => audited(`bcg ${measure}`, as(measure))),
    audited("bcg Mantel-Haenszel", {
      ...as("OR"),
      model: {
        ...bcg.model,
        pooling: "MH",
        kind: "equal",
        test: "z",
        tau2Interval: "none",
        prediction: "none",
      },
    }),
    audited("bcg with a moderator", { ...as("OR"), moderators }),
    audited("writing-to-learn", buildExample("writing-to-learn")),
  ];
}

/** One choice after the other, each value that is not the usual one, on the students' trials. */
function choiceCases(): CrosscheckCase[] {
  const students = buildExample("third-wave-students");
  const quick = biasMethods.records.filter((method): method is QuickBiasMethod => !isLong(method));
  return quick.flatMap(({ id, params }) =>
    params.flatMap((param) => {
      const values =
        param.type === "choice"
          ? param.choices.map(({ value }) => value).filter((value) => value !== param.default)
          : param.type === "boolean"
            ? [!param.default]
            : [];
      return values.map((value) =>
        audited(`${id} ${param.key}=${String(value)}`, students, {
          columns: SIZES,
          methods: { ...Object.fromEntries(biasMethods.ids.map((other) => [other, false])), [id]: true },
          params: { [id]: { [param.key]: value } },
        }),
      );
    }),
  );
}

function awkwardCases(): CrosscheckCase[] {
  const ready = (yi: readonly number[], vi: readonly number[]): AnalysisDocument =>
    documentOf("GEN", {}, { yi, vi });
  const zeros: Inputs = COUNTS;
  return [
    audited("few studies, anyway", ready([0.1, 0.5, 0.4, 0.9], [0.01, 0.05, 0.04, 0.2]), { anyway: true }),
    audited("one study", ready([0.4], [0.01]), { anyway: true }),
    audited("equal variances", ready([0.1, 0.5, 0.4, 0.9, 0.2], [0.04, 0.04, 0.04, 0.04, 0.04]), {
      anyway: true,
    }),
    audited("small effects", ready([1e-3, 3e-3, 2e-3, 9e-3, 4e-3], [1e-7, 4e-7, 2e-7, 9e-6, 5e-7]), {
      anyway: true,
    }),
    audited("empty cells", documentOf("OR", {}, zeros), { anyway: true }),
  ];
}
