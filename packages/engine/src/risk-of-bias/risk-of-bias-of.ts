import type { Judgement, RiskOfBiasSpec } from "../document/risk-of-bias-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { labelsOf } from "../effects/effect-rows.ts";
import { type Issue, issue } from "../result.ts";
import { type Column, cellText, findColumn } from "../table/study-table.ts";
import { judgementLabel } from "./overall.ts";
import { type Reading, readJudgement, signsOf } from "./read-judgement.ts";
import { robTools } from "./registry.ts";
import type { RiskOfBias, RobDomain, RobTool, ToolDomain } from "./types.ts";

/**
 * The judgements of every row of a document, with what could not be read.
 * @param document with derived columns in its table, where judgements are computed by formulas
 * @returns null where the document says nothing of the risk of bias, or neither a domain nor an overall judgement
 */
export function riskOfBiasOf(
  document: Pick<AnalysisDocument, "table" | "roles" | "riskOfBias">,
): RiskOfBias | null {
  const { table, roles, riskOfBias: spec } = document;
  if (spec === undefined || (spec.domains.length === 0 && spec.overall === null)) return null;
  const tool = robTools.get(spec.tool);
  const domains = spec.domains.map(({ column, label }, place): RobDomain => {
    const judgements = isApplicability(tool, spec, place)
      ? (tool.concerns ?? tool.judgements)
      : tool.judgements;
    return { column, label: label === "" ? column : label, short: `D${place + 1}`, judgements };
  });
  const named = [
    ...spec.domains.map(({ column }) => column),
    ...(spec.overall === null ? [] : [spec.overall]),
  ];
  const columns = named.map((name) => findColumn(table, name));
  const texts = columns.map((column) =>
    table.rowIds.map((rowId, row) => (column === undefined ? "" : cellText(column, row, rowId).trim())),
  );
  const reading: Reading = { tool, signs: signsOf(texts.flat(), tool), own: spec.judgements };
  const issues: Issue[] = [];
  const labelAt = labelsOf(table, roles);
  const rows = table.rowIds.map((rowId, row) => {
    const label = labelAt(row);
    const read = named.map((column, place) => {
      const text = texts[place]![row]!;
      if (text === "") return null;
      const judgement = readJudgement(text, reading, starred(tool, spec, place));
      const problem = problemOf(text, judgement, tool, reading);
      if (problem !== null)
        issues.push({ ...problem, message: `${label}: ${problem.message}`, path: { rowId, column } });
      return judgement;
    });
    const judgements = read.slice(0, domains.length);
    const overall = spec.overall === null ? null : (read.at(-1) ?? null);
    return {
      rowId,
      label,
      judgements,
      overall,
      suggested: tool.overall(judgements.filter((_, place) => !isApplicability(tool, spec, place))),
    };
  });
  return { tool, domains, overall: spec.overall, rows, issues };
}

/** The tool's own domain at a place: only domains as the tool has them can give stars. */
function starred(tool: RobTool, spec: RiskOfBiasSpec, place: number): ToolDomain | undefined {
  if (place >= spec.domains.length) return undefined;
  const label = spec.domains[place]?.label ?? "";
  return tool.domains.find((domain) => domain.label === label) ?? tool.domains[place];
}

/** Whether a domain of the document is one of the tool's that judge applicability; a domain with a name of its own is not. */
function isApplicability(tool: RobTool, { domains }: RiskOfBiasSpec, place: number): boolean {
  const label = domains[place]?.label ?? "";
  return tool.domains.some((domain) => domain.label === label && domain.applicability === true);
}

function problemOf(
  text: string,
  judgement: Judgement | null,
  tool: RobTool,
  { signs }: Reading,
): Issue | null {
  const known = tool.judgements.map(({ label }) => `“${label}”`).join(", ");
  const cell = `“${text.slice(0, 80)}”`;
  if (judgement === null) {
    const why =
      signs === "unsure" && /^[-−–—?]$/.test(text)
        ? "is printed for different judgements by different programs"
        : "is none of the words that are known";
    return issue(
      "judgement-unknown",
      "warning",
      `${cell} ${why}, so this judgement counts as missing.`,
      `Say what it stands for, or write one of ${known}.`,
    );
  }
  if (judgement === "not-applicable" || tool.judgements.some((own) => own.judgement === judgement))
    return null;
  return issue(
    "judgement-not-in-tool",
    "warning",
    `${cell} is read as “${judgementLabel(COMMON, judgement)}”, a judgement that ${tool.label} does not have; it is shown as it stands.`,
    `Choose another tool, or write one of ${known}.`,
  );
}

const COMMON = robTools.get("custom").judgements;

/** The text of a judgement that is written into a cell: the tool's own word without "risk of bias". */
export function judgementWord(tool: RobTool, judgement: Judgement): string {
  const label = judgementLabel(
    tool.judgements.some((own) => own.judgement === judgement) ? tool.judgements : COMMON,
    judgement,
  );
  return label.replace(/ (risk of bias|quality)$/, "");
}

/** Distinct texts of a column, as they stand in its cells. */
export function textsOf(column: Column, rowIds: readonly string[]): string[] {
  const texts = rowIds.map((rowId, row) => cellText(column, row, rowId).trim());
  return [...new Set(texts.filter((text) => text !== ""))];
}
