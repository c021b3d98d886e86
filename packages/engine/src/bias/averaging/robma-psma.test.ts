import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BiasOutcome } from "../../bias-types.ts";
import type { ParamValue } from "../../registry.ts";
import { biasInputOf } from "../bias-testing.ts";
import type { BiasInput } from "../types.ts";
import { robmaPsma } from "./robma-psma.ts";

function outcomeOf(input: BiasInput, params: Readonly<Record<string, ParamValue>> = {}): BiasOutcome {
  expect(robmaPsma.lack(input, params)).toBeNull();
  const plan = robmaPsma.plan(input, params);
  if (!plan.ok) throw new Error(plan.issues[0]!.message);
  const { total } = plan.value;
  const found = plan.value.combine([plan.value.run(0, total)]);
  if (!found.ok) throw new Error(found.issues[0]!.message);
  return found.value;
}

const numberOf = (outcome: BiasOutcome, key: string): number =>
  outcome.numbers.find((one) => one.key === key)!.value!;

/** Every number anywhere in plain data. */
function allNumbers(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (value === null || typeof value !== "object") return value === undefined ? [Number.NaN] : [];
  return Object.values(value).flatMap(allNumbers);
}

function expectWhole(outcome: BiasOutcome): void {
  for (const one of allNumbers(outcome)) {
    expect(Number.isFinite(one) && !Object.is(one, -0), `a number is ${one}`).toBe(true);
  }
  expect(JSON.stringify(outcome)).not.toMatch(/NaN|Infinity|undefined/);
}

const BEM_D = [0.25, 0.2, 0.26, 0.23, 0.22, 0.15, 0.09, 0.19, 0.42];
const BEM_SE = [
  0.10155048, 0.08246211, 0.10323629, 0.10182427, 0.10120277, 0.08210765, 0.07085372, 0.10089846, 0.14752627,
];
const bem = (measure = "SMD"): BiasInput =>
  biasInputOf(
    BEM_D,
    BEM_SE.map((s) => s * s),
    { measure },
  );

describe("RoBMA by quadrature", () => {
  it("averages the 36 models of PSMA over Bem's experiments", { timeout: 120_000 }, () => {
    const outcome = outcomeOf(bem());
    expectWhole(outcome);
    const [components, averaged, models] = outcome.tables;
    expect(models!.rows).toHaveLength(36);
    expect(components!.rows.map((row) => row[1])).toEqual(["18/36", "18/36", "32/36", "24/36", "8/36"]);
    // Averages of these marginal likelihoods, which test/reference/bias/averaging.test.ts compares one by one.
    expect(numberOf(outcome, "bfEffect")).toBeCloseTo(0.47433, 4);
    expect(numberOf(outcome, "bfHeterogeneity")).toBeCloseTo(0.14229, 4);
    expect(numberOf(outcome, "bfBias")).toBeCloseTo(16.6252, 3);
    expect(outcome.estimate!.estimate).toBeCloseTo(0.03724, 4);
    expect(outcome.estimate!.interval!.lower).toBeLessThan(0);
    expect(numberOf(outcome, "median")).toBe(0);
    expect(outcome.sentences.join(" ")).toContain("hardly tell models with a mean effect");
    expect(outcome.rejects).toBeNull();
    const curve = outcome.marks.selection!;
    expect(curve.steps).toEqual([0.025, 0.05, 0.5, 0.95, 0.975]);
    expect(curve.weight[0]).toBe(1);
    expect(curve.p).toHaveLength(
      2 * averaged!.rows.filter(([name]) => String(name).startsWith("Weight")).length,
    );
    for (const [i, weight] of curve.weight.entries()) {
      expect(curve.lower![i]!).toBeLessThanOrEqual(weight);
      expect(curve.upper![i]!).toBeGreaterThanOrEqual(weight);
    }
  });

  it("comes to the same outcome however its models are divided", () => {
    const plan = robmaPsma.plan(bem(), { ensemble: "PP" });
    if (!plan.ok) throw new Error("no plan");
    const { total, run, combine } = plan.value;
    expect(total).toBe(12);
    const told: number[] = [];
    const whole = combine([run(0, total, (done) => told.push(done))]);
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    const parts = [run(0, 1), run(1, 7), run(7, 12)].map(
      (part) => JSON.parse(JSON.stringify(part)) as typeof part,
    );
    expect(combine(parts)).toEqual(whole);
  });

  it("has no weights to draw where no model selects by p-value", () => {
    const outcome = outcomeOf(bem(), { ensemble: "PP" });
    expect(outcome.marks).toEqual({});
    expect(outcome.numbers.map(({ key }) => key)).not.toContain("bfSelection");
  });

  it("reads log odds ratios in units of pi / sqrt(3), correlations in halves", () => {
    const params = { ensemble: "PP" };
    const plain = outcomeOf(bem(), params);
    for (const [measure, unit] of [
      ["OR", Math.PI / Math.sqrt(3)],
      ["ZCOR", 0.5],
    ] as const) {
      const own = outcomeOf(
        biasInputOf(
          BEM_D.map((d) => d * unit),
          BEM_SE.map((s) => (s * unit) ** 2),
          { measure },
        ),
        params,
      );
      expect(numberOf(own, "bfEffect")).toBeCloseTo(numberOf(plain, "bfEffect"), 8);
      expect(own.estimate!.estimate / unit).toBeCloseTo(plain.estimate!.estimate, 8);
    }
  });

  it("says why where the priors do not fit or the studies are too few", () => {
    expect(robmaPsma.lack(bem("RR"), {})).toContain("RR has no known conversion");
    expect(robmaPsma.lack(bem("RR"), { unit: "logor" })).toBeNull();
    expect(robmaPsma.lack({ ...bem("PR"), nullValue: null }, {})).toContain("no value of no effect");
    expect(robmaPsma.lack(biasInputOf([0.2], [0.01]), {})).toContain("at least two");
    expect(robmaPsma.lack(biasInputOf([2e8, 1e8], [1e15, 1e15]), {})).toContain("25 standard deviations");
    expect(robmaPsma.lack(biasInputOf([0.2, 1], [0.01, 1e-18]), {})).toContain("ten million");
  });

  const odd: readonly (readonly [string, readonly number[], readonly number[]])[] = [
    ["two studies", [0.3, 0.5], [0.02, 0.03]],
    ["two precise studies", [0.3, 0.35], [0.005, 0.005]],
    ["equal standard errors", [0.3, 0.5, 0.1], [0.02, 0.02, 0.02]],
    ["equal effects", [0.3, 0.3, 0.3], [0.02, 0.03, 0.05]],
    ["all effects 0", [0, 0, 0], [0.02, 0.03, 0.05]],
    ["variances 1e8 apart", [0.3, 0.1, 0.2], [1e-7, 10, 0.02]],
    ["effects 1e8 smaller", [3e-9, 1e-9, 2e-9], [1e-17, 2e-17, 3e-17]],
    ["effects far apart", [3, -2, 8, 0], [0.01, 0.02, 0.01, 0.04]],
    ["highly significant against the favoured direction", [-2, -1.5, -1], [0.01, 0.02, 0.01]],
  ];
  it.each(odd)("has whole numbers for %s", (_, yi, vi) => {
    expectWhole(outcomeOf(biasInputOf(yi, vi), { ensemble: "original" }));
    expectWhole(outcomeOf(biasInputOf(yi, vi), { ensemble: "PP" }));
  });
});

describe("laws", () => {
  const study = fc.record({
    y: fc.double({ min: -1, max: 1.5, noNaN: true }),
    v: fc.double({ min: 0.005, max: 0.3, noNaN: true }),
  });
  const studies = fc.array(study, { minLength: 2, maxLength: 6 });
  const runs = { numRuns: 5 };
  const PP = { ensemble: "PP" };

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const [forth, back] = [rows, rows.toReversed()].map((own) =>
          outcomeOf(
            biasInputOf(
              own.map(({ y }) => y),
              own.map(({ v }) => v),
            ),
            PP,
          ),
        );
        expect(back!.estimate!.estimate).toBeCloseTo(forth!.estimate!.estimate, 7);
        expect(Math.log(numberOf(back!, "bfBias") / numberOf(forth!, "bfBias"))).toBeCloseTo(0, 6);
      }),
      runs,
    );
  });

  it("turns round with signs and favoured direction", () => {
    fc.assert(
      fc.property(studies, (rows) => {
        const vi = rows.map(({ v }) => v);
        const up = outcomeOf(
          biasInputOf(
            rows.map(({ y }) => y),
            vi,
          ),
          PP,
        );
        const down = outcomeOf(
          biasInputOf(
            rows.map(({ y }) => 0 - y),
            vi,
            { favours: -1 },
          ),
          PP,
        );
        expect(down.estimate!.estimate + up.estimate!.estimate).toBeCloseTo(0, 12);
        expect(down.estimate!.interval!.lower + up.estimate!.interval!.upper!).toBeCloseTo(0, 12);
        expect(numberOf(down, "bfEffect")).toBeCloseTo(numberOf(up, "bfEffect"), 12);
      }),
      runs,
    );
  });
});
