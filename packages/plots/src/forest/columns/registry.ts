import { createRegistry, type ParamChoice, type Registry } from "@treeline/engine";
import { effect, effectsCount, estimate, interval, pValue, standardError, studySize } from "./estimates.ts";
import { groupColumns } from "./group-numbers.ts";
import { RISK_OF_BIAS } from "./risk-of-bias.ts";
import type { ForestColumn } from "./types.ts";
import { weight, weightEqual } from "./weights.ts";

export const forestColumns: Registry<ForestColumn> = createRegistry("column", [
  effect,
  weight,
  weightEqual,
  estimate,
  interval,
  standardError,
  pValue,
  studySize,
  effectsCount,
  ...groupColumns,
]);

/** What may stand beside a forest plot besides columns of the table. */
export const OWN_COLUMNS: readonly ParamChoice[] = [
  ...forestColumns.records.map(({ id, label }) => ({ value: id, label })),
  { value: RISK_OF_BIAS, label: "Risk of bias (traffic lights)" },
];
