import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import { restoreDocument } from "../document/restore.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { approximateCorrection, hedgesCorrection } from "../measures/hedges-correction.ts";
import { styles } from "./registry.ts";
import { settingWords } from "./setting-words.ts";
import { bearsOnPooled, differingSettings } from "./settings.ts";
import { styleOf, usualSubgroupTau2 } from "./style-of.ts";

function of(measure: string, effects: Partial<AnalysisDocument["effects"]> = {}): AnalysisDocument {
  return createDocument({ title: "T", effects: { measure, ...effects }, model: { level: 0.9, seed: 7 } });
}

const MEASURES = ["GEN", "OR", "RR", "RD", "SMD", "MD", "COR", "IRR", "PLO", "PETO"];

describe("a house style", () => {
  it("is Treeline's where nothing was chosen", () => {
    const { style, changed } = styleOf(createDocument());
    expect([style.id, changed]).toEqual(["treeline", []]);
    expect(createDocument().model.test).toBe("adhoc");
  });

  it.each(MEASURES)("is recognised as itself for %s, and applied twice is applied once", (measure) => {
    for (const style of styles.records) {
      const styled = style.apply(of(measure));
      expect(differingSettings(style.apply(styled), styled)).toEqual([]);
      // A style whose program does not pool the measure so is not named.
      if (style.lacks(measure) === null) expect(styleOf(styled).changed).toEqual([]);
      else expect(styleOf(styled).style.id).not.toBe(style.id);
    }
  });

  it.each(MEASURES)("is a document that can be saved and opened for %s", (measure) => {
    for (const style of styles.records) {
      const styled = style.apply(of(measure));
      const restored = restoreDocument(JSON.parse(serialiseDocument(styled)));
      expect(restored).toEqual({ ok: true, value: styled, issues: [] });
    }
  });

  it("leaves data, title, level and seed alone", () => {
    const document = of("OR");
    for (const style of styles.records) {
      const { table, title, roles, model } = style.apply(document);
      expect({ table, title, roles }).toEqual({ table: document.table, title: "T", roles: document.roles });
      expect([model.level, model.seed]).toEqual([0.9, 7]);
    }
  });

  it("takes back what another style chose of the effects, and keeps what no style has a say in", () => {
    const document = of("SMD", { params: { correct: false, vtype: "H0" } });
    expect(styles.get("meta").apply(document).effects.params).toEqual({ vtype: "UB" });
    expect(styles.get("meta-essentials").apply(document).effects.params).toEqual({ vtype: "LS2" });
    expect(styles.get("treeline").apply(document).effects.params).toEqual({});
    const d2or = of("OR2D", { params: { other: 1 } });
    expect(styles.get("stata").apply(d2or).effects.params).toEqual({ other: 1 });
  });

  it("keeps studies without events where escalc() does", () => {
    expect(styles.get("metafor").apply(of("OR")).effects.params).toEqual({ drop00: false });
    expect(styles.get("cochrane").apply(of("OR")).effects.params).toEqual({});
  });

  it("pools counts by Mantel-Haenszel in RevMan 5, and only where there are counts", () => {
    const { apply } = styles.get("revman5");
    expect(apply(of("RR")).model).toMatchObject({ pooling: "MH", kind: "equal", poolingParams: {} });
    expect(apply(of("RD")).model.poolingParams).toEqual({ variance: "greenland-robins" });
    expect(apply(of("MD")).model).toMatchObject({ pooling: "IV", kind: "equal" });
    const artefacts = { correction: "attenuation", params: {} };
    expect(apply(of("RR", { artefacts })).model.pooling).toBe("IV");
  });

  it("shows logarithms where the program prints them", () => {
    expect(styles.get("metafor").apply(of("OR")).effects.display).toBe("identity");
    expect(styles.get("metafor").apply(of("MD")).effects.display).toBeNull();
    expect(styles.get("meta").apply(of("OR", { display: "identity" })).effects.display).toBeNull();
  });
});

describe("what a program computes otherwise", () => {
  it("is said of Glass's delta in Stata, and of no measure that is computed as there", () => {
    const { differs } = styles.get("stata");
    expect(differs("SMD1").join(" ")).toContain("glassdelta2");
    expect([differs("SMD"), differs("OR")]).toEqual([[], []]);
  });

  it("is nothing of the standardised mean difference in RevMan, whose factor and variance are settings", () => {
    for (const id of ["revman5", "revman5-random", "revman5-mh-random"]) {
      const { differs, apply } = styles.get(id);
      expect(differs("SMD")).toEqual([]);
      expect(apply(of("SMD")).effects.params).toEqual({ factor: "approximate", vtype: "RM" });
    }
    expect(styles.get("cochrane").apply(of("SMD")).effects.params).toEqual({
      factor: "approximate",
      vtype: "RM",
    });
    expect(styles.get("stata").apply(of("SMD")).effects.params).toEqual({
      factor: "approximate",
      vtype: "LS2",
    });
  });

  it("marks what could not be verified of RevMan's prediction interval", () => {
    for (const measure of MEASURES) {
      expect(styles.get("cochrane").differs(measure).join(" ")).toMatch(
        /Not verified: .*prediction interval/,
      );
    }
  });

  it("bounds the approximate factor of Hedges as the words about it do", () => {
    for (let m = 8; m <= 200; m++) {
      const exact = hedgesCorrection(m);
      expect((approximateCorrection(m) - exact) / exact).toBeLessThan(0.001);
      expect(approximateCorrection(m)).toBeGreaterThan(exact);
    }
  });
});

describe("the τ² of subgroups", () => {
  const grouped = (tau2: "common" | "separate"): AnalysisDocument => ({
    ...of("SMD"),
    moderators: createModerators({
      variables: [createModerator({ column: "format", kind: "factor" })],
      subgroups: { by: "format", tau2 },
    }),
  });
  const tau2In = (id: string, tau2: "common" | "separate"): string | undefined =>
    styles.get(id).apply(grouped(tau2)).moderators?.subgroups?.tau2;

  it("is one for each group in RevMan and R's meta, one for all in Treeline, and as it was where a program has no say", () => {
    for (const id of ["cochrane", "revman5", "revman5-random", "revman5-mh-random", "meta"]) {
      expect(tau2In(id, "common"), id).toBe("separate");
    }
    expect(tau2In("treeline", "separate")).toBe("common");
    expect([tau2In("jasp", "common"), tau2In("jasp", "separate")]).toEqual(["common", "separate"]);
    expect(styles.get("cochrane").apply(of("SMD")).moderators).toBeUndefined();
  });

  it("is said where it is not the style's, and bears on no pooled number", () => {
    const styled = styles.get("cochrane").apply(grouped("common"));
    const back = { ...styled, moderators: grouped("common").moderators! };
    const { style, changed } = styleOf(back);
    expect([style.id, changed]).toEqual([
      "cochrane",
      [{ path: "moderators.subgroups.tau2", from: "separate", to: "common" }],
    ]);
    const words = settingWords(changed[0]!, { measure: "SMD", pooling: "IV" });
    expect([words.name, words.from, words.to]).toEqual([
      "τ² of subgroups",
      "one for each group",
      "one for all groups",
    ]);
    expect(changed.filter(bearsOnPooled)).toEqual([]);
  });

  it("follows the style where groups are compared anew", () => {
    expect(usualSubgroupTau2(of("SMD"))).toBe("common");
    expect(usualSubgroupTau2(styles.get("cochrane").apply(of("SMD")))).toBe("separate");
  });
});

describe("the nearest style", () => {
  it("names what was changed of it", () => {
    const treeline = createDocument();
    const { style, changed } = styleOf({ ...treeline, model: { ...treeline.model, test: "z" } });
    expect(style.id).toBe("treeline");
    expect(changed.map((one) => settingWords(one, { measure: "GEN", pooling: "IV" }))).toEqual([
      { name: "test and interval", from: "Knapp-Hartung, guarded", to: "Wald, normal" },
    ]);
  });
});

describe("settings that differ", () => {
  it("say a measure once, without the parameters that come with it", () => {
    expect(differingSettings(of("RR"), of("SMD")).map(({ path }) => path)).toEqual([
      "effects.measure",
      "effects.display",
    ]);
    expect(differingSettings(of("RR"), of("SMD", { params: { vtype: "UB" } }))).toContainEqual({
      path: "effects.params.vtype",
      from: "LS",
      to: "UB",
    });
  });

  it("read by the labels of their records, parameters by their choices", () => {
    const words = (path: string, from: unknown, to: unknown) =>
      settingWords({ path, from, to }, { measure: "SMD", pooling: "MH" });
    expect(words("effects.params.vtype", "LS", "UB").to).toBe("unbiased (Hedges 1983)");
    expect(words("model.tau2", null, 0.25)).toEqual({ name: "\u03c4\u00b2", from: "estimated", to: "0.25" });
    expect(words("model.level", 0.95, 0.9).to).toBe("90\u00a0%");
    expect(words("model.poolingParams.variance", undefined, "sato").to).toBe("Sato (metafor)");
  });
});
