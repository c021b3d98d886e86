import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import type { BiasAudit, BiasEntry } from "../bias-types.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import { createDocument } from "../document/defaults.ts";
import type { AnalysisDocument, BiasSpec } from "../document/types.ts";
import { fail, issue, ok } from "../result.ts";
import { auditSentences } from "./audit-sentences.ts";
import { fakeLong, fakeMethod } from "./audit-testing.ts";
import { createAuditor, withOutcomes } from "./bias-stage.ts";
import { biasOutcome } from "./outcome.ts";
import type { BiasMethod } from "./types.ts";

const test = (pValue: number) => ({
  id: "main",
  test: {
    name: "slope",
    statistic: { symbol: "t", value: 2 },
    df: [3],
    pValue,
    log10PValue: Math.log10(pValue),
    distribution: "t" as const,
  },
});

const estimate = (value: number, half: number) => ({
  estimate: value,
  se: half / 2,
  interval: {
    lower: value - half,
    upper: value + half,
    level: 0.95,
    kind: "confidence" as const,
    method: "z",
  },
  test: null,
  tau2: 0,
});

function documentOf(k: number, bias: Partial<BiasSpec> = {}, names?: readonly string[]): AnalysisDocument {
  return createDocument({
    table: {
      rowIds: Array.from({ length: k }, (_, i) => `r${i}`),
      columns: [
        {
          name: "study",
          kind: "text",
          values: Array.from({ length: k }, (_, i) => names?.[i] ?? `S${i}`),
        },
        {
          name: "yi",
          kind: "number",
          values: Array.from({ length: k }, (_, i) => 0.3 + 0.02 * i),
          unparsed: {},
        },
        {
          name: "vi",
          kind: "number",
          values: Array.from({ length: k }, (_, i) => 0.01 * (i + 1)),
          unparsed: {},
        },
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    bias: createBiasSpec(bias),
  });
}

const METHODS: readonly BiasMethod[] = [
  fakeMethod("egger", "asymmetry", { tests: [test(0.01)], rejects: { yes: true, level: 0.05 } }),
  fakeMethod("begg", "asymmetry", { tests: [test(0.4)], rejects: { yes: false, level: 0.05 } }),
  fakeMethod("unusual", "asymmetry", {}, { usual: false }),
  fakeMethod("fill", "missing", { estimate: estimate(0.2, 0.1) }),
  fakeMethod("line", "adjusted", { estimate: estimate(-0.1, 0.3) }, { lack: () => null }),
  fakeMethod(
    "ridge",
    "selection",
    {},
    {
      run: () => fail(issue("no-maximum", "error", "The likelihood has no maximum.", "Choose fewer steps.")),
    },
  ),
  fakeMethod("counts", "selection", {}, { lack: () => "The measure has no counts." }),
  fakeLong("boot", "p-values"),
];

const proposes = (method: string) => () => ({ method, reason: "It fits." });

function auditWith(document: AnalysisDocument, methods = METHODS, proposed = "egger"): BiasAudit {
  const audit = createAuditor(methods, proposes(proposed)).audit(document, runAnalysis(document));
  if (audit === null) throw new Error("no audit");
  return audit;
}

const statuses = ({ entries }: BiasAudit): Record<string, BiasEntry["status"]> =>
  Object.fromEntries(entries.map(({ method, status }) => [method, status]));

const answerTo = ({ verdict }: BiasAudit, question: RegExp) =>
  verdict.find((one) => question.test(one.question));

describe("an audit", () => {
  it("says of every method what became of it", () => {
    expect(statuses(auditWith(documentOf(12)))).toEqual({
      egger: "ran",
      begg: "ran",
      unusual: "not-asked",
      fill: "ran",
      line: "ran",
      ridge: "failed",
      counts: "not-assessable",
      boot: "long",
    });
  });

  it("follows what is switched on and off, and always runs the test proposed", () => {
    const audit = auditWith(
      documentOf(12, { methods: { unusual: true, begg: false, egger: false, fill: false } }),
    );
    expect(statuses(audit)).toMatchObject({
      unusual: "ran",
      begg: "not-asked",
      egger: "ran",
      fill: "not-asked",
    });
    expect(audit.entries.find(({ method }) => method === "begg")?.why).toMatch(/left out by choice/u);
    expect(statuses(auditWith(documentOf(12), METHODS, "unusual"))).toMatchObject({ unusual: "ran" });
  });

  it("tests no asymmetry in fewer than ten studies, and never calls that an absence of bias", () => {
    const audit = auditWith(documentOf(7));
    expect(statuses(audit)).toMatchObject({ egger: "not-assessable", begg: "not-assessable", fill: "ran" });
    expect(audit.assessed[0]).toBe(
      "k = 7: asymmetry tests are not assessable with fewer than ten studies (Sterne 2011; Cochrane Handbook 13.3.4.4).",
    );
    expect(answerTo(audit, /be tested/u)).toMatchObject({ reading: "open" });
    expect(answerTo(audit, /asymmetric/u)).toBeUndefined();
    expect(auditSentences(audit).join(" ")).toContain("k = 7: asymmetry tests are not assessable");
  });

  it("asks for ten studies among those that a test can use", () => {
    const eight = { rowIds: Array.from({ length: 8 }, (_, i) => `r${i}`), k: 8 };
    const methods = [
      fakeMethod("egger", "asymmetry", {
        ...eight,
        tests: [test(0.5)],
        rejects: { yes: false, level: 0.05 },
      }),
      fakeMethod("begg", "asymmetry", { tests: [test(0.5)], rejects: { yes: false, level: 0.05 } }),
    ];
    const audit = auditWith(documentOf(12), methods);
    expect(statuses(audit)).toEqual({ egger: "not-assessable", begg: "ran" });
    expect(audit.entries[0]?.why).toMatch(/^It can use 8 of the 12 studies, .*fewer than ten/u);
    const anyway = auditWith(documentOf(12, { anyway: true }), methods);
    expect([audit.entries[0]?.tooFew, anyway.entries[0]?.tooFew]).toEqual([8, 8]);
    expect(anyway.entries[0]?.footnotes[0]).toMatch(/^k = 8: with fewer than ten studies/u);
    expect(answerTo(anyway, /funnel asymmetric/u)?.reading).toBe("open");
  });

  it("lets no test of asymmetry in by the door of an adjusted estimate", () => {
    const rejecting = {
      tests: [test(0.001)],
      rejects: { yes: true, level: 0.05 },
      estimate: estimate(0.2, 0.1),
    };
    const line = fakeMethod("line", "adjusted", rejecting, { testsAsymmetry: true });
    const seven = auditWith(documentOf(7), [line]);
    expect(seven.entries[0]?.outcome).toMatchObject({ rejects: null, estimate: { estimate: 0.2 } });
    expect(seven.entries[0]?.footnotes[0]).toMatch(/^k = 7: .* is a test of asymmetry/u);
    expect(answerTo(seven, /other methods/u)).toBeUndefined();
    expect(answerTo(auditWith(documentOf(12), [line]), /other methods/u)).toMatchObject({
      reading: "concern",
      answer: expect.stringMatching(/^The line rejects its own null hypothesis at \.05 \(p = \.001\)\./u),
    });
  });

  it("tests it all the same when asked to, with a footnote and no verdict", () => {
    const audit = auditWith(documentOf(7, { anyway: true }));
    const egger = audit.entries.find(({ method }) => method === "egger");
    expect(egger?.status).toBe("ran");
    expect(egger?.footnotes[0]).toMatch(/k = 7.*only because it was asked for/u);
    expect(answerTo(audit, /asymmetric/u)?.reading).toBe("open");
    expect(auditWith(documentOf(12)).entries[0]).toMatchObject({ footnotes: [] });
    expect(auditWith(documentOf(12)).entries[0]).not.toHaveProperty("tooFew");
  });

  it("says no more than the numbers carry", () => {
    const audit = auditWith(documentOf(12));
    const words = JSON.stringify([audit.assessed, audit.verdict, auditSentences(audit)]);
    expect(words).not.toMatch(
      /no publication bias|no bias|unbiased|(?<!not |none of them )the corrected truth|true effect/iu,
    );
    expect(answerTo(audit, /asymmetric/u)).toMatchObject({ reading: "concern", methods: ["egger"] });
    expect(answerTo(audit, /asymmetric/u)?.answer).toMatch(/at \.05 \(p = \.010\)/u);
    expect(answerTo(audit, /agree/u)).toMatchObject({ reading: "mixed", methods: ["egger", "begg"] });
    const estimates = answerTo(audit, /How far/u);
    expect(estimates?.reading).toBe("mixed");
    expect(estimates?.answer).toMatch(/from −0\.100 to 0\.200, beside 0\.\d{3} unadjusted/u);
    expect(estimates?.answer).toMatch(/1 of 2 lies on the same side .* \(not the line\)/u);
    expect(answerTo(audit, /cannot be said/u)?.answer).toMatch(
      /Not assessable with these studies: the counts/u,
    );
  });

  it("names the favoured direction with its reason", () => {
    expect(auditWith(documentOf(12)).favours).toMatchObject({
      sign: 1,
      why: expect.stringMatching(/above no effect/u),
    });
    expect(auditWith(documentOf(12, { favours: "negative" })).favours.sign).toBe(-1);
  });

  it("warns of rows that share their study's name", () => {
    const names = ["A", "A", "B", "B", "B"];
    expect(
      auditWith(documentOf(12, {}, names)).issues.map(({ code, message }) => [code, message.slice(0, 55)]),
    ).toEqual([["bias-rows-dependent", "5 rows share the name of their study with another row ("]]);
    expect(auditWith(documentOf(12)).issues).toEqual([]);
  });

  it("takes in what long methods came to", () => {
    const done = biasOutcome(
      { effects: { measure: "GEN", rowIds: ["a"], labels: ["A"], yi: [1], vi: [1] } },
      {},
      {
        method: "boot",
        ran: "1000 samples",
        sentences: [],
      },
    );
    const audit = withOutcomes(auditWith(documentOf(12)), { boot: ok(done) });
    expect(statuses(audit).boot).toBe("ran");
    expect(audit.assessed.join(" ")).not.toMatch(/Not run yet/u);
    expect(auditWith(documentOf(12)).assessed.join(" ")).toMatch(/Not run yet.*the boot/u);
  });

  it("is none without effects", () => {
    const document = {
      ...documentOf(3),
      exclusions: ["r0", "r1", "r2"].map((rowId) => ({ rowId, reason: "" })),
    };
    expect(createAuditor(METHODS, () => null).audit(document, runAnalysis(document))).toBeNull();
  });
});

describe("an auditor", () => {
  it("computes again only what depends on an edit", () => {
    const ran: string[] = [];
    const watched = (id: string, look: (input: Parameters<typeof plain.run>[0]) => unknown) =>
      fakeMethod(
        id,
        "missing",
        {},
        {
          run(input, params) {
            ran.push(id);
            look(input);
            return plain.run(input, params);
          },
        },
      );
    const plain = fakeMethod("plain", "missing");
    const auditor = createAuditor(
      [watched("level", ({ alpha }) => alpha), watched("effects", ({ effects }) => effects.yi)],
      () => null,
    );
    const run = (bias: Partial<BiasSpec>): string[] => {
      ran.length = 0;
      const document = documentOf(12, bias);
      auditor.audit(structuredClone(document), runAnalysis(document));
      return [...ran];
    };
    expect(run({})).toEqual(["level", "effects"]);
    expect(run({})).toEqual([]);
    expect(run({ alpha: 0.1 })).toEqual(["level"]);
    expect(run({ anyway: true })).toEqual([]);
    expect(run({ alpha: 0.1, params: { effects: { unknown: 1 } } })).toEqual([]);
  });

  it("tells before each method which it is", () => {
    const document = documentOf(12);
    const steps = [...createAuditor(METHODS, proposes("egger")).steps(document, runAnalysis(document))];
    expect(steps.map(({ method }) => method)).toEqual(METHODS.map(({ id }) => id));
    expect(steps.map(({ done, total }) => `${done}/${total}`).at(-1)).toBe("7/8");
  });
});
