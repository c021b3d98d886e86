import type { AnalysisDocument } from "@treeline/engine";
import { sensitivityQuestions } from "@treeline/engine/sensitivity";
import { type Arguments, type Command, UsageError } from "./command.ts";

const NONE = "none";
const IDS: readonly string[] = sensitivityQuestions.records.map(({ id }) => id);

/** Which of these analyses the report of the saved analysis tells of. */
export const REPORTED_OPTION: Command["options"] = {
  report: {
    type: "string",
    value: "<names>",
    help: `with --save: the report tells of these, with commas between: ${IDS.join(", ")}; or ${NONE}`,
  },
};

/** The document whose report tells of the analyses that are named; those it has stay where none are. */
export function withReported(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const given = args.text("report");
  if (given === undefined) return document;
  const reporting = document.reporting ?? { sections: {}, told: {} };
  return { ...document, reporting: { ...reporting, sensitivity: idsOf(given) } };
}

/** @throws UsageError for a name that is none of the analyses */
function idsOf(given: string): string[] {
  if (given.trim() === NONE) return [];
  const named = given.split(",").map((name) => name.trim());
  const unknown = named.filter((name) => !IDS.includes(name));
  if (unknown.length > 0) {
    throw new UsageError(`--report ${unknown.join(", ")} is none of ${[...IDS, NONE].join(", ")}.`);
  }
  return IDS.filter((id) => named.includes(id));
}
