import { exp, log, log1p } from "../numeric/elementary.ts";
import { logGamma } from "../numeric/gamma-function.ts";

/** What a family writes: log-likelihood, its slope (observed minus expected) and its information (variance) at a predictor. */
export const LOG_LIK = 0;
export const SLOPE = 1;
export const INFORMATION = 2;

/** The likelihood of one count as a function of its linear predictor: an exponential family in its natural parameter. */
export interface Family {
  /** Writes {@link LOG_LIK}, {@link SLOPE} and {@link INFORMATION} into `out`. */
  evaluate(predictor: number, out: Float64Array): void;
  /** The highest log-likelihood the count allows, and where: a predictor of null lies at an infinity. */
  readonly saturated: {
    readonly logLik: number;
    readonly predictor: number | null;
    readonly information: number;
  };
}

/** x log(x / n), 0 for x = 0. */
function entropyPart(x: number, n: number): number {
  return x === 0 ? 0 : x * log(x / n);
}

/**
 * x events among n by the log odds of an event: log C(n, x) + x eta - n log(1 + exp(eta)).
 * @param x 0 <= x <= n
 * R: `dbinom(x, n, plogis(eta), log = TRUE)`
 */
export function binomial(x: number, n: number): Family {
  const constant = logGamma(n + 1) - logGamma(x + 1) - logGamma(n - x + 1);
  const isInner = x > 0 && x < n;
  return {
    evaluate(predictor, out) {
      const small = exp(-Math.abs(predictor));
      const major = 1 / (1 + small);
      const minor = small * major;
      // Counted from the likelier side, so that nothing cancels where one side is nearly certain.
      const rarer = predictor > 0 ? n - x : x;
      out[LOG_LIK] = constant - rarer * Math.abs(predictor) - n * log1p(small);
      out[SLOPE] = predictor > 0 ? n * minor - rarer : x - n * minor;
      out[INFORMATION] = n * major * minor;
    },
    saturated: {
      logLik: constant + entropyPart(x, n) + entropyPart(n - x, n),
      predictor: isInner ? log(x / (n - x)) : null,
      information: isInner ? (x * (n - x)) / n : 0,
    },
  };
}

/**
 * x events by the log of their expected number: x eta - exp(eta) - log x!.
 * @param x x >= 0
 * R: `dpois(x, exp(eta), log = TRUE)`
 */
export function poisson(x: number): Family {
  const constant = -logGamma(x + 1);
  return {
    evaluate(predictor, out) {
      const mean = exp(predictor);
      out[LOG_LIK] = constant + x * predictor - mean;
      out[SLOPE] = x - mean;
      out[INFORMATION] = mean;
    },
    saturated: {
      logLik: constant + (x === 0 ? 0 : x * log(x)) - x,
      predictor: x === 0 ? null : log(x),
      information: x,
    },
  };
}
