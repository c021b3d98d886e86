import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimators } from "../estimators/registry.ts";
import { coefficientTests } from "../inference/coefficient-tests/registry.ts";
import type { SubgroupReport } from "../moderation-types.ts";
import { COLUMNS, effectsFor, inputFor } from "./moderation-testing.ts";
import type { ModerationInput } from "./regress-on.ts";
import { subgroups } from "./subgroups.ts";

function compared(input: ModerationInput, by: string, tau2: SubgroupReport["tau2"]): SubgroupReport {
  const found = subgroups(input, by, tau2);
  if (!found.ok) throw new Error(found.issues.map(({ message }) => message).join(" "));
  return found.value;
}

const codes = ({ issues }: SubgroupReport): string[] => issues.map(({ code }) => code);

describe("subgroups", () => {
  it("say which tau2 they have, and have it", () => {
    const separate = compared(inputFor(), "format", "separate");
    const common = compared(inputFor(), "format", "common");
    expect(separate.caption).toContain("A separate τ² for each group");
    expect(separate.commonTau2).toBeNull();
    expect(new Set(separate.groups.map(({ tau2 }) => tau2!.estimate)).size).toBe(3);
    expect(common.caption).toContain("One τ² for all groups");
    expect(new Set(common.groups.map(({ tau2 }) => tau2!.estimate))).toEqual(
      new Set([common.commonTau2!.estimate]),
    );
    expect(common.groups[0]!.summary!.estimate).not.toBe(separate.groups[0]!.summary!.estimate);
  });

  const lone = { ...COLUMNS, format: COLUMNS.format!.map((level, i) => (i === 11 ? "phone" : level)) };

  it("N26: name the groups that the test compares, those of one study among them", () => {
    const separate = compared(inputFor({}, {}, lone), "format", "separate");
    expect(separate.caption).not.toContain("phone");
    const common = compared(inputFor({}, {}, lone), "format", "common");
    expect(common.caption).toContain("“phone” with its one study");
    expect(common.sentences.join(" ")).toContain("and counts as a group in the test between groups");
  });

  it("leave a single study as it is, without a summary or a tau2, and out of the test", () => {
    const report = compared(inputFor({}, {}, lone), "format", "separate");
    const phone = report.groups.find(({ level }) => level === "phone")!;
    expect(phone).toMatchObject({
      k: 1,
      summary: null,
      prediction: null,
      predictive: null,
      tau2: null,
      heterogeneity: null,
      compared: false,
    });
    expect(phone.studies[0]!.yi).toBe(0.41);
    expect(report.groups.filter((group) => group.compared)).toHaveLength(2);
    expect(report.between!.df).toEqual([1]);
    expect(codes(report)).toContain("subgroups-single-study");
    expect(report.sentences.join(" ")).toContain("phone has one study, Study 12");
  });

  it("compare a single study where tau2 is common, still without a summary", () => {
    const report = compared(inputFor({}, {}, lone), "format", "common");
    const phone = report.groups.find(({ level }) => level === "phone")!;
    expect(phone).toMatchObject({ summary: null, tau2: null, compared: true });
    expect(report.between!.df[0]).toBe(3);
  });

  it("show one group where all studies are alike, and compare nothing", () => {
    const columns = { ...COLUMNS, format: COLUMNS.format!.map(() => "online") };
    for (const tau2 of ["common", "separate"] as const) {
      const report = compared(inputFor({}, {}, columns), "format", tau2);
      expect(report.groups).toHaveLength(1);
      expect(report.groups[0]!.summary).not.toBeNull();
      expect(report.between).toBeNull();
      expect(codes(report)).toContain("subgroups-one-group");
    }
  });

  it("put rows without an entry into a group of their own", () => {
    const columns = { ...COLUMNS, format: COLUMNS.format!.map((level, i) => (i < 2 ? null : level)) };
    const report = compared(inputFor({}, {}, columns), "format", "separate");
    expect(report.groups.find(({ level }) => level === "(none)")!.k).toBe(2);
    expect(report.k).toBe(12);
    expect(codes(report)).toContain("subgroups-blank");
  });

  it("read the comparison from the test between groups, and word it without a difference where there is none", () => {
    const flat = effectsFor(
      Array.from({ length: 12 }, (_, i) => 0.2 + 0.01 * (i % 3)),
      Array.from({ length: 12 }, () => 0.05),
    );
    const sentences = compared(inputFor({}, {}, COLUMNS, flat), "format", "common").sentences;
    expect(sentences.at(-1)).toContain("There is no clear difference between the groups");
    expect(sentences.at(-1)).toContain("not from which groups are significant");
  });

  it("take a column that is no moderator as groups, and refuse one that is not there", () => {
    expect(compared(inputFor({ variables: [] }), "facilitator", "separate").groups).toHaveLength(3);
    expect(subgroups(inputFor(), "nowhere", "separate").ok).toBe(false);
  });

  it.each(estimators.ids)("have a tau2 by %s", (estimator) => {
    const input = inputFor({}, { estimator, test: "z" });
    const userWeights = input.effects.vi.map((v) => 1 / v);
    const effects = { ...input.effects, userWeights };
    const { groups } = compared({ ...input, effects }, "format", "separate");
    for (const { tau2, summary } of groups) {
      expect(tau2!.estimate).toBeGreaterThanOrEqual(0);
      expect(Number.isFinite(summary!.estimate)).toBe(true);
    }
  });

  it.each(coefficientTests.ids.filter((id) => !["perm", "PLmean"].includes(id)))("are tested by %s", (id) => {
    const report = compared(inputFor({}, { test: id, estimator: "REML" }), "format", "common");
    expect(report.test).toBe(id);
    expect(report.groups.filter(({ summary }) => summary?.interval !== null)).not.toHaveLength(0);
  });

  it("agree with equal effects whether tau2 is common or separate, for there is none", () => {
    const model = { kind: "equal", test: "z" } as const;
    const common = compared(inputFor({}, model), "format", "common");
    const separate = compared(inputFor({}, model), "format", "separate");
    expect(common.between!.statistic.value).toBeCloseTo(separate.between!.statistic.value, 9);
    expect(common.caption).toContain("No τ²");
  });

  it("split the total Q of equal effects into that within and between", () => {
    const effects = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 12, maxLength: 12 });
    const variances = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(effects, variances, (yi, vi) => {
        const model = { kind: "equal", test: "z" } as const;
        const { between, within } = compared(
          inputFor({}, model, COLUMNS, effectsFor(yi, vi)),
          "format",
          "separate",
        );
        const w = vi.map((v) => 1 / v);
        const mean = yi.reduce((sum, y, i) => sum + w[i]! * y, 0) / w.reduce((sum, x) => sum + x, 0);
        const total = yi.reduce((sum, y, i) => sum + w[i]! * (y - mean) ** 2, 0);
        expect(between!.statistic.value + within!.statistic.value).toBeCloseTo(total, 6);
      }),
      { numRuns: 50 },
    );
  });

  it("have shares of the weight that sum to 100, and weights of 100 within each", () => {
    const { groups } = compared(inputFor(), "format", "separate");
    expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(100, 9);
    for (const { studies } of groups)
      expect(studies.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
  });
});
