import fc from "fast-check";
import { bignumber, create, all as everything } from "mathjs";
import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { ModelSpec } from "../document/types.ts";
import { withPooling } from "../models/fit-model.ts";
import { styles } from "../styles/registry.ts";

type Table = readonly [a: number, b: number, c: number, d: number];

/** The 13 BCG trials (Colditz et al. 1994): events and non-events of two groups. */
const BCG: readonly Table[] = [
  [4, 119, 11, 128],
  [6, 300, 29, 274],
  [3, 228, 11, 209],
  [62, 13536, 248, 12619],
  [33, 5036, 47, 5761],
  [180, 1361, 372, 1079],
  [8, 2537, 10, 619],
  [505, 87886, 499, 87892],
  [29, 7470, 45, 7232],
  [17, 1699, 65, 1600],
  [186, 50448, 141, 27197],
  [5, 2493, 3, 2338],
  [27, 16886, 29, 17825],
];

function documentOf(measure: string, tables: readonly Table[], model: Partial<ModelSpec> = {}) {
  const columns = ["ai", "bi", "ci", "di"].map(
    (name, at) =>
      ({ name, kind: "number", values: tables.map((table) => table[at]!), unparsed: {} }) as const,
  );
  return createDocument({
    table: { rowIds: tables.map((_, row) => `r${row}`), columns },
    roles: { label: null, inputs: { ai: "ai", bi: "bi", ci: "ci", di: "di" }, weights: null },
    effects: { measure },
    model: { pooling: "MH", kind: "random", test: "z", tau2Interval: "none", prediction: "none", ...model },
  });
}

function fitOf(measure: string, tables: readonly Table[], model: Partial<ModelSpec> = {}) {
  const { fit, issues } = runAnalysis(documentOf(measure, tables, model));
  if (fit === null) throw new Error(issues.map(({ message }) => message).join(" "));
  return fit;
}

/** Deeks and Higgins' formulas for the odds ratio in 64 figures. */
function oracle(tables: readonly Table[]) {
  const math = create(everything!, { number: "BigNumber", precision: 64 });
  const big = (value: number) => bignumber(value);
  const sum = (values: readonly unknown[]) => math.evaluate("sum(x)", { x: values });
  const rows = tables.map((table) => {
    const [a, b, c, d] = table.map(big);
    const scope = { a, b, c, d };
    return {
      y: math.evaluate("log(a * d / (b * c))", scope),
      w: math.evaluate("1 / (1/a + 1/b + 1/c + 1/d)", scope),
      r: math.evaluate("a * d / (a + b + c + d)", scope),
      s: math.evaluate("b * c / (a + b + c + d)", scope),
    };
  });
  const around = math.evaluate("log(r / s)", {
    r: sum(rows.map(({ r }) => r)),
    s: sum(rows.map(({ s }) => s)),
  });
  const q = sum(rows.map((row) => math.evaluate("w * (y - around)^2", { ...row, around })));
  const totals = {
    q,
    w: sum(rows.map(({ w }) => w)),
    ww: sum(rows.map(({ w }) => math.evaluate("w^2", { w }))),
  };
  const tau2 = math.evaluate("max(0, (q - df) / (w - ww / w))", { ...totals, df: big(rows.length - 1) });
  const weights = rows.map(({ w }) => math.evaluate("1 / (1 / w + tau2)", { w, tau2 }));
  const total = sum(weights);
  const top = sum(rows.map(({ y }, row) => math.evaluate("y * w", { y, w: weights[row] })));
  return {
    q: Number(q),
    tau2: Number(tau2),
    estimate: Number(math.evaluate("top / total", { top, total })),
    se: Number(math.evaluate("1 / sqrt(total)", { total })),
  };
}

it("has the Q, tau2, mean and standard error of Deeks and Higgins' formulas in many figures", () => {
  const fit = fitOf("OR", BCG);
  const expected = oracle(BCG);
  const [pooled] = fit.coefficients;
  expect(fit.heterogeneity.q?.statistic.value).toBeCloseTo(expected.q, 9);
  expect(fit.tau2.estimate).toBeCloseTo(expected.tau2, 12);
  expect(pooled?.estimate).toBeCloseTo(expected.estimate, 12);
  expect(pooled?.se).toBeCloseTo(expected.se, 12);
  expect(fit.heterogeneity.i2Q.estimate).toBeCloseTo(100 * (1 - 12 / expected.q), 9);
});

it("never has a smaller tau2 than DerSimonian and Laird, and the same mean where tau2 is 0", () => {
  const cell = fc.integer({ min: 1, max: 60 });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 2, maxLength: 8 }), (tables) => {
      const around = fitOf("OR", tables);
      const plain = fitOf("OR", tables, { pooling: "IV", estimator: "DL" });
      const [own, usual] = [around.tau2.estimate!, plain.tau2.estimate!];
      expect(own).toBeGreaterThanOrEqual(usual * (1 - 1e-9) - 1e-12);
      if (own === 0) {
        expect(around.coefficients[0]?.estimate).toBeCloseTo(plain.coefficients[0]!.estimate, 10);
      }
    }),
    { numRuns: 60 },
  );
});

it("is what the style of RevMan 5 takes for counts, and inverse variance for anything else", () => {
  const style = styles.get("revman5-mh-random");
  expect(style.apply(documentOf("RR", BCG)).model).toMatchObject({ pooling: "MH", kind: "random" });
  expect(style.apply(createDocument({ effects: { measure: "MD" } })).model).toMatchObject({
    pooling: "IV",
    kind: "random",
    estimator: "DL",
  });
});

it("refuses a given tau2 with a reason, and shows one study as it is", () => {
  const { fit, issues } = runAnalysis(documentOf("OR", BCG, { tau2: 0.2 }));
  expect(fit).toBeNull();
  expect(issues.map(({ message }) => message).join(" ")).toContain("a given τ² has no place in it");
  const one = fitOf("OR", BCG.slice(0, 1));
  expect([one.k, one.tau2.estimate, one.heterogeneity.q]).toEqual([1, null, null]);
});

it("starts without a random effect, and forgets a given tau2 that it has no place for", () => {
  const usual = createDocument().model;
  const chosen = withPooling({ ...usual, tau2: 0.2 }, "MH");
  expect([chosen.kind, chosen.tau2, chosen.test]).toEqual(["equal", null, "z"]);
  expect(withPooling({ ...chosen, kind: "random" }, "IV")).toMatchObject({
    kind: "random",
    test: usual.test,
  });
  expect(withPooling(chosen, "IV").kind).toBe("random");
});

it("pools differences where whole groups have no events", () => {
  const fit = fitOf("RD", [
    [0, 20, 3, 17],
    [2, 30, 0, 31],
    [1, 9, 4, 8],
  ]);
  expect(fit.k).toBe(3);
  expect(fit.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(100, 10);
});
