import {
  createDocument,
  createModerator,
  createModerators,
  type Params,
  runAnalysis,
} from "@treeline/engine";
import { describe, expect, it } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { DIFFERENCE_MEASURE } from "../testing/report-fixture.ts";
import { corners, nodesOf, textFaults, texts } from "../testing/scene-walk.ts";
import { tau } from "./tau.ts";

const studies = Array.from({ length: 24 }, (_, i) => ({
  format: ["online", "group"][i % 2]!,
  hours: 2 + ((i * 7) % 11),
  yi: 0.3 + (i % 2 === 0 ? 0.9 : 0.35) * Math.cos(1 + 2.3 * i),
}));

function inputOf(
  scaleTerms: readonly (readonly string[])[] | null,
  options: Params = {},
  width = 800,
): PlotInput {
  const number = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const base = createDocument({
    table: {
      rowIds: studies.map((_, i) => `r${i}`),
      columns: [
        { name: "format", kind: "text", values: studies.map(({ format }) => format) },
        number(
          "hours",
          studies.map(({ hours }) => hours),
        ),
        number(
          "yi",
          studies.map(({ yi }) => yi),
        ),
        number(
          "vi",
          studies.map(() => 0.03),
        ),
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
  });
  const document = {
    ...base,
    plots: { tau: options },
    moderators: createModerators({
      variables: [
        createModerator({ column: "format", kind: "factor" }),
        createModerator({ column: "hours", kind: "numeric" }),
      ],
      terms: [["format"]],
      scale: scaleTerms === null ? null : { terms: scaleTerms, link: "log" },
    }),
  };
  return { document, report: runAnalysis(document), width, measure: DIFFERENCE_MEASURE };
}

describe("heterogeneity by moderator", () => {
  it("stands a diamond at each level, as high as its tau, with the bar of its interval", () => {
    const input = inputOf([["format"]]);
    const scene = tau.scene(input);
    const heights = nodesOf(scene, "path", "diamond").map(({ d }) => {
      const ys = corners(d).map(({ y }) => y);
      return (Math.min(...ys) + Math.max(...ys)) / 2;
    });
    const [group, online] = input.report.moderation!.scale!.views[0]!.points.map(
      ({ tau: one }) => one.estimate!,
    );
    const base = nodesOf(scene, "line", "axis").find(({ y1, y2 }) => y1 === y2)!.y1;
    expect((base - heights[1]!) / (base - heights[0]!)).toBeCloseTo(online! / group!, 2);
    expect(nodesOf(scene, "line", "interval")).toHaveLength(2);
    expect(texts(scene)).toContain("k = 12");
  });

  it("draws a line along a number within the studies, with a band and their marks", () => {
    const scene = tau.scene(inputOf([["hours"]]));
    const line = corners(nodesOf(scene, "path", "estimate-line")[0]!.d).map(({ x }) => x);
    const rug = nodesOf(scene, "line", "study").map(({ x1 }) => x1);
    expect(Math.min(...line)).toBeCloseTo(Math.min(...rug), 1);
    expect(Math.max(...line)).toBeCloseTo(Math.max(...rug), 1);
    expect(nodesOf(scene, "path", "interval")).toHaveLength(1);
    expect(texts(scene).join(" ")).toContain("averaged over format");
  });

  it("draws the moderator that is chosen, and leaves out what is switched off", () => {
    const terms = [["format"], ["hours"]];
    expect(
      nodesOf(tau.scene(inputOf(terms, { moderator: ["hours"] })), "path", "estimate-line"),
    ).toHaveLength(1);
    const plain = tau.scene(inputOf(terms, { interval: false, constant: false, studies: false }));
    expect(nodesOf(plain, "line", "interval")).toHaveLength(0);
    expect(nodesOf(plain, "line", "null-line")).toHaveLength(0);
    expect(texts(plain)).not.toContain("k = 12");
  });

  it.each([320, 500, 800, 1200])("keeps its texts apart and inside at %d px", (width) => {
    for (const column of ["format", "hours"]) {
      expect(textFaults(tau.scene(inputOf([["format"], ["hours"]], { moderator: [column] }, width)))).toEqual(
        [],
      );
    }
  });

  it.each([
    [null, {}, "does not ask"],
    [[["format"]], { moderator: ["hours"] }, "not modelled by “hours”"],
  ] as const)("of %j with %j says why there is none", (terms, options, why) => {
    const input = inputOf(terms, options);
    expect(tau.applies(input)).toContain(why);
    expect(tau.r(input.document, input.report.fit!, input.report)).toEqual([]);
  });

  it("draws the same in R", () => {
    const byLevel = inputOf([["format"]]);
    const lines = tau.r(byLevel.document, byLevel.report.fit!, byLevel.report).join("\n");
    expect(lines).toContain('labels = c("group", "online")');
    const along = inputOf([["hours"]]);
    expect(tau.r(along.document, along.report.fit!, along.report).join("\n")).toContain("rug(c(");
  });
});
