import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { jobContext } from "../jobs/context.ts";
import { jobs } from "../jobs/registry.ts";
import { runJobHere } from "../jobs/run-job.ts";
import { createRandom } from "../numeric/random.ts";
import { combineWild, wildCounts } from "./wild-bootstrap.ts";
import { wildOf } from "./wild-setup.ts";

/** Studies of two effects around `slope` times a moderator of the study. */
function documentOf(
  studies: number,
  slope: number,
  mean: number,
  parts: Partial<AnalysisDocument> = {},
): AnalysisDocument {
  const random = createRandom(11);
  const rows = Array.from({ length: 2 * studies }, (_, i) => ({
    study: `s${Math.floor(i / 2)}`,
    x: Math.floor(i / 2) % 3,
  }));
  const own = rows.map(() => 0.15 * random.normal());
  const numbers = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  return {
    ...createDocument({
      table: {
        rowIds: rows.map((_, i) => `r${i}`),
        columns: [
          { name: "study", kind: "text", values: rows.map(({ study }) => study) },
          numbers(
            "yi",
            rows.map(({ x }, i) => mean + slope * x + own[i]!),
          ),
          numbers(
            "vi",
            rows.map((_, i) => 0.02 + 0.002 * (i % 5)),
          ),
          numbers(
            "x",
            rows.map(({ x }) => x),
          ),
        ],
      },
      roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
      effects: { measure: "GEN" },
      dependence: { by: "study", replicates: 199 },
    }),
    ...parts,
  };
}

const moderators = createModerators({
  variables: [createModerator({ column: "x", kind: "numeric" })],
  terms: [["x"]],
});

function outcomeOf(document: AnalysisDocument) {
  const context = jobContext(document);
  if (!context.ok) throw new Error(context.issues[0]?.message);
  const outcome = runJobHere("wild-bootstrap", context.value);
  if (!outcome.ok) throw new Error(outcome.issues[0]?.message);
  return outcome.value;
}

describe("the cluster wild bootstrap", () => {
  it("goes through all ways of few studies, the data as they are among them", () => {
    const found = outcomeOf(documentOf(7, 0, 0.8));
    expect(found).toMatchObject({ isExact: true, replicates: 64, clusters: 7, failed: 0 });
    // So clear a mean is beaten by no other way.
    expect(found.tests).toHaveLength(1);
    expect(found.tests[0]?.pValue).toBe(1 / 64);
  });

  it("tells a slope that is there from one that is not", () => {
    const there = outcomeOf(documentOf(12, 0.5, 0.1, { moderators }));
    const absent = outcomeOf(documentOf(12, 0, 0.1, { moderators }));
    expect(there).toMatchObject({ isExact: false, replicates: 199 });
    expect(there.tests[0]).toMatchObject({ label: "x", q: 1 });
    // Among 199 draws of 2048 ways the data themselves come back now and then.
    expect(there.tests[0]!.pValue).toBeLessThan(0.03);
    expect(absent.tests[0]!.pValue).toBeGreaterThan(0.05);
    expect(absent.tests[0]!.usual?.pValue).toBeGreaterThan(0.05);
  });

  it("comes to the same in any division into parts", () => {
    const context = jobContext(documentOf(12, 0.1, 0.1, { moderators }));
    if (!context.ok) throw new Error(context.issues[0]?.message);
    const plan = jobs.get("wild-bootstrap").plan(context.value);
    if (!plan.ok) throw new Error(plan.issues[0]?.message);
    const parted = [
      [0, 7],
      [7, 120],
      [120, 199],
    ].map(([from, to]) => plan.value.run(from!, to!));
    expect(plan.value.combine(parted)).toEqual(plan.value.combine([plan.value.run(0, 199)]));
  });

  it("counts a test that fails as at least as large, so that p is not too small by it", () => {
    const context = jobContext(documentOf(7, 0, 0.8));
    if (!context.ok || context.value.dependence === null) throw new Error("no dependence");
    const model = wildOf(context.value.dependence);
    if (!model.ok) throw new Error(model.issues[0]?.message);
    const { hypotheses } = model.value;
    // Residuals that are no numbers: nothing can be fitted to them.
    const broken = hypotheses.map((one) => ({ ...one, residuals: one.residuals.map(() => Number.NaN) }));
    const counts = wildCounts({ ...model.value, hypotheses: broken }, 0, 64);
    expect(counts).toEqual({ larger: [64], failed: 64 });
    expect(combineWild(model.value, [counts]).tests[0]?.pValue).toBe(1);
  });

  it("says what lacks", () => {
    const { dependence: _gone, ...plain } = documentOf(7, 0, 0.8);
    const context = jobContext(plain);
    if (!context.ok) throw new Error(context.issues[0]?.message);
    const outcome = runJobHere("wild-bootstrap", context.value);
    expect(outcome.ok ? [] : outcome.issues.map(({ code }) => code)).toEqual(["job-without-dependence"]);
  });
});
