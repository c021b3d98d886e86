import { describe, expect, it } from "vitest";
import type { Params } from "../registry.ts";
import { dependsOnOthers } from "./derive-alone.ts";
import { measures } from "./registry.ts";
import type { Measure } from "./types.ts";

/** Two studies with numbers for every input; the second has an empty cell in tables, and another size, SD and correlation. */
const STUDIES: Readonly<Record<string, readonly [number, number]>> = {
  ai: [12, 0],
  bi: [38, 30],
  ci: [20, 9],
  di: [29, 21],
  n1i: [50, 30],
  n2i: [49, 30],
  xi: [11, 0],
  x1i: [8, 0],
  x2i: [14, 6],
  t1i: [90, 40],
  t2i: [95, 60],
  ti: [2.1, 1.2],
  m1i: [12, 9],
  m2i: [10, 8],
  sd1i: [3, 5],
  sd2i: [4, 6],
  mi: [4, 5],
  sdi: [2, 7],
  ri: [0.4, 0.6],
  r2i: [0.3, 0.5],
  ni: [60, 31],
};

/** Where an input is something else than elsewhere, or has other limits. */
const OWN: Readonly<Record<string, typeof STUDIES>> = {
  CLES: { ai: [0.6, 0.7] },
  AUC: { ai: [0.6, 0.7] },
  MPORM: { ri: [0.1, 0.2], n2i: [50, 30] },
};

/** Where a choice changes nothing of the two studies as they are: amounts that come from tables without an empty cell. */
const FOR_CHOICE: Readonly<Record<string, { readonly numbers: typeof STUDIES; readonly params: Params }>> = {
  increment: { numbers: { ai: [12, 3] }, params: { to: "all" } },
};

function effectsOf(
  measure: Measure,
  params: Params,
  studies: number,
  own: typeof STUDIES = {},
): readonly (number | null)[] {
  const set = measure.inputSets[0]!;
  const numbers = { ...STUDIES, ...OWN[measure.id], ...own };
  const inputs = Object.fromEntries(set.map((key) => [key, numbers[key]?.slice(0, studies) ?? []]));
  const { yi, vi } = measure.compute(inputs, params);
  return [yi[0] ?? null, vi[0] ?? null];
}

const CHOICES = measures.records.flatMap((measure) =>
  measure.params.flatMap((def) =>
    def.type === "choice" && measure.inputSets[0]!.every((key) => key in STUDIES)
      ? def.choices.map(({ value }) => ({ measure, id: measure.id, key: def.key, value }))
      : [],
  ),
);

describe("dependsOnOthers", () => {
  it("is tried on choices of measures of every kind", () => {
    expect(CHOICES.length).toBeGreaterThan(100);
  });

  it.each(CHOICES)("says of $id with $key $value whether another study changes it", (choice) => {
    const { measure, key, value } = choice;
    // Where the usual amount is 0, adding it changes nothing.
    const params = measure.params.some((def) => def.key === "add")
      ? { add: 0.5, ...FOR_CHOICE[key]?.params, [key]: value }
      : { [key]: value };
    const own = FOR_CHOICE[key]?.numbers;
    const [alone, beside] = [effectsOf(measure, params, 1, own), effectsOf(measure, params, 2, own)];
    expect(alone[0]).not.toBeNull();
    if (dependsOnOthers(measure.params, params)) expect(beside).not.toEqual(alone);
    else expect(beside).toEqual(alone);
  });

  it("takes the default of what is not given", () => {
    const { params } = measures.get("RD");
    expect(dependsOnOthers(params, {})).toBe(false);
    expect(dependsOnOthers(params, { vtype: "AV", to: "none" })).toBe(true);
  });
});
