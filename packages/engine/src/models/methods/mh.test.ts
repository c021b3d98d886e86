import { expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import { createDocument } from "../../document/defaults.ts";
import { withPooling } from "../fit-model.ts";

const COUNTS = { ai: [4, 7, 0], bi: [36, 43, 30], ci: [9, 12, 0], di: [32, 36, 31] };

function pooledBy(measure: string, params: Record<string, number | string | boolean>) {
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

const messages = (issues: readonly { readonly message: string }[]): string =>
  issues.map(({ message }) => message).join("\n");

it("does not count a study without events among those that tell of a ratio, and does among those of a difference", () => {
  for (const measure of ["OR", "RR"]) {
    const { fit, effects, issues } = pooledBy(measure, {});
    expect([fit?.k, fit?.informing, effects?.yi.length]).toEqual([3, 2, 2]);
    expect(issues.map(({ code }) => code)).not.toContain("pooled-without-effect");
    expect(effects?.excluded.map(({ rowId }) => rowId)).toEqual(["c"]);
  }
  const difference = pooledBy("RD", {});
  expect([difference.fit?.k, difference.fit?.informing]).toEqual([3, undefined]);
});

it("says of a study that is drawn and adds nothing that it does, and that its correction concerns the drawing", () => {
  const { fit, issues } = pooledBy("OR", { drop00: false });
  expect([fit?.k, fit?.informing]).toEqual([3, 2]);
  const said = messages(issues);
  expect(said).toContain("“Row 3” adds nothing to the pooled ratio and is not counted");
  expect(said).toMatch(/0\.5 was added to all four cells of this study\. This concerns the effect drawn/);
  const plain = pooledBy("OR", {});
  expect(fit?.coefficients[0]?.estimate).toBe(plain.fit?.coefficients[0]?.estimate);
});

it("has the indices of heterogeneity from Q alone, and H2 never below 1", () => {
  const { heterogeneity } = pooledBy("RD", {}).fit ?? {};
  expect([heterogeneity?.i2.estimate, heterogeneity?.h2.estimate]).toEqual([null, null]);
  expect(heterogeneity?.i2Q.estimate).toBeGreaterThanOrEqual(0);
  expect(heterogeneity?.h2Q.estimate).toBeGreaterThanOrEqual(1);
});
