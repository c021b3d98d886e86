import { describe, expect, test } from "vitest";
import { plots } from "../registry.ts";
import { dependenceInput } from "../testing/dependence-fixture.ts";
import { nodesOf, textFaults } from "../testing/scene-walk.ts";
import { plotData } from "../twin/tables.ts";
import { dependenceWords as words } from "./words.ts";

describe("the plots of several effects per study", () => {
  test.each([320, 600, 1000])("keep inside their drawing at %d px", (width) => {
    for (const id of ["rho-curve", "level-profiles"]) {
      const scene = plots.get(id).scene(dependenceInput("CS", width));
      expect(textFaults(scene), id).toEqual([]);
      expect(scene.description).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test.each([320, 512, 768, 1000])("set no sign before 0 at %d px", (width) => {
    const scene = plots.get("level-profiles").scene(dependenceInput("CS", width));
    const ticks = nodesOf(scene, "text", "tick").map(({ text }) => text);
    expect(ticks.some((text) => /^0(\.0+)?$/.test(text))).toBe(true);
    expect(ticks.filter((text) => /^\u22120(\.0+)?$/.test(text))).toEqual([]);
  });

  test("show every correlation, and a panel for every level with a peak at its estimate", () => {
    const input = dependenceInput("CS");
    const { curve, levels } = input.report.dependence!;
    expect(nodesOf(plots.get("rho-curve").scene(input), "circle")).toHaveLength(curve.length);
    expect(plotData(plots.get("rho-curve"), input).rows).toHaveLength(curve.length);
    for (const { profile, sigma2 } of levels) {
      const best = profile.reduce((top, one) => (one.logLik > top.logLik ? one : top));
      expect(best.value).toBeCloseTo(sigma2, 6);
    }
    const rows = plotData(plots.get("level-profiles"), input).rows;
    expect(rows).toHaveLength(levels.reduce((sum, { profile }) => sum + profile.length, 0));
  });

  test("say why there is nothing to draw", () => {
    expect(plots.get("rho-curve").applies(dependenceInput("ID"))).toBe(words.noCurve);
    expect(plots.get("level-profiles").applies(dependenceInput("ID"))).toBeNull();
    for (const id of ["rho-curve", "level-profiles"]) {
      expect(plots.get(id).applies(dependenceInput(null))).toBe(words.none);
    }
  });
});
