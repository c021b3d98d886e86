import { readFileSync } from "node:fs";
import { type BiasAudit, restoreDocument, runAnalysis, withDerivedColumns } from "@treeline/engine";
import { biasMethods, createAuditor, isLong } from "@treeline/engine/bias";
import { sensitivityOf } from "@treeline/engine/sensitivity";
import { afterAll, describe, expect, it, vi } from "vitest";
import { englishIn, exampleFiles, type Language, ownTexts, shownTexts, slipsIn } from "./english-left.ts";
import { smallProjects } from "./small-projects.ts";

/** What workers make of the examples, which speak English; long methods of the audit are left out. */
const computed = [...exampleFiles(), ...smallProjects].map(([name, file]) => {
  const restored = restoreDocument(file);
  if (!restored.ok) throw new RangeError(`${name} does not open`);
  const report = runAnalysis(restored.value);
  const document = withDerivedColumns(restored.value, report);
  const auditor = createAuditor(biasMethods.records.filter((method) => !isLong(method)));
  const audit = auditor.audit(restored.value, report);
  return { name, document, report, audit, sensitivity: sensitivityOf(document, report) };
});

/** The engine as the page has it in a language: anew, since its records stay as they were translated. */
async function engineIn(language: Language) {
  vi.resetModules();
  const { inLanguage, ownWords, setDecimalMark, speakPhrases } = await import("@treeline/engine");
  const { MANNERS, sayer } = await import("@treeline/engine/phrases");
  const { checklistOf, writeReport } = await import("@treeline/engine/report");
  const { auditSentences, BIAS_FAMILIES, numberTable } = await import("@treeline/engine/bias");
  const { FURTHER_PARAMS } = await import("@treeline/engine/jobs/tell");
  const path = new URL(`../../packages/engine/src/phrases/${language}.json`, import.meta.url);
  const book = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
  const number = (text: string): string => text.replace(".", ",");
  speakPhrases(book, sayer(book, { ...MANNERS[language], number, own: ownWords }));
  setDecimalMark(",");
  const asked = { families: BIAS_FAMILIES, params: FURTHER_PARAMS };
  /** What the page puts together of an audit that came in English. */
  const ofAudit = (audit: BiasAudit): unknown => ({
    methods: auditSentences(audit),
    numbers: audit.entries.map(({ outcome }) => (outcome === null ? null : numberTable(outcome))),
  });
  return { inLanguage, checklistOf, writeReport, asked, ofAudit };
}

/** The sentences on the page about the examples that hold English, each with where it stands. */
async function englishLeft(language: Language): Promise<string[]> {
  const { inLanguage, checklistOf, writeReport, asked, ofAudit } = await engineIn(language);
  const left = new Set<string>();
  for (const { name, document, ...answers } of structuredClone(computed)) {
    const source = { document, ...inLanguage(answers) };
    // References are cited as they were published.
    const sections = writeReport(source).sections.filter(({ id }) => id !== "references");
    const own = ownTexts(document);
    const composed = source.audit === null ? null : ofAudit(source.audit);
    const checklist = checklistOf(source);
    for (const [path, text] of shownTexts({ ...answers, asked, composed, sections, checklist })) {
      const words = [...englishIn(text, language, own), ...slipsIn(text, language, own)];
      if (words.length > 0) left.add(`${name}${path} (${words.join(" ")}): ${text}`);
    }
  }
  return [...left];
}

afterAll(() => vi.resetModules());

describe.each(["es", "de"] as const)("the examples in %s", (language) => {
  it("are told without English in any sentence", async () => {
    expect(await englishLeft(language)).toEqual([]);
  });
});

describe.each(["es", "de"] as const)("the numbers that studies report, in %s", (language) => {
  it("are called without English, also where their names are put together", async () => {
    await engineIn(language);
    const { phrase } = await import("@treeline/engine");
    const { quantities } = await import("@treeline/engine/ledger");
    const left = [...quantities.values()]
      .map(({ label }) => phrase(label))
      // Arcsine differences go by their English initials.
      .filter((label) => englishIn(label, language, ["AS"]).length > 0);
    expect(left).toEqual([]);
  });
});

describe("the search for English", () => {
  it("finds what is not said, and spares what is the user's", () => {
    expect(englishIn("Los efectos of estudios", "es", [])).toEqual(["of"]);
    expect(englishIn("Grupos: out of school", "es", ["out of school"])).toEqual([]);
    expect(englishIn("El estudio «Out of school»", "es", [])).toEqual([]);
    expect(englishIn("Lejos de metafor y otros", "es", ["meta"])).toEqual([]);
  });

  it("finds numbers, signs and quotes that are written the English way, and spares versions and sources", () => {
    expect(slipsIn("p = 0.05", "de", [])).toEqual(["a decimal point"]);
    expect(slipsIn("R² w\u00e4re -6,3\u00a0%", "de", [])).toEqual(["a hyphen for a minus"]);
    expect(slipsIn("95 % del peso", "es", [])).toEqual(["a space before a percent sign that may break"]);
    expect(slipsIn("Untersucht:  „age“", "de", [])).toEqual(["two spaces"]);
    expect(slipsIn("Untersucht: „age“ und “kind”", "de", [])).toEqual(["English quotes"]);
    expect(slipsIn("Examinado: “kind”", "es", [])).toEqual(["English quotes"]);
    expect(slipsIn("Version 5.1 bis 5.4, doi:10.1002/x, 13.3.4.4, Dosis 2.5", "de", ["Dosis 2.5"])).toEqual(
      [],
    );
  });
});
