import { tellWild } from "../dependence/tell-wild.ts";
import { type Cell, toCsv } from "../export/csv.ts";
import { formatExact } from "../format/index.ts";
import { type Told, type ToldTable, toldRows } from "../format/told.ts";
import { tellForest } from "../moderation/forest/tell.ts";
import { tellInflation } from "../moderation/inflation/tell.ts";
import { tellImputation } from "../moderation/missing/tell.ts";
import { tellMultimodel } from "../moderation/multimodel/tell.ts";
import { tellHorseshoe } from "../moderation/penalised/horseshoe/tell.ts";
import { tellPenalised } from "../moderation/penalised/tell.ts";
import { tellPermutation, tellPermutationIntervals } from "../moderation/permutation/tell.ts";
import { tellTree } from "../moderation/tree/tell.ts";
import { tellBias } from "./tell-bias.ts";
import type { JobId, JobOutcome, ModeratorJobId, ModeratorOutcomes } from "./types.ts";

export { showToldCell, type Told, type ToldCell, type ToldTable } from "../format/told.ts";
export { FURTHER_PARAMS } from "../moderation/further-params.ts";

/** How each outcome is told. Apart from the jobs, because a page shows outcomes that its workers have computed. */
const TELLERS: { readonly [I in ModeratorJobId]: (outcome: ModeratorOutcomes[I]) => Told } = {
  permutation: tellPermutation,
  "permutation-intervals": tellPermutationIntervals,
  imputation: tellImputation,
  multimodel: tellMultimodel,
  tree: tellTree,
  "vif-simulation": tellInflation,
  penalised: tellPenalised,
  horseshoe: tellHorseshoe,
  forest: tellForest,
};

/** The outcome of a job in sentences and tables; what has no teller of its own is a method of the audit for publication bias. */
export function tellJob<I extends JobId>(id: I, outcome: JobOutcome<I>): Told {
  const tellers: Readonly<Record<string, (outcome: never) => Told>> = {
    ...TELLERS,
    "wild-bootstrap": tellWild,
  };
  const tell = Object.hasOwn(tellers, id) ? tellers[id] : undefined;
  return (tell ?? tellBias)(outcome as never);
}

/** A table of an outcome for the clipboard, as spreadsheets read it: tabs between cells, numbers unrounded. */
export function toldTabs(table: ToldTable): string {
  return toldRows(table)
    .map((row) =>
      row.map((own) => (typeof own === "string" ? own.replaceAll(/\s+/g, " ") : formatExact(own))).join("\t"),
    )
    .join("\n");
}

/** A table of an outcome as comma-separated text, numbers unrounded. */
export function toldCsv(table: ToldTable): string {
  return toCsv(toldRows(table) satisfies Cell[][]);
}
