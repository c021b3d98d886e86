import { expect, test } from "vitest";
import { profileLogLikelihood } from "./likelihood.ts";
import { maximiseLikelihood } from "./maximum-likelihood.ts";

/** Two precise studies that agree and four vague ones that do not: one maximum near 0, another far up. */
const yi = Float64Array.from([0, 1e-4, 3, -3, 2.5, -2]);
const vi = Float64Array.from([1e-8, 1e-8, 0.01, 0.01, 0.01, 0.01]);

test.each([true, false])(
  "the reported maximum is the highest point of a fine grid (restricted: %s)",
  (restricted) => {
    const { tau2, logLik, convergence } = maximiseLikelihood({ yi, vi, userWeights: null }, restricted);
    let highest = Number.NEGATIVE_INFINITY;
    for (let exponent = -12; exponent < 3; exponent += 0.001) {
      highest = Math.max(highest, profileLogLikelihood(yi, vi, 10 ** exponent, restricted));
    }
    expect(logLik).toBeGreaterThanOrEqual(highest - 1e-12);
    expect(profileLogLikelihood(yi, vi, tau2, restricted)).toBe(logLik);
    expect(convergence.converged).toBe(true);
    if (convergence.otherMaximum !== null)
      expect(convergence.otherMaximum.logLik).toBeLessThanOrEqual(logLik);
  },
);

test.each([8, 14, 16, 18])(
  "a dominating study gives no maximum at 0 that is not there (variance 1e-%i)",
  (e) => {
    const dominated = {
      yi: Float64Array.of(0.1, 0.5, 0.9, -2),
      vi: Float64Array.of(Number(`1e-${e}`), 1, 2, 1),
      userWeights: null,
    };
    expect(maximiseLikelihood(dominated, true).convergence.otherMaximum).toBeNull();
  },
);
