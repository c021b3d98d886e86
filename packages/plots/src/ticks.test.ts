import { scaleLinear } from "d3";
import { describe, expect, it } from "vitest";
import { createDisplayScale } from "./display-scale.ts";
import { plotInput, RATIO_MEASURE } from "./testing/report-fixture.ts";
import { effectTicks, linearTicks } from "./ticks.ts";

const ratios = createDisplayScale(plotInput({ yi: [0.1], vi: [0.1], measure: RATIO_MEASURE }));

function ratioLabels(low: number, high: number, width = 400): string[] {
  const x = scaleLinear([Math.log(low), Math.log(high)], [0, width]);
  return effectTicks(ratios, [low, high], (value) => x(Math.log(value)), 12).map(({ label }) => label);
}

describe("effectTicks on a log axis", () => {
  it("halves and doubles over moderate ranges", () => {
    expect(ratioLabels(0.1, 9)).toEqual(["0.125", "0.25", "0.5", "1", "2", "4", "8"]);
  });

  it("goes by powers of ten over wide ranges", () => {
    expect(ratioLabels(0.0009, 1100)).toEqual(["0.001", "0.01", "0.1", "1", "10", "100", "1000"]);
  });

  it("goes by round steps over narrow ranges", () => {
    expect(ratioLabels(0.85, 1.25)).toContain("1.00");
  });

  it("has labels for ranges at the edge of double precision", () => {
    const labels = ratioLabels(1e-200, 1e200);
    expect(labels.length).toBeGreaterThanOrEqual(3);
    expect(labels).toContain("1");
  });
});

describe("linearTicks", () => {
  it("prints in the unit of the column and leaves gaps between labels", () => {
    const x = scaleLinear([0, 4e-8], [0, 200]);
    const labels = linearTicks([0, 4e-8], -9, x, 12).map(({ label }) => label);
    expect(labels).toEqual(["0", "10", "20", "30", "40"]);
  });

  it("goes on in finer steps where the scale is drawn out towards its ends, as that of logits", () => {
    const logit = (share: number): number => Math.log(share / (1 - share));
    const x = scaleLinear([logit(0.15), logit(0.974)], [0, 1100]);
    const ticks = linearTicks([0.15, 0.974], 0, (share) => x(logit(share)), 12);
    expect(ticks.map(({ label }) => label).slice(-4)).toEqual(["0.8", "0.9", "0.95", "0.97"]);
    const mirrored = scaleLinear([logit(0.026), logit(0.85)], [0, 1100]);
    const low = linearTicks([0.026, 0.85], 0, (share) => mirrored(logit(share)), 12);
    expect(low.map(({ label }) => label).slice(0, 4)).toEqual(["0.03", "0.05", "0.1", "0.2"]);
    expect(low.every(({ position }, at) => at === 0 || position > low[at - 1]!.position)).toBe(true);
  });

  it("keeps even steps on an even scale, also one that ends just short of a step", () => {
    const x = scaleLinear([0, 0.999], [0, 1000]);
    const labels = linearTicks([0, 0.999], 0, x, 12).map(({ label }) => label);
    expect(labels).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8"]);
  });
});

it("finds more than the middle of a scale that is drawn out at both ends", () => {
  // Correlations of four people each, over their Fisher z: 350 px from -4.5 to 4.5.
  const across = (r: number): number => (350 * (Math.atanh(r) + 4.5)) / 9;
  const limits = [Math.tanh(-4.5), Math.tanh(4.5)] as const;
  const found = linearTicks(limits, 0, across, 12);
  expect(found.length).toBeGreaterThanOrEqual(5);
  const labels = found.map(({ label }) => label);
  expect(labels).toContain("0");
  expect(labels.map((label) => label.replace("\u2212", "-")).map(Number)).toEqual(
    labels.map((label) => Number(label.replace("\u2212", "-"))).toSorted((a, b) => a - b),
  );
  for (const [at, { position }] of found.slice(1).entries())
    expect(position - found[at]!.position).toBeGreaterThan(20);
});
