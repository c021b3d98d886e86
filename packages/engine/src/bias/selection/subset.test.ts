import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import { withDefaults } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { QuickBiasMethod, StudyMarks } from "../types.ts";
import { betaSelection } from "./beta.ts";
import { threePsm } from "./three-psm.ts";
import { truncatedEstimated } from "./truncated-estimated.ts";
import { veveaWoods } from "./vevea-woods.ts";

const YI = [0.42, 0.11, 0.55, 0.31, 0.78, 0.05, 0.47, 0.62, -0.12, 0.35, 0.51, 0.9];
const VI = [0.02, 0.05, 0.04, 0.01, 0.09, 0.03, 0.015, 0.06, 0.05, 0.02, 0.08, 0.12];
const SOME: StudyMarks = YI.map((_, i) => i % 3 !== 1);

function outcomeOf(method: QuickBiasMethod, selected: StudyMarks | null): BiasOutcome {
  const params = withDefaults(method.params, {});
  const result = method.run(biasInputOf(YI, VI, { selected }), params);
  if (!result.ok) throw new Error(result.issues[0]?.message ?? "");
  return result.value;
}

const number = (outcome: BiasOutcome, key: string): number =>
  outcome.numbers.find((one) => one.key === key)?.value ?? Number.NaN;

/** Abramowitz and Stegun's series 26.2.10, far from the code under test. */
function normalTail(z: number): number {
  let [term, sum] = [z, z];
  for (let n = 1; n < 200; n++) {
    term *= (-z * z * (2 * n - 1)) / (2 * n * (2 * n + 1));
    sum += term;
  }
  return 0.5 - sum / Math.sqrt(2 * Math.PI);
}

/** The likelihood of a step at p = .025 written out. */
function logLik(mu: number, tau2: number, delta: number): number {
  return YI.reduce((sum, y, i) => {
    const [v, total] = [VI[i]!, VI[i]! + tau2];
    const density = -0.5 * Math.log(2 * Math.PI * total) - (y - mu) ** 2 / (2 * total);
    if (SOME[i] === false) return sum + density;
    const cut = 1.959963984540054 * Math.sqrt(v);
    const above = normalTail((cut - mu) / Math.sqrt(total));
    return sum + density + (y >= cut ? 0 : Math.log(delta)) - Math.log(above + delta * (1 - above));
  }, 0);
}

describe("selection of some studies only", () => {
  it("fits the likelihood in which the others have no weight", () => {
    const outcome = outcomeOf(threePsm, SOME);
    const mu = outcome.estimate!.estimate;
    const tau2 = outcome.estimate!.tau2!;
    const weights = outcome.tables[0]!.rows[1]![2];
    const delta = (weights as { value: number }).value;
    const best = number(outcome, "log-lik");
    expect(logLik(mu, tau2, delta)).toBeCloseTo(best, 9);
    for (const step of [-1e-3, 1e-3]) {
      expect(logLik(mu + step, tau2, delta)).toBeLessThan(best);
      expect(logLik(mu, tau2, delta + step)).toBeLessThan(best);
      if (tau2 + step >= 0) expect(logLik(mu, tau2 + step, delta)).toBeLessThan(best);
    }
    expect(outcome.ran).toContain("8 of 12 studies subject to selection");
    expect(threePsm.r!(biasInputOf(YI, VI, { selected: SOME }), outcome).lacks[0]?.reason).toContain("4.8");
  });

  it.each([threePsm, betaSelection, veveaWoods])("is selection of all where all are named: $id", (method) => {
    const all = outcomeOf(method, null);
    expect(
      outcomeOf(
        method,
        YI.map(() => true),
      ),
    ).toEqual(all);
    expect(outcomeOf(method, SOME).estimate!.estimate).not.toBeCloseTo(all.estimate!.estimate, 6);
  });

  it("counts the studies of an interval that could have been selected", () => {
    const { tables } = outcomeOf(threePsm, SOME);
    const counts = tables[0]!.rows.map((row) => (row[1] as { value: number }).value);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(8);
  });

  it("looks for cut-offs among selected studies", () => {
    const cut = number(outcomeOf(truncatedEstimated, SOME), "cut");
    expect(YI.filter((_, i) => SOME[i] === true)).toContainEqual(expect.closeTo(cut, 10));
  });

  it("refuses a column that does not say it of every study, and one that exempts all", () => {
    const lack = (selected: StudyMarks): string | null =>
      threePsm.lack(biasInputOf(YI, VI, { selected }), {});
    expect(lack(SOME.with(2, null))).toMatch(/neither yes nor no of Study 3/u);
    expect(lack(YI.map(() => false))).toMatch(/no of every study/u);
    expect(lack(SOME)).toBeNull();
  });
});
