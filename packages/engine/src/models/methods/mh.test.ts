import { expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import { createDocument } from "../../document/defaults.ts";
import { withPooling } from "../fit-model.ts";

const COUNTS = { ai: [4, 7, 0], bi: [36, 43, 30], ci: [9, 12, 0], di: [32, 36, 31] };

function pooledBy(measure: string, params: Record<string, number | string>) {
  const document = createDocument({
    table: {
      rowIds: ["a", "b", "c"],
      columns: Object.entries(COUNTS).map(([name, values]) => ({
        name,
        kind: "number",
        values,
        unparsed: {},
      })),
    },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(COUNTS).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure, params },
  });
  return runAnalysis({ ...document, model: withPooling(document.model, "MH") });
}

it("does not say that Q is lacking where the effects shown have one", () => {
  const { fit, issues } = pooledBy("RD", {});
  expect(fit?.heterogeneity.q?.df).toEqual([2]);
  expect(issues.map(({ code }) => code)).not.toContain("q-not-computed");
});

it("has the likelihood of the effects shown: its deviance is Q", () => {
  for (const measure of ["OR", "RR", "RD"]) {
    const { fit } = pooledBy(measure, {});
    expect(fit?.fitStatistics.ml?.deviance).toBeCloseTo(
      fit?.heterogeneity.q?.statistic.value ?? Number.NaN,
      10,
    );
    expect(fit?.fitStatistics.reml).toBeNull();
  }
});

it("pools a study whose effect has no variance, and leaves it out of Q", () => {
  const { fit, effects } = pooledBy("RD", { to: "none" });
  expect([fit?.k, effects?.yi.length]).toEqual([3, 2]);
  expect(fit?.heterogeneity.q?.df).toEqual([1]);
});
