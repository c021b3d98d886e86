import { readFileSync } from "node:fs";
import { createCertainty, restoreDocument, runAnalysis } from "@treeline/engine";
import { type Finding, findingOf } from "@treeline/engine/certainty";
import { describe, expect, it } from "vitest";
import { findingsPage } from "./findings-page.ts";

const file = new URL("../../../../examples/bcg-vaccine/analysis.json", import.meta.url);
const read = restoreDocument(JSON.parse(readFileSync(file, "utf8")));
if (!read.ok) throw new Error("the example cannot be read");
const bcg = read.value;

function findingWith(words: { readonly comment?: string; readonly intervention?: string }): Finding {
  const document = { ...bcg, certainty: createCertainty(words) };
  return findingOf({ document, report: runAnalysis(document), audit: null });
}

describe("the page of findings", () => {
  it("has a line for each baseline risk, and what belongs to the outcome once over them", () => {
    const page = findingsPage([findingWith({ intervention: "BCG" })], "Vaccine");
    expect(page).toContain('<th scope="row" rowspan="3">tuberculosis</th>');
    expect(page.match(/\u00a0per\u00a01000 \(/g)).toHaveLength(3);
    expect(page.match(/RR\u00a00\.49/g)).toHaveLength(1);
    expect(page).toContain('<th scope="col">Risk with BCG');
    expect(page).not.toMatch(/<script|src=/);
  });

  it("keeps users' words as text", () => {
    const page = findingsPage([findingWith({ comment: "<img onerror=alert(1)>\u0007" })], "<T>");
    expect(page).toContain("&lt;img onerror=alert(1)&gt;");
    expect(page).not.toMatch(/<img|<T>/);
    expect(page).not.toContain("\u0007");
  });
});
