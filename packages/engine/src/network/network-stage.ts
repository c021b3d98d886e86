import type { AnalysisReport, EffectSet } from "../analysis-types.ts";
import { rowEffects } from "../analysis-types.ts";
import { type NetworkSpec, networkColumns } from "../document/network-spec.ts";
import type { AnalysisDocument } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import { cellText, findColumn, type StudyTable } from "../table/study-table.ts";
import { differenceScale, type NetworkScale } from "./difference-scale.ts";
import { noContrasts, treatmentMissing } from "./network-issues.ts";
import { networkReport } from "./network-report.ts";
import {
  type Arm,
  type Contrast,
  type ReadStudies,
  studiesOfArms,
  studiesOfContrasts,
} from "./read-studies.ts";

/** What the network of a document is computed from. */
export interface NetworkInput {
  readonly effects: Pick<EffectSet, "rowIds" | "labels" | "yi" | "vi" | "ni">;
  readonly table: StudyTable;
  readonly spec: NetworkSpec;
  readonly scale: NetworkScale;
  readonly level: number;
}

/** The part of a document that its network is computed from; null where none is asked for. */
export function networkInput(
  { table, network, effects: choices, model }: AnalysisDocument,
  effects: EffectSet,
): NetworkInput | null {
  if (network === undefined || network.columns.treat1 === undefined) return null;
  const used = new Set(networkColumns(network));
  const { rowIds, labels, yi, vi, ni } = rowEffects(effects);
  return {
    effects: { rowIds, labels, yi, vi, ni },
    table: { rowIds: table.rowIds, columns: table.columns.filter(({ name }) => used.has(name)) },
    spec: network,
    scale: differenceScale(choices, network.columns.treat2 === undefined),
    level: model.level,
  };
}

/** What the result of a document with a network has to say of itself. */
export function notesOnNetwork({ network }: Pick<AnalysisDocument, "network">): Issue[] {
  if (network?.columns.treat1 === undefined) return [];
  return [
    issue(
      "network-pooled",
      "warning",
      "The pooled effect mixes comparisons of different treatments: it is the mean of all rows, whatever they compare.",
      "Read the effects of treatments under Network; the result of all rows together answers no question about one of them.",
      { field: "network" },
    ),
  ];
}

/** The network of the rows that have an effect, fitted and told; what cannot be used is left out with its issue. */
export function networkOf(input: NetworkInput): NonNullable<AnalysisReport["network"]> {
  const issues: Issue[] = [];
  const read =
    input.spec.columns.treat2 === undefined ? readArms(input, issues) : readContrasts(input, issues);
  const all = { ...read, issues: [...issues, ...read.issues] };
  return networkReport(
    read.studies.length === 0 ? { ...all, issues: [...all.issues, noContrasts()] } : all,
    input,
  );
}

function readContrasts(input: NetworkInput, issues: Issue[]): ReadStudies {
  const { effects } = input;
  const named = cellsOf(input);
  return studiesOfContrasts(
    effects.rowIds.flatMap((rowId, at): Contrast[] => {
      const study = named("study", rowId) ?? effects.labels[at]!;
      const [treat1, treat2] = [named("treat1", rowId), named("treat2", rowId)];
      if (treat1 !== null && treat2 !== null) {
        return [{ rowId, study, treat1, treat2, yi: effects.yi[at]!, vi: effects.vi[at]! }];
      }
      const column = input.spec.columns[treat1 === null ? "treat1" : "treat2"] ?? "";
      issues.push(treatmentMissing(study, rowId, column));
      return [];
    }),
  );
}

function readArms(input: NetworkInput, issues: Issue[]): ReadStudies {
  const { effects } = input;
  const named = cellsOf(input);
  return studiesOfArms(
    effects.rowIds.flatMap((rowId, at): Arm[] => {
      const study = named("study", rowId) ?? effects.labels[at]!;
      const treatment = named("treat1", rowId);
      if (treatment !== null) return [{ rowId, study, treatment, yi: effects.yi[at]!, vi: effects.vi[at]! }];
      issues.push(treatmentMissing(study, rowId, input.spec.columns.treat1 ?? ""));
      return [];
    }),
  );
}

/** The text of a row in a column of the network, without blanks around it; null where there is none. */
function cellsOf({
  table,
  spec,
}: NetworkInput): (key: "study" | "treat1" | "treat2", rowId: string) => string | null {
  const rowOf = new Map(table.rowIds.map((rowId, row) => [rowId, row]));
  return (key, rowId) => {
    const column = findColumn(table, spec.columns[key]);
    const row = rowOf.get(rowId);
    const text = column === undefined || row === undefined ? "" : cellText(column, row, rowId).trim();
    return text === "" ? null : text;
  };
}
