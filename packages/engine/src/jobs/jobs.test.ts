import { describe, expect, it } from "vitest";
import { fakeLong, fakeMethod } from "../bias/audit-testing.ts";
import type { BiasOutcome } from "../bias-types.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { createRandom } from "../numeric/random.ts";
import { parseFormula } from "../table/formula-parser.ts";
import { jobsOf } from "./bias-jobs.ts";
import { jobContext } from "./context.ts";
import { withJobChoices } from "./job-choices.ts";
import { jobs } from "./registry.ts";
import { runJobHere } from "./run-job.ts";
import { shardsOf } from "./shards.ts";
import { tellJob } from "./tell.ts";
import type { JobContext } from "./types.ts";

const k = 24;
const random = createRandom(7);
const studies = Array.from({ length: k }, (_, i) => {
  const hours = Math.round(2 + 10 * random.uniform());
  const online = random.coin();
  const yi = 0.1 + 0.05 * hours + (online ? 0.3 : 0) + 0.2 * random.normal();
  return {
    hours: i === 3 ? null : hours,
    format: online ? "online" : "group",
    yi,
    vi: 0.02 + 0.03 * random.uniform(),
  };
});

function documentOf(parts: Partial<AnalysisDocument> = {}): AnalysisDocument {
  const base = createDocument();
  return {
    ...base,
    table: {
      rowIds: studies.map((_, i) => `r${i}`),
      columns: [
        { name: "yi", kind: "number", values: studies.map(({ yi }) => yi), unparsed: {} },
        { name: "vi", kind: "number", values: studies.map(({ vi }) => vi), unparsed: {} },
        { name: "hours", kind: "number", values: studies.map(({ hours }) => hours), unparsed: {} },
        { name: "format", kind: "text", values: studies.map(({ format }) => format) },
      ],
    },
    roles: { ...base.roles, inputs: { yi: "yi", vi: "vi" } },
    effects: { ...base.effects, measure: "GEN" },
    model: { ...base.model, estimator: "DL" },
    moderators: createModerators({
      variables: [
        createModerator({ column: "hours", kind: "numeric" }),
        createModerator({ column: "format", kind: "factor" }),
      ],
      terms: [["hours"], ["format"]],
      permutations: 100,
      missing: { method: "mice", imputations: 3, iterations: 2 },
    }),
    ...parts,
  };
}

function contextOf(document: AnalysisDocument): JobContext {
  const context = jobContext(document, parseFormula);
  if (!context.ok) throw new Error(context.issues[0]?.message);
  return context.value;
}

describe("jobs", () => {
  const owned = ["permutation", "permutation-intervals", "imputation", "multimodel", "tree"];

  it.each(owned)("come to the same outcome in one part and in parts that crossed to workers: %s", (id) => {
    const plan = jobs.get(id).plan(contextOf(documentOf()));
    if (!plan.ok) throw new Error(plan.issues[0]?.message);
    const { total } = plan.value;
    const cross = <T>(part: T): T => structuredClone(part);
    const whole = plan.value.combine([plan.value.run(0, total)]);
    const parts = shardsOf(total, 3).map(({ from, to }) => {
      const own = jobs.get(id).plan(contextOf(structuredClone(documentOf())));
      if (!own.ok) throw new Error("another context refuses");
      return cross(own.value.run(from, to));
    });
    expect(plan.value.combine(parts)).toEqual(whole);
    expect(whole.ok).toBe(true);
    expect(JSON.parse(JSON.stringify(whole))).toEqual(whole);
  });

  it("tell how far they are, to the end", () => {
    const told: number[] = [];
    runJobHere("multimodel", contextOf(documentOf()), (done, total) => told.push(done / total));
    expect(told.at(-1)).toBe(1);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it("see moderators computed by formulas, and rows left out by a filter", () => {
    const derived = [{ name: "sessions", expression: "hours / 2" }];
    const moderators = createModerators({
      variables: [createModerator({ column: "sessions", kind: "numeric" })],
      terms: [["sessions"]],
      permutations: 100,
    });
    const given = contextOf(documentOf({ derived, moderators, filter: "hours > 3" }));
    const outcome = runJobHere("permutation", given);
    if (!outcome.ok) throw new Error(outcome.issues[0]?.message);
    expect(outcome.value.k).toBe(studies.filter(({ hours }) => hours !== null && hours > 3).length);
  });

  it("say that there is nothing to work on", () => {
    const { moderators: _, ...without } = documentOf();
    const refused = jobs.get("tree").plan(contextOf(without));
    expect(refused.issues.map(({ code }) => code)).toEqual(["job-without-moderators"]);
    const empty = documentOf({ exclusions: studies.map((_, i) => ({ rowId: `r${i}`, reason: "" })) });
    expect(jobContext(empty).ok).toBe(false);
  });
});

describe("long methods of the audit as jobs", () => {
  const [job] = jobsOf([fakeMethod("quick", "missing"), fakeLong("boot", "p-values")]);

  it("run without moderators, in any division, with the choices of the document", () => {
    const { moderators: _, ...without } = documentOf();
    const chosen = withJobChoices(without, job!, { units: 7 });
    expect(chosen.bias?.params).toEqual({ boot: { units: 7 } });
    const plan = job!.plan(contextOf(chosen));
    if (!plan.ok) throw new Error(plan.issues[0]?.message);
    const { total, run, combine } = plan.value;
    expect(total).toBe(7);
    const parts = shardsOf(total, 3).map(({ from, to }) => structuredClone(run(from, to)));
    expect(combine(parts)).toEqual(combine([run(0, total)]));
    const whole = combine(parts);
    if (!whole.ok) throw new Error("not combined");
    const { sentences, tables } = tellJob("boot", whole.value as BiasOutcome);
    expect(sentences).toEqual(["sums of 7 units (k = 24).", "The sum is what it is."]);
    expect(tables[0]?.rows).toEqual([["Sum", { value: 21, as: "count" }, null]]);
  });

  it("say why they cannot be run", () => {
    const [lacking] = jobsOf([{ ...fakeLong("boot", "p-values"), lack: () => "No study is significant." }]);
    const refused = lacking!.plan(contextOf(documentOf()));
    expect(refused.issues[0]?.message).toBe("The boot is not computed: No study is significant.");
  });
});

describe("parts of a job", () => {
  it("cover all units once, in order, and are no more than there are units", () => {
    for (const [total, workers] of [
      [1, 8],
      [7, 2],
      [100_000, 4],
    ] as const) {
      const shards = shardsOf(total, workers);
      expect(shards[0]?.from).toBe(0);
      expect(shards.at(-1)?.to).toBe(total);
      expect(shards.slice(1).map(({ from }) => from)).toEqual(shards.slice(0, -1).map(({ to }) => to));
      expect(shards.length).toBeLessThanOrEqual(Math.min(total, 8 * workers));
    }
  });
});
