import type { ReportingSpec } from "../document/types.ts";
import { inLanguage } from "../phrases/answers.ts";
import { phrase } from "../phrases/phrases.ts";
import { ENGINE_VERSION } from "../version.ts";
import { type CheckedItem, checkedItems } from "./checklist/items.ts";
import { reportSections } from "./registry.ts";
import type { ReportPart, ReportSource, WrittenReport, WrittenSection } from "./types.ts";
import { table } from "./wording.ts";

/** Id of the checklist among the choices of a document. */
export const CHECKLIST = "checklist";

/** Id of the section that cites papers, as they were published. */
const REFERENCES = "references";

const TITLE = "Meta-analysis report";
const CHECKLIST_TITLE = "PRISMA 2020 checklist";
const STATES = { done: "Told", elsewhere: "Told elsewhere", missing: "Missing" } as const;

/** Ids of the sections that a document wants in its report. */
export function chosenSections(reporting: ReportingSpec | undefined): ReadonlySet<string> {
  const chosen = reporting?.sections ?? {};
  const usual = reportSections.records.filter(({ id, usual: standard }) => chosen[id] ?? standard);
  return new Set([...usual.map(({ id }) => id), ...((chosen[CHECKLIST] ?? true) ? [CHECKLIST] : [])]);
}

/** The checklist of an analysis, judged by what its report holds. */
export function checklistOf(source: ReportSource): readonly CheckedItem[] {
  const { reporting } = source.document;
  return inLanguage(
    checkedItems({ ...source, sections: chosenSections(reporting), told: reporting?.told ?? {} }),
  );
}

/**
 * The whole report of an analysis as data: its chosen sections with what they have to say, in their order, the checklist before the
 * references. A pure function; whoever renders it adds the drawings.
 */
export function writeReport(source: ReportSource): WrittenReport {
  const chosen = chosenSections(source.document.reporting);
  const written = reportSections.records
    .filter(({ id }) => chosen.has(id))
    .map(({ id, label, parts }): WrittenSection => ({ id, title: label, parts: parts(source) }))
    .filter(({ parts }) => parts.length > 0);
  const { title, source: from } = source.document;
  const made = `Treeline ${ENGINE_VERSION}`;
  const sections = chosen.has(CHECKLIST) ? withChecklist(written, checklistOf(source)) : written;
  inLanguage(sections.filter(({ id }) => id !== REFERENCES));
  return { title: title === "" ? phrase(TITLE) : title, source: from, sections, made };
}

function withChecklist(
  written: readonly WrittenSection[],
  items: readonly CheckedItem[],
): readonly WrittenSection[] {
  const section = { id: CHECKLIST, title: CHECKLIST_TITLE, parts: [checklistTable(items)] };
  const at = written.findIndex(({ id }) => id === REFERENCES);
  return at < 0 ? [...written, section] : [...written.slice(0, at), section, ...written.slice(at)];
}

function checklistTable(items: readonly CheckedItem[]): ReportPart {
  const rows = items.map(({ item, topic, state, says, remedy }) => [
    `${item} ${topic}`,
    phrase(STATES[state]),
    `${says} ${remedy}`.trim(),
  ]);
  return table("Items that concern a synthesis", ["Item", "State", "Where, or what to do"], rows, false);
}
