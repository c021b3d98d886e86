import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ModeratorValues } from "../design/types.ts";
import { associationOf } from "./association.ts";
import { bandOf, quantileOf, tercileCuts } from "./bands.ts";
import { designMap } from "./design-map.ts";
import { moderationOf } from "./moderation-stage.ts";
import { COLUMNS, inputFor } from "./moderation-testing.ts";
import { detectableEffect, jointPower, powerOf } from "./power.ts";

const map = (...given: Parameters<typeof inputFor>) => moderationOf(inputFor(...given)).designMap!;

function factor(column: string, values: readonly (number | null)[]): ModeratorValues {
  const count = Math.max(...values.map((value) => value ?? 0)) + 1;
  const levels = Array.from({ length: count }, (_, i) => `${column}${i}`);
  return { column, role: null, kind: "factor", levels, values, unit: null };
}
const number = (column: string, values: readonly (number | null)[]): ModeratorValues => ({
  column,
  role: null,
  kind: "numeric",
  levels: [],
  values,
  unit: null,
});

describe("the design map", () => {
  it("counts every combination of format, dose band and facilitator", () => {
    const { axes, cells, k, unplaced } = map();
    expect(axes.map(({ role }) => role)).toEqual(["format", "dose", "facilitator"]);
    expect(axes[1]!.cuts).toHaveLength(2);
    expect(cells).toHaveLength(27);
    expect(cells.reduce((sum, cell) => sum + cell.k, 0)).toBe(12);
    expect([k, unplaced]).toEqual([12, 0]);
    for (const { studies, state } of cells) expect(state).toBe(["empty", "one"][studies] ?? "several");
    const online = axes[0]!.bins.indexOf("online");
    const self = axes[2]!.bins.indexOf("self");
    expect(cells.find(({ at }) => at[0] === online && at[1] === 0 && at[2] === self)!.k).toBe(4);
  });

  it("takes the bands that the user gives", () => {
    const { axes, cells } = map({ map: { cuts: { hours: [10] }, difference: null } });
    expect(axes[1]!.bins).toEqual(["under 10 hours", "10 hours and more"]);
    const above = cells.filter(({ at }) => at[1] === 1).reduce((sum, cell) => sum + cell.k, 0);
    expect(above).toBe(5);
  });

  it("counts effects and studies apart", () => {
    const input = inputFor();
    const labels = input.effects.labels.map((_, i) => `Study ${i < 4 ? 1 : i}`);
    const { cells } = moderationOf({ ...input, effects: { ...input.effects, labels } }).designMap!;
    expect(cells.find((cell) => cell.k === 4)).toMatchObject({ studies: 1, state: "one" });
  });

  it("counts what is missing, and leaves those effects out of the cells", () => {
    const columns = {
      ...COLUMNS,
      facilitator: COLUMNS.facilitator!.map((level, i) => (i < 3 ? null : level)),
    };
    const { unplaced, missing, sentences } = map({}, {}, columns);
    expect(unplaced).toBe(3);
    expect(missing.find(({ column }) => column === "facilitator")).toEqual({
      column: "facilitator",
      missing: 3,
      of: 12,
    });
    expect(sentences).toContain("facilitator is missing for 3 of 12 effects.");
  });

  it("says which moderators cannot be told apart", () => {
    const { associations, sentences } = map();
    const pair = associations.find(
      ({ columns }) => columns.includes("format") && columns.includes("facilitator"),
    )!;
    expect(pair.confounded).toBe("nearly");
    expect(sentences.join(" ")).toContain(
      "online (format) and self (facilitator) are the same studies but one",
    );
  });

  it("is none without a value of any moderator", () => {
    expect(
      designMap({
        variables: [number("x", [null, null])],
        rowIds: ["a", "b"],
        labels: ["a", "b"],
        power: [],
      }),
    ).toBeNull();
  });
});

describe("association", () => {
  it("is that of R", () => {
    // R: sqrt(chisq.test(table(a, b), correct = FALSE)$statistic / 8), cor(x, y), sqrt(summary(lm(x ~ a))$r.squared)
    const a = factor("a", [0, 0, 0, 0, 1, 1, 1, 1]);
    const b = factor("b", [0, 0, 0, 1, 0, 1, 1, 1]);
    expect(associationOf(a, b)).toMatchObject({ measure: "V", confounded: "apart" });
    expect(associationOf(a, b).value).toBeCloseTo(0.5, 12);
    const x = number("x", [1, 2, 3, 4, 5, 6, 7, 9]);
    expect(associationOf(a, x).value).toBeCloseTo(0.85106449634699, 12);
    const line = associationOf(x, number("y", [2, 4, 6, 8, 10, 12, 14, 18]));
    expect(line.confounded).toBe("complete");
    expect(line.value).toBeCloseTo(1, 14);
  });

  it("is complete where one factor settles the other, and none where one does not vary", () => {
    expect(associationOf(factor("a", [0, 0, 1, 1, 2, 2]), factor("b", [0, 0, 1, 1, 1, 1])).confounded).toBe(
      "complete",
    );
    expect(associationOf(factor("a", [0, 0, 0]), factor("b", [0, 1, 1])).value).toBeNull();
    expect(associationOf(factor("a", [0, null, 1]), number("x", [1, 2, null])).k).toBe(1);
  });

  it("does not mind which moderator comes first", () => {
    const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 3,
      maxLength: 20,
    });
    fc.assert(
      fc.property(values, (pairs) => {
        const [a, b] = [
          factor(
            "a",
            pairs.map(([x]) => x),
          ),
          factor(
            "b",
            pairs.map(([, y]) => y),
          ),
        ];
        const [there, back] = [associationOf(a, b), associationOf(b, a)];
        expect(back.confounded).toBe(there.confounded);
        expect(back.value ?? -1).toBeCloseTo(there.value ?? -1, 12);
        if (there.value !== null) expect(there.value).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("bands", () => {
  it("are cut where thirds meet, with a value on a cut in the band above", () => {
    expect(quantileOf([1, 2, 3, 4], 1 / 3)).toBeCloseTo(2, 12);
    expect(tercileCuts([1, 2, 3, 4, 5, 6, 7])).toEqual([3, 5]);
    expect([2.9, 3, 5].map((value) => bandOf(value, [3, 5]))).toEqual([0, 1, 2]);
    expect(tercileCuts([4, 4, 4, 4])).toEqual([]);
    expect(tercileCuts([4, 4, 4, 9])).toEqual([]);
  });
});

describe("power", () => {
  it("is that of a two-sided z test", () => {
    // R: pnorm(d / se - qnorm(.975)) + pnorm(-d / se - qnorm(.975)) with d = 0.3, se = 0.1; (qnorm(.8) + qnorm(.975)) * 0.1
    expect(powerOf(0.3, 0.1, 0.05)).toBeCloseTo(0.850838768327056, 10);
    expect(powerOf(0, 0.1, 0.05)).toBeCloseTo(0.05, 12);
    expect(detectableEffect(0.1, 0.05)).toBeCloseTo(0.280158178701358, 9);
  });

  it("finds the smallest detectable difference at 80 %", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.double({ min: 0.001, max: 0.3, noNaN: true }),
        (se, alpha) => {
          expect(powerOf(detectableEffect(se, alpha), se, alpha)).toBeCloseTo(0.8, 9);
        },
      ),
    );
  });

  it("is stated for a difference of the user's, per level against the first and over the middle half of a number", () => {
    const all = map({ map: { cuts: {}, difference: 0.5 } }).power;
    const power = all.filter(({ kind }) => kind !== "joint");
    expect(power.map(({ column, between, per }) => [column, between, per])).toEqual([
      ["format", ["online", "group"], null],
      ["format", ["single", "group"], null],
      ["hours", null, 8],
      ["facilitator", ["self", "peer"], null],
      ["facilitator", ["trained", "peer"], null],
    ]);
    for (const one of power) expect([one.effect, one.k]).toEqual([0.5, 12]);
    const usual = map().power.filter(({ kind }) => kind !== "joint");
    for (const [i, one] of power.entries()) {
      expect(one.power).toBeGreaterThan(usual[i]!.power);
      expect(one.detectable).toBe(usual[i]!.detectable);
    }
  });
});

describe("the power of the test of all levels", () => {
  it("is that of a z test where there are two levels", () => {
    for (const effect of [0.1, 0.4, 2])
      expect(jointPower((effect / 0.2) ** 2, 1, 0.05)).toBeCloseTo(powerOf(effect, 0.2, 0.05), 12);
  });

  it("is stated once per factor of three levels or more, lower than that of the same pair alone", () => {
    const { power } = map({ map: { cuts: {}, difference: 0.5 } });
    const joint = power.filter(({ kind }) => kind === "joint");
    expect(joint.map(({ column }) => column)).toEqual(["format", "facilitator"]);
    for (const { column, power: found, detectable, sentence } of joint) {
      const alone = power.filter((one) => one.column === column && one.kind === "difference");
      expect(found).toBeLessThan(Math.max(...alone.map((one) => one.power)));
      expect(found).toBeGreaterThan(0.05);
      expect(detectable).toBeGreaterThan(Math.min(...alone.map((one) => one.detectable)));
      expect(sentence).toContain("in the test of all of them");
    }
  });
});
