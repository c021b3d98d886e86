import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { documentToR } from "../export/r-script.ts";
import { generalisedOddsRatio } from "./genor.ts";
import { oddsRatio } from "./or.ts";
import type { InputColumns } from "./types.ts";

function columnsOf(first: readonly number[], second: readonly number[]): InputColumns {
  return Object.fromEntries([
    ...first.map((count, index) => [`o1i_${index + 1}`, [count]]),
    ...second.map((count, index) => [`o2i_${index + 1}`, [count]]),
  ]);
}

function effect(first: readonly number[], second: readonly number[], ties: string): number | null {
  return generalisedOddsRatio.compute(columnsOf(first, second), { ties }).yi[0] ?? null;
}

const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 });

describe("the generalised odds ratio", () => {
  // Case D of example 2 at wilcoxon-mann-whitney.org: P(Y1 > Y2) = .48, ties .40, P(Y1 < Y2) = .12.
  it("has the printed values with ties dropped and split", () => {
    expect(Math.exp(effect([12, 40, 48], [0, 100, 0], "drop")!)).toBeCloseTo(4, 12);
    expect(Math.exp(effect([12, 40, 48], [0, 100, 0], "split")!)).toBeCloseTo(2.12, 2);
    expect(Math.exp(effect([5, 75, 20], [0, 100, 0], "split")!)).toBeCloseTo(1.35, 2);
  });

  it("is Woolf's odds ratio with two categories and ties dropped", () => {
    fc.assert(
      fc.property(counts, ([a = 1, b = 1, c = 1, d = 1]) => {
        const general = generalisedOddsRatio.compute(columnsOf([b, a], [d, c]), { ties: "drop" });
        const woolf = oddsRatio.compute({ ai: [a], bi: [b], ci: [c], di: [d] }, {});
        expect(general.yi[0]).toBeCloseTo(woolf.yi[0]!, 12);
        expect(general.vi[0]).toBeCloseTo(woolf.vi[0]!, 12);
      }),
    );
  });

  it("changes its sign when the groups or the order of categories are exchanged, and keeps its variance", () => {
    fc.assert(
      fc.property(counts, counts, fc.constantFrom("split", "drop"), (first, second, ties) => {
        const own = generalisedOddsRatio.compute(columnsOf(first, second), { ties });
        for (const other of [columnsOf(second, first), columnsOf(first.toReversed(), second.toReversed())]) {
          const turned = generalisedOddsRatio.compute(other, { ties });
          expect(turned.yi[0]).toBeCloseTo(-own.yi[0]!, 12);
          expect(turned.vi[0]).toBeCloseTo(own.vi[0]!, 12);
        }
      }),
    );
  });

  it("is not moved by an empty category between two others", () => {
    expect(effect([5, 0, 9, 3], [8, 0, 4, 2], "split")).toBeCloseTo(
      effect([5, 9, 3], [8, 4, 2], "split")!,
      14,
    );
  });

  it("has the variance that repeated samples have", () => {
    const [p, q, n] = [[0.2, 0.3, 0.3, 0.2], [0.35, 0.3, 0.2, 0.15], 400];
    const random = generator(20240611);
    const sample = (shares: readonly number[]): number[] => {
      const drawn = shares.map(() => 0);
      for (let person = 0; person < n; person++) {
        let [left, category] = [random(), 0];
        while (category < shares.length - 1 && left >= shares[category]!) left -= shares[category++]!;
        drawn[category]! += 1;
      }
      return drawn;
    };
    const effects = Array.from({ length: 2000 }, () => effect(sample(p), sample(q), "split")!);
    const mean = effects.reduce((sum, value) => sum + value, 0) / effects.length;
    const spread = effects.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (effects.length - 1);
    const { vi } = generalisedOddsRatio.compute(
      columnsOf(
        p.map((share) => share * n),
        q.map((share) => share * n),
      ),
      {},
    );
    // The standard error of a variance from 2000 samples is 3 %.
    expect(Math.abs(spread / vi[0]! - 1)).toBeLessThan(0.1);
  });
});

/** A small generator of numbers in [0, 1) that gives the same ones everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function listDocument(lists: readonly (string | null)[]): AnalysisDocument {
  const rowIds = lists.map((_, index) => `r${index + 1}`);
  return createDocument({
    table: {
      rowIds,
      columns: [
        { name: "drug", kind: "text", values: lists },
        { name: "placebo", kind: "text", values: lists.map(() => "20/35/30/15") },
      ],
    },
    roles: { label: null, inputs: { o1i: "drug", o2i: "placebo" }, weights: null },
    effects: { measure: "GENOR" },
  });
}

describe("lists of counts in cells", () => {
  it("are read with any of the usual separators", () => {
    const { effects } = runAnalysis(listDocument(["12/30/40/18", "12; 30; 40; 18", "12 30 40 18"]));
    expect(effects?.yi).toHaveLength(3);
    expect(new Set(effects?.yi).size).toBe(1);
    expect(effects?.ni).toEqual([200, 200, 200]);
  });

  it("say what is wrong with them", () => {
    const { effects } = runAnalysis(
      listDocument([
        "12/30/40/18",
        "12/many/40/18",
        "12/30/40",
        null,
        "0/0/0/0",
        "1/2/3/4/5/6/7/8/9/10/11/12/13",
      ]),
    );
    expect(effects?.excluded.map(({ issue }) => issue.code)).toEqual([
      "list-unreadable",
      "categories-unequal",
      "value-missing",
      "group-empty",
      "list-unreadable",
    ]);
  });

  it("need people who differ in both directions", () => {
    const output = generalisedOddsRatio.compute(columnsOf([0, 0, 9], [9, 0, 0]), {});
    expect(output.issues.get(0)?.map(({ code }) => code)).toEqual(["groups-apart"]);
  });

  it("reach R as they stand", () => {
    const document = listDocument(["12/30/40/18", "5/9/20/30"]);
    const script = documentToR(document, runAnalysis(document));
    expect(script).toContain('ordinal_counts(dat[["drug"]], list())');
    expect(script).toContain('"12/30/40/18"');
  });
});
