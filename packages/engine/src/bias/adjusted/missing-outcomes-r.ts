import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import { plainModel } from "../missing/plain-model.ts";
import { rCondition, rModel } from "../missing/r-model.ts";
import type { BiasInput, BiasR } from "../types.ts";

const vector = (values: readonly number[]): string => `c(${values.map(formatExact).join(", ")})`;

/** The risk of people without outcome in both groups, in R, and its derivatives by their own and the other group's risk. */
const RULES: Readonly<Record<string, readonly [p1: string, p2: string]>> = {
  aca: ["missing_outcomes_p1", "missing_outcomes_p2"],
  "ica-0": ["0", "0"],
  "ica-1": ["1", "1"],
  "ica-b": ["1", "0"],
  "ica-w": ["0", "1"],
  "ica-p1": ["missing_outcomes_p1", "missing_outcomes_p1"],
  "ica-p2": ["missing_outcomes_p2", "missing_outcomes_p2"],
};

const SCALES: Readonly<Record<string, string>> = { OR: "qlogis(p)", RR: "log(p)", RD: "p" };

/** The counts and the function that fills them in; variances by differences, so that they check the formulas. */
function preparation({ effects, missing }: BiasInput): string[] {
  const m = (key: "m1" | "m2"): string => vector(missing.map((one) => one?.[key] ?? 0));
  return [
    "missing_outcomes_a <- ifelse(bias_ai == 0 | bias_ci == 0 | bias_ai == bias_n1 | bias_ci == bias_n2, 0.5, 0)",
    "missing_outcomes_n1 <- bias_n1 + 2 * missing_outcomes_a",
    "missing_outcomes_n2 <- bias_n2 + 2 * missing_outcomes_a",
    `missing_outcomes_s1 <- ${m("m1")} / (missing_outcomes_n1 + ${m("m1")})`,
    `missing_outcomes_s2 <- ${m("m2")} / (missing_outcomes_n2 + ${m("m2")})`,
    "missing_outcomes_r1 <- (bias_ai + missing_outcomes_a) / missing_outcomes_n1",
    "missing_outcomes_r2 <- (bias_ci + missing_outcomes_a) / missing_outcomes_n2",
    `missing_outcomes_scale <- function(p) ${SCALES[effects.measure] ?? "p"}`,
  ];
}

/** The effects under the rule of a strategy as a function of observed risks and log IMORs. */
function rule({ strategy, imor1, imor2 }: BiasOutcome["params"]): string {
  const imor = (p: string, own: unknown, d: string): string =>
    `plogis(qlogis(${p}) + log(${formatExact(Number(own))}) + ${d})`;
  const [one, two] =
    strategy === "imor"
      ? [imor("missing_outcomes_p1", imor1, "d1"), imor("missing_outcomes_p2", imor2, "d2")]
      : RULES[String(strategy)]!;
  return `missing_outcomes_y <- function(missing_outcomes_p1, missing_outcomes_p2, d1 = 0, d2 = 0) missing_outcomes_scale((1 - missing_outcomes_s1) * missing_outcomes_p1 + missing_outcomes_s1 * ${one}) - missing_outcomes_scale((1 - missing_outcomes_s2) * missing_outcomes_p2 + missing_outcomes_s2 * ${two})`;
}

/** The mean under the way shown, by `rma()` of effects whose variances come from differences of the function that fills in. */
export function missingOutcomesInR(input: BiasInput, outcome: BiasOutcome): BiasR {
  const { estimate, params } = outcome;
  const name = "missing-outcomes mean";
  if (estimate === null) return { code: [], compare: [], lacks: [] };
  if (params.strategy === "gamble-hollis" || (params.weights === "imputed" && params.strategy !== "aca")) {
    return {
      code: [],
      compare: [],
      lacks: [{ name, reason: "neither base R nor metafor fills outcomes in; metamiss() of metasens does" }],
    };
  }
  const condition = rCondition(input.model, estimate.tau2);
  const difference = (of: string): string =>
    `(missing_outcomes_y(${of.replaceAll("±", "+ missing_outcomes_h")}) - missing_outcomes_y(${of.replaceAll("±", "- missing_outcomes_h")})) / (2 * missing_outcomes_h)`;
  const [r1, r2] = ["missing_outcomes_r1", "missing_outcomes_r2"];
  const sd = params.strategy === "imor" ? formatExact(Number(params.sd)) : "0";
  return {
    code: [
      ...preparation(input),
      rule(params),
      "missing_outcomes_h <- 1e-5",
      `missing_outcomes_g1 <- ${difference(`${r1} ±, ${r2}`)}`,
      `missing_outcomes_g2 <- ${difference(`${r1}, ${r2} ±`)}`,
      `missing_outcomes_e1 <- ${sd} * ${difference(`${r1}, ${r2}, 0 ±, 0`)}`,
      `missing_outcomes_e2 <- ${sd} * ${difference(`${r1}, ${r2}, 0, 0 ±`)}`,
      `missing_outcomes_v <- missing_outcomes_g1^2 * ${r1} * (1 - ${r1}) / missing_outcomes_n1 + missing_outcomes_g2^2 * ${r2} * (1 - ${r2}) / missing_outcomes_n2 + missing_outcomes_e1^2 + missing_outcomes_e2^2 + 2 * ${formatExact(Number(params.correlation))} * missing_outcomes_e1 * missing_outcomes_e2`,
      `missing_outcomes_fit <- rma(missing_outcomes_y(${r1}, ${r2}), missing_outcomes_v, ${rModel(plainModel(input.model))})`,
    ],
    compare: [
      {
        name,
        value: estimate.estimate,
        r: "as.vector(missing_outcomes_fit$beta)",
        scale: "missing_outcomes_fit$se",
        // The differences are good to about nine digits.
        tolerance: 1e-6,
        ...(condition === null ? {} : { onlyIf: condition }),
      },
    ],
    lacks: [],
  };
}
