import { describe, expect, it } from "vitest";
import type { Quantities } from "../../derivation.ts";
import { type Params, withDefaults } from "../../registry.ts";
import type { ConversionResult } from "../types.ts";
import { INTERVAL_CONVERSIONS } from "./index.ts";

function run(id: string, given: Quantities, params: Params = {}): ConversionResult {
  const conversion = INTERVAL_CONVERSIONS.find((record) => record.id === id)!;
  return conversion.compute(given, withDefaults(conversion.params, params));
}
function codes(result: ConversionResult): string[] {
  return result.issues.map(({ code }) => code);
}
function value(key: string, result: ConversionResult): number {
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join(" "));
  return result.values[key]!;
}

describe("an interval", () => {
  it("of a ratio is read on the log scale, whatever its level", () => {
    const [y, se] = [-0.43, 0.25];
    for (const [level, q] of [
      [0.95, 1.959963984540054],
      [0.9, 1.6448536269514722],
    ] as const) {
      const given = { ori: Math.exp(y), or_lb: Math.exp(y - q * se), or_ub: Math.exp(y + q * se), level };
      const result = run("or-interval", given);
      expect(value("yi_OR", result)).toBeCloseTo(y, 13);
      expect(value("vi_OR", result)).toBeCloseTo(se * se, 13);
      expect(codes(result)).toEqual([]);
    }
  });

  it("symmetric as printed is no interval of a ratio", () => {
    const result = run("or-interval", { ori: 1.5, or_lb: 0.5, or_ub: 2.5 });
    expect(codes(result)).toEqual(["interval-not-symmetric"]);
    expect(result.issues[0]!.hint).toContain("symmetric as it stands");
  });

  it("symmetric on the log scale is that of a ratio", () => {
    const result = run("md-interval", { md: 0.65, md_lb: 0.4, md_ub: 1.06 });
    expect(codes(result)).toEqual(["interval-not-symmetric"]);
    expect(result.issues[0]!.hint).toContain("symmetric on the log scale");
  });

  it("has no tolerance but that of its printed digits: what it is symmetric as is asked for", () => {
    const result = run("rr-interval", { rri: 0.71, rr_lb: 0.52, rr_ub: 0.9 });
    expect(codes(result)).toEqual(["interval-not-symmetric"]);
    expect(result.issues[0]!.hint).toContain("Did you mean");
    for (const [rri, rr_lb, rr_ub] of [
      [0.71, 0.54, 0.93],
      [0.49, 0.34, 0.7],
      [1.2, 1, 1.4],
      [0.02, 0.01, 0.05],
    ] as const) {
      expect(codes(run("rr-interval", { rri, rr_lb, rr_ub }))).toEqual([]);
    }
  });

  it("symmetric on no scale is suspected of a slip", () => {
    const result = run("or-interval", { ori: 0.41, or_lb: 0.11, or_ub: 0.93 });
    expect(codes(result)).toEqual(["interval-not-symmetric"]);
    expect(result.issues[0]!.hint).toContain("mistyped");
  });

  it("that only rounding makes lopsided is let pass", () => {
    expect(codes(run("or-interval", { ori: 1.02, or_lb: 1.01, or_ub: 1.04 }))).toEqual([]);
    expect(codes(run("rr-interval", { rri: 0.65, rr_lb: 0.4, rr_ub: 1.06 }))).toEqual([]);
  });

  it("that cannot be is refused with the likely reason", () => {
    expect(codes(run("or-interval", { ori: 1.5, or_lb: 2.5, or_ub: 0.9 }))).toEqual(["interval-reversed"]);
    expect(codes(run("or-interval", { ori: 0.4, or_lb: 0.9, or_ub: 2.5 }))).toEqual([
      "point-outside-interval",
    ]);
    expect(codes(run("or-interval", { ori: 0.4, or_lb: -0.9, or_ub: 2.5 }))).toEqual(["not-positive"]);
    expect(codes(run("or-interval", { ori: 1, or_lb: 0.5, or_ub: 2, level: 95 }))).toEqual([
      "proportion-out-of-range",
    ]);
    expect(codes(run("md-lower-end", { md: 1, md_lb: 2 }))).toEqual(["point-outside-interval"]);
  });

  it("of a correlation is read as that of Fisher's z", () => {
    const [z, se] = [0.4, 0.1];
    const given = {
      r_lb: Math.tanh(z - 1.959963984540054 * se),
      r_ub: Math.tanh(z + 1.959963984540054 * se),
    };
    expect(value("yi_ZCOR", run("r-ends", given))).toBeCloseTo(z, 13);
    expect(value("vi_ZCOR", run("r-interval", { r: Math.tanh(z), ...given }))).toBeCloseTo(se * se, 13);
    expect(codes(run("r-interval", { r: 1.2, r_lb: 0.2, r_ub: 0.4 }))).toEqual(["correlation-out-of-range"]);
  });

  it("of a mean difference is wider by t where the degrees of freedom are known", () => {
    const given = { md: 2.5, md_lb: 0.4, md_ub: 4.6 };
    expect(value("vi_MD", run("md-interval", { ...given, df: 10 }))).toBeCloseTo(
      (2.1 / 2.228138851986274) ** 2,
      12,
    );
  });
});

describe("a test of an effect", () => {
  it("of exactly no effect has no standard error", () => {
    expect(codes(run("or-p", { ori: 1.5, or_p: 1 }))).toEqual(["standard-error-infinite"]);
    expect(codes(run("or-z", { ori: 1, or_z: 0.3 }))).toEqual(["standard-error-infinite"]);
  });

  it("against its own effect says so", () => {
    expect(codes(run("or-z", { ori: 0.6, or_z: 2.1 }))).toEqual(["sign-against-test"]);
    expect(codes(run("or-z", { ori: 0.6, or_z: -2.1 }))).toEqual([]);
  });

  it("may be one-sided", () => {
    const two = value("vi_OR", run("or-p", { ori: 1.5, or_p: 0.04 }));
    const one = value("vi_OR", run("or-p", { ori: 1.5, or_p: 0.02 }, { p_sides: "one" }));
    expect(one).toBeCloseTo(two, 14);
  });
});

it("a ratio and its logarithm lead to the same place", () => {
  const ratio = Math.exp(-0.43);
  expect(value("yi_OR", run("or-se", { ori: ratio, se_logor: 0.2 }))).toBeCloseTo(-0.43, 14);
  expect(value("yi_OR", run("logor-se", { logor: -0.43, se_logor: 0.2 }))).toBe(-0.43);
  expect(value("vi_OR", run("or-natural-se", { ori: ratio, or_se: 0.2 * ratio }))).toBeCloseTo(0.04, 14);
});
