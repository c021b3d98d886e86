import { toLogical } from "../../measures/two-by-two-inputs.ts";
import { percentToR } from "../../pooling/level-to-r.ts";
import type { Params } from "../../registry.ts";
import type { RGiven, RModel } from "./types.ts";

/** Arguments by which R takes the columns of `counts`. */
const COLUMNS: Readonly<Record<string, string>> = {
  OR: "ai = ai, bi = bi, ci = ci, di = di",
  RR: "ai = ai, bi = bi, ci = ci, di = di",
  RD: "ai = ai, bi = bi, ci = ci, di = di",
  PETO: "ai = ai, bi = bi, ci = ci, di = di",
  IRR: "x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i",
  IRD: "x1i = x1i, t1i = t1i, x2i = x2i, t2i = t2i",
  PLO: "xi = xi, ni = ni",
  IRLN: "xi = xi, ti = ti",
};

/** The columns of `counts` as arguments of R's functions. */
export function columnsToR(measure: string): string {
  const columns = COLUMNS[measure];
  if (columns === undefined) throw new RangeError(`${measure} is not made of counts`);
  return columns;
}

/** What R's functions take; other rules of ours concern the effects of single studies alone. */
const PLACES: readonly unknown[] = ["only0", "if0all", "all", "none"];

/** The two rules about empty cells: for the effects of single studies, and for what is pooled. */
function rulesToR(effects: Params, pooling: Params): string[] {
  const known = PLACES.includes(effects.to) && typeof effects.add === "number";
  const own = known ? effects : { add: 0.5, to: "only0", drop00: effects.drop00 ?? true };
  const drop = (params: Params): string => toLogical(params.drop00 === true);
  return [
    `add = c(${own.add}, ${pooling.add})`,
    `to = c("${own.to}", "${pooling.to}")`,
    `drop00 = c(${drop(own)}, ${drop(pooling)})`,
  ];
}

/**
 * `pooled` by `rma.mh()` or `rma.peto()`, and the numbers both have.
 * @param rules what is done about empty cells for the effects of single studies, and for what is pooled
 */
export function countsModel(
  name: string,
  { measure, spec }: Pick<RGiven, "measure" | "spec">,
  rules: { readonly effects: Params; readonly pooling: Params },
  options: readonly string[],
): RModel {
  const arguments_ = [
    columnsToR(measure),
    "data = counts",
    ...options,
    ...rulesToR(rules.effects, rules.pooling),
    `level = ${percentToR(spec.level)}`,
  ];
  return {
    code: [`pooled <- ${name}(${arguments_.join(", ")})`, "print(pooled, digits = 4)"],
    k: "pooled$k",
    estimate: "as.numeric(pooled$beta)",
    se: "pooled$se",
    statistic: "pooled$zval",
    log10P: "(log(2) + pnorm(-abs(pooled$zval), log.p = TRUE)) / log(10)",
    interval: "c(pooled$ci.lb, pooled$ci.ub)",
    weights: "weights_shown(pooled)",
  };
}
