import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import type { BiasComparison, BiasInput, BiasR } from "../types.ts";

/** The call of `selmodel()` that a record stands for. */
export interface SelmodelCall {
  /** Begins the names made: the id in snake case. */
  readonly name: string;
  readonly type: string;
  readonly either: boolean;
  /** Further arguments as R text, each "key = value". */
  readonly further: readonly string[];
  /** Where R starts: all deltas that it estimates or is given. */
  readonly delta: readonly (number | null)[];
  readonly tau2: number;
}

const vector = (values: readonly number[]): string =>
  values.length === 1 ? formatExact(values[0]!) : `c(${values.map(formatExact).join(", ")})`;

export { vector as rVector };

/**
 * The model fitted by `selmodel()` from the estimates found here, because its own starting points lead to lower maxima at times.
 * Its numerical integrals and search are good to about four digits. Standard errors are skipped (`skiphes`): they would need the package
 * numDeriv, and without it there would be no estimate either.
 */
export function selmodelToR(input: BiasInput, outcome: BiasOutcome, call: SelmodelCall): BiasR {
  const { estimate } = outcome;
  if (estimate === null) return { code: [], compare: [], lacks: [] };
  if (input.selected?.includes(false) === true)
    return notInR(call.name, "selmodel() takes a subset of the studies only from metafor 4.8 on");
  const alternative = call.either ? "two.sided" : input.favours === 1 ? "greater" : "less";
  const shift = input.nullValue === 0 || input.nullValue === null ? "" : ` - ${formatExact(input.nullValue)}`;
  const method = input.model.kind === "random" ? "ML" : "EE";
  const start = [
    `beta.init = ${formatExact(estimate.estimate - (input.nullValue ?? 0))}`,
    ...(method === "EE" ? [] : [`tau2.init = ${formatExact(Math.max(call.tau2, 1e-6))}`]),
  ];
  const used = [`type = "${call.type}"`, `alternative = "${alternative}"`, ...call.further];
  const fit = `${call.name}_fit`;
  const compare: BiasComparison[] = [
    {
      name: `${call.name} mean`,
      value: estimate.estimate,
      r: `as.numeric(${fit}$beta)${shift === "" ? "" : ` + ${formatExact(input.nullValue ?? 0)}`}`,
      scale: `${call.name}_ml$se`,
      tolerance: 0.01,
      onlyIf: { condition: `!is.null(${fit})`, lack: "the search of selmodel() does not settle here" },
    },
  ];
  return {
    code: [
      `${call.name}_ml <- rma(bias_yi${shift}, bias_vi, method = "${method}")`,
      `${fit} <- tryCatch(selmodel(${call.name}_ml, ${used.join(", ")}, control = list(${start.join(", ")}, optimizer = "nlminb"), skiphes = TRUE), error = function(e) NULL)`,
    ],
    compare,
    lacks: [],
  };
}

/** Nothing of metafor 3.8 gives these numbers, for this reason. */
export function notInR(name: string, reason: string): BiasR {
  return { code: [], compare: [], lacks: [{ name, reason }] };
}
