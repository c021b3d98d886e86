import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { styles } from "../styles/registry.ts";
import { compareStyles } from "./compare-styles.ts";
import { explainDifference } from "./explain-difference.ts";
import { findSettings } from "./find-settings.ts";
import { effectText } from "./numbers.ts";
import { COUNTS, documentOf, published } from "./reconcile-testing.ts";

const trials = documentOf("RR", COUNTS);

function onlyFinite(value: unknown): void {
  const text = JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "number" && (!Number.isFinite(part) || Object.is(part, -0))) return "not a number";
    return part === undefined ? "undefined" : part;
  });
  expect(text).not.toMatch(/"not a number"|"undefined"/);
}

describe("all styles side by side", () => {
  it("show the same data on the document's own scale", () => {
    const rows = compareStyles(trials);
    expect(rows.map(({ id }) => id)).toEqual(styles.ids);
    for (const { numbers } of rows) expect(numbers?.estimate).toBeGreaterThan(0);
    const ratio = rows.find(({ id }) => id === "metafor")?.numbers?.estimate ?? 0;
    const logs = compareStyles({ ...trials, effects: { ...trials.effects, display: "identity" } });
    expect(logs.find(({ id }) => id === "metafor")?.numbers?.estimate).toBeCloseTo(Math.log(ratio), 12);
  });

  it("tell a tau2 of 0 from a model that has none", () => {
    const alike = documentOf("GEN", { yi: [0.3, 0.3, 0.3], vi: [0.04, 0.02, 0.05] });
    const tau2Of = (id: string) => compareStyles(alike).find((row) => row.id === id)?.numbers?.tau2;
    expect(tau2Of("metafor")).toBe(0);
    expect(tau2Of("revman5")).toBeNull();
  });

  it("mark a prediction interval that the program gives only when asked", () => {
    const asked = compareStyles(trials).filter(({ predictionOnRequest }) => predictionOnRequest);
    expect(asked.map(({ id }) => id)).toEqual(["metafor", "meta", "stata", "iqwig"]);
  });

  it.each([
    ["no study", documentOf("GEN", { yi: [], vi: [] })],
    ["one study", documentOf("GEN", { yi: [0.3], vi: [0.04] })],
    ["two studies", documentOf("GEN", { yi: [0.3, 0.9], vi: [0.04, 0.02] })],
    ["equal effects", documentOf("GEN", { yi: [0.3, 0.3, 0.3], vi: [0.04, 0.02, 0.05] })],
    ["no events at all", documentOf("OR", { ai: [0, 0], n1i: [20, 30], ci: [0, 0], n2i: [20, 30] })],
    ["a measure without a role", createDocument({ effects: { measure: "SMD" } })],
  ])("hold with %s", (_, document) => {
    const rows = compareStyles(document);
    onlyFinite(rows);
    for (const { numbers, reason } of rows) expect(numbers === null).toBe(reason !== "");
  });
});

describe("the chain between two results", () => {
  const revman = styles.get("revman5-random").apply(trials);
  const cochrane = styles.get("cochrane").apply(trials);

  it("names each setting with the result after it, and ends at the other result", () => {
    const { steps, others, to, sentence, dataDiffer } = explainDifference(revman, cochrane);
    expect(steps.map(({ changes }) => changes.map(({ name }) => name))).toEqual([
      ["estimator of \u03c4\u00b2"],
      ["test and interval"],
    ]);
    expect(steps.at(-1)?.numbers.interval).toEqual(to?.interval);
    expect(others.map(({ name }) => name)).toContain("I\u00b2");
    expect(sentence).toContain("DerSimonian-Laird \u2192 Restricted maximum likelihood");
    expect(dataDiffer).toBe(false);
  });

  it("changes together what has no result alone", () => {
    const mh = styles.get("revman5").apply(trials);
    const [first] = explainDifference(styles.get("treeline").apply(trials), mh).steps;
    expect(first?.changes.length).toBeGreaterThan(1);
    expect(first?.changes.map(({ name }) => name)).toContain("way to pool");
  });

  it("explains the other numbers where the effect is the same", () => {
    const { steps } = explainDifference(
      styles.get("metafor").apply(trials),
      styles.get("stata").apply(trials),
    );
    expect(steps).toEqual([]);
    const riley = { ...cochrane, model: { ...cochrane.model, prediction: "riley" } };
    const chain = explainDifference(cochrane, riley);
    expect(chain.steps.map(({ changes }) => changes[0]?.name)).toEqual(["prediction interval"]);
  });

  it("explains another measure on another scale", () => {
    const odds = { ...trials, effects: { ...trials.effects, measure: "OR" } };
    const { steps, to } = explainDifference(trials, odds);
    expect(steps.map(({ changes }) => changes.map(({ name }) => name))).toEqual([["measure"]]);
    expect(steps[0]?.numbers).toEqual(to);
  });

  it("says when the studies differ", () => {
    const fewer = { ...cochrane, exclusions: [{ rowId: "r0", reason: "" }] };
    const { dataDiffer, sentence, to } = explainDifference(revman, fewer);
    expect([dataDiffer, to?.k]).toEqual([true, 6]);
    expect(sentence).toContain("the studies themselves differ");
  });

  it("gives the reason where one has no result", () => {
    const none = { ...trials, exclusions: trials.table.rowIds.map((rowId) => ({ rowId, reason: "" })) };
    const explanation = explainDifference(none, none);
    expect(explanation.from).toBeNull();
    expect(explanation.reason).not.toBe("");
    onlyFinite(explanation);
  });
});

describe("the settings behind a published result", () => {
  it.each(styles.ids)("are found for what %s prints", (id) => {
    const style = styles.get(id);
    const row = compareStyles(trials).find((one) => one.id === id);
    if (!row?.numbers) throw new Error(id);
    const { found, nearest, sentence } = findSettings(trials, published(effectText(row.numbers, 3)));
    expect(found.some(({ styles: names }) => names.includes(style.label))).toBe(true);
    expect(found[0]?.compared.every(({ as }) => as === "rounded")).toBe(true);
    expect(nearest).toEqual([]);
    expect(sentence).toContain(found[0]?.name);
    onlyFinite(found.map(({ effects: _, model: __, ...rest }) => rest));
  });

  it("give back the printed digits when they are taken over", () => {
    const row = compareStyles(trials).find(({ id }) => id === "revman5");
    const printed = effectText(row!.numbers!, 4);
    const [first] = findSettings(trials, published(printed)).found;
    const taken = { ...trials, effects: first!.effects, model: first!.model };
    const again = findSettings(taken, published(printed));
    expect(again.found[0]?.changes).toEqual([]);
    expect(again.own && effectText(again.own.numbers, 4)).toBe(printed);
  });

  it.each([
    ["weights all equal", { weighting: "unweighted" }],
    ["a given tau2", { tau2: 0.123 }],
    ["a fixed effect", { kind: "fixed", test: "z" }],
    [
      "a way to pool with parameters",
      { kind: "fixed", pooling: "MH", test: "z", poolingParams: { add: 2, to: "all" } },
    ],
  ] as const)("are the present ones where these are %s", (_, model) => {
    const own = { ...trials, model: { ...trials.model, ...model } };
    const numbers = findSettings(own, published("1")).own?.numbers;
    const { found, count, sentence } = findSettings(own, published(effectText(numbers!, 5)));
    expect(found[0]?.changes).toEqual([]);
    expect(sentence).toContain(`and that ${count === 1 ? "is" : "can be"} the published one`);
  });

  it("name another measure, and logarithms", () => {
    const odds = compareStyles({
      ...trials,
      effects: { ...trials.effects, measure: "OR", display: "identity" },
    });
    const numbers = odds.find(({ id }) => id === "metafor")?.numbers;
    const [first] = findSettings(trials, published(effectText(numbers!, 4))).found;
    expect(first?.effects).toMatchObject({ measure: "OR", display: "identity" });
    expect(first?.changes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["measure", "scale shown"]),
    );
    const shown = findSettings(trials, { ...published(effectText(numbers!, 4)), scale: "shown" });
    expect(shown.found).toEqual([]);
  });

  it("heed the level, p, tau2 and I2 that are printed with it", () => {
    const { numbers } = compareStyles(trials).find(({ id }) => id === "cochrane")!;
    const text = `${effectText(numbers!, 3)}, tau2 = ${numbers!.tau2!.toFixed(3)}`;
    const { found } = findSettings(trials, published(text));
    expect(found.length).toBeGreaterThan(0);
    for (const { numbers: own } of found) expect(own.tau2).toBeCloseTo(numbers!.tau2!, 3);
    expect(findSettings(trials, published(text.replace(/tau2.*/, "tau2 = 9.999"))).found).toEqual([]);
    const narrow = findSettings(
      { ...trials, model: { ...trials.model, level: 0.9 } },
      { ...published(text), level: 0.95 },
    );
    expect(narrow.found[0]?.changes.map(({ name }) => name)).toContain("confidence level");
  });

  it.each([
    ["RR", COUNTS, "with the groups the other way round"],
    ["COR", { ri: [0.31, 0.12, 0.48, 0.05], ni: [40, 90, 55, 120] }, "with the opposite sign"],
  ])("say that %s was printed with its effects turned", (measure, cells, words) => {
    const document = documentOf(measure, cells);
    const { numbers } = compareStyles(document).find(({ id }) => id === "revman5-random")!;
    const [lower, upper] = numbers!.interval!;
    const turn = (value: number): number => (measure === "COR" ? -value : 1 / value);
    const text = effectText(
      { ...numbers!, estimate: turn(numbers!.estimate), interval: [turn(upper!), turn(lower)] },
      4,
    );
    const { found, sentence } = findSettings(document, published(text));
    expect(found.map(({ turned }) => turned)).toEqual(found.map(() => words));
    expect(found[0]?.styles).toContain("RevMan 5, random effects");
    expect(found[0]?.numbers.estimate).toBeCloseTo(turn(numbers!.estimate), 12);
    expect(sentence).toContain(words);
  });

  it("leave the effects as they are where both directions print the same", () => {
    const even = documentOf("GEN", { yi: [0.3, -0.3], vi: [0.04, 0.04] });
    const { found } = findSettings(even, published("0.00"));
    expect(found.length).toBeGreaterThan(0);
    for (const { turned } of found) expect(turned).toBeNull();
  });

  it("have no other direction where a sign says nothing", () => {
    const shares = documentOf("PLO", { xi: [4, 9, 12], ni: [20, 30, 50] });
    const printed = { ...published("1.190"), scale: "analysis" } as const;
    const { found, nearest } = findSettings(shares, printed);
    for (const { turned } of [...found, ...nearest]) expect(turned).toBeNull();
  });

  it("are those of a permutation only where nothing quicker fits, and then can be", () => {
    const effects = documentOf("GEN", {
      yi: [0.42, 0.91, 0.15, 1.3, 0.66, -0.12],
      vi: [0.05, 0.2, 0.02, 0.4, 0.1, 0.08],
    });
    const own = { ...effects, model: { ...effects.model, test: "perm" } };
    const numbers = findSettings(own, published("1")).own?.numbers;
    const { found, sentence } = findSettings(effects, published(effectText(numbers!, 4)));
    expect(found.map(({ model }) => model.test)).toEqual(["perm"]);
    expect(sentence).toContain("Permutation");
    const z = compareStyles(effects).find(({ id }) => id === "metafor")!.numbers;
    const usual = findSettings(effects, published(effectText(z!, 4)));
    expect(usual.found.map(({ model }) => model.test)).not.toContain("perm");
    expect(usual.sentence).not.toContain("Permutation");
  });

  it("are claimed only as far as the digits go: one match is, several can be, and their number is told", () => {
    const loose = findSettings(trials, published("0.4"));
    expect(loose.count).toBeGreaterThan(loose.found.length);
    expect(loose.sentence).toMatch(/can be (the published one|Risk)/);
    expect(loose.sentence).toContain(`${loose.count - 1} other combinations`);
    const row = compareStyles(trials).find(({ id }) => id === "revman5");
    const sharp = findSettings(trials, published(effectText(row!.numbers!, 5)));
    expect(sharp.count).toBe(1);
    expect(sharp.sentence).toContain("the published one is Risk ratio: Mantel-Haenszel");
  });

  it("name digits that were cut off", () => {
    const { numbers } = compareStyles(trials).find(({ id }) => id === "cochrane")!;
    const cut = (value: number): string => (Math.trunc(value * 1e5) / 1e5).toFixed(5);
    const [lower, upper] = numbers!.interval!;
    const text = `${cut(numbers!.estimate)} [${cut(lower)}, ${cut(upper!)}]`;
    const { found, sentence } = findSettings(trials, published(text));
    expect(found.flatMap(({ truncated }) => truncated).length).toBeGreaterThan(0);
    expect(sentence).toMatch(/can be .*, if its numbers were cut off instead of rounded\./);
  });

  it("are none where nothing gives the digits, with what comes nearest", () => {
    const { found, nearest, sentence } = findSettings(trials, published("7.777 [6.5, 8.9]"));
    expect(found).toEqual([]);
    expect(nearest.length).toBeGreaterThan(0);
    expect(nearest[0]?.compared.some(({ as }) => as === null)).toBe(true);
    expect(sentence).toContain("no settings give the published one");
  });

  it.each([
    ["one study", documentOf("GEN", { yi: [0.3], vi: [0.04] })],
    ["two studies", documentOf("GEN", { yi: [0.3, 0.9], vi: [0.04, 0.02] })],
    ["no study", documentOf("GEN", { yi: [], vi: [] })],
  ])("hold with %s", (_, document) => {
    const result = findSettings(document, published("0.30 [-0.09, 0.69]"));
    onlyFinite({ ...result, found: result.found.map(({ name, numbers }) => ({ name, numbers })) });
    expect(result.sentence).not.toBe("");
  });
});
