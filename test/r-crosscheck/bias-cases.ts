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
  return [...exampleCases(), ...measureCases(), ...choiceCases(), ...columnCases(), ...awkwardCases()];
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

/** What only columns named for the audit tell: people without outcome, replications, studies that nothing could have selected. */
function columnCases(): CrosscheckCase[] {
  const none = Object.fromEntries(biasMethods.ids.map((id) => [id, false]));
  const bcg = buildExample("bcg-vaccine");
  const lost = withNumbers(bcg, {
    lost1: (row) => (row * 7) % 11,
    lost2: (row) => (row * 5) % 9,
  });
  const ways = missingOutcomesWays().map((strategy) =>
    audited(`people without outcome, ${strategy}`, lost, {
      columns: { m1: "lost1", m2: "lost2" },
      methods: { ...none, "missing-outcomes": true },
      params: { "missing-outcomes": { strategy, imor1: 2, imor2: 0.5, correlation: 0.5 } },
    }),
  );
  const marked = withNumbers(buildExample("third-wave-students"), {
    again: (row) => (row % 3 === 0 ? 1 : 0),
    chosen: (row) => (row % 4 === 1 ? 0 : 1),
  });
  return [
    ...ways,
    audited("replications and unselected studies", marked, {
      columns: { ...SIZES, replication: "again", selected: "chosen" },
    }),
  ];
}

function missingOutcomesWays(): readonly string[] {
  const [strategy] = biasMethods.get("missing-outcomes").params;
  return strategy?.type === "choice" ? strategy.choices.map(({ value }) => value) : [];
}

/** A document with further columns of numbers, by the places of their rows. */
function withNumbers(
  document: AnalysisDocument,
  columns: Readonly<Record<string, (row: number) => number>>,
): AnalysisDocument {
  const { table } = document;
  const made = Object.entries(columns).map(
    ([name, of]) =>
      ({ name, kind: "number", values: table.rowIds.map((_, row) => of(row)), unparsed: {} }) as const,
  );
  return { ...document, table: { ...table, columns: [...table.columns, ...made] } };
}

function awkwardCases(): CrosscheckCase[] {
  const ready = (yi: readonly number[], vi: readonly number[]): AnalysisDocument =>
    documentOf("GEN", {}, { yi, vi });
  const zeros: Inputs = COUNTS;
  const effects = [0.42, 0.11, 0.55, 0.31, 0.78, 0.05, 0.47, 0.62, -0.12, 0.35, 0.51, 0.9];
  const variances = [0.02, 0.05, 0.04, 0.01, 0.09, 0.03, 0.015, 0.06, 0.05, 0.02, 0.08, 0.12];
  const subject = documentOf(
    "GEN",
    {},
    { yi: effects, vi: variances, open: effects.map((_, i) => (i % 3 === 1 ? 0 : 1)) },
  );
  return [
    audited("few studies, anyway", ready([0.1, 0.5, 0.4, 0.9], [0.01, 0.05, 0.04, 0.2]), { anyway: true }),
    audited("one study", ready([0.4], [0.01]), { anyway: true }),
    audited("equal variances", ready([0.1, 0.5, 0.4, 0.9, 0.2], [0.04, 0.04, 0.04, 0.04, 0.04]), {
      anyway: true,
    }),
    audited("small effects", ready([1e-3, 3e-3, 2e-3, 9e-3, 4e-3], [1e-7, 4e-7, 2e-7, 9e-6, 5e-7]), {
      anyway: true,
    }),
    audited(
      "some subject to selection",
      { ...subject, roles: { ...subject.roles, inputs: { yi: "yi", vi: "vi" } } },
      { columns: { selected: "open" } },
    ),
    audited(
      "huge effects",
      ready(
        effects.map((y) => -1e5 * y),
        variances.map((v) => 1e10 * v),
      ),
      { favours: "negative" },
    ),
    audited("empty cells", documentOf("OR", {}, zeros), { anyway: true }),
  ];
}
