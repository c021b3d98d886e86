import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { restoreDocument } from "../document/restore.ts";
import type { AnalysisDocument } from "../document/types.ts";

const text = readFileSync(
  new URL("../../../../examples/diabetes-network/analysis.json", import.meta.url),
  "utf8",
);

function document(order?: readonly string[]): AnalysisDocument {
  const restored = restoreDocument(JSON.parse(text), {});
  if (!restored.ok || restored.value.network === undefined) throw new TypeError("the example has no network");
  const { network } = restored.value;
  return { ...restored.value, network: { ...network, ...(order === undefined ? {} : { order }) } };
}

function adjusted(order?: readonly string[]) {
  const { network } = runAnalysis(document(order));
  if (network?.fit == null) throw new TypeError("nothing is fitted");
  return { ...network.fit.adjusted, names: network.treatments.map(({ name }) => name) };
}

describe("effects adjusted by their comparison", () => {
  it("are tested as lm() of R does, the reference first where no order is told", () => {
    const { test, line, order, names, points, alone } = adjusted();
    expect(names[order[0]!]).toBe("placebo");
    expect(test?.statistic.value).toBeCloseTo(-0.19021581248, 10);
    expect(line?.df).toBe(points.length - 2);
    expect(points.length + alone).toBe(28);
  });

  it("turn with the order, and the test with them", () => {
    const usual = adjusted();
    const turned = adjusted(usual.order.map((place) => usual.names[place]!).toReversed());
    expect(turned.test?.statistic.value).toBeCloseTo(-usual.test!.statistic.value, 10);
    expect(turned.points.map(({ deviation }) => deviation)).toEqual(
      usual.points.map(({ deviation }) => (deviation === 0 ? 0 : -deviation)),
    );
    expect(turned.points[0]).toMatchObject({
      first: usual.points[0]!.second,
      second: usual.points[0]!.first,
    });
  });

  it("pass over names that are no treatments", () => {
    expect(adjusted(["gone", "metformin"]).order.slice(0, 2)).toEqual(
      ["metformin", "placebo"].map((name) => adjusted().names.indexOf(name)),
    );
  });
});

describe("the conclusion of a network", () => {
  it("compares what ranks first with the reference, and the next where that is the reference itself", () => {
    const { network } = runAnalysis(document());
    expect(network?.conclusion?.sentence).toMatch(
      /^“rosiglitazone” ranks first .* “rosiglitazone” against “placebo”: MD −1\.23/,
    );
    expect(network?.conclusion?.parts.map(({ id }) => id)).toEqual([
      "effect",
      "rank",
      "k",
      "tau",
      "i2",
      "inconsistency",
    ]);
    const own = document();
    const best = runAnalysis({ ...own, network: { ...own.network!, reference: "rosiglitazone" } }).network;
    expect(best?.conclusion?.sentence).toMatch(/“metformin” against “rosiglitazone”/);
  });
});
