import { describe, expect, it } from "vitest";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import { normalQuantile } from "../../packages/engine/src/numeric/normal.ts";
import { plots } from "../../packages/plots/src/registry.ts";
import { plotData } from "../../packages/plots/src/twin/tables.ts";

import {
  cases,
  close,
  type Drawn,
  inputOf,
  type Numbers,
  type PlotOptions,
  withOptions,
} from "./drawn/read-scene.ts";

/** Columns of the table behind a figure, by their names, of the first lines. */
function columnsOf(
  one: Drawn,
  plot: string,
  names: readonly string[],
  k: number,
  options: PlotOptions = {},
): readonly (readonly (number | null)[])[] {
  const { head, rows } = plotData(plots.get(plot), withOptions(one, plot, options));
  return names.map((name) => {
    const at = head.indexOf(name);
    expect([name, head]).toEqual([head[at], head]);
    return rows.slice(0, k).map((row) => {
      const own = row[at] ?? null;
      return typeof own === "object" && own !== null ? own.value : null;
    });
  });
}

describe.each(cases.map((one) => [one.id, one] as const))("%s as a table", (_id, one) => {
  const { expected } = one;
  const k = one.labels.length;
  const { yi, sei, weight } = expected.effects;
  const name = measures.get(one.measure).symbol.analysis;
  const ends = ["Lower end", "Upper end"] as const;

  it.each([
    [
      "radial",
      ["Precision, 1 / √(SE² + τ²)", "Effect / √(SE² + τ²)", name],
      [expected.radial.x, expected.radial.y, yi],
    ],
    [
      "baujat",
      ["Squared Pearson residual (contribution to heterogeneity)", "Squared influence on the fitted value"],
      [expected.baujat.x, expected.baujat.y],
    ],
    ["funnel", [name, "Standard error"], [yi, sei]],
    [
      "leave-one-out",
      [name, ...ends],
      [expected.leave1out.estimate, expected.leave1out["ci.lb"], expected.leave1out["ci.ub"]],
    ],
    [
      "cumulative",
      [name, ...ends],
      [expected.cumul.estimate, expected.cumul["ci.lb"], expected.cumul["ci.ub"]],
    ],
    [
      "rainforest",
      [name, "Standard error", "Relative height"],
      [yi, sei, weight.map((own) => own / Math.max(...weight))],
    ],
    ["forest", [name, "Standard error", "Weight (%)"], [yi, sei, weight]],
  ] as const)("%s: holds what is drawn", (plot, names, columns) => {
    const told = columnsOf(one, plot, names, k);
    for (const [i, column] of told.entries())
      close(
        column.map((value) => value ?? Number.NaN),
        columns[i]!,
      );
  });

  it("quantiles, true effects and both groups hold what is drawn, in its order", () => {
    const quantiles = columnsOf(one, "normal-plot", ["Normal quantile", "Studentised deleted residual"], k);
    const inOrder = (values: Numbers): Numbers => values.toSorted((a, b) => a - b);
    close(inOrder(quantiles[0]!.map(Number)), inOrder(expected.qqnorm.x));
    close(inOrder(quantiles[1]!.map(Number)), inOrder(expected.qqnorm.y));
    const { pred, "pi.lb": lower, "pi.ub": upper } = expected.blup;
    const order = pred.map((_, row) => row).toSorted((a, b) => pred[a]! - pred[b]!);
    const told = columnsOf(one, "caterpillar", [name, ...ends, "Own effect"], k);
    for (const [i, column] of [pred, lower, upper, yi].entries()) {
      close(
        told[i]!.map(Number),
        order.map((row) => column[row]!),
      );
    }
    if (expected.labbe === undefined) return;
    const quantity = one.measure === "RR" ? "Log risk" : "Log rate";
    const groups = columnsOf(one, "labbe", [`${quantity}, control group`, `${quantity}, treated group`], k, {
      scale: "measure",
    });
    close(groups[0]!.map(Number), expected.labbe.x);
    close(groups[1]!.map(Number), expected.labbe.y);
  });

  it("drapery: the ends at every p-value are those at which R has that p-value", () => {
    const { rows } = plotData(plots.get("drapery"), inputOf(one));
    const numbers = rows.map((row) =>
      row.map((own) => (typeof own === "object" && own !== null ? own.value : null)),
    );
    for (const [i, effect] of yi.entries()) {
      const own = numbers.slice(13 * i, 13 * (i + 1));
      for (const [, p, , estimate, lower, upper] of own) {
        expect(estimate).toBeCloseTo(effect, 10);
        for (const end of [lower!, upper!]) {
          const z = Math.abs(end - effect) / sei[i]!;
          expect(-normalQuantile(p! / 2)).toBeCloseTo(p === 1 ? 0 : z, 8);
        }
      }
    }
    expect(new Set(rows.map((row) => row[0])).size).toBe(k + 2);
  });
});
