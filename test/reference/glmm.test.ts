import { describe, expect, test } from "vitest";
import { convergedPoints, fitGlmm, metaforPoints } from "../../packages/engine/src/glmm/fit-glmm.ts";
import type { GlmmData, GlmmDesign, GlmmFit, GlmmSpec } from "../../packages/engine/src/glmm/types.ts";
import {
  dataOf,
  degenerateCases,
  designOf,
  files,
  type GlmmCase,
  type GlmmFile,
  modelOf,
  tightCases,
} from "./glmm/load.ts";

/** metafor integrates the exact conditional likelihood of odds ratios adaptively; everywhere else glmer's rule is its own. */
function pointsOf({ id, input }: GlmmCase): number {
  const model = modelOf(id);
  if (id.startsWith("exact") || (model === "CM.EL" && input.measure === "OR"))
    return convergedPoints({ model });
  return metaforPoints({ model, kind: input.method === "ML" ? "random" : "equal" });
}

function specOf(reference: GlmmCase): GlmmSpec {
  return {
    model: modelOf(reference.id),
    kind: reference.input.method === "ML" ? "random" : "equal",
    test: reference.input.test ?? "z",
    level: 0.95,
    coding: 0.5,
    points: pointsOf(reference),
    tau2Interval: "none",
  };
}

function fitOf(data: GlmmData, spec: GlmmSpec, design: GlmmDesign | null = null): GlmmFit {
  const result = fitGlmm(data, spec, design);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

/** The fields both have; criteria as what they add to -2 log-likelihood, whose constant differs in R. */
function fieldsOf(
  { expected }: GlmmCase,
  fit: GlmmFit,
): Record<string, readonly [ours: unknown, theirs: unknown]> {
  const [first] = fit.coefficients;
  const { fitStatistics: own, heterogeneity } = fit;
  const base = 2 * Number(expected.logLik);
  return {
    k: [fit.k, expected.k],
    kEff: [fit.observations, expected.kEff],
    estimate: [first?.estimate, expected.estimate],
    se: [first?.se, expected.se ?? expected.seFull],
    statistic: [first?.test?.statistic.value, expected.statistic],
    tau2: [fit.tau2.estimate, expected.tau2],
    sigma2: [fit.sigma2, expected.sigma2],
    I2: [heterogeneity.i2, expected.I2],
    H2: [heterogeneity.h2, expected.H2],
    QLRT: [heterogeneity.lrt?.statistic.value, expected.QLRT],
    QWald: [heterogeneity.wald?.statistic.value, expected.QWald],
    QDf: [heterogeneity.lrt?.df[0], expected.QDf],
    penaltyAIC: [own.aic + 2 * own.logLik, Number(expected.AIC) + base],
    penaltyBIC: [own.bic + 2 * own.logLik, Number(expected.BIC) + base],
    penaltyAICc: [(own.aicc ?? 0) + 2 * own.logLik, Number(expected.AICc) + base],
    logLik: [own.logLik, expected.logLik],
  };
}

/** Where R's number is not the model's, and tight.json or a higher likelihood says so; DIVERGENCES.md has the reasons. */
function isElsewhere(field: string, { id, input, notes = "" }: GlmmCase): boolean {
  const model = modelOf(id);
  const isGlmer =
    input.method === "ML" && !id.startsWith("exact") && !(model === "CM.EL" && input.measure === "OR");
  const isShared = model === "UM.RS";
  if (field === "se" || field === "statistic")
    return input.method === "EE" ? !isShared : isShared || model === "CM.EL";
  if (field === "QWald" && !isShared) return model === "CM.EL" || input.method === "EE";
  if (field === "QWald") return input.method === "ML" || notes.includes("RX");
  if (field === "logLik") return isShared ? input.method === "EE" : isGlmer;
  return false;
}

/** How far R's parameters may lie from the maximum if its likelihood is lower by this much, relative to their standard errors. */
function slackOf(reference: GlmmCase, fit: GlmmFit): number {
  if (modelOf(reference.id) !== "UM.RS" || reference.input.method !== "ML") return 0;
  return Math.sqrt(2 * Math.max(0, fit.fitStatistics.logLik - Number(reference.expected.logLik)));
}

function failuresOf(reference: GlmmCase, fit: GlmmFit): string[] {
  const se: Record<string, number> = { estimate: fit.coefficients[0]?.se ?? 0, tau2: fit.tau2.se ?? 0 };
  const slack = slackOf(reference, fit);
  return Object.entries(fieldsOf(reference, fit)).flatMap(([field, [ours, theirs]]) => {
    if (typeof theirs !== "number" || Number.isNaN(theirs) || isElsewhere(field, reference)) return [];
    const allowed = Math.max(
      reference.tolerance * Math.abs(theirs),
      slack * (se[field] ?? (slack > 0 ? Math.abs(theirs) : 0)),
      // R creeps towards a tau2 of 0 and counts penalties in doubles of the size of the criteria.
      field.startsWith("penalty") ? 1e-9 : 1e-11,
    );
    return typeof ours === "number" && Math.abs(ours - theirs) <= allowed
      ? []
      : [`${field}: ${ours} for ${theirs}`];
  });
}

const hasError = ({ expected }: GlmmCase): boolean => expected.error !== undefined;
const all = files.flatMap((file) => file.cases.map((reference) => ({ file, reference })));
const nameOf = (file: GlmmFile, reference: GlmmCase): string => `${file.dataset} ${reference.id}`;

describe("rma.glmm and exact integration", () => {
  test("enough cases are compared", () => expect(all.length).toBeGreaterThan(95));

  test.each(
    all
      .filter(({ reference }) => !hasError(reference))
      .map(({ file, reference }) => [nameOf(file, reference), file, reference] as const),
  )("%s", (_name, file, reference) => {
    const fit = fitOf(dataOf(file, reference), specOf(reference), designOf(file, reference));
    expect(failuresOf(reference, fit)).toEqual([]);
    expect(fit.convergence.converged).toBe(true);
  });

  test.each(
    all
      .filter(({ reference }) => modelOf(reference.id) === "UM.RS" && reference.input.method === "ML")
      .map(({ file, reference }) => [nameOf(file, reference), file, reference] as const),
  )("%s: the likelihood is at least R's", (_name, file, reference) => {
    const fit = fitOf(dataOf(file, reference), specOf(reference));
    expect(fit.fitStatistics.logLik).toBeGreaterThanOrEqual(Number(reference.expected.logLik) - 1e-8);
  });

  test("where R's optimiser fails at tau2 = 0, the equal-effects model is the answer", () => {
    const failed = all.filter(({ reference }) => hasError(reference));
    expect(failed.map(({ file, reference }) => nameOf(file, reference))).toEqual([
      "hine1989 GLMM-CM.EL-ML-z",
    ]);
    for (const { file, reference } of failed) {
      const random = fitOf(dataOf(file, reference), specOf(reference));
      const equal = fitOf(dataOf(file, reference), { ...specOf(reference), kind: "equal" });
      expect(random.tau2).toMatchObject({ estimate: 0, se: null, atBoundary: true });
      expect(random.coefficients).toEqual(equal.coefficients);
      expect(random.fitStatistics.logLik).toBe(equal.fitStatistics.logLik);
    }
  });
});

describe("glm() and the exact conditional likelihood, tightened in R", () => {
  const caseOf = (dataset: string, id: string): { file: GlmmFile; reference: GlmmCase } => {
    const file = files.find((candidate) => candidate.dataset === dataset)!;
    const [model = "", method] = [id.replace(/-(EE|ML)$/, ""), id.slice(-2)];
    const near = file.cases.find(
      ({ id: other }) => other.startsWith(`GLMM-${model}`) || other.includes("-EE"),
    )!;
    const measure = id.includes("IRLN") ? "IRLN" : near.input.measure;
    const group = id.includes("group-1")
      ? { group: 1 as const }
      : id.includes("group-2")
        ? { group: 2 as const }
        : {};
    const input = {
      ...near.input,
      ...group,
      ...(measure ? { measure } : {}),
      method: method as "EE" | "ML",
      test: "z" as const,
    };
    return { file, reference: { ...near, id, input } };
  };

  const named = tightCases.filter(({ dataset }) => dataset !== "degenerate");

  test.each(named.map((tight) => [`${tight.dataset} ${tight.id}`, tight] as const))("%s", (_name, tight) => {
    const { file, reference } = caseOf(tight.dataset, tight.id);
    const fit = fitOf(dataOf(file, reference), specOf(reference));
    const { expected } = tight;
    // optim() stops at differences of 1e-8 in the parameters, glm() at the square root of what doubles hold in the deviance.
    const tolerance = tight.id.endsWith("ML") ? 2e-7 : 1e-8;
    const near = (ours: number, theirs: number, allowed: number): void => {
      expect(Math.abs(ours - theirs) / Math.abs(theirs)).toBeLessThan(allowed);
    };
    near(fit.coefficients[0]!.estimate, expected.estimate!, tolerance);
    near(fit.coefficients[0]!.se, expected.se!, tight.id.includes("UM.FS") ? 2e-7 : tolerance);
    near(fit.fitStatistics.logLik, expected.logLik!, 1e-11);
    if (expected.deviance !== undefined) near(fit.fitStatistics.deviance, expected.deviance, 1e-10);
    if (expected.QWald !== undefined) near(fit.heterogeneity.wald!.statistic.value, expected.QWald, 1e-10);
    if (expected.tau2 !== undefined) near(fit.tau2.estimate!, expected.tau2, tolerance);
    if (expected.seTau2 !== undefined) near(fit.tau2.se!, expected.seTau2, tolerance);
  });
});

describe("degenerate tables", () => {
  const spec = (id: string): GlmmSpec => ({
    model: modelOf(id),
    kind: "random",
    test: "z",
    level: 0.95,
    coding: 0.5,
    points: 7,
    tau2Interval: "none",
  });

  test.each(degenerateCases.map((reference) => [reference.id, reference] as const))("%s", (id, reference) => {
    const { ai, bi, ci, di, xi, ni } = reference.input;
    const data: GlmmData =
      xi && ni
        ? { measure: "PLO", xi, ni }
        : { measure: "OR", ai: ai ?? [], bi: bi ?? [], ci: ci ?? [], di: di ?? [] };
    const result = fitGlmm(data, spec(id));
    const { expected } = reference;
    if (expected.error !== undefined) {
      expect(result.ok).toBe(false);
      expect(["no-studies", "glmm-separated", "glmm-too-few-studies"]).toContain(result.issues[0]?.code);
      return;
    }
    if (!result.ok) throw new Error("no fit");
    const { coefficients, tau2, k, dropped } = result.value;
    expect([k, dropped]).toEqual([expected.k, [0]]);
    const near = (ours: number, theirs: unknown): void =>
      expect(Math.abs(ours / Number(theirs) - 1)).toBeLessThan(reference.tolerance);
    near(coefficients[0]!.estimate, expected.estimate);
    // R's Hessian is good to 1e-3 here; the other comes from the definition of the distribution.
    const tight = tightCases.find(({ dataset }) => dataset === "degenerate")!;
    near(coefficients[0]!.se, modelOf(id) === "CM.EL" ? tight.expected.se : expected.se);
    // R stops at 4e-5 on its way down in CM.EL.
    expect(tau2.estimate).toBe(0);
  });
});
