import { describe, expect, it } from "vitest";
import { log } from "../../../numeric/elementary.ts";
import { integrate } from "../../../numeric/quadrature.ts";
import { createRandom } from "../../../numeric/random.ts";
import type { Result } from "../../../result.ts";
import type { ModerationInput } from "../../moderation-stage.ts";
import { inputFrom, planted } from "../testing.ts";
import { diagnose, quantileOf } from "./diagnostics.ts";
import { inverseGamma, sliceStep } from "./draw.ts";
import { combineChains, planHorseshoe, runChains } from "./horseshoe.ts";
import { drawCoefficients, gibbsRound, startChain } from "./sampler.ts";
import type { Horseshoe, HorseshoeData, HorseshoeSpec } from "./types.ts";

function unwrapped<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.value;
}

function whole(input: ModerationInput, choices: Partial<HorseshoeSpec> = {}, cut = 1): Horseshoe {
  const plan = unwrapped(planHorseshoe(input, choices));
  const parts = [...runChains(plan, cut, plan.spec.chains), ...runChains(plan, 0, cut)];
  return unwrapped(combineChains(plan, parts));
}

const SHORT = { warmup: 200, draws: 300 };

function simulated(k: number, p: number): HorseshoeData {
  const random = createRandom(5);
  const columns = Array.from({ length: p }, () => Float64Array.from({ length: k }, () => random.normal()));
  const v = Float64Array.from({ length: k }, () => 0.1 + random.uniform());
  const y = v.map((vi, i) => 0.5 * columns[0]![i]! + Math.sqrt(vi) * random.normal());
  return { y, v, columns, tau: 0.3 };
}

describe("the horseshoe sampler", () => {
  it("draws coefficients of given scales from their normal posterior", () => {
    const data = simulated(12, 2);
    const random = createRandom(2);
    const state = startChain(data, random);
    state.local.set([0.5, 2]);
    state.global = 0.1;
    const draws = Array.from({ length: 40_000 }, () => {
      drawCoefficients(data, state, random);
      return [state.intercept, ...state.beta];
    });
    const { mean, covariance } = conjugate(data, [0, 1 / 0.05, 1 / 0.2]);
    for (let a = 0; a < 3; a++) {
      const own = draws.reduce((sum, draw) => sum + draw[a]!, 0) / draws.length;
      const sd = Math.sqrt(covariance[a]![a]!);
      expect(Math.abs(own - mean[a]!)).toBeLessThan((4 * sd) / 200);
      for (let b = 0; b <= a; b++) {
        const other = Math.sqrt(covariance[b]![b]!);
        const cross = draws.reduce((sum, draw) => sum + (draw[a]! - mean[a]!) * (draw[b]! - mean[b]!), 0);
        expect(Math.abs(cross / draws.length - covariance[a]![b]!) / sd / other).toBeLessThan(0.03);
      }
    }
  });

  it.each([0.05, 0.4, 1.5])(
    "has the posterior of one coefficient that quadrature gives, estimate %f",
    (target) => {
      const random = createRandom(8);
      const x = Float64Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 1 : -1));
      const tau = 0.2;
      const v = new Float64Array(20).fill(0.46);
      const data: HorseshoeData = { y: x.map((xi) => target * xi), v, columns: [x], tau };
      const state = startChain(data, random);
      const kept: number[] = [];
      for (let step = 0; step < 42_000; step++) {
        gibbsRound(data, { globalScale: 1, tauScale: 1 }, state, random);
        if (step >= 2000) kept.push(state.beta[0]!);
      }
      // b | s ~ N(0, s^2), s a product of two half-Cauchy variables, of density 4 log(s) / (pi^2 (s^2 - 1)); on s = e^t.
      const s2 = (0.46 + tau * tau) / 20;
      const moment = (f: (variance: number) => number): number =>
        integrate(
          (t) => {
            const s = Math.exp(t);
            const prior = Math.abs(t) < 1e-8 ? 0.5 * s : (log(s) / (s * s - 1)) * s;
            const variance = s2 + s * s;
            return (prior * f(s * s) * Math.exp((-target * target) / (2 * variance))) / Math.sqrt(variance);
          },
          -30,
          30,
          400,
        );
      const mass = moment(() => 1);
      const mean = moment((w) => (target * w) / (w + s2)) / mass;
      const second = moment((w) => ((target * w) / (w + s2)) ** 2 + (w * s2) / (w + s2)) / mass;
      const sd = Math.sqrt(second - mean * mean);
      const { bulkEss } = diagnose([kept]);
      const own = kept.reduce((sum, b) => sum + b, 0) / kept.length;
      expect(Math.abs(own - mean)).toBeLessThan((4 * sd) / Math.sqrt(bulkEss!));
      const ownSecond = kept.reduce((sum, b) => sum + b * b, 0) / kept.length;
      expect(Math.abs(ownSecond / second - 1)).toBeLessThan(0.06);
    },
  );

  it("draws inverse gammas and slices of the right distribution", () => {
    const random = createRandom(3);
    const inverse = Array.from({ length: 20_000 }, () => 1 / inverseGamma(5, 2, random));
    // 1 / x is gamma with shape 5/2 and rate 2.
    expect(inverse.reduce((sum, x) => sum + x, 0) / 20_000).toBeCloseTo(1.25, 1);
    let x = 1;
    const slices = Array.from({ length: 20_000 }, () => {
      x = sliceStep(x, (at) => (at > 0 ? -at * at : Number.NEGATIVE_INFINITY), 0.5, random);
      return x;
    }).sort((a, b) => a - b);
    // Half-normal with variance 1/2: the median is 0.4769.
    expect(Math.abs(quantileOf(slices, 0.5) - 0.4769)).toBeLessThan(0.02);
    expect(slices[0]).toBeGreaterThan(0);
  });
});

describe("a horseshoe meta-regression", () => {
  it("keeps what was planted, shrinks the rest, and its chains agree", () => {
    const plan = unwrapped(planHorseshoe(planted(50, 11, 0.3, 0), { draws: 1500 }));
    const result = combineChains(plan, runChains(plan, 0, 4));
    expect(result.issues).toEqual([]);
    const { coefficients, tau2 } = unwrapped(result);
    expect(coefficients.filter(({ selected }) => selected).map(({ name }) => name)).toContain("dose");
    const dose = coefficients.find(({ name }) => name === "dose")!;
    expect(dose.mean).toBeGreaterThan(0.2);
    expect(dose.positive).toBe(1);
    for (const name of ["n1", "n2", "n3"]) {
      expect(Math.abs(coefficients.find((one) => one.name === name)!.median)).toBeLessThan(0.05);
    }
    expect(tau2!.interval.lower).toBeGreaterThan(0);
    expect(tau2!.interval.upper).toBeLessThan(0.1);
  });

  it("is the same per seed and however chains are shared out", () => {
    const input = planted(20, 5, 0.3, 0);
    const once = whole(input, SHORT);
    expect(whole(input, SHORT, 3)).toEqual(once);
    expect(whole(input, { ...SHORT, seed: 2 })).not.toEqual(once);
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });

  it("follows the units of effects and moderators", () => {
    const input = planted(20, 6, 0.3, 0.2);
    const columns = Object.fromEntries(
      input.table.columns.map(({ name, values }) => [
        name,
        name === "dose" ? values.map((x) => 60 * (x as number)) : values,
      ]),
    );
    const moved = inputFrom(
      columns,
      input.effects.yi.map((y) => 1000 * y + 7),
      input.effects.vi.map((v) => 1e6 * v),
    );
    const [a, b] = [whole(input, SHORT), whole(moved, SHORT)];
    expect((b.coefficients[2]!.mean * 60) / 1000).toBeCloseTo(a.coefficients[2]!.mean, 6);
    expect(b.tau2!.mean / 1e6).toBeCloseTo(a.tau2!.mean, 6);
    expect(b.coefficients[0]!.mean).toBeCloseTo(1000 * a.coefficients[0]!.mean + 7, 3);
  });

  it("takes tau from the model where it is given, and says when chains are too short", () => {
    const input = planted(20, 6, 0.3, 0.2);
    const plan = unwrapped(planHorseshoe({ ...input, model: { ...input.model, tau2: 0.04 } }, SHORT));
    const result = combineChains(plan, runChains(plan, 0, 4));
    expect(unwrapped(result).tau2).toBeNull();
    expect(plan.scaled.tau! * plan.unit.sd).toBeCloseTo(0.2, 12);
    expect(result.issues.map(({ code }) => code)).toEqual(["horseshoe-chains-differ"]);
    const equal = inputFrom({ x: [1, 2, 3, 4, 5, 6] }, [1, 1, 1, 1, 1, 1]);
    expect(planHorseshoe(equal).issues.map(({ code }) => code)).toEqual(["horseshoe-nothing-varies"]);
  });
});

describe("diagnostics of chains", () => {
  it("find independent chains in agreement, and shifted or sticky ones not", () => {
    const random = createRandom(4);
    const chains = Array.from({ length: 4 }, () => Array.from({ length: 1000 }, () => random.normal()));
    const good = diagnose(chains);
    expect(good.rHat!).toBeLessThan(1.01);
    expect(Math.abs(good.bulkEss! / 4000 - 1)).toBeLessThan(0.15);
    expect(diagnose(chains.map((chain, c) => chain.map((x) => x + (c === 0 ? 2 : 0)))).rHat!).toBeGreaterThan(
      1.1,
    );
    const wider = chains.map((chain, c) => chain.map((x) => x * (c === 0 ? 4 : 1)));
    expect(diagnose(wider).rHat!).toBeGreaterThan(1.1);
    expect(diagnose([[2, 2, 2, 2]]).rHat).toBeNull();
  });

  it("count an autoregression of 0.9 as (1 - 0.9) / (1 + 0.9) of its draws", () => {
    const random = createRandom(6);
    const worth = Array.from({ length: 12 }, () => {
      const sticky = Array.from({ length: 4 }, () => {
        let x = 0;
        return Array.from({ length: 3000 }, () => {
          x = 0.9 * x + random.normal();
          return x;
        });
      });
      return diagnose(sticky).bulkEss!;
    });
    const mean = worth.reduce((sum, ess) => sum + ess, 0) / 12;
    expect(Math.abs(mean / (12_000 / 19) - 1)).toBeLessThan(0.08);
  });
});

/** Mean and covariance of normal coefficients with known variances and prior precisions, by Gauss and Jordan's elimination. */
function conjugate({ y, v, columns, tau }: HorseshoeData, priors: readonly number[]) {
  const design = [new Float64Array(y.length).fill(1), ...columns];
  const n = design.length;
  const weight = (i: number): number => 1 / (v[i]! + tau! * tau!);
  const augmented = design.map((a, r) => [
    ...design.map((b, c) => a.reduce((sum, x, i) => sum + weight(i) * x * b[i]!, r === c ? priors[r]! : 0)),
    ...design.map((_, c) => (r === c ? 1 : 0)),
  ]);
  for (let r = 0; r < n; r++) {
    const pivot = augmented[r]![r]!;
    augmented[r] = augmented[r]!.map((x) => x / pivot);
    for (let other = 0; other < n; other++) {
      const share = augmented[other]![r]!;
      if (other !== r) augmented[other] = augmented[other]!.map((x, c) => x - share * augmented[r]![c]!);
    }
  }
  const covariance = augmented.map((row) => row.slice(n));
  const moments = design.map((a) => a.reduce((sum, x, i) => sum + weight(i) * x * y[i]!, 0));
  return { mean: covariance.map((row) => row.reduce((sum, c, j) => sum + c * moments[j]!, 0)), covariance };
}
