import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf, type Rows } from "../analysis-testing.ts";
import { computeEffects } from "../effects/compute-effects.ts";
import { applyRepair } from "./apply-repair.ts";
import { runGuards } from "./run-guards.ts";

// Adding 0 turns -0 into 0: no cell holds it.
const number = fc.double({ min: -200, max: 200, noNaN: true }).map((value) => value + 0);
const positive = fc.double({ min: 0.01, max: 200, noNaN: true });
const size = fc.integer({ min: 1, max: 300 });

/** A table of one measure with anything in its cells. */
function table(keys: Readonly<Record<string, fc.Arbitrary<number>>>): fc.Arbitrary<Rows> {
  return fc
    .integer({ min: 1, max: 9 })
    .chain((k) =>
      fc.record(
        Object.fromEntries(
          Object.entries(keys).map(([key, value]) => [
            key,
            fc.array(fc.option(value, { freq: 12 }), { minLength: k, maxLength: k }),
          ]),
        ),
      ),
    );
}

const MEANS = { m1i: number, sd1i: positive, n1i: size, m2i: number, sd2i: positive, n2i: size };
const TABLES = fc.oneof(
  table({ ...MEANS, t: number, p: positive, ni: size }).map((rows) => documentOf("SMD", rows)),
  table({ yi: number, sei: positive, vi: positive, "ci.lb": number, "ci.ub": number, ni: size }).map((rows) =>
    documentOf("GEN", rows),
  ),
  table({ ai: size, n1i: size, ci: size, n2i: size }).map((rows) => documentOf("OR", rows)),
  table({ ri: number, ni: size }).map((rows) => documentOf("ZCOR", rows)),
);

describe("whatever a table holds", () => {
  it("a repair leaves finite numbers, evaluates, and is kept in the ledger of rows it names", () => {
    fc.assert(
      fc.property(TABLES, (document) => {
        const report = runAnalysis(document);
        for (const { repairs = [], dismissal } of report.issues) {
          for (const repair of repairs) {
            const next = applyRepair(document, repair);
            const numbers = next.table.columns.flatMap(({ kind, values }) =>
              kind === "number" ? values : [],
            );
            expect(numbers.every((value) => value === null || Number.isFinite(value))).toBe(true);
            expect(numbers.some((value) => Object.is(value, -0))).toBe(false);
            expect(Object.keys(next.ledger).length).toBeGreaterThan(0);
            expect(() => runAnalysis(next)).not.toThrow();
          }
          if (dismissal === undefined) continue;
          const quiet = runAnalysis(applyRepair(document, dismissal));
          expect(quiet.issues.length).toBeLessThan(report.issues.length);
          expect(quiet.dismissed.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("findings about means and SDs do not depend on the scale they are measured on", () => {
    fc.assert(
      fc.property(table(MEANS), fc.constantFrom(0.125, 2, 64), (rows, factor) => {
        const scaled = Object.fromEntries(
          Object.entries(rows).map(([key, values]) => [
            key,
            key.startsWith("n") ? values : values.map((value) => (value === null ? null : value * factor)),
          ]),
        );
        const found = (given: Rows): unknown[] =>
          runAnalysis(documentOf("SMD", given))
            .issues.filter(({ code }) => code.startsWith("guard-") && code !== "guard-duplicate-numbers")
            .filter(({ code }) => code !== "guard-shared-control")
            .map(({ code, path }) => [code, path]);
        expect(found(scaled)).toEqual(found(rows));
      }),
      { numRuns: 40 },
    );
  });
});

describe("a hundred thousand rows", () => {
  // Work that grows with the square of the rows would take many minutes, and never end within the limit.
  it("are looked at one by one", { timeout: 60_000 }, () => {
    const k = 100_000;
    const column = (at: (row: number) => number): number[] => Array.from({ length: k }, (_, row) => at(row));
    const { table, roles, effects } = documentOf("SMD", {
      m1i: column((row) => 10 + (row % 97) / 10),
      sd1i: column((row) => 4 + (row % 13) / 10),
      n1i: column((row) => 20 + (row % 50)),
      m2i: column((row) => 11 + (row % 89) / 10),
      sd2i: column((row) => 4 + (row % 11) / 10),
      n2i: column((row) => 20 + (row % 41)),
    });
    const computed = computeEffects(table, roles, [], effects);
    if (!computed.ok) throw new TypeError("no effects");
    const findings = runGuards({ table, roles, effects: computed.value, derived: [], choices: {} });
    expect(findings.length).toBeLessThan(k);
  });
});
