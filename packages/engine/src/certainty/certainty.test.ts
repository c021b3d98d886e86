import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import type { BiasAudit, BiasVerdict } from "../bias-types.ts";
import {
  CERTAINTY_DOMAINS,
  type CertaintySpec,
  createCertainty,
  type OutcomeFacts,
} from "../document/certainty-spec.ts";
import { restoreDocument } from "../document/restore.ts";
import { createRiskOfBias } from "../document/risk-of-bias-spec.ts";
import { serialiseDocument } from "../document/serialise.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { setDecimalMark } from "../format/index.ts";
import { certainty as certaintySection } from "../report/sections/certainty.ts";
import { certaintyOf } from "./certainty-of.ts";
import { findingOf, findingsOf } from "./findings.ts";
import { findingLines, findingRows, findingsBasis, findingsHead, findingsToCsv } from "./findings-table.ts";
import { informationSizeOfMeans, informationSizeOfRisks } from "./information-size.ts";
import { outcomeFacts, withOutcome } from "./outcome-facts.ts";
import { certaintyDomains } from "./registry.ts";
import type { CertaintySource } from "./types.ts";

const file = new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url);
const read = restoreDocument(JSON.parse(readFileSync(file, "utf8")));
if (!read.ok) throw new Error("the example cannot be read");
const bcg: AnalysisDocument = read.value;
const report = runAnalysis(bcg);

const withSpec = (spec: Partial<CertaintySpec>, audit: BiasAudit | null = null): CertaintySource => ({
  document: { ...bcg, certainty: createCertainty(spec) },
  report,
  audit,
});
const suggested = (id: string, source = withSpec({})) =>
  certaintyOf(source).domains.find((domain) => domain.id === id)!.suggested;

describe("the certainty of the evidence", () => {
  it("counts what was judged, and never a suggestion", () => {
    const nothing = certaintyOf(withSpec({}));
    expect(nothing).toMatchObject({ level: "high", symbols: "\u2295\u2295\u2295\u2295" });
    expect(nothing.domains.some(({ suggested: { levels } }) => (levels ?? 0) > 0)).toBe(true);
    expect(nothing.open).toHaveLength(5);
    const judged = certaintyOf(
      withSpec({
        domains: { inconsistency: { levels: 1, reason: "" }, imprecision: { levels: 0, reason: "" } },
      }),
    );
    expect(judged).toMatchObject({ level: "moderate", label: "Moderate" });
    expect(judged.open).toHaveLength(3);
  });

  it("starts low for other studies, and may be raised from there", () => {
    const raised = { "large-effect": { levels: 2, reason: "" } };
    expect(certaintyOf(withSpec({ start: "low" })).level).toBe("low");
    expect(certaintyOf(withSpec({ start: "low", domains: raised })).level).toBe("high");
  });

  it("has five domains that lower it and three that raise it, each of which does", () => {
    const of = (kind: "up" | "down"): string[] =>
      certaintyDomains.records.filter((domain) => domain.kind === kind).map(({ id }) => id);
    expect(of("down")).toEqual([
      "risk-of-bias",
      "inconsistency",
      "indirectness",
      "imprecision",
      "publication-bias",
    ]);
    expect(of("up")).toEqual(["large-effect", "dose-response", "confounding"]);
    const judged = (start: "low" | "high", id: string) =>
      certaintyOf(withSpec({ start, domains: { [id]: { levels: 1, reason: "" } } })).level;
    expect(of("down").map((id) => judged("high", id))).toEqual(Array<string>(5).fill("moderate"));
    expect(of("up").map((id) => judged("low", id))).toEqual(Array<string>(3).fill("moderate"));
  });

  it("stays between very low and high, and gets no better by a downgrade", () => {
    const order = ["very-low", "low", "moderate", "high"];
    const levels = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom("high", "low"),
        fc.array(levels, { minLength: 8, maxLength: 8 }),
        (start, given) => {
          const judge = (all: readonly number[]) =>
            Object.fromEntries(CERTAINTY_DOMAINS.map((id, at) => [id, { levels: all[at]!, reason: "" }]));
          const before = order.indexOf(certaintyOf(withSpec({ start, domains: judge(given) })).level);
          const worse = order.indexOf(
            certaintyOf(withSpec({ start, domains: judge(given.with(0, 3)) })).level,
          );
          expect(worse).toBeLessThanOrEqual(before);
          expect(before).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("suggestions", () => {
  it("of inconsistency rest on I2 and the prediction interval", () => {
    expect(suggested("inconsistency").levels).toBe(2);
    expect(suggested("inconsistency").reasons.join(" ")).toMatch(
      /I² = 92.*prediction interval includes no effect/,
    );
  });

  it("of imprecision rest on the interval and the optimal information size", () => {
    const { levels, reasons } = suggested("imprecision");
    expect(levels).toBe(0);
    expect(reasons.join(" ")).toContain("357347 participants are at least the optimal information size");
    // A change so small that all these people are too few.
    expect(suggested("imprecision", withSpec({ smallest: 0.01 })).levels).toBe(1);
  });

  it("of the risk of bias rest on weights, and on nothing where nobody judged", () => {
    expect(suggested("risk-of-bias").levels).toBeNull();
    const values = bcg.table.rowIds.map((_, row) => (row < 8 ? "High" : "Low"));
    const table = {
      ...bcg.table,
      columns: [...bcg.table.columns, { name: "rob", kind: "text", values } as const],
    };
    const riskOfBias = createRiskOfBias({ overall: "rob" });
    const source = { ...withSpec({}), document: { ...bcg, table, riskOfBias } };
    const share = report.fit!.weights.slice(0, 8).reduce((sum, weight) => sum + weight, 0);
    expect(share).toBeGreaterThan(25);
    expect(share).toBeLessThan(75);
    expect(suggested("risk-of-bias", source)).toMatchObject({ levels: 1 });
  });

  it("of publication bias rest on the audit's verdict", () => {
    const verdict = (reading: BiasVerdict["reading"]): BiasAudit =>
      ({ verdict: [{ question: "", answer: "An answer.", reading, methods: [] }] }) as unknown as BiasAudit;
    const of = (reading: BiasVerdict["reading"]) =>
      suggested("publication-bias", withSpec({}, verdict(reading))).levels;
    expect([of("concern"), of("mixed"), of("no-concern"), of("open")]).toEqual([1, null, 0, null]);
    expect(suggested("publication-bias").reasons[0]).toMatch(/No audit/);
  });

  it("of a large effect are for studies that start low", () => {
    expect(suggested("large-effect").levels).toBe(0);
    expect(suggested("large-effect", withSpec({ start: "low" })).levels).toBe(1);
  });

  it("say nothing of what only people can judge, and cite their source", () => {
    expect(suggested("indirectness").levels).toBeNull();
    for (const { reference } of certaintyDomains.records) expect(reference).toMatch(/Guyatt et al/);
  });

  it("have reasons without a pooled effect too", () => {
    const empty = { ...bcg, roles: { ...bcg.roles, inputs: {} } };
    const source = { document: empty, report: runAnalysis(empty), audit: null };
    for (const { suggested: one } of certaintyOf(source).domains)
      expect(one.reasons.length).toBeGreaterThan(0);
    expect(findingsToCsv([findingOf(source)])).toContain("not pooled");
  });
});

describe("the optimal information size", () => {
  it("is that of R's power calculations", () => {
    // 2 * ceiling(power.prop.test(p1 = 0.2, p2 = 0.15, power = 0.8)$n); 2 * ceiling(2 * (qnorm(0.975) + qnorm(0.8))^2 / 0.2^2)
    expect(informationSizeOfRisks(0.2, 0.25)).toBe(1812);
    expect(informationSizeOfMeans(0.2)).toBe(786);
    expect(informationSizeOfRisks(0, 0.25)).toBeNull();
  });
});

describe("the summary of findings", () => {
  it("carries the interval through to low, medium and high baseline risks", () => {
    const finding = findingOf(withSpec({ domains: { inconsistency: { levels: 1, reason: "I2 of 92 %" } } }));
    expect(finding).toMatchObject({ outcome: "tuberculosis", studies: 13, participants: 357_347 });
    // R: p0 * exp(c(coef(res), res$ci.lb, res$ci.ub)) at quantile(p0, c(0.25, 0.5, 0.75))
    expect(finding.risks).toEqual([
      { label: "Low", control: "6 per 1000", intervention: "3 per 1000 (2 to 4)" },
      { label: "Medium", control: "16 per 1000", intervention: "8 per 1000 (5 to 11)" },
      { label: "High", control: "50 per 1000", intervention: "24 per 1000 (17 to 35)" },
    ]);
    expect(finding.relative).toBe("RR 0.49 (0.34 to 0.70)");
    expect(finding.footnotes).toEqual(["Lowered by one level for inconsistency: I2 of 92 %."]);
    expect(findingLines([finding])).toHaveLength(3);
  });

  it("says that a certainty is provisional while domains are open", () => {
    const [first] = findingLines([findingOf(withSpec({}))]);
    expect(first?.certainty).toMatch(/ \(provisional\)$/u);
    const judged = { levels: 0, reason: "" } as const;
    const all = {
      "risk-of-bias": judged,
      inconsistency: judged,
      indirectness: judged,
      imprecision: judged,
      "publication-bias": judged,
    };
    expect(findingLines([findingOf(withSpec({ domains: all }))])[0]?.certainty).toBe(
      "\u2295\u2295\u2295\u2295 High",
    );
  });

  it("takes the risks the user gives", () => {
    const finding = findingOf(withSpec({ baselines: [{ label: "Nurses", risk: 0.1 }] }));
    expect(finding.risks).toEqual([
      { label: "Nurses", control: "100 per 1000", intervention: "49 per 1000 (34 to 70)" },
    ]);
  });

  it("keeps users' words in its heads", () => {
    const finding = findingOf(withSpec({ intervention: "=cmd" }));
    expect(findingsToCsv([finding])).toContain("Risk with =cmd");
  });
});

describe("the columns of the summary of findings", () => {
  const facts = outcomeFacts(withSpec({}));
  const effect = { measure: "SMD", name: "", isRatio: false, axis: "linear", estimate: -0.31 } as const;
  const tableOf = (parts: Partial<OutcomeFacts>) => {
    const [, finding] = findingsOf(withSpec({ others: [{ ...facts, risks: [], ...parts }] }));
    return {
      head: findingsHead([finding!]),
      row: findingRows([finding!])[0],
      basis: findingsBasis([finding!]),
    };
  };

  it("speak of no risk where means are compared", () => {
    const table = tableOf({ effect: { ...effect, interval: { lower: -0.53, upper: -0.09 } } });
    expect(table.head.slice(0, 4)).toEqual([
      "Outcome",
      "With control",
      "With intervention (95\u00a0% CI)",
      "Participants (studies)",
    ]);
    expect(table.row?.slice(1, 3)).toEqual(["\u2013", "SMD 0.31 lower (0.53 lower to 0.09 lower)"]);
    expect(table.row).toHaveLength(table.head.length);
    expect(table.basis).not.toContain("risk");
  });

  it("tell the side of each end of an interval", () => {
    const across = { ...effect, estimate: 0.31, interval: { lower: -0.09, upper: 0.71 } };
    expect(tableOf({ effect: across }).row?.[2]).toBe("SMD 0.31 higher (0.09 lower to 0.71 higher)");
    const open = { ...effect, interval: { lower: null, upper: 0.2 } };
    expect(tableOf({ effect: open }).row?.[2]).toBe("SMD \u22120.31 (\u2212\u221e to 0.20)");
  });

  it("give the effect alone where no groups are compared, unless they are named", () => {
    const interval = { lower: 0.2, upper: 0.42 };
    const correlation = tableOf({ effect: { ...effect, measure: "COR", estimate: 0.31, interval } });
    expect(correlation.head[1]).toBe("Effect (95\u00a0% CI)");
    expect(correlation.row?.[1]).toBe("r 0.31 (0.20 to 0.42)");
    const given = { ...effect, measure: "GEN", name: "d", estimate: 0.31, interval };
    expect(tableOf({ effect: given }).head[1]).toBe("Effect (95\u00a0% CI)");
    expect(tableOf({ effect: given, intervention: "yoga" }).head[2]).toBe("With yoga (95\u00a0% CI)");
  });

  it("give ratios without risks alone, and risks beside differences under one head", () => {
    const ratio = { ...effect, measure: "IRR", isRatio: true, axis: "log", estimate: 0.5 } as const;
    expect(tableOf({ effect: ratio }).head[1]).toBe("Relative effect (95\u00a0% CI)");
    const contrast = { ...facts, risks: [], effect: { ...effect, interval: { lower: -0.5, upper: -0.1 } } };
    const both = findingsOf(withSpec({ others: [contrast] }));
    expect(findingsHead(both).slice(1, 4)).toEqual([
      "With control",
      "With intervention (95\u00a0% CI)",
      "Relative effect (95\u00a0% CI)",
    ]);
    expect(findingsHead(both.slice(0, 1))[1]).toBe("Risk with control");
    const given = { ...facts, risks: [], effect: { ...effect, measure: "GEN" } };
    const mixed = findingsOf(withSpec({ others: [given] }));
    expect(findingsHead(mixed)).toEqual(findingsHead(both));
    expect(findingRows(mixed).at(-1)?.slice(1, 3)).toEqual(["", "effect \u22120.31"]);
  });
});

describe("outcomes of other analyses in the same table", () => {
  const domains = { inconsistency: { levels: 1, reason: "I2 of 92 %" } } as const;
  const own = withSpec({ domains, control: "no vaccine", comment: "Old trials." });
  const facts = outcomeFacts(own, "bcg.treeline.json");
  const holding = (others: readonly OutcomeFacts[]) => withSpec({ others });

  it("read as in their own table, but for what nobody judged", () => {
    const [, other] = findingsOf(holding([facts]));
    const { certainty: of, ...words } = findingOf(own);
    expect(other).toMatchObject(words);
    expect(other?.certainty).toMatchObject({ level: of.level, open: of.open });
    expect(other?.certainty.domains.every(({ suggested: { levels } }) => levels === null)).toBe(true);
  });

  it("are numbers, whose decimal mark is the reader's", () => {
    setDecimalMark(",");
    try {
      expect(findingsOf(holding([facts]))[1]?.relative).toBe("RR 0,49 (0,34 to 0,70)");
    } finally {
      setDecimalMark(".");
    }
  });

  it("say what is otherwise than in the head of the table", () => {
    const rows = findingRows(findingsOf(holding([{ ...facts, level: 0.9, population: "Children" }])));
    expect(rows[3]?.at(-1)).toBe(
      "Old trials. Compared: intervention with no vaccine. Intervals: 90\u00a0%. Population: Children. Lowered by one level for inconsistency: I2 of 92 %.",
    );
    expect(findingRows(findingsOf(own))[0]?.at(-1)).not.toContain("Compared");
  });

  it("take the place of what came from the same file before, and are seven at most", () => {
    const two = [facts, { ...facts, outcome: "death" }];
    const again = withOutcome(createCertainty({ others: two }), { ...facts, studies: 12 });
    expect(again?.others.map(({ studies }) => studies)).toEqual([12, 13]);
    const six = Array.from({ length: 6 }, (_, place) => ({ ...facts, outcome: `outcome ${place}` }));
    expect(withOutcome(createCertainty({ others: six }), facts)).toBeNull();
    expect(withOutcome(createCertainty({ others: six.slice(1) }), facts)?.others).toHaveLength(6);
  });

  it("come back as they were saved, without ends and without a pooled effect too", () => {
    const open = { ...facts.effect!, interval: { lower: null, upper: null } };
    const others = [facts, { ...facts, effect: open }, { ...facts, effect: null, participants: null }];
    const { document } = holding(others);
    const again = restoreDocument(JSON.parse(serialiseDocument(document)));
    expect(again.issues).toEqual([]);
    expect(again.ok && again.value.certainty).toEqual(document.certainty);
    const lines = findingsOf(holding(others)).map(({ relative }) => relative);
    expect(lines.slice(2)).toEqual(["RR 0.49 (\u2212\u221e to \u221e)", null]);
    expect(findingsToCsv(findingsOf(holding(others)))).not.toMatch(/NaN|Infinity|undefined|null/u);
  });

  it("stand in the report, each with its domains", () => {
    const source = { ...holding([{ ...facts, outcome: "death" }]), sensitivity: null };
    const text = JSON.stringify(certaintySection.parts(source));
    expect(text).toContain('["Outcome","Domain","Levels","Reason"]');
    expect(text).toContain('["death","Inconsistency","1 down","I2 of 92 %"]');
    expect(text).toContain("tuberculosis: Provisional: 5 of 5 domains");
    expect(text).toContain("death: Provisional: 4 of 5 domains");
  });
});

it("comes back as it was saved", () => {
  const { document } = withSpec({ start: "low", domains: { imprecision: { levels: 2, reason: "few" } } });
  const again = restoreDocument(JSON.parse(serialiseDocument(document)));
  expect(again.ok && again.value.certainty).toEqual(document.certainty);
  expect(again.issues).toEqual([]);
});
