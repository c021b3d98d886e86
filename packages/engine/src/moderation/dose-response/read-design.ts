import type { DoseDesign } from "./types.ts";

const WORDS: Readonly<Record<DoseDesign, readonly string[]>> = {
  cc: ["cc", "casecontrol", "nestedcasecontrol", "or", "oddsratio"],
  ci: ["ci", "cohort", "cumulativeincidence", "prospective", "trial", "rct", "rr", "riskratio"],
  ir: ["ir", "incidencerate", "incidence", "personyears", "persontime", "hr", "rateratio", "hazardratio"],
};

/** The design that an entry of a table names, as a code or in words; null = it names none. */
export function designOf(entry: string): DoseDesign | null {
  const plain = entry.toLowerCase().replace(/[^a-z]/g, "");
  const designs: readonly DoseDesign[] = ["cc", "ci", "ir"];
  return designs.find((design) => WORDS[design].includes(plain)) ?? null;
}
