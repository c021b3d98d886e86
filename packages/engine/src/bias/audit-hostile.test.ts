import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { documentOf } from "../analysis-testing.ts";
import type { BiasAudit } from "../bias-types.ts";
import { createBiasSpec } from "../document/bias-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { auditSentences } from "./audit-sentences.ts";
import { auditOf } from "./bias-stage.ts";
import { biasMethods } from "./registry.ts";

const ready = (yi: readonly number[], vi: readonly number[]): AnalysisDocument => ({
  ...documentOf("GEN", { yi, vi, n1: yi.map((_, i) => 20 + i), n2: yi.map((_, i) => 25 + 2 * i) }),
  roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
});

const counts = (columns: Readonly<Record<string, readonly number[]>>): AnalysisDocument =>
  documentOf("OR", columns);

const k12 = Array.from({ length: 12 }, (_, i) => i);
const EFFECTS = k12.map((i) => 0.1 + 0.07 * ((5 * i) % 12));
const VARIANCES = k12.map((i) => 0.01 * (1 + ((7 * i) % 12)));

const HOSTILE: Readonly<Record<string, AnalysisDocument>> = {
  "one study": ready([0.4], [0.01]),
  "two studies": ready([0.4, 0.1], [0.01, 0.02]),
  "three studies": ready([0.4, 0.1, 0.9], [0.01, 0.02, 0.1]),
  "variances all equal": ready(
    EFFECTS,
    k12.map(() => 0.04),
  ),
  "effects all equal": ready(
    k12.map(() => 0.3),
    VARIANCES,
  ),
  "effects all 0": ready(
    k12.map(() => 0),
    VARIANCES,
  ),
  "everything equal": ready(
    k12.map(() => 0.3),
    k12.map(() => 0.04),
  ),
  "variances over eight orders": ready(
    EFFECTS,
    k12.map((i) => 10 ** (i % 9) * 1e-6),
  ),
  "tiny effects": ready(
    EFFECTS.map((y) => y * 1e-8),
    VARIANCES.map((v) => v * 1e-16),
  ),
  "huge effects": ready(
    EFFECTS.map((y) => y * 1e8),
    VARIANCES.map((v) => v * 1e16),
  ),
  "tied and rounded effects": ready(
    k12.map((i) => Math.round(i / 4) / 10),
    k12.map((i) => 0.01 * (1 + (i % 3))),
  ),
  "effects of z = 40 and more": ready(
    k12.map((i) => 40 + i),
    k12.map((i) => 1 + 0.01 * i),
  ),
  "empty cells": counts({
    ai: [0, 5, 12, 3, 0, 20],
    n1i: [50, 60, 80, 40, 30, 20],
    ci: [4, 9, 15, 0, 0, 11],
    n2i: [48, 60, 75, 40, 30, 20],
  }),
};

/** Paths of all that no result may hold. */
function unsound(value: unknown, path = ""): string[] {
  if (value === undefined) return [`${path} undefined`];
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return [`${path} ${value}`];
  if (typeof value === "string")
    return /NaN|undefined|Infinity|\[object/u.test(value) ? [`${path} ${value}`] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, own]) => unsound(own, `${path}.${key}`));
}

function auditAll(document: AnalysisDocument, favours: "auto" | "negative"): BiasAudit {
  // Searches of selection models that nobody asked for take seconds; their own tests hold them to hostile studies.
  const asked = biasMethods.records.filter(({ family, usual }) => usual || family !== "selection");
  const methods = Object.fromEntries(asked.map(({ id }) => [id, true]));
  const bias = createBiasSpec({ methods, favours, anyway: true, columns: { n1: "n1", n2: "n2" } });
  const audit = auditOf({ ...document, bias }, runAnalysis(document));
  if (audit === null) throw new Error("no audit");
  return audit;
}

describe("an audit of hostile studies", () => {
  const cases = Object.keys(HOSTILE).flatMap((name) =>
    (["auto", "negative"] as const).map((side) => [name, side] as const),
  );

  it.each(cases)("%s, favoured %s: every method answers with numbers or says why not", (name, favours) => {
    const audit = auditAll(HOSTILE[name]!, favours);
    expect(audit.entries.flatMap(({ method, ...entry }) => unsound(entry, method))).toEqual([]);
    expect(unsound({ ...audit, entries: [] })).toEqual([]);
    for (const { status, outcome, why } of audit.entries) {
      expect(status === "ran" ? outcome : why).toBeTruthy();
      expect(status === "ran" ? why : outcome).toBeNull();
    }
    const words = JSON.stringify([audit.entries, audit.verdict, audit.assessed, auditSentences(audit)]);
    expect(words).not.toMatch(
      /there is no (?:publication )?bias|no evidence of bias|(?<!not |none of them )the corrected truth/iu,
    );
  });
});
