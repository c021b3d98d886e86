import { type AnalysisDocument, createDocument } from "@treeline/engine";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { StepRef } from "./database.ts";
import { type History, MAX_STEPS, recordStep, redoStep, startHistory, undoStep } from "./history.ts";
import { acrossStep, planSteps, type Side } from "./kept-steps.ts";

/** A storage that holds what plans say, and nothing else. */
function createStorage() {
  let steps = new Map<number, string>();
  let list: { past: readonly StepRef[]; future: readonly StepRef[] } = { past: [], future: [] };
  let written = 0;
  return {
    save(history: History<AnalysisDocument>): void {
      const plan = planSteps(history);
      for (const { id, text } of plan.added) {
        steps.set(id, text);
        written += text.length;
      }
      const named = new Set([...plan.list.past, ...plan.list.future].map(([id]) => id));
      steps = new Map([...steps].filter(([id]) => named.has(id)));
      list = plan.list;
      plan.written();
    },
    /** Every document on one side, nearest first, as another visit would find them. */
    read(present: AnalysisDocument, side: Side): unknown[] {
      let from: unknown = JSON.parse(JSON.stringify(present));
      return list[side].map(([id]) => {
        const text = steps.get(id);
        if (text === undefined) throw new Error(`step ${id} is listed and not there`);
        from = acrossStep(from as AnalysisDocument, { id, text }, side);
        return from;
      });
    },
    get size(): number {
      return [...steps.values()].reduce((sum, text) => sum + text.length, 0);
    },
    get count(): number {
      return steps.size;
    },
    get written(): number {
      return written;
    },
  };
}

function withColumn(document: AnalysisDocument, values: readonly number[]): AnalysisDocument {
  const table = {
    rowIds: values.map((_, row) => `r${row}`),
    columns: [{ name: "yi", kind: "number", values, unparsed: {} }] as const,
  };
  return { ...document, table };
}

describe("kept steps", () => {
  it("give back the history after any edits, undos, redos and saves", () => {
    const operation = fc.oneof(
      fc.record({ kind: fc.constant("edit" as const), title: fc.string(), joins: fc.boolean() }),
      fc.record({
        kind: fc.constant("data" as const),
        values: fc.array(fc.integer(), { minLength: 1, maxLength: 6 }),
      }),
      fc.record({ kind: fc.constantFrom("undo" as const, "redo" as const, "save" as const) }),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 40 }), (operations) => {
        const storage = createStorage();
        let history = startHistory(createDocument());
        let now = 0;
        for (const step of operations) {
          now += 100;
          if (step.kind === "edit") {
            const next = { ...history.present, title: step.title };
            history = recordStep(history, next, step.joins ? "title" : null, now);
          } else if (step.kind === "data") {
            history = recordStep(history, withColumn(history.present, step.values), null, now);
          } else if (step.kind === "undo") history = undoStep(history);
          else if (step.kind === "redo") history = redoStep(history);
          else storage.save(history);
        }
        storage.save(history);
        expect(storage.read(history.present, "past")).toEqual(history.past.toReversed());
        expect(storage.read(history.present, "future")).toEqual(history.future);
        expect(storage.count).toBe(history.past.length + history.future.length);
      }),
      { numRuns: 60 },
    );
  });

  it(`keep ${MAX_STEPS} edits of a table of 10 000 rows in less room than the table itself, each in a moment`, () => {
    const storage = createStorage();
    const values = Array.from({ length: 10_000 }, (_, row) => row / 7);
    let history = startHistory(withColumn(createDocument(), values));
    for (let step = 0; step < MAX_STEPS + 20; step += 1) {
      const column = history.present.table.columns[0]!.values as readonly number[];
      history = recordStep(history, withColumn(history.present, column.with(step * 40, step)), null, step);
      const before = storage.written;
      storage.save(history);
      expect(storage.written - before).toBeLessThan(1000);
    }
    expect(storage.count).toBe(MAX_STEPS);
    expect(storage.size).toBeLessThan(JSON.stringify(values).length);
    expect(storage.read(history.present, "past").at(-1)).toEqual(history.past[0]);
  });

  it("drop the oldest steps where all of them would take too much room", () => {
    const storage = createStorage();
    let history = startHistory(createDocument());
    for (let step = 1; step <= 24; step += 1) {
      const title = String(step).padEnd(2_000_000, "x");
      history = recordStep(history, { ...history.present, title }, null, step);
    }
    storage.save(history);
    expect(storage.size).toBeLessThan(60_000_000);
    expect(storage.count).toBeGreaterThan(6);
    expect(storage.count).toBeLessThan(24);
    expect(storage.read(history.present, "past")[0]).toEqual(history.past.at(-1));
  });
});
