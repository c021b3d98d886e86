import { type AnalysisReport, type EffectSet, rowEffects, uncorrectedEffects } from "../analysis-types.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { FLIP_INPUT } from "../measures/flip.ts";
import { measures } from "../measures/registry.ts";
import { VTYPE_ROLE } from "../measures/row-vtypes.ts";
import type { BeyondEscalc, Measure, RData } from "../measures/types.ts";
import { type RCondition, withDefaults } from "../registry.ts";
import { findColumn } from "../table/study-table.ts";
import { type Check, effectChecks } from "./r-checks.ts";
import { type LedgerCode, ledgerCode } from "./r-ledger.ts";
import { lackOfEscalc } from "./r-older-escalc.ts";
import type { Part } from "./r-part.ts";
import { rCall, rComment, rNumbers, rString } from "./r-text.ts";

const HEADING = `# ---- effects ${"-".repeat(57)}`;

/** Effects and sampling variances: `es`, with columns `yi` and `vi`. */
export function effectsPart(document: AnalysisDocument, report: AnalysisReport): Part {
  const rows = report.effects === null ? null : uncorrectedEffects(rowEffects(report.effects));
  const ledger = ledgerCode(document, { ...report, effects: rows });
  const before = ledger === null ? [] : [...ledger.code, ""];
  const call = effectsCode(document, ledger);
  const after = ["print(es)"];
  if (rows !== null && rows.yi.length === 0)
    return { code: [HEADING, ...NO_EFFECTS], checks: [], unchecked: [] };
  if (rows === null) return { code: [...before, HEADING, ...call, ...after], checks: [], unchecked: [] };
  const checks = effectChecks(rows, nameInR(report.effects));
  const { roles, effects } = document;
  const inputs = [...Object.keys(roles.inputs), ...(ledger?.completes ?? [])];
  const lack = needsCall(ledger) ? lackOfEscalc(measures.get(effects.measure), inputs, effects.params) : null;
  if (lack === null) return { code: [...before, HEADING, ...call, ...after], checks, unchecked: [] };
  return {
    code: [...before, HEADING, ...guarded(call, lack, rows), ...after],
    checks: checks.map((check): Check => ({ ...check, onlyIf: { ...lack, condition: "effects_from_r" } })),
    unchecked: [],
  };
}

/** Of counts that are pooled, single studies may have no effect at all. */
const NO_EFFECTS: readonly string[] = [
  "# No study has an effect of its own.",
  "es <- data.frame(yi = numeric(0), vi = numeric(0))",
];

/** Under which name the script keeps the effects of the measure itself. */
function nameInR(effects: EffectSet | null): string {
  if (effects === null) return "es";
  if (rowEffects(effects).corrected !== undefined) return "uncorrected";
  return effects.combined === undefined ? "es" : "rows";
}

/** Whether the measure computes any row, or the conversions give all effects. */
function needsCall(ledger: LedgerCode | null): boolean {
  return ledger === null || ledger.leavesRows || ledger.completes.length > 0;
}

/** Where metafor is too old for the measure's options, the script goes on from Treeline's effects and says so. */
function guarded(call: readonly string[], { condition, lack }: RCondition, effects: EffectSet): string[] {
  return [
    rComment(
      `Where ${condition} is FALSE, ${lack}. There the effects are Treeline's own, and are not checked.`,
    ),
    `effects_from_r <- ${condition}`,
    "if (effects_from_r) {",
    ...call.map(indent),
    "} else {",
    `  es <- data.frame(\n    yi = ${indent(rNumbers(effects.yi))},\n    vi = ${indent(rNumbers(effects.vi))}\n  )`,
    "}",
  ];
}

function effectsCode(document: AnalysisDocument, ledger: LedgerCode | null): string[] {
  const flip = flipCode(document.roles.inputs[FLIP_INPUT.key]);
  const put = ledger?.givesEffects === true ? PUT_EFFECTS : [];
  if (!needsCall(ledger)) {
    return [
      "es <- data.frame(yi = rep(NA_real_, nrow(dat)), vi = rep(NA_real_, nrow(dat)))",
      ...put,
      ...flip,
    ];
  }
  const measure = measures.get(document.effects.measure);
  const { params } = document.effects;
  const columns = inputColumns(document, measure);
  const completes = ledger?.completes ?? [];
  const complete = completes.length === 0 ? [] : completeCode(columns, completes);
  for (const key of completes) columns[key] = `inputs[[${rString(key)}]]`;
  const own: RData = measure.rData?.(columns, params) ?? { code: [], args: Object.entries(columns) };
  const { code, args, after = [] } = own;
  const call = `es <- ${rCall("escalc", [["", choicesInR(document, measure)], ...args])}`;
  return [...complete, ...code, call, ...after, ...beyondEscalc(document, measure, columns), ...put, ...flip];
}

/** The measure's choices; the kind of variance of each row where a column tells. */
function choicesInR(document: AnalysisDocument, measure: Measure): string {
  const { roles, effects } = document;
  const choices = measure.r(effects.params);
  const name = roles.inputs[VTYPE_ROLE];
  const def = measure.params.find(({ key }) => key === VTYPE_ROLE);
  if (name === undefined || def === undefined) return choices;
  const known = vtypesInR({ roles, effects }, measure);
  const { vtypes = [], instead = "" } = beyondOf(document, measure) ?? {};
  const byRow = `vtype = ${vtypes.reduce((kinds, own) => `sub(${rString(`^${own}$`)}, ${rString(instead)}, ${kinds})`, known)}`;
  const stated = /vtype = "[^"]*"/;
  return stated.test(choices) ? choices.replace(stated, () => byRow) : `${choices}, ${byRow}`;
}

/** The kind of variance of all rows, or of each where a column tells. */
function vtypesInR(
  { roles, effects }: Pick<AnalysisDocument, "roles" | "effects">,
  measure: Measure,
): string {
  const name = roles.inputs[VTYPE_ROLE];
  const own = rString(String(withDefaults(measure.params, effects.params).vtype));
  return name === undefined
    ? own
    : `ifelse(is.na(${column(name)}) | ${column(name)} == "", ${own}, ${column(name)})`;
}

/** What `escalc()` does not have of the measure, where any of it is chosen. */
function beyondOf({ table, roles, effects }: AnalysisDocument, measure: Measure): BeyondEscalc | null {
  const { beyondEscalc: beyond, params } = measure;
  if (beyond === undefined) return null;
  const byRow = findColumn(table, roles.inputs[VTYPE_ROLE] ?? null);
  const ofRows = byRow?.kind === "text" ? byRow.values : [];
  const isOfRow = ofRows.some((kind) => beyond.vtypes.includes(kind?.trim() ?? ""));
  return isOfRow || beyond.needed(withDefaults(params, effects.params)) ? beyond : null;
}

/** The code in the stead of what `escalc()` does not have. */
function beyondEscalc(
  document: AnalysisDocument,
  measure: Measure,
  columns: Readonly<Record<string, string>>,
): readonly string[] {
  const params = withDefaults(measure.params, document.effects.params);
  return beyondOf(document, measure)?.code(columns, params, vtypesInR(document, measure)) ?? [];
}

/** The columns that conversions complete, with the completed cells in them. */
function completeCode(columns: Readonly<Record<string, string>>, keys: readonly string[]): string[] {
  const entries = keys.map((key): [string, string] => [
    rString(key),
    columns[key] ?? "rep(NA_real_, nrow(dat))",
  ]);
  return [
    `inputs <- ${rCall("list", entries)}`,
    "for (row in names(converted)) for (key in intersect(names(converted[[row]]), names(inputs))) {",
    "  inputs[[key]][dat$row == row] <- converted[[row]][[key]]",
    "}",
  ];
}

const PUT_EFFECTS: readonly string[] = [
  'for (row in names(converted)) if ("yi" %in% names(converted[[row]])) {',
  '  es$yi[dat$row == row] <- converted[[row]][["yi"]]',
  '  es$vi[dat$row == row] <- converted[[row]][["vi"]]',
  "}",
];

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
