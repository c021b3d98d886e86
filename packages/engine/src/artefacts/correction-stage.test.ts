import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import type { AnalysisReport } from "../analysis-types.ts";
import { createDocument } from "../document/defaults.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument, ArtefactSpec, EffectSpec } from "../document/types.ts";
import { documentToR } from "../export/r-script.ts";
import { deriveRow } from "../ledger/derive-row.ts";
import { correctOne } from "./correction-stage.ts";
import { artefactCorrections } from "./registry.ts";
import { artefactSentences } from "./sentences.ts";

type Numbers = Readonly<Record<string, readonly (number | null)[]>>;

/** A document whose columns are called by their roles. */
function documentOf(
  columns: Numbers,
  artefacts: ArtefactSpec | null,
  effects: Partial<EffectSpec> = {},
): AnalysisDocument {
  const names = Object.keys(columns);
  return createDocument({
    table: {
      rowIds: columns[names[0]!]!.map((_, row) => `r${row + 1}`),
      columns: names.map((name) => ({ name, kind: "number", values: columns[name]!, unparsed: {} })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(names.map((name) => [name, name])),
      weights: null,
    },
    effects: { measure: "COR", artefacts, ...effects },
  });
}

function only(report: AnalysisReport): number {
  expect(report.effects?.yi).toHaveLength(1);
  return report.effects!.yi[0]!;
}

const attenuation: ArtefactSpec = { correction: "attenuation", params: {} };

describe("printed examples", () => {
  // Schmidt & Hunter: r = .30 with both reliabilities .80.
  it.each([
    [{ rxx: [0.8], ryy: [0.8] }, 0.375],
    [{ ryy: [0.8] }, 0.335],
  ])("correct .30 for unreliability with %j to %f", (artefacts, expected) => {
    const report = runAnalysis(documentOf({ ri: [0.3], ni: [100], ...artefacts }, attenuation));
    expect(only(report)).toBeCloseTo(expected, 3);
  });

  // Schmidt & Hunter: r = .33, SD 12 in the sample and 20 in the population.
  it("widen .33 to .50 where the SD is 12 instead of 20", () => {
    const spec = { correction: "range-direct", params: {} };
    const report = runAnalysis(documentOf({ ri: [0.33], ni: [100], ux: [12 / 20] }, spec));
    expect(only(report)).toBeCloseTo(0.5, 2);
  });

  it("lose a fifth of a correlation by a split at the median", () => {
    const report = runAnalysis(documentOf({ ri: [0.4], ni: [100], px: [0.5] }, attenuation));
    expect(0.4 / only(report)).toBeCloseTo(Math.sqrt(2 / Math.PI), 12);
  });
});

describe("corrections undo what artefacts do", () => {
  const rho = fc.double({ min: -0.95, max: 0.95, noNaN: true });
  const reliability = fc.double({ min: 0.3, max: 1, noNaN: true });
  const ratio = fc.double({ min: 0.5, max: 1.5, noNaN: true });
  const narrowed = (r: number, u: number): number => (u * r) / Math.sqrt(1 + (u * u - 1) * r * r);

  it("by selection on X itself", () => {
    fc.assert(
      fc.property(rho, reliability, reliability, ratio, (truth, rxxa, ryy, u) => {
        const observed = narrowed(truth * Math.sqrt(rxxa), u) * Math.sqrt(ryy);
        const spec = { correction: "range-direct", params: { rxxGroup: "unrestricted" } };
        const corrected = correctOne(spec, { yi: observed, vi: 0.01, ux: u, rxx: rxxa, ryy });
        expect(corrected?.yi).toBeCloseTo(truth, 9);
        const sample = 1 - (1 - rxxa) / (u * u);
        if (sample <= 0) return;
        const bySample = correctOne(
          { correction: "range-direct", params: {} },
          { yi: observed, vi: 0.01, ux: u, rxx: sample, ryy },
        );
        expect(bySample?.yi).toBeCloseTo(truth, 9);
      }),
    );
  });

  it("by selection on something related to the true scores of X", () => {
    fc.assert(
      fc.property(rho, reliability, reliability, ratio, (truth, rxxa, ryy, uT) => {
        const trueVariance = rxxa * uT * uT;
        const u = Math.sqrt(trueVariance + 1 - rxxa);
        const sample = trueVariance / (u * u);
        const observed = narrowed(truth, uT) * Math.sqrt(sample) * Math.sqrt(ryy);
        for (const [group, rxx] of [
          ["restricted", sample],
          ["unrestricted", rxxa],
        ] as const) {
          const spec = { correction: "range-indirect", params: { rxxGroup: group } };
          const corrected = correctOne(spec, { yi: observed, vi: 0.01, ux: u, rxx, ryy });
          expect(corrected?.yi, group).toBeCloseTo(truth, 8);
        }
      }),
    );
  });

  it("with the variance of the delta method as a numerical slope has it", () => {
    for (const id of ["range-direct", "range-indirect"]) {
      const spec = { correction: id, params: { variance: "delta" } };
      const given = { vi: 0.01, ux: 0.7, rxx: 0.85, ryy: 0.8 };
      const at = (yi: number): number => correctOne(spec, { ...given, yi })!.yi;
      const slope = (at(0.3 + 1e-5) - at(0.3 - 1e-5)) / 2e-5;
      expect(correctOne(spec, { ...given, yi: 0.3 })!.vi).toBeCloseTo(slope * slope * 0.01, 9);
    }
  });

  it("keeps the ratio of effect and standard error, and an effect of 0, by v / A²", () => {
    for (const { id } of artefactCorrections.records) {
      const given = { vi: 0.04, ux: 0.7, rxx: 0.85, ryy: 0.8 };
      const [some, zero] = [0.3, 0].map(
        (yi) => correctOne({ correction: id, params: {} }, { ...given, yi })!,
      );
      expect(some!.yi / Math.sqrt(some!.vi)).toBeCloseTo(0.3 / 0.2, 12);
      expect(zero!.yi).toBe(0);
      expect(zero!.vi).toBeGreaterThan(0);
    }
  });
});

const FIVE: Numbers = {
  ri: [0.3, 0.25, 0.4, 0.1, 0.5],
  ni: [100, 60, 250, 80, 40],
  rxx: [0.8, null, 0.7, 0.9, null],
  ryy: [0.9, 0.8, null, null, null],
};

describe("what studies do not report", () => {
  it("is the mean of the others, and said to be", () => {
    const report = runAnalysis(documentOf(FIVE, attenuation));
    expect(report.effects?.yi[1]).toBeCloseTo(0.25 / Math.sqrt(0.8 * 0.8), 12);
    expect(report.effects?.corrected?.assumed).toEqual([
      { key: "rxx", value: expect.closeTo(0.8, 12), studies: 3, missing: 2 },
      { key: "ryy", value: expect.closeTo(0.85, 12), studies: 2, missing: 3 },
    ]);
    expect(artefactSentences(report)).toEqual([
      expect.stringMatching(/^All 5 effects were corrected one by one for artefacts \(unreliability/),
      "Taken for artefacts not reported: a reliability of X of 0.8, the mean of the 3 studies that report it (2 effects); a reliability of Y of 0.85, the mean of the 2 studies that report it (3 effects).",
    ]);
  });

  it("is the number given, for all studies where no column tells", () => {
    const spec = { correction: "attenuation", params: { missing: "given", rxx: 0.64, ryy: 0.81 } };
    const { rxx: _rxx, ...without } = FIVE;
    const report = runAnalysis(documentOf(without, spec));
    expect(report.effects?.yi[4]).toBeCloseTo(0.5 / (0.8 * 0.9), 12);
    expect(report.effects?.yi[0]).toBeCloseTo(0.3 / (0.8 * Math.sqrt(0.9)), 12);
  });

  it("is left uncorrected where that is chosen, as is a split nobody reports", () => {
    const spec = { correction: "attenuation", params: { missing: "none" } };
    const report = runAnalysis(documentOf({ ...FIVE, px: [null, null, 0.5, null, null] }, spec));
    expect(report.effects?.yi[4]).toBeCloseTo(0.5, 14);
    expect(report.effects?.yi[2]).toBeCloseTo(0.4 / Math.sqrt(0.7) / Math.sqrt(2 / Math.PI), 12);
    expect(report.effects?.corrected?.assumed).toEqual([]);
  });
});

describe("what cannot be corrected", () => {
  it("is left out with the reason, and the others are pooled", () => {
    const report = runAnalysis(documentOf({ ...FIVE, rxx: [80, 0.8, 0.7, 0.9, 0] }, attenuation));
    expect(report.effects?.excluded.map(({ rowId, issue }) => [rowId, issue.code])).toEqual([
      ["r1", "artefact-out-of-range"],
      ["r5", "artefact-out-of-range"],
    ]);
    expect(report.fit?.k).toBe(3);
  });

  it("stops the analysis where the measure or the columns do not fit", () => {
    const codes = (document: AnalysisDocument): (string | undefined)[] => {
      const report = runAnalysis(document);
      expect(report.fit).toBeNull();
      return report.issues.filter(({ severity }) => severity === "error").map(({ code }) => code);
    };
    expect(codes(documentOf(FIVE, attenuation, { measure: "ZCOR" }))).toEqual(["artefacts-not-for-measure"]);
    expect(codes(documentOf(FIVE, { correction: "range-direct", params: {} }))).toEqual([
      "artefacts-missing",
    ]);
  });

  it("says where a corrected correlation exceeds 1, and keeps it", () => {
    const report = runAnalysis(documentOf({ ri: [0.9], ni: [50], ryy: [0.5] }, attenuation));
    expect(report.issues.map(({ code }) => code)).toContain("corrected-beyond-one");
    expect(only(report)).toBeGreaterThan(1);
  });

  it("is not a difference of means but for the reliability of its outcome", () => {
    const means = {
      m1i: [10],
      sd1i: [2],
      n1i: [30],
      m2i: [9],
      sd2i: [2],
      n2i: [30],
      rxx: [0.5],
      ryy: [0.64],
    };
    const plain = runAnalysis(documentOf(means, null, { measure: "SMD" }));
    const corrected = runAnalysis(documentOf(means, attenuation, { measure: "SMD" }));
    expect(only(corrected)).toBeCloseTo(only(plain) / 0.8, 12);
    expect(corrected.effects?.vi[0]).toBeCloseTo(plain.effects!.vi[0]! / 0.64, 12);
  });
});

it("shows its steps after those of the measure, reversed studies included", () => {
  const document = documentOf({ ...FIVE, flip: [0, 1, 0, 0, 0] }, attenuation);
  const report = runAnalysis(document);
  const derivation = deriveRow(document, report, "r2")!;
  expect(derivation.steps.map(({ symbol, expression }) => `${symbol} = ${expression}`)).toEqual([
    "yi = ri",
    "vi = (1 - ri^2)^2 / (ni - 1)",
    "yi = -yi",
    "a_rxx = sqrt(rxx)",
    "a_ryy = sqrt(ryy)",
    "A = a_rxx * a_ryy",
    "yi_c = yi / A",
    "vi_c = vi / A^2",
  ]);
  expect(derivation.steps.at(-2)?.value).toBe(derivation.yi);
  expect(derivation.assumptions).toEqual([
    "a reliability of X of 0.8, the mean of the 3 studies that report it",
  ]);
  expect(derivation.reported.map(({ key }) => key)).toContain("ryy");
  expect(derivation.quantities.rxx).toBeCloseTo(0.8, 12);
});

it("travels in the document, and in the script as plain arithmetic", () => {
  const document = documentOf(FIVE, { correction: "attenuation", params: { missing: "mean" } });
  const restored = restoreDocument(JSON.parse(serialiseDocument(document)));
  expect(restored.ok && restored.value.effects.artefacts).toEqual(document.effects.artefacts);
  const unknown = restoreDocument({
    ...document,
    effects: { ...document.effects, artefacts: { correction: "x" } },
  });
  expect(unknown.ok).toBe(false);
  const script = documentToR(document, runAnalysis(document));
  expect(script).toContain("rxx[is.na(rxx)] <- mean(rxx, na.rm = TRUE)");
  expect(script).toContain("yi_c <- yi / A");
});

/** The method of Schmidt & Hunter for individually corrected correlations, from its definitions. */
it("pools as Schmidt and Hunter do with equal effects, and has their SD of rho by the estimator HS", () => {
  const columns = { ri: [0.2, 0.35, 0.5, 0.1], ni: [101, 201, 81, 151], rxx: [0.8, 0.7, 0.9, 0.85] };
  const document = documentOf(columns, attenuation, { params: { vtype: "AV" } });
  const factors = columns.rxx.map(Math.sqrt);
  const mean =
    columns.ri.reduce((sum, r, row) => sum + columns.ni[row]! * r, 0) / columns.ni.reduce((a, b) => a + b, 0);
  const corrected = columns.ri.map((r, row) => r / factors[row]!);
  const error = columns.ni.map((n, row) => (1 - mean ** 2) ** 2 / (n - 1) / factors[row]! ** 2);
  const weights = error.map((v) => 1 / v);
  const total = weights.reduce((a, b) => a + b, 0);
  const rho = corrected.reduce((sum, r, row) => sum + weights[row]! * r, 0) / total;
  const spread = corrected.reduce((sum, r, row) => sum + weights[row]! * (r - rho) ** 2, 0) / total;
  const expectedError = error.reduce((sum, v, row) => sum + weights[row]! * v, 0) / total;
  const equal = runAnalysis({ ...document, model: { ...document.model, kind: "equal" } });
  expect(equal.fit?.coefficients[0]?.estimate).toBeCloseTo(rho, 12);
  const random = runAnalysis({ ...document, model: { ...document.model, estimator: "HS" } });
  expect(random.fit?.tau2.estimate).toBeCloseTo(spread - expectedError, 12);
});
