import type { Fit, FitStatistics, HypothesisTest, Interval } from "../analysis-types.ts";
import type { RModel } from "../models/methods/types.ts";
import type { RCondition } from "../registry.ts";
import { type Check, ends, one, testChecks, type Unchecked } from "./r-checks.ts";
import { rNumbers } from "./r-text.ts";

/** One number, or a few that stand and fall together, with the R expressions of them; null = R has none. */
interface Quantity {
  readonly name: string;
  readonly checks: readonly Check[] | null;
}

const NO_SUCH = "metafor has no such number";

/**
 * The comparisons of a model that is no inverse-variance one: every number of the fit, or why R's is none to compare with.
 * @param onlyIf where R may be unable to fit the model
 */
export function pooledChecks(
  fit: Fit,
  r: RModel,
  onlyIf: RCondition | null,
): { readonly checks: readonly Check[]; readonly unchecked: readonly Unchecked[] } {
  const quantities = [
    ...coefficientQuantities(fit, r),
    ...heterogeneityQuantities(fit, r),
    ...testQuantities(fit, r),
    ...statisticsQuantities(fit, r),
    intervalQuantity("prediction", fit.prediction, r.predicts === true ? "pooled_pi" : undefined),
  ].filter(({ checks }) => checks === null || checks.length > 0);
  const reasonOf = ({ name, checks }: Quantity): string | null =>
    r.lacks?.[name] ?? (checks === null ? NO_SUCH : null);
  return {
    checks: quantities
      .filter((quantity) => reasonOf(quantity) === null)
      .flatMap(({ checks }) => checks ?? [])
      .map((check) => withOptions(check, r, onlyIf)),
    unchecked: quantities.flatMap((quantity) => {
      const reason = reasonOf(quantity);
      return reason === null ? [] : [{ name: quantity.name, reason }];
    }),
  };
}

function withOptions(check: Check, { tolerance }: RModel, onlyIf: RCondition | null): Check {
  return {
    ...check,
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(onlyIf === null ? {} : { onlyIf }),
  };
}

function numberQuantity(name: string, value: number | null, r: string | undefined, scale: string): Quantity {
  return { name, checks: value === null ? [] : r === undefined ? null : [one(name, value, r, scale)] };
}

function intervalQuantity(name: string, interval: Interval | null, r: string | undefined): Quantity {
  if (interval === null) return { name, checks: [] };
  return { name, checks: r === undefined ? null : ends(name, interval, r, SCALE) };
}

/** What differences of the pooled effect are measured by; in R there may be no standard error. */
const SCALE = "pooled_scale";

function coefficientQuantities(fit: Fit, r: RModel): Quantity[] {
  const [pooled] = fit.coefficients;
  if (pooled === undefined) return [];
  const { estimate, se, test, interval } = pooled;
  const hasTest = r.statistic !== undefined && r.log10P !== undefined;
  return [
    numberQuantity("studies pooled", fit.k, r.k, "1"),
    numberQuantity("estimate", estimate, r.estimate, SCALE),
    numberQuantity("SE", se, r.se, "0"),
    {
      name: "test",
      checks:
        test === null
          ? []
          : hasTest
            ? testChecks("estimate", test, r.statistic ?? "NA", r.df ?? "NA", r.log10P ?? "NA")
            : null,
    },
    intervalQuantity("interval", interval, r.interval),
    {
      name: "weights",
      checks:
        fit.weights.length === 0 || r.weights === undefined
          ? fit.weights.length === 0
            ? []
            : null
          : [{ name: "weights", expected: rNumbers(fit.weights), r: r.weights, scale: "1" }],
    },
  ];
}

function heterogeneityQuantities({ tau2, heterogeneity: h }: Fit, r: RModel): Quantity[] {
  const [q, df] = r.q ?? ["", ""];
  const log10P = `pchisq(${q}, ${df}, lower.tail = FALSE, log.p = TRUE) / log(10)`;
  return [
    numberQuantity("tau2", tau2.estimate, r.tau2, "median(es$vi)"),
    numberQuantity("SE of tau2", tau2.se, undefined, "0"),
    intervalQuantity("tau2 interval", tau2.interval, undefined),
    {
      name: "Q",
      checks: h.q === null ? [] : r.q === undefined ? null : testChecks("Q", h.q, q, df, log10P),
    },
    numberQuantity("I2", h.i2.estimate ?? h.i2Q.estimate, r.i2, "1"),
    h.h2.estimate === null
      ? numberQuantity("H2", h.h2Q.estimate, r.h2 && `max(1, ${r.h2})`, "1")
      : numberQuantity("H2", h.h2.estimate, r.h2, "1"),
  ];
}

function testQuantities({ tests }: Fit, r: RModel): Quantity[] {
  return tests.map(({ id, test }) => {
    const expressions = r.tests?.[id];
    return { name: id, checks: expressions === undefined ? null : namedTestChecks(id, test, expressions) };
  });
}

function namedTestChecks(
  id: string,
  test: HypothesisTest,
  [statistic, df]: readonly [string, string | null],
): readonly Check[] {
  const freedom = df ?? String(test.df[0] ?? "NA");
  const log10P = `pchisq(${statistic}, ${freedom}, lower.tail = FALSE, log.p = TRUE) / log(10)`;
  return testChecks(id, test, statistic, freedom, log10P);
}

const ROWS: readonly (readonly [keyof FitStatistics, string])[] = [
  ["logLik", "ll"],
  ["deviance", "dev"],
  ["aic", "AIC"],
  ["bic", "BIC"],
  ["aicc", "AICc"],
];

/** All of them under one name, so that one reason stands for all. */
function statisticsQuantities({ fitStatistics: { ml } }: Fit, r: RModel): Quantity[] {
  if (ml === null) return [];
  const matrix = r.fitStatistics;
  if (matrix === undefined) return [{ name: "likelihood", checks: null }];
  const rows = ROWS.filter(([key]) => r.fitRows?.includes(key) ?? true);
  const checks = rows.flatMap(([key, row]) => {
    const value = ml[key];
    return value === null ? [] : [one(key, value, `${matrix}["${row}", 1]`, "1")];
  });
  return [{ name: "likelihood", checks: rows.length === 0 ? null : checks }];
}
