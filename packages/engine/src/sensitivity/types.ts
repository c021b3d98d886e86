import type { EffectSet, Fit } from "../analysis-types.ts";
import type { ModelSpec, SensitivitySpec } from "../document/types.ts";
import type { ShownTransformation } from "../measures/shown-transformation.ts";
import type { RCondition, RegistryRecord } from "../registry.ts";
import type {
  SensitivityAnswers,
  SensitivityId,
  SensitivityTable,
  SummaryNumbers,
} from "../sensitivity-types.ts";
import type { DeletionModel } from "./deletion-model.ts";
import type { Refits } from "./refits.ts";

/** What the questions are answered from. */
export interface SensitivityInput {
  readonly effects: EffectSet;
  /** The document's own model and its fit. */
  readonly model: ModelSpec;
  readonly fit: Fit;
  readonly all: SummaryNumbers;
  readonly refits: Refits;
  /** Of the pooled effect, or with the document's moderators where they are asked for. */
  readonly deletion: DeletionModel;
  readonly spec: SensitivitySpec;
  /** The cells of the column of the cumulative order by row id; null where no column is chosen. */
  readonly column: ReadonlyMap<string, number | string | null> | null;
  /** On the analysis scale; null where there is none. */
  readonly nullValue: number | null;
  /** The scale on which sentences tell effects. */
  readonly display: { readonly transformation: ShownTransformation };
}

/** A number compared with R's in the exported script. */
interface SensitivityComparison {
  readonly name: string;
  readonly value: number | readonly (number | null)[];
  readonly r: string;
  /** R expression of what a difference is measured by where the number itself may be 0. */
  readonly scale: string;
  readonly tolerance?: number;
  readonly onlyIf?: RCondition;
}

/** Lines of R over the script's fit, and what they are compared with. */
export interface SensitivityR {
  readonly code: readonly string[];
  readonly compare: readonly SensitivityComparison[];
  readonly lacks: readonly { readonly name: string; readonly reason: string }[];
}

/** What the lines of R of a question are written over. */
export interface SensitivityRGiven {
  readonly input: SensitivityInput;
  /** Name of metafor's fit of the pooled effect. */
  readonly fit: string;
  /** It is an inverse-variance one, made by `rma()`. */
  readonly isUnivariate: boolean;
}

/** A question about the dependence on single studies: one file, one line in the registry. */
export interface SensitivityQuestion<I extends SensitivityId = SensitivityId> extends RegistryRecord {
  readonly id: I;
  /** Id of its plot, which stands above the engine; null = it has none. */
  readonly plot: string | null;
  /** Why these studies cannot answer it, in a sentence; null = they can. */
  lack(input: SensitivityInput): string | null;
  /** Asked only where nothing is lacking. */
  answer(input: SensitivityInput): SensitivityAnswers[I];
  sentences(answer: SensitivityAnswers[I], input: SensitivityInput): readonly string[];
  tables(answer: SensitivityAnswers[I], input: SensitivityInput): readonly SensitivityTable[];
  /** The same in R; null = R has nothing of the kind for this model. */
  r(answer: SensitivityAnswers[I], given: SensitivityRGiven): SensitivityR | null;
}
