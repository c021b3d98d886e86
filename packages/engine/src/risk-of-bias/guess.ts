import { createRiskOfBias, type RiskOfBiasSpec } from "../document/risk-of-bias-spec.ts";
import { plainName } from "../table/headers.ts";
import type { Column, StudyTable } from "../table/study-table.ts";
import { readJudgement, signsOf } from "./read-judgement.ts";
import { robTools } from "./registry.ts";
import { textsOf } from "./risk-of-bias-of.ts";
import type { RobTool } from "./types.ts";

/** Names of a column with the judgement of the whole study. */
const OVERALL: ReadonlySet<string> = new Set(
  "overall overallrisk overallriskofbias overalljudgement overallrob overallbias riskofbias rob robtotal bias total gesamt gesamturteil gesamtrisiko verzerrungsrisiko riesgodesesgo riesgoglobal global general".split(
    " ",
  ),
);

/** Words before the name of a domain that say only that it is one. */
const PREFIXES =
  /^(?:riskofbias|rob2|rob|robinsi|robinse|quadas2|quadas|nos|biasdueto|biasarisingfrom|biasin|domain|bias|domane|dominio)(?=.)/;

/** The number in `D1`, `Domain 2`, `RoB_D3`, `Dominio 4`; null where there is none. */
function numberOf(plain: string): number | null {
  const match = /^(?:rob2?|robinsi|robinse|quadas2?|nos)?(?:d|domain|domane|dominio|item|q)(\d{1,2})$/.exec(
    plain,
  );
  return match === null ? null : Number(match[1]);
}

/** Whether nearly all that a column holds is a judgement, and it holds more than stars. */
function holdsJudgements(column: Column, table: StudyTable, tool: RobTool): boolean {
  const texts = textsOf(column, table.rowIds);
  if (texts.length === 0 || texts.length > 8) return false;
  const signs = signsOf(texts, tool);
  const read = texts.filter((text) => readJudgement(text, { tool, signs, own: {} }) !== null).length;
  const areSigns = texts.every((text) => /^[-+?!x×−–—]$/i.test(text));
  return areSigns || read * 2 > texts.length;
}

/** How many domains of a tool judge the risk of bias: those of applicability are often left out. */
function ofBias({ domains }: RobTool): number {
  return domains.filter(({ applicability }) => applicability !== true).length;
}

/** Which of the tool's domains a column is by its name; -1 = none. */
function placeIn(tool: RobTool, name: string): number {
  const plain = plainName(name);
  const number = numberOf(plain);
  if (number !== null) return number <= ofBias(tool) || tool.domains.length === 0 ? number - 1 : -1;
  const bare = plain.replace(/^d\d/, "").replace(PREFIXES, "").replace(/bias$/, "");
  return tool.domains.findIndex(
    (domain) =>
      [domain.label, ...domain.names].some((known) => plainName(known) === plain) ||
      domain.names.includes(bare),
  );
}

interface Found {
  readonly spec: RiskOfBiasSpec;
  readonly domains: number;
}

/** The columns of one tool in a table. */
function findIn(table: StudyTable, tool: RobTool): Found {
  const byPlace = new Map<number, string>();
  let overall: string | null = null;
  for (const column of table.columns) {
    const starred = tool.domains.some(({ stars }) => stars !== undefined) && column.kind === "number";
    if (!starred && !holdsJudgements(column, table, tool)) continue;
    if (OVERALL.has(plainName(column.name))) {
      overall ??= column.name;
      continue;
    }
    const place = placeIn(tool, column.name);
    if (place >= 0 && !byPlace.has(place)) byPlace.set(place, column.name);
  }
  const domains = [...byPlace]
    .sort(([a], [b]) => a - b)
    .map(([place, column]) => ({ column, label: tool.domains[place]?.label ?? "" }));
  return { spec: createRiskOfBias({ tool: tool.id, domains, overall }), domains: domains.length };
}

/**
 * Where a pasted table has judgements of the risk of bias: columns by the names of a tool's domains (or `D1`, `D2` ...) whose cells
 * are words, abbreviations or signs of judgements, and a column of the overall judgement.
 * @returns the tool with the largest part of its domains in the table; null where there is neither a domain nor an overall judgement
 */
export function guessRiskOfBias(table: StudyTable): RiskOfBiasSpec | null {
  let best: { readonly spec: RiskOfBiasSpec; readonly share: number } | null = null;
  for (const tool of robTools.records) {
    const { spec, domains } = findIn(table, tool);
    const share = tool.domains.length === 0 ? 0.1 * domains : Math.min(domains, ofBias(tool)) / ofBias(tool);
    // A single column may have a domain's name by chance; all by its overall judgement, a table still has one.
    const counted = domains >= 2 ? share : 0;
    if (counted === 0 && spec.overall === null) continue;
    const usable = counted === 0 ? { ...spec, tool: "custom", domains: [] } : spec;
    if (best === null || counted > best.share) best = { spec: usable, share: counted };
  }
  return best?.spec ?? null;
}
