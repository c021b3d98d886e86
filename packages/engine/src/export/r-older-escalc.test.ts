import { describe, expect, it } from "vitest";
import { measures } from "../measures/registry.ts";
import type { OlderEscalc } from "../measures/types.ts";
import { withDefaults } from "../registry.ts";
import { lackOfEscalc, lackOfOldEscalc } from "./r-older-escalc.ts";

const described = (older?: OlderEscalc): Parameters<typeof lackOfOldEscalc>[0] => ({
  id: "XX",
  inputs: ["ai", "ti", "pi"].map((key) => ({ key, label: key, aliases: [] })),
  params: [
    { key: "correct", label: "", help: "", type: "boolean", default: true },
    { key: "vtype", label: "", help: "", type: "choice", default: "LS", choices: [] },
  ],
  ...(older && { older }),
});

const lackOf = (older: OlderEscalc | undefined, inputs: readonly string[], params = {}): string | null =>
  lackOfOldEscalc(described(older), inputs, params)?.lack ?? null;

describe("what older versions of escalc() lack", () => {
  it("is nothing where the record names nothing, or nothing that was chosen", () => {
    expect(lackOf(undefined, ["ai"], { vtype: "AV", correct: false })).toBeNull();
    expect(lackOf({ inputs: ["ti"], vtypes: ["AV"], alwaysCorrects: true }, ["ai"])).toBeNull();
    expect(lackOf({}, ["ti"], { vtype: "AV", correct: false })).toBeNull();
  });

  it("is the measure, its inputs, the correction or the kind of variance, in this order", () => {
    const older: OlderEscalc = { inputs: ["pi", "ti"], vtypes: ["AV"], alwaysCorrects: true };
    const params = { vtype: "AV", correct: false };
    expect(lackOf({ ...older, absent: true }, ["ai"])).toBe("escalc() has no measure XX");
    expect(lackOf(older, ["pi", "ai", "ti"], params)).toBe("escalc() does not take ti, pi for XX");
    expect(lackOf(older, ["ai"], params)).toBe("escalc() always applies the small-sample correction");
    expect(lackOf(older, ["ai"], { vtype: "AV" })).toBe('escalc() has no vtype = "AV" for XX');
  });

  it("comes with the version that has it", () => {
    expect(lackOfOldEscalc(described({ absent: true }), [], {})?.condition).toBe(
      'packageVersion("metafor") >= "5.0"',
    );
  });
});

describe("a package that escalc() needs", () => {
  const measure = { ...described(), rPackage: "gsl" };

  it("stands beside what older versions lack", () => {
    expect(lackOfEscalc(measure, ["ai"], {})).toEqual({
      condition: 'requireNamespace("gsl", quietly = TRUE)',
      lack: "escalc() needs the package gsl for XX",
    });
    expect(lackOfEscalc({ ...measure, older: { inputs: ["ti"] } }, ["ti"], {})).toEqual({
      condition: 'packageVersion("metafor") >= "5.0" && requireNamespace("gsl", quietly = TRUE)',
      lack: "escalc() does not take ti for XX, and escalc() needs the package gsl for XX",
    });
  });
});

describe.each(measures.records)("the record $id", ({ inputs, params, older }) => {
  it("names inputs, kinds of variance and a correction that it has, and not its defaults", () => {
    const keys = inputs.map(({ key }) => key);
    const vtype = params.find(({ key }) => key === "vtype");
    const choices = vtype?.type === "choice" ? vtype.choices.map(({ value }) => value) : [];
    expect((older?.inputs ?? []).filter((key) => !keys.includes(key))).toEqual([]);
    expect((older?.vtypes ?? []).filter((value) => !choices.includes(value))).toEqual([]);
    expect(older?.vtypes ?? []).not.toContain(withDefaults(params, {}).vtype);
    if (older?.alwaysCorrects === true) expect(params.map(({ key }) => key)).toContain("correct");
  });
});
