import { describe, expect, it } from "vitest";
import { auditFixture } from "../testing/audit-fixture.ts";
import { plotInput } from "../testing/report-fixture.ts";
import { type AuditPageInput, auditPage } from "./audit-page.ts";

function inputOf(title: string, reason = "no control group"): AuditPageInput {
  const studies = { yi: [0.1, 0.3, 0.4, 1.9], vi: [0.01, 0.04, 0.09, 0.16], title };
  const { width: _, ...input } = plotInput(studies);
  const made = auditFixture(input.report.effects!);
  const audit = {
    ...made,
    assessed: ["k = 4: asymmetry tests are not assessable."],
    verdict: [
      {
        question: "Could asymmetry be tested?",
        answer: "No: k = 4.",
        reading: "open" as const,
        methods: [],
      },
    ],
    entries: [
      ...made.entries,
      {
        ...made.entries[0]!,
        method: "egger",
        label: "Egger’s test",
        status: "not-assessable" as const,
        outcome: null,
        why: "There are too few studies.",
      },
    ],
  };
  const document = { ...input.document, exclusions: [{ rowId: "r9", reason }] };
  return { ...input, document, audit };
}

describe("auditPage", () => {
  const page = auditPage(inputOf("Stress"));

  it("has what could be tested, the verdict, drawings and every method, whatever became of it", () => {
    expect(page).toContain("k = 4: asymmetry tests are not assessable.");
    expect(page).toContain("Could asymmetry be tested?");
    expect(page).toContain("There are too few studies.");
    expect(page).toContain("three-psm with its usual choices");
    expect(page).toContain("no control group");
    expect(page.match(/<svg /g)!.length).toBeGreaterThanOrEqual(8);
  });

  it("names every drawing above it", () => {
    expect(page.match(/<figure><figcaption>[^<]+ plot<\/figcaption><svg /g)?.length).toBe(
      page.match(/<svg /g)?.length,
    );
  });

  it("is whole by itself: no script, no request, text as text", () => {
    expect(page).not.toMatch(/<script|<link|<img|href=|src=|url\(|@import/i);
    expect(page).toMatch(/<text [^>]*>/);
    expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/);
  });

  it("escapes whatever a table or a project says", () => {
    const hostile = auditPage(inputOf('<script>alert("x")</script>', "<img onerror=1>"));
    expect(hostile).not.toContain("<script>");
    expect(hostile).not.toContain("<img");
    expect(hostile).toContain("&lt;script&gt;");
  });

  it("does not give the line-up away before its end", () => {
    const told = page.indexOf("the real one is number");
    expect(told).toBeGreaterThan(page.lastIndexOf("<svg "));
  });
});
