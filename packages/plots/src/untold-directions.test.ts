import { sensitivityOf } from "@treeline/engine/sensitivity";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "./plot-types.ts";
import { plots } from "./registry.ts";
import { auditFixture } from "./testing/audit-fixture.ts";
import { dependenceInput } from "./testing/dependence-fixture.ts";
import { documentOf, inputOf } from "./testing/laid-out.ts";
import { moderatedInput, TWELVE } from "./testing/moderated.ts";
import { networkFixture } from "./testing/network-fixture.ts";
import { plotInput } from "./testing/report-fixture.ts";
import { texts } from "./testing/scene-walk.ts";
import { hasUntoldDirections } from "./untold-directions.ts";

const COUNTS = { ai: [4, 6, 3], bi: [119, 300, 228], ci: [11, 29, 11], di: [128, 274, 209] };

function drawnFrom(
  measure: string,
  numbers: Readonly<Record<string, readonly number[]>>,
  negative = "",
  positive = "",
): PlotInput {
  return inputOf(documentOf(measure, numbers, { effects: { measure, directions: { negative, positive } } }));
}

describe("a figure that does not say whom it favours", () => {
  it.each(["forest", "funnel", "drapery", "rainforest"])("is noticed: %s", (id) => {
    expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS))).toBe(true);
    const [vaccine, none] = ["favours vaccine", "favours no vaccine"];
    expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS, vaccine))).toBe(true);
    expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS, vaccine, none))).toBe(false);
  });

  it.each(["labbe", "profile", "prisma"])(
    "is not asked of a figure without effects to both sides: %s",
    (id) => {
      expect(hasUntoldDirections(plots.get(id), drawnFrom("RR", COUNTS))).toBe(false);
    },
  );

  it("is not asked of a measure without a value of no effect", () => {
    const shares = drawnFrom("PLO", { xi: COUNTS.ai, ni: [123, 306, 231] });
    expect(hasUntoldDirections(plots.get("forest"), shares)).toBe(false);
  });

  it("has its sides named even where a project of an older version left them out", () => {
    const { document, ...rest } = drawnFrom("RR", COUNTS);
    const without = { ...document, plots: { forest: { favours: "none" } } };
    expect(texts(plots.get("forest").scene({ document: without, ...rest }))).toContain(
      "Less frequent in group\u00a01",
    );
  });
});

/** What is neither an axis of effects nor drawn from studies with effects, or says in its own words what its sides mean. */
const WITHOUT = new Set([
  "labbe",
  "profile",
  "design-map",
  "tau",
  "weight-functions",
  "p-curve",
  "z-curve",
  "rob-traffic",
  "rob-summary",
  "prisma",
  "network-graph",
  "network-ranking",
  "net-heat",
  "level-profiles",
  "influence",
  "baujat",
  "normal-plot",
]);

describe("every figure of effects says what its sides mean, on each page", () => {
  const input = untold();

  it.each(plots.records.filter(({ id }) => !WITHOUT.has(id)))("$id", (plot) => {
    expect(plot.applies(input)).toBeNull();
    for (const scene of plot.pages(input)) {
      expect(texts(scene).join(" ")).toMatch(
        /(Lower|Less|Fewer|Down|Left).*(Higher|More|Up|Right)|Up: .*Down: /,
      );
    }
  });

  it.each(["plain", "cochrane", "jama", "bmj"])("the forest plot as %s", (preset) => {
    const document = { ...input.document, plots: { forest: { preset } } };
    expect(texts(plots.get("forest").scene({ ...input, document })).join(" ")).toMatch(
      /Less frequent.*More frequent/,
    );
  });
});

/** A report that every plot finds something to draw in, of an author who said nothing. */
function untold(): PlotInput {
  const groups = ["r1", "r2", "r3"].map((rowId) => {
    const group = { events: 3, size: 20 };
    return { rowId, label: rowId, treated: group, control: group };
  });
  const effects = { measure: "RR", directions: { negative: "", positive: "" } };
  const whole = plotInput({ yi: [0.4, 0.1, 0.2], vi: [0.1, 0.2, 0.1], effects, groups });
  const scale = { terms: [["dose"]], link: "log" } as const;
  const { moderation } = moderatedInput({ ...TWELVE, moderators: { scale } }).report;
  const { regression } = moderatedInput({ ...TWELVE, moderators: { terms: [["dose"]] } }).report.moderation!;
  return {
    ...whole,
    measure: { ...whole.measure!, family: "two-group binary" },
    report: {
      ...whole.report,
      moderation: { ...moderation!, regression },
      network: networkFixture(),
      dependence: dependenceInput("CS").report.dependence!,
    },
    audit: auditFixture(whole.report.effects!),
    sensitivity: sensitivityOf(whole.document, whole.report) ?? undefined,
  };
}
