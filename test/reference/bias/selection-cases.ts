import { prepareStudies } from "../../../packages/engine/src/bias/selection/data.ts";
import { fitSelection, type SelectionSearch } from "../../../packages/engine/src/bias/selection/fit.ts";
import { selectionLack } from "../../../packages/engine/src/bias/selection/fitted.ts";
import {
  betaModel,
  cutModel,
  type DeclineName,
  decliningModel,
  negExpPowerModel,
  type SelectionModel,
  stepModel,
} from "../../../packages/engine/src/bias/selection/models.ts";
import type { BiasInput } from "../../../packages/engine/src/bias/types.ts";
import { DEFAULT_MODEL } from "../../../packages/engine/src/document/defaults.ts";
import { type BiasCase, type BiasFile, inputOf } from "./load.ts";

/** The `input` of a case of `selmodel()`. */
export interface SelmodelInput {
  readonly type: string;
  readonly alternative: "greater" | "less" | "two.sided";
  readonly steps: readonly number[] | null;
  readonly decreasing: boolean;
  readonly method: "ML" | "EE";
  readonly moderator: string | null;
  readonly delta: readonly number[] | null;
  readonly prec: "sei" | null;
}

export const selmodelInput = ({ input }: BiasCase): SelmodelInput => input as unknown as SelmodelInput;

const DECLINES: Readonly<Record<string, DeclineName>> = {
  halfnorm: "half-normal",
  negexp: "negative-exponential",
  logistic: "logistic",
  power: "power",
};

/** The model of a case. */
export function modelOf({ type, alternative, steps, decreasing, delta }: SelmodelInput): SelectionModel {
  const either = alternative === "two.sided";
  const threshold = steps?.[0] ?? 0;
  if (type === "stepfun") {
    return stepModel(steps ?? [], {
      either,
      falling: decreasing,
      given: delta === null ? null : delta.slice(1),
    });
  }
  if (type === "beta") return betaModel(steps === null ? null : [steps[0]!, steps[1]!], either);
  if (type === "negexppow") return negExpPowerModel(threshold, either);
  if (type === "trunc") return cutModel(threshold, false);
  const [, name = "", variant = ""] = /^(\D+)(\d?)$/.exec(type) ?? [];
  return decliningModel(DECLINES[name]!, {
    threshold,
    form: variant === "1" ? "stretched" : "continuous",
    floor: variant === "2",
    either,
  });
}

/** The studies of a case with its direction, moderator and model. */
export function caseInput(file: BiasFile, reference: BiasCase): BiasInput {
  const { alternative, moderator, method } = selmodelInput(reference);
  const values = moderator === null ? null : (file.data.mods?.[moderator] ?? []);
  const positions = values?.flatMap((value, i) => (typeof value === "number" ? [i] : [])) ?? [];
  return inputOf(file, {
    favours: alternative === "less" ? -1 : 1,
    model: { ...DEFAULT_MODEL, kind: method === "EE" ? "equal" : "random" },
    moderators:
      values === null || moderator === null
        ? null
        : { names: [moderator], columns: [positions.map((i) => Number(values[i]))], positions },
  });
}

/** Why a case cannot be fitted, or its search. */
export function answerOf(file: BiasFile, reference: BiasCase): string | SelectionSearch {
  const own = selmodelInput(reference);
  const input = caseInput(file, reference);
  const model = modelOf(own);
  const imprecision = own.prec ?? "none";
  return (
    selectionLack(input, model, imprecision) ??
    fitSelection({
      studies: prepareStudies(input, imprecision),
      model,
      equal: own.method === "EE",
      favours: input.favours,
      nullValue: 0,
    })
  );
}
