import type { Fit } from "../analysis-types.ts";
import type { ModelSpec } from "../document/types.ts";
import { fitModel } from "../models/fit-model.ts";
import type { PoolingInput } from "../models/methods/types.ts";
import type { Result } from "../result.ts";
import type { StudyName } from "../sensitivity-types.ts";
import { pooledAmong, pooledStudies } from "./subset.ts";
import { refitSpec } from "./summary.ts";

/** The document's model fitted to some of its studies; what is fitted without a study is remembered, because several questions ask. */
export interface Refits {
  readonly studies: readonly StudyName[];
  among(kept: ReadonlySet<string>): Result<Fit>;
  without(rowId: string): Result<Fit>;
}

export function createRefits(input: PoolingInput, model: ModelSpec): Refits {
  const studies = pooledStudies(input);
  const spec = refitSpec(model);
  const remembered = new Map<string, Result<Fit>>();
  const among = (kept: ReadonlySet<string>): Result<Fit> => fitModel(pooledAmong(input, kept), spec);
  return {
    studies,
    among,
    without(rowId) {
      const known = remembered.get(rowId);
      if (known !== undefined) return known;
      const kept = new Set(studies.flatMap((study) => (study.rowId === rowId ? [] : [study.rowId])));
      const result = among(kept);
      remembered.set(rowId, result);
      return result;
    },
  };
}
