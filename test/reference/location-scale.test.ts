import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  fitLocationScale,
  type LocationScaleFit,
  predictLocationScale,
  type ScaleLinkId,
} from "../../packages/engine/src/moderation/location-scale/index.ts";

/** One case of the files' `location-scale-*`, written by metafor. */
interface Case {
  readonly id: string;
  readonly input: {
    readonly mods: string;
    readonly scale: string;
    readonly method: "ML" | "REML";
    readonly test: "z" | "t";
    readonly link: ScaleLinkId;
    readonly newmods?: readonly number[];
    readonly newscale?: readonly number[];
  };
  readonly expected: Readonly<Record<Numbers, readonly number[]>> &
    Readonly<Record<Single, number>> & {
      readonly vcovBeta: readonly (readonly number[])[];
      readonly vcovAlpha: readonly (readonly number[])[];
      readonly predictions?: Readonly<Record<Ends | "piLower" | "piUpper" | "se", readonly number[]>>;
      readonly tau2Predictions?: Readonly<Record<Ends, readonly number[]>>;
      readonly trusted: boolean;
      readonly reoptimised: { readonly alpha: readonly number[] };
      readonly coefNames: readonly string[];
      readonly scaleNames: readonly string[];
    };
  readonly tolerance: number;
}

type Ends = "estimate" | "ciLower" | "ciUpper";
type Numbers =
  | Ends
  | "se"
  | "pValue"
  | "alpha"
  | "seAlpha"
  | "pAlpha"
  | "statisticAlpha"
  | "alphaLower"
  | "alphaUpper"
  | "tau2"
  | "I2";
type Single = "k" | "QM" | "QMP" | "QS" | "QSP" | "Q" | "QP" | "logLik" | "AIC" | "BIC" | "AICc";

interface File {
  readonly dataset: string;
  readonly data: Readonly<Record<string, readonly (number | string | null)[]>>;
  readonly factorLevels: Readonly<Record<string, readonly string[]>>;
  readonly cases: readonly Case[];
}

/** What `r/location-scale.R` writes: the maximum and standard errors from exact derivatives. */
interface Exact {
  readonly alpha: readonly number[];
  readonly se: readonly number[];
}

const directory = new URL("./moderators/", import.meta.url);
const exact = JSON.parse(
  readFileSync(new URL("./data/location-scale/information.json", import.meta.url), "utf8"),
) as Readonly<Record<string, Exact>>;
/** metafor's numerical Hessian of these is worse than 1e-4; see DIVERGENCES.md. */
const POOR_HESSIAN = ["location-scale-ablat-scale-identity"];
const names = readdirSync(directory).filter((name) => name.endsWith(".json"));
const files = names.flatMap((name) => {
  const file = JSON.parse(readFileSync(new URL(name, directory), "utf8")) as File;
  const cases = file.cases.filter(({ id }) => id.startsWith("location-scale-"));
  return cases.length === 0 ? [] : [{ name, file, cases }];
});

/** R's treatment coding of `~a + b`, or of `~1`. */
function columnsOf({ data, factorLevels }: File, formula: string, rows: readonly number[]): Float64Array[] {
  const columns = [Float64Array.from(rows, () => 1)];
  for (const name of namesIn(formula)) {
    const values = data[name]!;
    const levels = factorLevels[name];
    if (levels === undefined) columns.push(Float64Array.from(rows, (i) => Number(values[i])));
    for (const level of levels?.slice(1) ?? []) {
      columns.push(Float64Array.from(rows, (i) => (String(values[i]) === level ? 1 : 0)));
    }
  }
  return columns;
}

function namesIn(formula: string): string[] {
  return formula
    .replace("~", "")
    .split("+")
    .map((term) => term.trim())
    .filter((term) => term !== "1");
}

function fitCase(file: File, { input, expected }: Case): LocationScaleFit {
  const used = ["yi", "vi", ...namesIn(input.mods), ...namesIn(input.scale)];
  const rows = file.data.yi!.flatMap((_, i) =>
    used.every((name) => file.data[name]![i] !== null) ? [i] : [],
  );
  const result = fitLocationScale({
    yi: Float64Array.from(rows, (i) => Number(file.data.yi![i])),
    vi: Float64Array.from(rows, (i) => Number(file.data.vi![i])),
    X: columnsOf(file, input.mods, rows),
    xNames: expected.coefNames,
    Z: columnsOf(file, input.scale, rows),
    zNames: expected.scaleNames,
    link: input.link,
    method: input.method,
    test: input.test,
    level: 0.95,
  });
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.value;
}

function expectNear(
  found: readonly (number | null | undefined)[],
  wanted: readonly number[],
  tolerance: number,
): void {
  expect(found.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) {
    const size = Math.max(Math.abs(value), 1e-6);
    expect(Math.abs((found[i] ?? Number.NaN) - value) / size, `${i}: ${found[i]} for ${value}`).toBeLessThan(
      tolerance,
    );
  }
}

describe.each(files)("$name", ({ file, cases }) => {
  describe.each(cases.filter(({ expected }) => expected.trusted))("$id", (one) => {
    const { expected, tolerance } = one;
    const fit = fitCase(file, one);

    it("finds a likelihood as high as R's, and the place R's search came to", () => {
      expect(fit.k).toBe(expected.k);
      expect(fit.fitStatistics.logLik).toBeGreaterThan(expected.logLik - 1e-8);
      expect(Math.abs(fit.fitStatistics.logLik - expected.logLik)).toBeLessThan(1e-8);
      const { alpha, se } = exact[`${file.dataset} ${one.id}`]!;
      for (const [j, { estimate }] of fit.scale.entries()) {
        expect(Math.abs(estimate! - expected.reoptimised.alpha[j]!) / se[j]!).toBeLessThan(1e-5);
        expect(Math.abs(estimate! - alpha[j]!) / se[j]!).toBeLessThan(1e-9);
      }
      const { aic, bic, aicc } = fit.fitStatistics;
      expectNear([aic, bic, aicc], [expected.AIC, expected.BIC, expected.AICc], 1e-8);
    });

    it("has R's location part", () => {
      expectNear(
        fit.location.map(({ estimate }) => estimate),
        expected.estimate,
        1e-5,
      );
      expectNear(
        fit.location.map(({ se }) => se),
        expected.se,
        1e-5,
      );
      expectNear(
        fit.location.map(({ test }) => test?.pValue),
        expected.pValue,
        tolerance,
      );
      expectNear(
        fit.location.flatMap(({ interval }) => [interval?.lower, interval?.upper]),
        expected.ciLower.flatMap((lower, j) => [lower, expected.ciUpper[j]!]),
        tolerance,
      );
      expectNear(fit.vcovLocation.flat(), expected.vcovBeta.flat(), 1e-5);
      expectNear([fit.QM!.statistic.value, fit.QM!.pValue], [expected.QM, expected.QMP], tolerance);
    });

    it("has the standard errors of exact derivatives", () => {
      expectNear(
        fit.scale.map(({ se }) => se),
        exact[`${file.dataset} ${one.id}`]!.se,
        1e-8,
      );
    });

    it("has R's heterogeneity", () => {
      expectNear([fit.QE!.statistic.value, fit.QE!.pValue], [expected.Q, expected.QP], 1e-9);
      expectNear(fit.tau2, expected.tau2, 2e-5);
      expectNear(fit.i2, expected.I2, 2e-5);
    });

    const { newmods, newscale } = one.input;
    if (newmods !== undefined)
      it("predicts as R does", () => {
        const found = newmods.map((x, i) => predictLocationScale(fit, [1, x], [1, newscale![i]!]));
        const { predictions, tau2Predictions } = expected;
        expectNear(
          found.map(({ estimate }) => estimate),
          predictions!.estimate,
          1e-5,
        );
        expectNear(
          found.map(({ se }) => se),
          predictions!.se,
          1e-5,
        );
        expectNear(
          found.map(({ interval }) => interval?.lower),
          predictions!.ciLower,
          tolerance,
        );
        expectNear(
          found.map(({ prediction }) => prediction?.lower),
          predictions!.piLower,
          tolerance,
        );
        expectNear(
          found.map(({ prediction }) => prediction?.upper),
          predictions!.piUpper,
          tolerance,
        );
        expectNear(
          found.map(({ tau2 }) => tau2?.estimate),
          tau2Predictions!.estimate,
          2e-5,
        );
        expectNear(
          found.map(({ tau2 }) => tau2?.interval?.lower),
          tau2Predictions!.ciLower,
          2e-3,
        );
        expectNear(
          found.map(({ tau2 }) => tau2?.interval?.upper),
          tau2Predictions!.ciUpper,
          2e-3,
        );
      });

    if (POOR_HESSIAN.includes(one.id)) return;

    it("has R's scale part, whose Hessian is numerical", () => {
      expectNear(
        fit.scale.map(({ se }) => se),
        expected.seAlpha,
        tolerance,
      );
      for (const [j, { test, interval }] of fit.scale.entries()) {
        const se = expected.seAlpha[j]!;
        expect(Math.abs(test!.statistic.value - expected.statisticAlpha[j]!)).toBeLessThan(
          tolerance * Math.max(1, Math.abs(expected.statisticAlpha[j]!)),
        );
        expect(Math.abs(Math.log10(test!.pValue / expected.pAlpha[j]!))).toBeLessThan(10 * tolerance);
        expect(Math.abs(interval!.lower - expected.alphaLower[j]!) / se).toBeLessThan(2 * tolerance);
        expect(Math.abs(interval!.upper! - expected.alphaUpper[j]!) / se).toBeLessThan(2 * tolerance);
      }
      // A variance is a standard error squared.
      for (const [r, row] of expected.vcovAlpha.entries()) {
        for (const [c, value] of row.entries()) {
          const size = expected.seAlpha[r]! * expected.seAlpha[c]!;
          expect(Math.abs(fit.vcovScale![r]![c]! - value) / size).toBeLessThan(2 * tolerance);
        }
      }
      const size = Math.max(1, expected.QS);
      expect(Math.abs(fit.QS!.statistic.value - expected.QS) / size).toBeLessThan(2 * tolerance);
      expect(Math.abs(Math.log10(fit.QS!.pValue / expected.QSP))).toBeLessThan(10 * tolerance);
    });
  });
});
