import type { EffectSet } from "../../analysis-types.ts";
import type { DependenceRow } from "../../dependence-types.ts";
import type { DependenceSpec } from "../../document/dependence-spec.ts";
import type { ModelSpec } from "../../document/types.ts";
import type { RegistryRecord } from "../../registry.ts";
import type { StudyTable } from "../../table/study-table.ts";
import type { SamplingBlock } from "../blocks.ts";
import type { MultilevelFit } from "../multilevel.ts";

/** What every way to the mean of dependent effects is given. */
export interface WorkingInput {
  readonly effects: EffectSet;
  readonly table: StudyTable;
  readonly spec: DependenceSpec;
  readonly model: ModelSpec;
  /** Study by row, from 0. */
  readonly cluster: readonly number[];
  /** How many categories of effects there are; 0 = none are named. */
  readonly categories: number;
  /** Sampling errors under the structure chosen. */
  readonly imputed: readonly SamplingBlock[];
  /** A multilevel model; made once. */
  fitOf(working: WorkingFit): MultilevelFit | null;
}

/**
 * The multilevel model with independent sampling errors, or with those imputed; effects by category with the structure chosen,
 * unstructured, or independent of each other in their true effects and their errors.
 */
export type WorkingFit = "independent" | "imputed" | "chosen" | "multivariate" | "subgroup";

/** The numbers of a row of the comparison. */
export type WorkingAnswer = Omit<DependenceRow, "id" | "label" | "summary">;

/** A way to the mean of effects of which studies have several. */
export interface WorkingModel extends RegistryRecord {
  /** null = not asked for. */
  answer(input: WorkingInput): WorkingAnswer | null;
}

/** A row without numbers. */
export function lacking(lack: string): WorkingAnswer {
  return {
    estimate: null,
    se: null,
    test: null,
    interval: null,
    prediction: null,
    tau2: null,
    lack,
  };
}
