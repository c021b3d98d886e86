import type { ModeratorsSpec } from "../document/types.ts";
import { whenSpoken } from "../phrases/phrases.ts";
import { recordTeller } from "../phrases/records.ts";
import { type ParamDef, type Params, usableParams } from "../registry.ts";
import { FOREST_PARAMS } from "./forest/choices.ts";
import { INFLATION_PARAMS } from "./inflation/choices.ts";
import { IMPUTATION_PARAMS } from "./missing/choices.ts";
import { MULTIMODEL_PARAMS } from "./multimodel/choices.ts";
import { PENALISED_PARAMS } from "./penalised/choices.ts";
import { HORSESHOE_PARAMS } from "./penalised/horseshoe/choices.ts";
import { TREE_PARAMS } from "./tree/choices.ts";

/** What can be chosen of each long analysis, by its id; documents are checked and controls are built from it. */
export const FURTHER_PARAMS: Readonly<Record<string, readonly ParamDef[]>> = {
  permutation: [],
  "permutation-intervals": [],
  imputation: IMPUTATION_PARAMS,
  multimodel: MULTIMODEL_PARAMS,
  tree: TREE_PARAMS,
  "vif-simulation": INFLATION_PARAMS,
  penalised: PENALISED_PARAMS,
  horseshoe: HORSESHOE_PARAMS,
  forest: FOREST_PARAMS,
};

whenSpoken(recordTeller(() => FURTHER_PARAMS));

/** What a document chooses of one analysis, the usual where it does not. */
export function furtherParams({ further }: Pick<ModeratorsSpec, "further">, id: string): Params {
  return usableParams(FURTHER_PARAMS[id] ?? [], further?.[id] ?? {});
}
