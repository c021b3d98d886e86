import { describe, expect, it } from "vitest";
import { fitted, inputOf } from "../moderation/location-scale/testing.ts";
import { rLocationScale } from "./r-location-scale.ts";

const yi = [0, 0.4, 1.2, -0.8, 0.5, 0.9, 0.1, 1.3];
const vi = yi.map(() => 0.1);
const ones = yi.map(() => 1);
const dose = yi.map((_, i) => i);
const model = { mods: "~ dose", scale: "~ dose", data: "dat", name: "ls" };

describe("a location-scale model in R", () => {
  const fit = fitted(
    inputOf(yi, vi, { intrcpt: ones, dose }, { location: { intrcpt: ones, dose }, method: "ML", test: "t" }),
  );

  it("states every option and asks for the package it needs", () => {
    const { code, unchecked } = rLocationScale(model, fit);
    const text = code.join("\n");
    for (const argument of [
      "mods = ~ dose",
      "scale = ~ dose",
      'link = "log"',
      'method = "ML"',
      'test = "t"',
      "level = 95",
    ]) {
      expect(text).toContain(argument);
    }
    expect(text).toContain('requireNamespace("numDeriv", quietly = TRUE)');
    expect(unchecked).toEqual([]);
  });

  it("compares coefficients, tests and likelihood, where numDeriv is there", () => {
    const { checks } = rLocationScale(model, fit);
    expect(checks.map(({ name }) => name)).toContain("scale coefficients");
    expect(checks.every(({ onlyIf }) => onlyIf?.condition === "!is.null(ls)")).toBe(true);
  });

  it("compares nothing where R has no number to compare with", () => {
    const agreeing = fitted(inputOf(ones, vi, { intrcpt: ones }));
    const { checks, unchecked } = rLocationScale(model, agreeing);
    expect(checks).toEqual([]);
    expect(unchecked[0]?.reason).toContain("no maximum");
    const boundary = fitted(inputOf(ones, vi, { intrcpt: ones }, { link: "identity" }));
    expect(rLocationScale(model, boundary).unchecked[0]?.reason).toContain("boundary");
  });
});
