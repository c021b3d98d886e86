import { describe, expect, it } from "vitest";
import { documentOf, drawn } from "../../testing/laid-out.ts";
import { nodesOf, texts } from "../../testing/scene-walk.ts";

// metadat::dat.pritz1997 and dat.mcdaniel1994, the first five; dat.hart1999, the first four
const proportions = documentOf("PLO", { xi: [16, 10, 4, 43, 10], ni: [17, 12, 8, 58, 10] });
const correlations = documentOf("ZCOR", { ri: [0, 0.06, 0.36, 0.15, 0.14], ni: [123, 95, 69, 1832, 78] });
const rates = documentOf("IRR", {
  x1i: [9, 8, 3, 6],
  t1i: [413, 263, 487, 237],
  x2i: [19, 19, 13, 9],
  t2i: [398, 245, 435, 241],
});
const rate = documentOf("IRLN", { xi: [9, 8, 3, 6], ti: [413, 263, 487, 237] });
const peto = documentOf("PETO", { ai: [4, 6], n1i: [123, 306], ci: [11, 29], n2i: [139, 303] });

describe("what a layout calls effects", () => {
  it.each([
    ["proportions, analysed as log odds", proportions, "Proportion"],
    ["correlations, analysed as Fisher’s z", correlations, "Correlation"],
    ["rates, analysed as logarithms", rate, "Incidence rate"],
    ["Peto’s odds ratio, which is shown as one", peto, "Odds ratio (Peto)"],
  ])("%s", (_, document, name) => {
    expect(texts(drawn(document, "cochrane"))).toContain(name);
    expect(texts(drawn(document, "jama"))).toContain(`${name} (95% CI)`);
    expect(texts(drawn(document, "bmj"))).toContain(name);
  });
});

describe("the test of the overall effect", () => {
  const tested = (document: typeof rates, preset: string): boolean =>
    nodesOf(drawn(document, preset), "text", "note").some(({ text }) => text.startsWith("Test for overall"));

  it.each(["cochrane", "bmj"])("stands in the layout %s where there is a value of no effect", (preset) => {
    expect(tested(rates, preset)).toBe(true);
    expect(tested(correlations, preset)).toBe(true);
    expect(tested(proportions, preset)).toBe(false);
    expect(tested(rate, preset)).toBe(false);
  });
});

describe("events over time", () => {
  it("are headed by person-time, not by people", () => {
    expect(texts(drawn(rates, "bmj"))).toEqual(expect.arrayContaining(["No of events", "/ person-time"]));
    expect(texts(drawn(rate, "bmj"))).toContain("/ person-time");
    expect(texts(drawn(rate, "cochrane"))).toContain("Person-time");
    expect(texts(drawn(proportions, "bmj"))).toContain("/ total");
  });
});

describe("I2 below a plot", () => {
  it.each(["plain", "cochrane", "jama", "bmj"])("is in whole percent in the layout %s", (preset) => {
    const said = texts(drawn(rates, preset)).join("\n").replaceAll("\u00a0", "");
    expect(said).toMatch(/I² ?= ?\d+%/);
  });
});
