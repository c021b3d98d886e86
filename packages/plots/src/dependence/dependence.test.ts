import { createDocument, runAnalysis } from "@treeline/engine";
import { describe, expect, test } from "vitest";
import type { PlotInput } from "../plot-types.ts";
import { plots } from "../registry.ts";
import { nodesOf, textFaults } from "../testing/scene-walk.ts";
import { dependenceWords as words } from "./words.ts";

const YI = [0.2, 0.5, 0.1, 0.4, 0.9, 0.3, 0.35, 0.6, 0.15, 0.7];
const text = (name: string, values: readonly string[]) => ({ name, kind: "text", values }) as const;
const number = (name: string, values: readonly number[]) =>
  ({ name, kind: "number", values, unparsed: {} }) as const;

/** Five studies of two effects. */
function inputOf(structure: string | null, width = 800): PlotInput {
  const document = createDocument({
    table: {
      rowIds: YI.map((_, i) => `r${i}`),
      columns: [
        text(
          "study",
          YI.map((_, i) => `S${Math.floor(i / 2)}`),
        ),
        number("yi", YI),
        number(
          "vi",
          YI.map((_, i) => 0.02 + 0.003 * i),
        ),
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
    ...(structure === null ? {} : { dependence: { by: "study", structure } }),
  });
  return { report: runAnalysis(document), document, width };
}

describe("the plots of several effects per study", () => {
  test.each([320, 600, 1000])("keep inside their drawing at %d px", (width) => {
    for (const id of ["rho-curve", "level-profiles"]) {
      const scene = plots.get(id).scene(inputOf("CS", width));
      expect(textFaults(scene), id).toEqual([]);
      expect(scene.description).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test("show every correlation, and a panel for every level with a peak at its estimate", () => {
    const input = inputOf("CS");
    const { curve, levels } = input.report.dependence!;
    expect(nodesOf(plots.get("rho-curve").scene(input), "circle")).toHaveLength(curve.length);
    expect(plots.get("rho-curve").data(input).rows).toHaveLength(curve.length);
    for (const { profile, sigma2 } of levels) {
      const best = profile.reduce((top, one) => (one.logLik > top.logLik ? one : top));
      expect(best.value).toBeCloseTo(sigma2, 6);
    }
    const rows = plots.get("level-profiles").data(input).rows;
    expect(rows).toHaveLength(levels.reduce((sum, { profile }) => sum + profile.length, 0));
  });

  test("say why there is nothing to draw", () => {
    expect(plots.get("rho-curve").applies(inputOf("ID"))).toBe(words.noCurve);
    expect(plots.get("level-profiles").applies(inputOf("ID"))).toBeNull();
    for (const id of ["rho-curve", "level-profiles"]) {
      expect(plots.get(id).applies(inputOf(null))).toBe(words.none);
    }
  });
});
