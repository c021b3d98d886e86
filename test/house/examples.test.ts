import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  type AnalysisDocument,
  type AnalysisReport,
  type BiasOutcome,
  createBiasSpec,
  type Fit,
  type Interval,
  type ModelSpec,
  type Params,
  restoreDocument,
  runAnalysis,
  serialiseDocument,
} from "@treeline/engine";
import { auditOf } from "@treeline/engine/bias";
import { describe, expect, it } from "vitest";
import { buildExample, EXAMPLES, exampleFile } from "./example-choices.ts";

const names = readdirSync(new URL("../../examples/", import.meta.url));

describe.each(names)("%s", (name) => {
  it("has its three files and its choices", () => {
    expect(Object.keys(EXAMPLES)).toContain(name);
    for (const file of ["studies.csv", "analysis.json", "README.md"]) {
      expect(existsSync(exampleFile(name, file)), file).toBe(true);
    }
  });

  it("is what importing its studies with its choices gives", () => {
    expect(readFileSync(exampleFile(name, "analysis.json"), "utf8")).toBe(
      serialiseDocument(buildExample(name)),
    );
  });

  it("opens and computes without an error", () => {
    const restored = restoreDocument(JSON.parse(readFileSync(exampleFile(name, "analysis.json"), "utf8")));
    expect(restored.issues).toEqual([]);
    if (!restored.ok) throw new RangeError("does not open");
    const { issues, fit, effects } = runAnalysis(restored.value);
    // Rows that report too little are the point of one example, and looked at one by one below.
    const isIncomplete = name === "self-compassion-professionals";
    const errors = issues.filter(
      (issue) => issue.severity === "error" && !(isIncomplete && issue.path.rowId),
    );
    expect(errors).toEqual([]);
    expect(fit?.k).toBe(isIncomplete ? effects?.rowIds.length : effects?.entered);
  });
});

describe("bcg-vaccine as its README lists", () => {
  it("attributed to Colditz et al. 1994: DerSimonian-Laird, risk ratio", () => {
    const { fit } = evaluate("bcg-vaccine", { estimator: "DL" });
    printed(Math.exp(pooled(fit).estimate), "0.49");
    printedInterval(onRatioScale(pooled(fit).interval), "0.34", "0.70");
  });

  it("output of metafor: REML, log risk ratio, Q-profile", () => {
    const { fit } = evaluate("bcg-vaccine", {});
    printed(pooled(fit).estimate, "-0.7145");
    printed(pooled(fit).se, "0.1798");
    printed(pooled(fit).test?.statistic.value, "-3.9744");
    expect(pooled(fit).test?.pValue).toBeLessThan(0.0001);
    printedInterval(pooled(fit).interval, "-1.0669", "-0.3622");
    printed(fit.tau2.estimate, "0.3132");
    printed(fit.tau2.se, "0.1664");
    printedInterval(fit.tau2.interval, "0.1197", "1.1115");
    const { q, tau, i2, h2 } = fit.heterogeneity;
    printed(tau.estimate, "0.5597");
    printedInterval(tau.interval, "0.3460", "1.0543");
    printed(i2.estimate, "92.22");
    printedInterval(i2.interval, "81.92", "97.68");
    printed(h2.estimate, "12.86");
    printedInterval(h2.interval, "5.53", "43.07");
    printed(q?.statistic.value, "152.2330");
    expect(q?.df).toEqual([12]);
    expect(q?.pValue).toBeLessThan(0.0001);
  });
});

describe("modified-school-calendars as metafor prints it", () => {
  it("districts and schools in three levels", () => {
    const { dependence } = runAnalysis(buildExample("modified-school-calendars"));
    const mean = dependence?.rows.find(({ id }) => id === "three-level");
    printed(mean?.estimate, "0.1847");
    printed(mean?.se, "0.0846");
    printed(mean?.test?.statistic.value, "2.1845");
    printed(mean?.test?.pValue, "0.0289");
    printedInterval(mean?.interval ?? null, "0.0190", "0.3504");
    expect(dependence?.levels.map(({ levels }) => levels)).toEqual([11, 56]);
    printed(dependence?.levels[0]?.sigma2, "0.0651");
    printed(dependence?.levels[1]?.sigma2, "0.0327");
    printedInterval(dependence?.levels[0]?.interval ?? null, "0.0222", "0.2072");
    printedInterval(dependence?.levels[1]?.interval ?? null, "0.0163", "0.0628");
    printed(dependence?.q?.statistic.value, "578.8640");
    printed(dependence?.statistics?.logLik, "-7.9587");
    printed(dependence?.i2, "95.19");
  });
});

describe("third-wave-students as printed in the book", () => {
  it("all 18 trials, REML with Knapp-Hartung", () => {
    const { fit } = evaluate("third-wave-students", {});
    printed(pooled(fit).estimate, "0.5771");
    printedInterval(pooled(fit).interval, "0.3782", "0.7760");
    printed(pooled(fit).test?.statistic.value, "6.12");
    expect(pooled(fit).test?.pValue).toBeLessThan(0.0001);
    printed(fit.tau2.estimate, "0.0820");
    printedInterval(fit.tau2.interval, "0.0295", "0.3533");
    const { q, tau, i2Q, h2Q } = fit.heterogeneity;
    printed(tau.estimate, "0.2863");
    printed(i2Q.estimate, "62.6");
    printedInterval(i2Q.interval, "37.9", "77.5");
    printed(Math.sqrt(h2Q.estimate ?? Number.NaN), "1.64");
    printedInterval(rooted(h2Q.interval), "1.27", "2.11");
    printed(q?.statistic.value, "45.50");
    expect(q?.df).toEqual([17]);
    printed(q?.pValue, "0.0002");
  });

  it("its I2 from tau2 and its prediction interval as the README gives them", () => {
    const { fit } = evaluate("third-wave-students", {});
    printed(fit.heterogeneity.i2.estimate, "64.6");
    printedInterval(fit.prediction, "-0.0589", "1.2131");
  });

  it("the prediction interval with k - 2 degrees of freedom and the classic standard error", () => {
    printedInterval(bookPrediction([], "z"), "-0.0572", "1.2115");
  });

  it("without the two outliers", () => {
    const { fit } = evaluate("third-wave-students", {}, ["DanitzOrsillo", "Shapiro et al."]);
    expect(fit.k).toBe(16);
    printed(pooled(fit).estimate, "0.4528");
    printedInterval(pooled(fit).interval, "0.3257", "0.5800");
    printed(fit.tau2.estimate, "0.0139");
    printed(fit.heterogeneity.i2Q.estimate, "24.8");
    printed(fit.heterogeneity.q?.statistic.value, "19.95");
    printedInterval(bookPrediction(["DanitzOrsillo", "Shapiro et al."], "knha"), "0.1693", "0.7363");
  });

  it("without the two outliers and the most influential trial", () => {
    const left = ["DanitzOrsillo", "Shapiro et al.", "de Vibe et al."];
    const { fit } = evaluate("third-wave-students", {}, left);
    expect(fit.k).toBe(15);
    printed(pooled(fit).estimate, "0.4819");
    printedInterval(pooled(fit).interval, "0.3595", "0.6043");
    printed(fit.heterogeneity.i2Q.estimate, "4.6");
    printed(fit.heterogeneity.q?.statistic.value, "14.67");
    // The book prints 0.6053: R stops at tau2 = 1.4e-6 where it should reach 0.
    printedInterval(bookPrediction(left, "knha"), "0.3586", "0.6052");
  });
});

describe("third-wave-students as the book audits it for publication bias", () => {
  const outliers = ["DanitzOrsillo", "Shapiro et al."];

  /** What a method of the audit comes to, with choices of its own. */
  function audited(
    method: string,
    params: Params = {},
    leftOut: readonly string[] = [],
    built: AnalysisDocument = buildExample("third-wave-students"),
  ): BiasOutcome {
    const exclusions = leftOut.map((label) => ({ rowId: rowOf(built, label), reason: "" }));
    const bias = createBiasSpec({ ...built.bias, params: { [method]: params } });
    const document = { ...built, exclusions, bias };
    const entry = auditOf(document, runAnalysis(document))?.entries.find((one) => one.method === method);
    if (entry?.outcome == null) throw new RangeError(`${method}: ${entry?.why ?? "unknown"}`);
    return entry.outcome;
  }

  const numberOf = ({ numbers }: BiasOutcome, key: string): number | null | undefined =>
    numbers.find((one) => one.key === key)?.value;
  const statistic = ({ tests }: BiasOutcome, id: string): number | undefined =>
    tests.find((one) => one.id === id)?.test.statistic.value;

  it("Egger's test", () => {
    const egger = audited("egger");
    printed(numberOf(egger, "slope"), "4.111");
    printed(numberOf(egger, "slopeSe"), "0.879");
    printed(egger.tests[0]?.test.statistic.value, "4.677");
    printed(egger.tests[0]?.test.pValue, "0.00025");
  });

  it("trim-and-fill, with all trials and without the outliers", () => {
    const all = audited("trim-and-fill");
    expect(numberOf(all, "k0")).toBe(8);
    printed(all.estimate?.estimate, "0.3428");
    printedInterval(all.estimate?.interval ?? null, "0.1015", "0.5841");
    printed(all.estimate?.tau2, "0.2557");
    const without = audited("trim-and-fill", {}, outliers);
    expect(numberOf(without, "k0")).toBe(6);
    printed(without.estimate?.estimate, "0.3391");
    printedInterval(without.estimate?.interval ?? null, "0.1904", "0.4878");
  });

  it("the limit meta-analysis, PET and PEESE with standard errors from the sizes", () => {
    printed(audited("limit").estimate?.estimate, "-0.0345");
    printed(audited("pet", { precision: "sizes" }).estimate?.estimate, "-1.35");
    printed(audited("peese", { precision: "sizes" }).estimate?.estimate, "-0.44");
  });

  it("the p-curve without the outliers", () => {
    const curve = audited("p-curve", {}, outliers);
    expect(curve.k).toBe(9);
    printed(statistic(curve, "full-right"), "-3.797");
    printed(statistic(curve, "half-right"), "-2.743");
    printed(100 * (numberOf(curve, "power") ?? Number.NaN), "66");
    printed(100 * (numberOf(curve, "power-lower") ?? Number.NaN), "31.1");
    printed(100 * (numberOf(curve, "power-upper") ?? Number.NaN), "87.8");
    // The book takes the sizes of all 18 trials from the third on, one by one, for the 16 that are left.
    printed(numberOf(curve, "d"), "0.400");
    printed(numberOf(audited("p-curve", {}, outliers, withSizesOfOthers()), "d"), "0.389");
  });

  function withSizesOfOthers(): AnalysisDocument {
    const built = buildExample("third-wave-students");
    const { rowIds, columns } = built.table;
    const numbers = (name: string): readonly (number | string | null)[] =>
      columns.find((column) => column.name === name)?.values ?? [];
    const totals = rowIds.map(
      (_, row) => Number(numbers("n_t_book")[row]) + Number(numbers("n_c_book")[row]),
    );
    const left = new Set(outliers.map((label) => rowOf(built, label)));
    let next = left.size;
    const values = rowIds.map((rowId) => (left.has(rowId) ? null : (totals[next++] ?? null)));
    return {
      ...built,
      table: { rowIds, columns: [...columns, { name: "others", kind: "number", values, unparsed: {} }] },
      bias: createBiasSpec({ columns: { n: "others" } }),
    };
  }
});

describe("health-professionals-distress as R computes it", () => {
  const name = "health-professionals-distress";

  it("common effect", () => {
    const { fit } = evaluate(name, { kind: "equal", test: "z" });
    printed(pooled(fit).estimate, "0.1860");
    printed(pooled(fit).se, "0.0234");
    expect(Math.max(...fit.weights)).toBeCloseTo(37, 0);
  });

  it("DL, PM and REML", () => {
    const dl = evaluate(name, { estimator: "DL", test: "z" }).fit;
    printed(pooled(dl).estimate, "0.3522");
    printedInterval(pooled(dl).interval, "0.2321", "0.4722");
    printed(dl.tau2.estimate, "0.0309");
    printed(dl.heterogeneity.i2.estimate, "72.55");
    printed(dl.heterogeneity.q?.statistic.value, "58.2795");
    const pm = evaluate(name, { estimator: "PM", test: "z" }).fit;
    printed(pooled(pm).estimate, "0.3537");
    printed(pm.tau2.estimate, "0.0321");
    const reml = evaluate(name, { test: "z" }).fit;
    printed(pooled(reml).estimate, "0.3566");
    printedInterval(pooled(reml).interval, "0.2323", "0.4809");
    printed(reml.tau2.estimate, "0.0346");
    printed(reml.heterogeneity.i2.estimate, "74.73");
    printedInterval(pooled(evaluate(name, {}).fit).interval, "0.2247", "0.4886");
  });
});

describe("alcohol-heart-disease as dosresmeta prints it", () => {
  it("a spline in two stages by REML", () => {
    const dose = runAnalysis(buildExample("alcohol-heart-disease")).doseResponse;
    const { result, table } = dose ?? { result: null, table: [] };
    expect(result?.shape.knots.map((knot) => knot.toFixed(3))).toEqual(["0.000", "9.060", "45.855"]);
    printed(result?.coefficients[0]?.estimate, "-0.03068");
    printed(result?.coefficients[1]?.estimate, "0.09424");
    expect(table.map(({ dose: at }) => at)).toEqual([0, 12, 24, 36, 60]);
    printed(table[1]?.estimate, "-0.2921");
    printed(table[2]?.estimate, "-0.3030");
    printed(table[3]?.estimate, "-0.1054");
    printed(table[4]?.estimate, "0.4883");
    expect(result?.nonlinearity?.pValue).toBeGreaterThan(0.05);
  });
});

describe("diabetes-network as netmeta prints it", () => {
  it("random effects by DerSimonian and Laird", () => {
    const { network } = runAnalysis(buildExample("diabetes-network"));
    const fit = network?.fit ?? null;
    printed(Math.sqrt(fit?.tau2 ?? 0), "0.3297");
    printed(fit?.i2, "81.4");
    for (const [part, value, df] of [
      [fit?.total, "96.98", 18],
      [fit?.within, "74.45", 11],
      [fit?.between, "22.53", 7],
      [fit?.betweenRandom, "2.19", 7],
    ] as const) {
      printed(part?.value, value);
      expect(part?.df).toBe(df);
    }
    const place = (name: string): number =>
      network?.treatments.findIndex((treatment) => treatment.name === name) ?? -1;
    const against = (name: string): number | undefined =>
      fit?.league[place(name)]?.[place("placebo")]?.estimate;
    printed(against("rosiglitazone"), "-1.2335");
    printed(against("metformin"), "-1.1268");
    printed(against("pioglitazone"), "-1.1291");
    const score = (name: string): number | undefined =>
      fit?.ranking.find(({ treatment }) => treatment === place(name))?.pScore;
    printed(score("rosiglitazone"), "0.8934");
    printed(score("metformin"), "0.7818");
    printed(score("pioglitazone"), "0.7746");
    printed(score("placebo"), "0.0139");
  });
});

/** t(k - 2); the book's standard error is the classic one for all trials and Knapp-Hartung's for its subsets. */
function bookPrediction(leftOut: readonly string[], test: "z" | "knha"): Interval | null {
  return evaluate("third-wave-students", { test, prediction: "riley" }, leftOut).fit.prediction;
}

function evaluate(
  name: string,
  model: Partial<ModelSpec>,
  leftOut: readonly string[] = [],
): AnalysisReport & { readonly fit: Fit } {
  const document = buildExample(name);
  const report = runAnalysis({
    ...document,
    model: { ...document.model, ...model },
    exclusions: leftOut.map((label) => ({ rowId: rowOf(document, label), reason: "" })),
  });
  if (report.fit === null) throw new RangeError(`${name} gives no fit`);
  return { ...report, fit: report.fit };
}

function rowOf(document: AnalysisDocument, label: string): string {
  const names = document.table.columns.find(({ name }) => name === document.roles.label);
  const row = names?.values.indexOf(label as never) ?? -1;
  const rowId = document.table.rowIds[row];
  if (rowId === undefined) throw new RangeError(`no study is called ${label}`);
  return rowId;
}

function pooled(fit: Fit): Fit["coefficients"][number] {
  return fit.coefficients[0]!;
}

/** The number rounds to what was printed, at the digits printed. */
function printed(value: number | null | undefined, text: string): void {
  const digits = text.split(".")[1]?.length ?? 0;
  expect(value?.toFixed(digits)).toBe(text);
}

function printedInterval(
  interval: Pick<Interval, "lower" | "upper"> | null,
  lower: string,
  upper: string,
): void {
  printed(interval?.lower, lower);
  printed(interval?.upper, upper);
}

function onRatioScale(interval: Interval | null): Pick<Interval, "lower" | "upper"> | null {
  return mapped(interval, Math.exp);
}

function rooted(interval: Interval | null): Pick<Interval, "lower" | "upper"> | null {
  return mapped(interval, Math.sqrt);
}

function mapped(
  interval: Interval | null,
  map: (value: number) => number,
): Pick<Interval, "lower" | "upper"> | null {
  if (interval === null) return null;
  return { lower: map(interval.lower), upper: interval.upper === null ? null : map(interval.upper) };
}
