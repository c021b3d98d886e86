import type { AnalysisDocument, ModelSpec, ModeratorsSpec } from "../document/types.ts";
import type { Params, RegistryRecord } from "../registry.ts";

/** What a program presets of the model; the level, thresholds and seeds stay the user's. */
export type StyleModel = Pick<
  ModelSpec,
  "kind" | "estimator" | "test" | "tau2Interval" | "i2" | "prediction" | "pooling" | "poolingParams"
>;

/** One τ² for all groups, or one for each. */
export type SubgroupTau2 = NonNullable<ModeratorsSpec["subgroups"]>["tau2"];

/** Every default of one program at once. */
export interface HouseStyle extends RegistryRecord {
  /** The version whose defaults these are. */
  readonly version: string;
  /** Id of the prediction interval that the program gives when it is asked for one; that of `apply` may be `none`. */
  readonly predictionOnRequest: string;
  /** Whether subgroups share a τ² in the program; null = it has no say in it. */
  readonly subgroupTau2: SubgroupTau2 | null;
  /** What the program computes for a measure that no setting here gives, in sentences with their size; mostly empty. */
  differs(measure: string): readonly string[];
  /** Why the program does not pool a measure this way, in a sentence; null = it does. No such result bears its name. */
  lacks(measure: string): string | null;
  /** The document as the program would analyse it: plain settings, data and level untouched. */
  apply(document: AnalysisDocument): AnalysisDocument;
}

/** What one style says; `defineStyle` makes the record of it. */
export interface StyleDefinition extends Omit<HouseStyle, "apply" | "differs" | "lacks" | "subgroupTau2"> {
  readonly subgroupTau2?: SubgroupTau2;
  readonly model: StyleModel;
  /** What the program does otherwise with these data: a fixed-effect Mantel-Haenszel model for counts. */
  modelFor?(document: AnalysisDocument): Partial<StyleModel>;
  /** Parameters of a measure that the program presets otherwise than the measure does. */
  variants?(measure: string): Params;
  /** It prints ratios and the like on the scale of the analysis (log) unless asked. */
  readonly printsAnalysisScale: boolean;
  differs?(measure: string): readonly string[];
  lacks?(measure: string): string | null;
}
