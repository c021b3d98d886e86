import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { asAnalysed } from "../analysis-formulas.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument, BiasSpec } from "../document/types.ts";
import { biasInputOfDocument } from "./audit-input.ts";
import type { BiasInput } from "./types.ts";

type Columns = Readonly<Record<string, readonly (number | string | null)[]>>;

function documentOf(
  columns: Columns,
  inputs: readonly string[],
  parts: Omit<NonNullable<Parameters<typeof createDocument>[0]>, "table" | "roles" | "bias"> & {
    bias?: Partial<BiasSpec>;
  } = {},
): AnalysisDocument {
  const { bias, ...rest } = parts;
  const k = Object.values(columns)[0]?.length ?? 0;
  return createDocument({
    table: {
      rowIds: Array.from({ length: k }, (_, i) => `r${i}`),
      columns: Object.entries(columns).map(([name, values]) =>
        values.some((value) => typeof value === "string")
          ? { name, kind: "text", values: values.map((value) => (value === null ? null : String(value))) }
          : {
              name,
              kind: "number",
              values: values.map((value) => (typeof value === "number" ? value : null)),
              unparsed: {},
            },
      ),
    },
    roles: {
      label: "study" in columns ? "study" : null,
      inputs: Object.fromEntries(inputs.map((key) => [key, key])),
      weights: null,
    },
    bias: createBiasSpec(bias),
    ...rest,
  });
}

function inputOf(document: AnalysisDocument): BiasInput {
  const report = runAnalysis(document);
  const input = biasInputOfDocument(asAnalysed(document, report), report);
  if (input === null) throw new Error("no input");
  return input;
}

const COUNTS: Columns = {
  ai: [4, 6, 0],
  n1i: [100, 80, 50],
  ci: [10, 9, 5],
  n2i: [90, 85, 55],
  flip: [0, 1, 0],
};

describe("what the audit reads of a document", () => {
  it("is the tables as they were counted, with the groups exchanged where a study is reversed", () => {
    const { tables, sizes, totals, events } = inputOf(
      documentOf(COUNTS, Object.keys(COUNTS), { effects: { measure: "OR" } }),
    );
    expect(tables).toEqual([
      { ai: 4, n1i: 100, ci: 10, n2i: 90 },
      { ai: 9, n1i: 85, ci: 6, n2i: 80 },
      { ai: 0, n1i: 50, ci: 5, n2i: 55 },
    ]);
    expect(sizes[1]).toEqual({ n1: 85, n2: 80 });
    expect(totals).toEqual([190, 165, 105]);
    expect(events).toEqual([14, 15, 5]);
  });

  it("takes people with and without the condition as the groups of a diagnostic test", () => {
    const cells: Columns = { ai: [40, 30], bi: [10, 12], ci: [5, 6], di: [80, 70] };
    const { tables, sizes } = inputOf(documentOf(cells, Object.keys(cells), { effects: { measure: "DOR" } }));
    expect(tables[0]).toEqual({ ai: 40, n1i: 45, ci: 10, n2i: 90 });
    expect(sizes[1]).toEqual({ n1: 36, n2: 82 });
  });

  it("is the sizes of the measure, else of the columns named, else unknown", () => {
    const ready: Columns = {
      yi: [0.1, 0.2, 0.3],
      vi: [0.1, 0.2, 0.3],
      a: [10, null, 30],
      b: [11, 21, 31],
      n: [5, 6, 7],
      e: [3, 0, -1],
    };
    const named = inputOf(
      documentOf(ready, ["yi", "vi"], { bias: { columns: { n1: "a", n2: "b", n: "n", events: "e" } } }),
    );
    expect(named.sizes).toEqual([{ n1: 10, n2: 11 }, null, { n1: 30, n2: 31 }]);
    expect(named.totals).toEqual([21, 6, 61]);
    expect(named.events).toEqual([3, 0, null]);
    const bare = inputOf(documentOf(ready, ["yi", "vi"]));
    expect([bare.sizes, bare.totals, bare.tables, bare.events].flat()).toEqual(
      Array.from({ length: 12 }, () => null),
    );
  });

  it("has no counts of rows that were combined into one study", () => {
    const rows: Columns = {
      study: ["A", "A", "B"],
      yi: [0.1, 0.2, 0.3],
      vi: [0.1, 0.2, 0.3],
      a: [10, 20, 30],
      b: [11, 21, 31],
    };
    const { sizes, effects } = inputOf(
      documentOf(rows, ["yi", "vi"], {
        effects: {
          aggregate: {
            by: "study",
            structure: "CS",
            rho: 0.5,
            phi: 0.8,
            time: null,
            obs: null,
            weighted: true,
            covariances: [],
          },
        },
        bias: { columns: { n1: "a", n2: "b" } },
      }),
    );
    expect(effects.labels).toEqual(["A", "B"]);
    expect(sizes).toEqual([null, { n1: 30, n2: 31 }]);
  });

  it("knows the design of the moderators without its constant, for the studies that have all of them", () => {
    const rows: Columns = {
      yi: [0.1, 0.2, 0.3, 0.5],
      vi: [0.1, 0.2, 0.3, 0.1],
      hours: [1, 2, null, 4],
      way: ["a", "b", "a", "b"],
    };
    const variables = [
      createModerator({ column: "hours", kind: "numeric" }),
      createModerator({ column: "way", kind: "factor" }),
    ];
    const given = documentOf(rows, ["yi", "vi"], {
      moderators: createModerators({ variables, terms: [["hours"], ["way"]], intercept: false }),
    });
    expect(inputOf(given).moderators).toEqual({
      names: ["hours", "way: b"],
      columns: [
        [1, 2, 4],
        [0, 1, 1],
      ],
      positions: [0, 1, 3],
    });
    const without = documentOf(rows, ["yi", "vi"], {
      moderators: createModerators({ variables, terms: [] }),
    });
    expect(inputOf(without).moderators).toBeNull();
  });

  it("is favoured towards the common-effect estimate, whatever the scale, unless told", () => {
    const favours = (yi: readonly number[], bias: Partial<BiasSpec> = {}): number =>
      inputOf(documentOf({ yi, vi: yi.map((_, i) => 10 ** (-8 * (i % 2))) }, ["yi", "vi"], { bias })).favours;
    expect(favours([5, -1, 5, -1])).toBe(-1);
    expect(favours([-5, 1, -5, 1])).toBe(1);
    expect(favours([-5e-8, 1e-8])).toBe(1);
    expect(favours([0, 0])).toBe(1);
    expect(favours([5, 5], { favours: "negative" })).toBe(-1);
    const shares = documentOf({ xi: [1, 2], ni: [90, 80] }, ["xi", "ni"], { effects: { measure: "PLO" } });
    expect(inputOf(shares)).toMatchObject({ favours: 1, nullValue: null });
  });

  it("holds no choice of the model that no method goes by", () => {
    const ready: Columns = { yi: [0.1, 0.2], vi: [0.1, 0.2] };
    const base = documentOf(ready, ["yi", "vi"]);
    const other = {
      ...base,
      model: { ...base.model, prediction: "none", tau2Interval: "PL", i2: "Q" as const },
    };
    expect(inputOf(other)).toEqual(inputOf(base));
  });
});

describe("columns that only methods of missing results read", () => {
  const columns: Columns = {
    ...COUNTS,
    lost1: [1, 2, null],
    lost2: [3, 4, 5],
    prereg: ["no", "Yes", "perhaps"],
    again: [1, 0, null],
  };

  it("counts people without outcome for the group the effect is for", () => {
    const { missing } = inputOf(
      documentOf(columns, Object.keys(COUNTS), {
        effects: { measure: "OR" },
        bias: { columns: { m1: "lost1", m2: "lost2" } },
      }),
    );
    expect(missing).toEqual([{ m1: 1, m2: 3 }, { m1: 4, m2: 2 }, null]);
  });

  it("reads yes and no as words or as numbers, and nothing else", () => {
    const { selected, replication } = inputOf(
      documentOf(columns, Object.keys(COUNTS), {
        effects: { measure: "OR" },
        bias: { columns: { selected: "prereg", replication: "again" } },
      }),
    );
    expect(selected).toEqual([false, true, null]);
    expect(replication).toEqual([true, false, null]);
  });

  it("knows no marks without columns", () => {
    const { selected, replication } = inputOf(
      documentOf(columns, Object.keys(COUNTS), { effects: { measure: "OR" } }),
    );
    expect([selected, replication]).toEqual([null, null]);
  });
});
