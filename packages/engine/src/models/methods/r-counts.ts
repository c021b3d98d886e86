import { toLogical } from "../../measures/two-by-two-inputs.ts";
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

/** The two rules about empty cells: for the effects of single studies, and for what is pooled. */
function rulesToR(effects: Params, pooling: Params): string[] {
  const drop = (params: Params): string => toLogical(params.drop00 === true);
  return [
    `add = c(${effects.add ?? 0.5}, ${pooling.add})`,
    `to = c("${effects.to ?? "only0"}", "${pooling.to}")`,
    `drop00 = c(${drop(effects)}, ${drop(pooling)})`,
  ];
}

/** `res` by `rma.mh()` or `rma.peto()`, and its numbers. */
export function countsModel(
  name: string,
  { measure, effectParams, spec }: RGiven,
  pooling: Params,
  options: readonly string[],
): RModel {
  const arguments_ = [
    columnsToR(measure),
    "data = counts",
    ...options,
    ...rulesToR(effectParams, pooling),
    `level = ${Number((100 * spec.level).toPrecision(12))}`,
  ];
  return {
    code: [`res <- ${name}(${arguments_.join(", ")})`, "print(res, digits = 4)"],
    estimate: "as.numeric(res$beta)",
    se: "res$se",
    statistic: "res$zval",
    log10P: "(log(2) + pnorm(-abs(res$zval), log.p = TRUE)) / log(10)",
    interval: "c(res$ci.lb, res$ci.ub)",
    q: ["res$QE", "res$k.yi - 1"],
    tests: {
      "cochran-mantel-haenszel": ["res$MH", "1"],
      "breslow-day": ["res$BD", null],
      tarone: ["res$TA", "res$k.pos - 1"],
    },
  };
}
