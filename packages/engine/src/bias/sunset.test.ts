import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { errorForPower, sunsetOf } from "./sunset.ts";

const errors = [0.1, 0.2, 0.3, 0.45, 0.5];
const deviations = [0.25, 0.5, -0.1, 1.2, 0.3];

describe("sunsetOf", () => {
  it("has the power of a z-test of each study", () => {
    // R: d <- .3; s <- c(.1, .2, .3, .45, .5); pnorm(d / s - qnorm(.975)) + pnorm(-d / s - qnorm(.975))
    const { power, medianPower, expected } = sunsetOf(deviations, errors, 0.3, 0.05);
    const wanted = [0.85083876833, 0.32304115978, 0.17007504575, 0.10226586799, 0.09215481119];
    for (const [i, own] of power.entries()) expect(own).toBeCloseTo(wanted[i]!, 10);
    expect(medianPower).toBeCloseTo(0.17007504575, 10);
    expect(expected).toBeCloseTo(1.538375653, 8);
  });

  it("counts significant results in either direction", () => {
    expect(sunsetOf(deviations, errors, 0.3, 0.05).observed).toBe(3);
    expect(
      sunsetOf(
        deviations.map((d) => -d),
        errors,
        0.3,
        0.05,
      ).observed,
    ).toBe(3);
  });

  it("names the effects at which the middle study has a third and two thirds of power", () => {
    const { effectForThird, effectForTwoThirds } = sunsetOf(deviations, errors, 0.3, 0.05);
    expect(sunsetOf(deviations, errors, effectForThird, 0.05).medianPower).toBeCloseTo(1 / 3, 12);
    expect(sunsetOf(deviations, errors, effectForTwoThirds, 0.05).medianPower).toBeCloseTo(2 / 3, 12);
    const even = [0.1, 0.2, 0.3, 0.4];
    const two = sunsetOf([0, 0, 0, 0], even, 0.3, 0.05);
    expect(sunsetOf([0, 0, 0, 0], even, two.effectForThird, 0.05).medianPower).toBeCloseTo(1 / 3, 12);
  });

  it("stays the same in another unit", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (unit) => {
        const scaled = sunsetOf(
          deviations.map((d) => d * unit),
          errors.map((s) => s * unit),
          0.3 * unit,
          0.05,
        );
        const plain = sunsetOf(deviations, errors, 0.3, 0.05);
        expect(scaled.medianPower).toBeCloseTo(plain.medianPower, 10);
        expect(scaled.effectForThird / unit).toBeCloseTo(plain.effectForThird, 10);
      }),
    );
  });

  it("has the power of chance where there is no effect", () => {
    expect(sunsetOf(deviations, errors, 0, 0.05).power.every((own) => Math.abs(own - 0.05) < 1e-12)).toBe(
      true,
    );
  });
});

describe("errorForPower", () => {
  it("is the standard error at which a study has that power", () => {
    const error = errorForPower(0.3, 0.8, 0.05)!;
    expect(sunsetOf([0], [error], 0.3, 0.05).medianPower).toBeCloseTo(0.8, 12);
  });

  it("is none without an effect, and where chance alone has that power", () => {
    expect(errorForPower(0, 0.8, 0.05)).toBeNull();
    expect(errorForPower(0.3, 0.05, 0.05)).toBeNull();
  });
});
