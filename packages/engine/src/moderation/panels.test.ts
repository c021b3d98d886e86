import { describe, expect, it } from "vitest";
import { moderator } from "../design/design-testing.ts";
import type { ModeratorPanel } from "../moderation-types.ts";
import { moderationOf } from "./moderation-stage.ts";
import { COLUMNS, effectsFor, inputFor } from "./moderation-testing.ts";
import { regressOn } from "./regress-on.ts";

type Given = Parameters<typeof inputFor>;

function panels(...given: Given): ReadonlyMap<string, ModeratorPanel> {
  return new Map(moderationOf(inputFor(...given)).panels.map((panel) => [panel.column, panel]));
}

const YI = [0.65, -0.15, 0.21, -0.04, 0.23, 0.03, 0.26, 0.06, 0.36, 0.12, 0.77, 0.41];
const VI = [0.07, 0.126, 0.042, 0.019, 0.022, 0.009, 0.106, 0.04, 0.04, 0.052, 0.039, 0.027];

describe("panels", () => {
  it("are one per moderator of the document, in the model or not", () => {
    const found = panels({ terms: [["hours"]] });
    expect([...found.keys()]).toEqual(["format", "hours", "facilitator"]);
    expect([...found.values()].map(({ inModel }) => inModel)).toEqual([false, true, false]);
  });

  it("draw the line of the regression on the moderator alone, over the range of its studies", () => {
    const { curve, points, fit } = panels().get("hours")!;
    const [intercept, slope] = fit!.coefficients;
    expect(curve!.points).toHaveLength(60);
    expect([curve!.points[0]!.x, curve!.points.at(-1)!.x]).toEqual([2, 20]);
    for (const { x, estimate, interval, prediction } of curve!.points) {
      expect(estimate).toBeCloseTo(intercept!.estimate + slope!.estimate * x, 10);
      expect(prediction!.lower).toBeLessThanOrEqual(interval!.lower);
    }
    expect(points).toHaveLength(12);
    expect(points.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
  });

  it("draw the model of all moderators with the others at their means, as metafor's regplot() does", () => {
    const whole = { terms: [["hours"], ["facilitator"]] };
    const { held } = panels(whole, { test: "knha", estimator: "REML" }).get("hours")!;
    expect(held!.averaged).toEqual(["facilitator"]);
    expect(held!.points).toHaveLength(12);
    // rma(yi, vi, mods = ~ hours + facilitator, test = "knha"), predicted at 2 and 20 hours and the means of the dummies.
    const ends = [held!.curve.points[0]!, held!.curve.points.at(-1)!];
    const printed = [
      [0.088149728094, -0.21713040608, 0.393429862267],
      [0.48851038375, 0.020970704135, 0.956050063365],
    ];
    for (const [i, { estimate, interval }] of ends.entries()) {
      expect(estimate).toBeCloseTo(printed[i]![0]!, 8);
      expect(interval!.lower).toBeCloseTo(printed[i]![1]!, 8);
      expect(interval!.upper!).toBeCloseTo(printed[i]![2]!, 8);
    }
  });

  it("hold nothing where the model has no other moderator, nor along a factor", () => {
    expect(panels({ terms: [["hours"]] }).get("hours")!.held).toBeNull();
    expect(panels().get("hours")!.held).toBeNull();
    expect(panels({ terms: [["hours"], ["facilitator"]] }).get("facilitator")!.held).toBeNull();
  });

  it("draw separate lines per level of a factor, each over its own studies, as the interaction has them", () => {
    const split = panels()
      .get("hours")!
      .splits.find(({ by }) => by === "format")!;
    const crossed = regressOn(inputFor(), [["hours"], ["format"], ["hours", "format"]]);
    if (!crossed.ok) throw new Error("no regression");
    const online = split.curves.find(({ level }) => level === "online")!;
    expect([online.points[0]!.x, online.points.at(-1)!.x]).toEqual([2, 6]);
    const row = crossed.value.design.rowOf({ hours: 6, format: "online" })!;
    expect(online.points.at(-1)!.estimate).toBeCloseTo(crossed.value.predict(row).estimate, 10);
    expect(split.interaction!.df[0]).toBe(2);
    expect(split.points.map(({ group }) => group).slice(0, 6)).toEqual([1, 1, 1, 1, 1, 0]);
  });

  it("test in two ways, whatever the test of the model, and adjust over the panels", () => {
    for (const test of ["z", "knha"]) {
      const found = [...panels({ adjustment: "bonferroni" }, { test }).values()];
      for (const { tests, family, adjustment } of found) {
        expect(tests.wald!.distribution).toMatch(/normal|chisq/);
        expect(tests.knappHartung!.distribution).toMatch(/t|F/);
        expect(tests.waldAdjusted).toBeCloseTo(Math.min(1, 3 * tests.wald!.pValue), 12);
        expect([family, adjustment]).toEqual([3, "bonferroni"]);
      }
    }
    const z = panels({}, { test: "z" }).get("hours")!;
    expect(z.tests.wald!.pValue).toBe(z.fit!.coefficients[1]!.test!.pValue);
    const knha = panels({}, { test: "knha" }).get("hours")!;
    expect(knha.tests.knappHartung!.pValue).toBe(knha.fit!.coefficients[1]!.test!.pValue);
  });

  it("adjust by Holm where the single step has no common distribution", () => {
    expect(panels({ adjustment: "mvt" }).get("hours")!.adjustment).toBe("holm");
  });

  it("say the change per unit with its interval, studies and heterogeneity, and no trend where there is none", () => {
    const { sentence } = panels({ adjustment: "none" }).get("hours")!;
    expect(sentence).toMatch(
      /^Each further hour goes with a change of 0\.022 in SMD \(95\u00a0% CI −0\.008 to 0\.052; k = 12; residual I² 37\u00a0%; /,
    );
    expect(sentence).toMatch(/: no clear trend\.$/);
  });

  it("say a ratio per unit of a log measure", () => {
    const { sentence } = panels({}, {}, COLUMNS, effectsFor(YI, VI, "OR")).get("hours")!;
    expect(sentence).toMatch(
      /^Each further hour goes with 1\.022 times the OR \(95\u00a0% CI 0\.992 to 1\.053;/,
    );
  });

  it("count the change per unit as entered, however the moderator is centred and scaled", () => {
    const scaled = moderator("hours", {
      centre: "mean",
      scale: "sd",
      dose: { unit: "hours", into: "hours", session: null },
    });
    const { sentence } = panels({ variables: [scaled], adjustment: "none" }).get("hours")!;
    expect(sentence).toContain("change of 0.022 in SMD");
  });

  it("say a doubling of a log dose, and a curve at its quarters", () => {
    const log = panels({ variables: [moderator("hours", { shape: "log" })] }).get("hours")!;
    const slope = log.fit!.coefficients[1]!.estimate * Math.LN2;
    expect(log.sentence).toContain(`Each doubling of hours goes with a change of ${slope.toFixed(2)} in SMD`);
    const curve = panels({ variables: [moderator("hours", { shape: "polynomial" })] }).get("hours")!;
    expect(curve.sentence).toMatch(/^Effects by hours, along a curve: SMD at 4 /);
  });

  it("say the means of a factor's levels, and a difference only beyond chance", () => {
    const flat = panels({ adjustment: "none" }).get("facilitator")!;
    expect(flat.sentence).toContain("no clear difference between the levels");
    expect(flat.groups.map(({ level, k }) => [level, k])).toEqual([
      ["peer", 5],
      ["self", 4],
      ["trained", 3],
    ]);
    const apart = COLUMNS.format!.map((level, i) => (level === "online" ? 1 : 0) + 0.01 * i);
    const clear = panels(
      {},
      {},
      COLUMNS,
      effectsFor(
        apart,
        VI.map(() => 0.01),
      ),
    ).get("format")!;
    expect(clear.sentence).toContain("the levels differ beyond chance");
  });

  it("do not call a difference clear that adjusting for the other moderators takes away", () => {
    const yi = COLUMNS.hours!.map((hours, i) => 0.03 * Number(hours) + [0.3, -0.3, 0.2, -0.2][i % 4]!);
    const effects = effectsFor(
      yi,
      VI.map(() => 0.02),
    );
    const single = panels({ adjustment: "none" }, {}, COLUMNS, effects).get("hours")!;
    const raw = single.fit!.omnibus!.pValue;
    const { sentence } = panels({ adjustment: "bonferroni" }, { level: 1 - 1.5 * raw }, COLUMNS, effects).get(
      "hours",
    )!;
    expect(sentence).toContain(
      "beyond chance, but not once p-values are adjusted for 3 moderators (Bonferroni p",
    );
  });

  it("never speak of causes, and say why once", () => {
    const report = moderationOf(inputFor());
    expect(report.caution).toContain("associations between studies");
    for (const { sentence } of report.panels)
      expect(sentence).not.toMatch(/cause|because of|due to|leads to|effect of/i);
  });

  it("say of a moderator that never differs that it was not fitted, and keep the others", () => {
    const columns = { ...COLUMNS, hours: COLUMNS.hours!.map(() => 5) };
    const found = panels({}, {}, columns);
    expect(found.get("hours")!.fit).toBeNull();
    expect(found.get("hours")!.sentence).toBe(
      "Effects by hours: not fitted, because it is the same in all 12 studies that have it.",
    );
    expect(found.get("hours")!.issues.length).toBeGreaterThan(0);
    expect(found.get("format")!.fit).not.toBeNull();
  });

  it("warn of few studies per coefficient, and of a level with one study", () => {
    const format = COLUMNS.format!.map((level, i) => (i === 11 ? "phone" : level));
    const { issues } = panels({}, {}, { ...COLUMNS, format }).get("format")!;
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["regression-few-studies", "moderator-level-one-study"]),
    );
  });

  it("hold R2 at 0 where the moderator makes tau2 larger, with the raw value beside it", () => {
    const noise = COLUMNS.hours!.map((_, i) => [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8][i]!);
    const fit = panels(
      { variables: [moderator("hours")] },
      {},
      { hours: noise },
      effectsFor(
        YI,
        VI.map((v) => v / 4),
      ),
    ).get("hours")!.fit!;
    expect(fit.explained!.estimate).toBe(Math.max(0, fit.explained!.raw));
    expect(fit.explained!.raw).toBeLessThan(0);
  });
});

describe("the report of moderators", () => {
  it("is plain JSON without holes", () => {
    const report = moderationOf(
      inputFor({
        terms: [["format"], ["hours"]],
        subgroups: { by: "format", tau2: "separate" },
        profile: { format: "online", hours: 5 },
        contrasts: [{ label: "c", weights: { hours: 1 } }],
      }),
    );
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report.subgroups).not.toBeNull();
    expect(report.contrasts).not.toBeNull();
    expect(report.expected).not.toBeNull();
  });

  it("adjusts by Holm where the adjustment is not known, and says so", () => {
    const report = moderationOf(inputFor({ adjustment: "westfall" }));
    expect(report.panels[0]!.adjustment).toBe("holm");
    expect(report.issues.map(({ code }) => code)).toContain("adjustment-unknown");
  });

  it("says that a profile needs a model", () => {
    const report = moderationOf(inputFor({ profile: { hours: 5 } }));
    expect(report.expected).toBeNull();
    expect(report.issues.map(({ code }) => code)).toContain("moderators-without-terms");
  });
});
