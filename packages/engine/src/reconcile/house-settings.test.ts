import { describe, expect, it } from "vitest";
import { compareStyles } from "./compare-styles.ts";
import { findSettings } from "./find-settings.ts";
import { effectText } from "./numbers.ts";
import { COUNTS, documentOf, published } from "./reconcile-testing.ts";

const trials = documentOf("RR", COUNTS);

describe("the settings that are found", () => {
  it("are those of a permutation with another model than the document's own", () => {
    const effects = documentOf("GEN", {
      yi: [0.42, 0.91, 0.15, 1.3, 0.66, -0.12],
      vi: [0.05, 0.2, 0.02, 0.4, 0.1, 0.08],
    });
    const other = { ...effects, model: { ...effects.model, estimator: "SJ", test: "perm" } };
    const numbers = findSettings(other, published("1")).own?.numbers;
    const { found, refitted } = findSettings(effects, published(effectText(numbers!, 4)));
    expect(found.map(({ model }) => [model.estimator, model.test])).toContainEqual(["SJ", "perm"]);
    expect(refitted.tried).toBeLessThanOrEqual(6);
  });

  it("say with how many models the slow tests were not tried", () => {
    const even = documentOf("GEN", { yi: [0.3, 0.31, 0.29, 0.3], vi: [0.04, 0.04, 0.04, 0.04] });
    const { refitted, sentence } = findSettings(even, published("0.30 [0.28, 9.99]"));
    expect(refitted.tried).toBe(6);
    expect(refitted.untried).toBeGreaterThan(0);
    expect(sentence).toContain(`was tried with 6 models and not with ${refitted.untried} other models`);
  });

  it.each([
    ["RevMan 5", "revman5-random", "the approximate factor and N - 3.94"],
    ["Stata 19", "stata", "the approximate factor"],
  ])("are those of %s for a standardised mean difference: %s, %s", (label, id) => {
    const small = documentOf("SMD", {
      m1i: [10.2, 9.4, 12.1],
      sd1i: [2.1, 2.2, 3.1],
      n1i: [5, 6, 4],
      m2i: [8.1, 9.2, 8.8],
      sd2i: [2.9, 2, 2.7],
      n2i: [6, 6, 5],
    });
    const { numbers } = compareStyles(small).find((row) => row.id === id)!;
    const { found } = findSettings(small, published(effectText(numbers!, 6)));
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap(({ styles }) => styles).join(", ")).toContain(label);
    for (const { effects } of found) expect(effects.params.factor).toBe("approximate");
  });

  it("are random effects around Mantel-Haenszel, by their style", () => {
    const { numbers } = compareStyles(trials).find(({ id }) => id === "revman5-mh-random")!;
    const { found, sentence } = findSettings(trials, published(effectText(numbers!, 6)));
    expect(found[0]?.model).toMatchObject({ pooling: "MH", kind: "random" });
    expect(found[0]?.styles).toContain("RevMan 5, M-H random effects");
    expect(sentence).toContain("Mantel-Haenszel with random effects");
  });

  it("bear no name of a program that does not pool the measure so", () => {
    const peto = documentOf("PETO", COUNTS);
    const rows = compareStyles(peto);
    const numbersOfStyle = (id: string) => rows.find((row) => row.id === id)?.numbers ?? null;
    for (const id of ["revman5-random", "revman5-mh-random", "cochrane"]) {
      expect(numbersOfStyle(id)).toBeNull();
      expect(rows.find((row) => row.id === id)?.reason).toContain("with a fixed effect only");
    }
    const random = { ...peto, model: { ...peto.model, estimator: "DL", test: "z" } };
    const own = findSettings(random, published("1")).own?.numbers;
    const { found, sentence } = findSettings(peto, published(effectText(own!, 6)));
    expect(found[0]?.model).toMatchObject({ pooling: "IV", kind: "random", estimator: "DL" });
    expect(`${found.flatMap(({ styles }) => styles).join(", ")} ${sentence}`).not.toContain("RevMan");

    const fixed = findSettings(peto, published(effectText(numbersOfStyle("revman5")!, 6)));
    const named = fixed.found.filter(({ styles }) => styles.includes("RevMan 5"));
    expect(named.map(({ model }) => [model.pooling, model.kind])).toEqual([["Peto", "equal"]]);
  });
});
