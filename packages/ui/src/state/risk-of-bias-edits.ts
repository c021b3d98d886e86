import {
  addColumn,
  type CellEdit,
  createRiskOfBias,
  type Judgement,
  type RiskOfBiasSpec,
  type StudyTable,
  setCells,
} from "@treeline/engine";
import { judgementWord, type RobTool, robTools } from "@treeline/engine/risk-of-bias";
import { change } from "./project.ts";

/** Says where judgements stand; null = nowhere any more, which leaves the columns as they are. */
export function setRiskOfBias(spec: RiskOfBiasSpec | null): void {
  change(({ riskOfBias: _, ...rest }) => (spec === null ? rest : { ...rest, riskOfBias: spec }));
}

export function patchRiskOfBias(patch: Partial<RiskOfBiasSpec>, tag: string | null = null): void {
  change(
    (document) => ({ ...document, riskOfBias: { ...createRiskOfBias(document.riskOfBias), ...patch } }),
    tag,
  );
}

/** Another tool: domains named by the tool before it get the names of the new one. */
export function changeTool(spec: RiskOfBiasSpec, to: RobTool): void {
  const from = robTools.get(spec.tool);
  const domains = spec.domains.map((domain, place) => {
    const isOwn = domain.label !== "" && domain.label !== from.domains[place]?.label;
    return isOwn ? domain : { ...domain, label: to.domains[place]?.label ?? "" };
  });
  patchRiskOfBias({ tool: to.id, domains });
}

/** Adds an empty column for every domain of a tool and one for the whole study, and says that they hold its judgements. */
export function addToolColumns(
  tool: RobTool,
  names: { readonly prefix: string; readonly overall: string },
): void {
  change((document) => {
    let table = document.table;
    const add = (wanted: string): string => {
      const name = freeName(table, wanted);
      const added = addColumn(table, name, "text");
      if (added.ok) table = added.value;
      return name;
    };
    const domains = tool.domains.map(({ label }, place) => ({
      column: add(`${names.prefix}${place + 1}`),
      label,
    }));
    const overall = add(names.overall);
    return { ...document, table, riskOfBias: createRiskOfBias({ tool: tool.id, domains, overall }) };
  });
}

/** Adds one empty column for a domain, or for the whole study. */
export function addJudgementColumn(place: "domain" | "overall", wanted: string): void {
  change((document) => {
    const name = freeName(document.table, wanted);
    const added = addColumn(document.table, name, "text");
    if (!added.ok) return document;
    const spec = createRiskOfBias(document.riskOfBias);
    const riskOfBias =
      place === "overall"
        ? { ...spec, overall: name }
        : { ...spec, domains: [...spec.domains, { column: name, label: "" }] };
    return { ...document, table: added.value, riskOfBias };
  });
}

/** A name that no column has yet. */
function freeName({ columns }: StudyTable, wanted: string): string {
  const taken = new Set(columns.map(({ name }) => name));
  let name = wanted;
  for (let copy = 2; taken.has(name); copy += 1) name = `${wanted} (${copy})`;
  return name;
}

/** One judgement to be written into a cell; null empties it. */
export interface NewJudgement {
  readonly rowId: string;
  readonly column: string;
  readonly judgement: Judgement | null;
}

/** Writes judgements into cells in the words of the tool, as one step. */
export function judge(tool: RobTool, judgements: readonly NewJudgement[]): void {
  change((document) => {
    const edits = judgements.map(({ rowId, column, judgement }): CellEdit => {
      return { rowId, column, text: judgement === null ? "" : judgementWord(tool, judgement) };
    });
    const table = setCells(document.table, edits);
    return table.ok ? { ...document, table: table.value } : document;
  });
}
