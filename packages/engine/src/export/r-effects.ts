import type { AnalysisReport, EffectSet } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import type { Measure } from "../measures/types.ts";
import type { RCondition } from "../registry.ts";
import { type Check, effectChecks } from "./r-checks.ts";
import { lackOfOldEscalc } from "./r-older-escalc.ts";
import type { Part } from "./r-part.ts";
import { rCall, rComment, rNumbers, rString } from "./r-text.ts";

const HEADING = `# ---- effects ${"-".repeat(57)}`;

/** Effects and sampling variances: `es`, with columns `yi` and `vi`. */
export function effectsPart(document: AnalysisDocument, report: AnalysisReport): Part {
  const call = effectsCode(document);
  if (report.effects === null) return { code: [HEADING, ...call, "print(es)"], checks: [], unchecked: [] };
  const checks = effectChecks(report.effects);
  const { roles, effects } = document;
  const lack = lackOfOldEscalc(measures.get(effects.measure), Object.keys(roles.inputs), effects.params);
  if (lack === null) return { code: [HEADING, ...call, "print(es)"], checks, unchecked: [] };
  return {
    code: [HEADING, ...guarded(call, lack, report.effects), "print(es)"],
    checks: checks.map((check): Check => ({ ...check, onlyIf: { ...lack, condition: "effects_from_r" } })),
    unchecked: [],
  };
}

/** Where metafor is too old for the measure's options, the script goes on from Treeline's effects and says so. */
function guarded(call: readonly string[], { condition, lack }: RCondition, effects: EffectSet): string[] {
  return [
    rComment(
      `Older versions of metafor: ${lack}. There the effects are Treeline's own, and are not checked.`,
    ),
    `effects_from_r <- ${condition}`,
    "if (effects_from_r) {",
    ...call.map(indent),
    "} else {",
    `  es <- data.frame(\n    yi = ${indent(rNumbers(effects.yi))},\n    vi = ${indent(rNumbers(effects.vi))}\n  )`,
    "}",
  ];
}

function effectsCode(document: AnalysisDocument): string[] {
  const measure = measures.get(document.effects.measure);
  const { params } = document.effects;
  const columns = inputColumns(document, measure);
  const { code, args } = measure.rData?.(columns, params) ?? { code: [], args: Object.entries(columns) };
  const call = `es <- ${rCall("escalc", [["", measure.r(params)], ...args])}`;
  return [...code, call, ...flipCode(document.roles.inputs[FLIP_INPUT.key])];
}

/** The R expression of each input that has a column, in the order of the measure's inputs. */
function inputColumns({ roles }: AnalysisDocument, measure: Measure): Record<string, string> {
  const columns: Record<string, string> = {};
  for (const { key } of measure.inputs) {
    const name = roles.inputs[key];
    if (key !== FLIP_INPUT.key && name !== undefined) columns[key] = column(name);
  }
  return columns;
}

/** Some studies count the other way round. */
function flipCode(name: string | undefined): string[] {
  if (name === undefined) return [];
  return [
    `reversed <- !is.na(${column(name)}) & ${column(name)} != 0`,
    "es$yi[reversed] <- -es$yi[reversed]",
  ];
}

function column(name: string): string {
  return `dat[[${rString(name)}]]`;
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
