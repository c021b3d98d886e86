import { describe, expect, it } from "vitest";
import { gammaQuantileOf } from "../../numeric/chi-square.ts";
import { lowerTail } from "../../numeric/log-tails.ts";
import { fitQuantiles, momentSteps, type QuantileFit } from "./quantile-estimation.ts";
import { type Summary, term } from "./summary.ts";

const exactGamma = (scale: number): Summary => {
  const at = (name: string, p: number) => term(name, scale * gammaQuantileOf(lowerTail(p), 3));
  return {
    min: at("min", 1 / 50),
    q1: at("q1", 0.25),
    median: at("med", 0.5),
    q3: at("q3", 0.75),
    max: at("max", 1 - 1 / 50),
    n: term("n", 50),
  };
};

describe("fitQuantiles", () => {
  it("recovers the distribution that the quantiles come from", () => {
    const [best] = fitQuantiles(exactGamma(2));
    expect(best!.family).toBe("gamma");
    expect(best!.parameters[0]).toBeCloseTo(3, 5);
    expect(best!.parameters[1]).toBeCloseTo(0.5, 5);
  });

  it.each([1e-9, 1e9])("does not depend on the unit (%d)", (unit) => {
    const plain = fitQuantiles(exactGamma(1));
    fitQuantiles(exactGamma(unit)).forEach((fit, index) => {
      expect(fit.family).toBe(plain[index]!.family);
      const [one, other] = [meanOf(fit) / unit, meanOf(plain[index]!)];
      expect(Math.abs(one / other - 1)).toBeLessThan(1e-6);
    });
  });

  it("fits the normal distribution alone where a value is not positive", () => {
    const summary = { min: term("a", -1), median: term("m", 3), max: term("b", 8), n: term("n", 30) };
    expect(fitQuantiles(summary).map(({ family }) => family)).toEqual(["normal"]);
  });
});

function meanOf(fit: QuantileFit): number {
  const values = new Map<string, number>();
  momentSteps(fit, { mean: "mean", sd: "sd" }, (symbol, _expression, value) => {
    values.set(symbol, value);
    return value;
  });
  return values.get("mean")!;
}
