import {
  type AnalysisDocument,
  type CertaintySpec,
  createCertainty,
  type OutcomeFacts,
} from "@treeline/engine";
import { outcomeFacts, withOutcome } from "@treeline/engine/certainty";
import { certainty as words } from "../strings/certainty.ts";
import { patchCertainty } from "./certainty-edits.ts";
import { evaluateApart } from "./evaluation.ts";
import { project } from "./project.ts";
import { readText } from "./stored-project.ts";

/** A project whose outcome is to stand in the summary of findings. */
export interface OtherProject {
  readonly from: string;
  /** As it was saved. */
  text(): Promise<string>;
}

/**
 * Takes the outcomes of other projects into the summary of findings, as one step.
 * @returns what went wrong, in sentences
 */
export async function addOutcomes(projects: readonly OtherProject[]): Promise<readonly string[]> {
  const taken = await Promise.all(projects.map(factsOf));
  const problems = taken.filter((facts) => typeof facts === "string");
  let spec = createCertainty(project.value.certainty);
  for (const facts of taken) {
    if (typeof facts === "string") continue;
    const next = withOutcome(spec, facts);
    if (next === null) problems.push(words.tooMany(facts.outcome || facts.from));
    else spec = next;
  }
  if (spec.others !== createCertainty(project.value.certainty).others)
    patchCertainty({ others: spec.others });
  return problems;
}

/** @returns a sentence where its numbers cannot be had */
async function factsOf({ from, text }: OtherProject): Promise<OutcomeFacts | string> {
  const read = readText(await text().catch(() => null));
  if (read === null) return words.notProject(from);
  if (read.newer) return words.newer(from);
  return evaluatedFacts(read.document, from).catch(() => words.notComputed(from));
}

async function evaluatedFacts(document: AnalysisDocument, from: string): Promise<OutcomeFacts | string> {
  const report = await evaluateApart(document);
  if (report.fit === null) return words.notComputed(from);
  return outcomeFacts({ document, report, audit: null }, from);
}

/** A row of the summary of findings; null = the outcome of this analysis. */
type TableRow = OutcomeFacts | null;

/** The rows of the summary of findings as they stand below one another. */
export function outcomeRows({ others, place }: CertaintySpec): readonly TableRow[] {
  return [...others.slice(0, place), null, ...others.slice(place)];
}

/** @param row its place in the summary of findings, as in all that follows */
export function renameOutcome(row: number, outcome: string): void {
  setRows(
    (rows) => rows.map((facts, at) => (at === row && facts !== null ? { ...facts, outcome } : facts)),
    `outcome-${row}`,
  );
}

export function moveOutcome(from: number, to: number): void {
  setRows((rows) => rows.toSpliced(from, 1).toSpliced(to, 0, rows[from] ?? null));
}

export function removeOutcome(row: number): void {
  setRows((rows) => rows.toSpliced(row, 1));
}

function setRows(edit: (rows: readonly TableRow[]) => readonly TableRow[], tag: string | null = null): void {
  const rows = edit(outcomeRows(createCertainty(project.value.certainty)));
  patchCertainty({ others: rows.filter((row) => row !== null), place: rows.indexOf(null) }, tag);
}
