import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { BesideModel } from "../document/types.ts";

// metadat::dat.bcg
const BCG = {
  ai: [4, 6, 3, 62, 33, 180, 8, 505, 29, 17, 186, 5, 27],
  bi: [119, 300, 228, 13536, 5036, 1361, 2537, 87886, 7470, 1699, 50448, 2493, 16886],
  ci: [11, 29, 11, 248, 47, 372, 10, 499, 45, 65, 141, 3, 29],
  di: [128, 274, 209, 12619, 5761, 1079, 619, 87892, 7232, 1600, 27197, 2338, 17825],
};
const withModels = (beside: readonly BesideModel[]) => documentOf("RR", BCG, { model: { beside } });

describe("models beside the document's own", () => {
  // R: rma(yi, vi, data = escalc("RR", ...), method = "DL") and method = "FE"; metafor 3.8-1
  it("have the numbers of metafor, in the order asked for", () => {
    const { beside = [], fit } = runAnalysis(
      withModels([
        { kind: "random", estimator: "DL", test: "z" },
        { kind: "equal", estimator: "REML", test: "z" },
      ]),
    );
    const [dl, equal] = beside.map(({ coefficients }) => coefficients[0]!);
    expect(beside[0]!.tau2.estimate).toBeCloseTo(0.308760262862376, 12);
    expect(dl!.estimate).toBeCloseTo(-0.714117222073227, 12);
    expect(dl!.interval!.lower).toBeCloseTo(-1.064445280084051, 12);
    expect(equal!.estimate).toBeCloseTo(-0.430285163654091, 12);
    expect(equal!.interval!.upper).toBeCloseTo(-0.350909068881968, 12);
    expect(fit!.spec.estimator).toBe("REML");
  });

  it("leave the document's own model as it is, and are absent where none are asked for", () => {
    const alone = runAnalysis(documentOf("RR", BCG));
    const together = runAnalysis(withModels([{ kind: "equal", estimator: "REML", test: "z" }]));
    expect(alone.beside).toBeUndefined();
    expect(together.fit!.coefficients).toEqual(alone.fit!.coefficients);
  });

  it("say why one of them cannot be fitted, and fit the others", () => {
    const report = runAnalysis(
      withModels([
        { kind: "random", estimator: "GENQ", test: "z" },
        { kind: "random", estimator: "PM", test: "z" },
      ]),
    );
    expect(report.beside!.map(({ spec }) => spec.estimator)).toEqual(["PM"]);
    expect(report.issues.map(({ code }) => code)).toContain("model-beside-not-fitted");
  });

  it("survive being saved and opened; an estimator nobody knows is named", () => {
    const document = withModels([{ kind: "random", estimator: "DL", test: "z" }]);
    const saved: unknown = JSON.parse(serialiseDocument(document));
    const opened = restoreDocument(saved);
    expect(opened.ok && opened.value.model.beside).toEqual(document.model.beside);
    const wrong = restoreDocument(withModels([{ kind: "random", estimator: "XX", test: "z" }]));
    expect(wrong.ok ? "" : wrong.issues[0]!.path.field).toBe("model.beside.0.estimator");
  });
});
