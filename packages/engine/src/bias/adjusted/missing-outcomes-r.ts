import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import { plainModel } from "../missing/plain-model.ts";
import { rCondition, rModel } from "../missing/r-model.ts";
import type { BiasInput, BiasR } from "../types.ts";
import { sharesOf } from "./missing-outcomes-strategies.ts";

const vector = (values: readonly number[]): string => `c(${values.map(formatExact).join(", ")})`;

/** The risks of people without outcome in R, of the two groups. */
const RULES: Readonly<Record<string, readonly [group1: string, group2: string]>> = {
  aca: ["p1", "p2"],
  "ica-0": ["0", "0"],
  "ica-1": ["1", "1"],
  "ica-b": ["1", "0"],
  "ica-w": ["0", "1"],
  "ica-p1": ["p1", "p1"],
  "ica-p2": ["p2", "p2"],
};

const SCALES: Readonly<Record<string, string>> = { OR: "qlogis(p)", RR: "log(p)", RD: "p" };

/** The mean under the way shown, by `rma()` of effects whose variances come from differences, so that they check the formulas. */
export function missingOutcomesInR(input: BiasInput, { estimate, params }: BiasOutcome): BiasR {
  if (estimate === null) return { code: [], compare: [], lacks: [] };
  const condition = rCondition(input.model, estimate.tau2);
  const effects =
    params.strategy === "gamble-hollis"
      ? uncertaintyLines()
      : [
          ...ruleLines(params),
          ...uncertainIn(sdOf(params), params),
          ...(params.strategy === "aca" ? observedLines() : VARIANCES[String(params.weights)]!()),
        ];
  return {
    code: [
      ...preparation(input),
      ...effects,
      `missing_outcomes_fit <- rma(missing_outcomes_yi, missing_outcomes_vi, ${rModel(plainModel(input.model))})`,
    ],
    compare: [
      {
        name: "missing-outcomes mean",
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

const sdOf = ({ strategy, sd }: BiasOutcome["params"]): string =>
  strategy === "imor" ? formatExact(Number(sd)) : "0";

/** Counts, shares missing, the scale of the measure, and the effect of two risks. */
function preparation({ effects, missing }: BiasInput): string[] {
  const m = (key: "m1" | "m2"): string => vector(missing.map((one) => one?.[key] ?? 0));
  return [
    "missing_outcomes_add <- ifelse(bias_ai == 0 | bias_ci == 0 | bias_ai == bias_n1 | bias_ci == bias_n2, 0.5, 0)",
    "missing_outcomes_n1 <- bias_n1 + 2 * missing_outcomes_add",
    "missing_outcomes_n2 <- bias_n2 + 2 * missing_outcomes_add",
    `missing_outcomes_s1 <- ${m("m1")} / (missing_outcomes_n1 + ${m("m1")})`,
    `missing_outcomes_s2 <- ${m("m2")} / (missing_outcomes_n2 + ${m("m2")})`,
    "missing_outcomes_r1 <- (bias_ai + missing_outcomes_add) / missing_outcomes_n1",
    "missing_outcomes_r2 <- (bias_ci + missing_outcomes_add) / missing_outcomes_n2",
    `missing_outcomes_scale <- function(p) ${SCALES[effects.measure] ?? "p"}`,
    "missing_outcomes_mix <- function(p, s, q) (1 - s) * p + s * q",
    "missing_outcomes_slope <- function(f, x, h = 1e-5) (f(x + h) - f(x - h)) / (2 * h)",
    "missing_outcomes_full <- function(p, n, s) missing_outcomes_slope(missing_outcomes_scale, p, 1e-5 * p * (1 - p))^2 * p * (1 - p) * (1 - s) / n",
  ];
}

/** The filled risk of each group as a function of observed risks and changes of the log IMORs. */
function ruleLines(params: BiasOutcome["params"]): string[] {
  const { strategy, imor1, imor2 } = params;
  const imor = (p: string, own: unknown, d: string): string =>
    `plogis(qlogis(${p}) + log(${formatExact(Number(own))}) + ${d})`;
  const [one, two] =
    strategy === "imor"
      ? [imor("p1", imor1, "d1"), imor("p2", imor2, "d2")]
      : strategy === "reasons"
        ? [reasonsIn("p1", params), reasonsIn("p2", params)]
        : RULES[String(strategy)]!;
  const share = (group: 1 | 2): string => (strategy === "aca" ? "0" : `missing_outcomes_s${group}`);
  return [
    `missing_outcomes_p1 <- function(p1, p2, d1) missing_outcomes_mix(p1, ${share(1)}, ${one})`,
    `missing_outcomes_p2 <- function(p1, p2, d2) missing_outcomes_mix(p2, ${share(2)}, ${two})`,
    "missing_outcomes_y <- function(p1, p2, d1, d2) missing_outcomes_scale(missing_outcomes_p1(p1, p2, d1)) - missing_outcomes_scale(missing_outcomes_p2(p1, p2, d2))",
    "missing_outcomes_yi <- missing_outcomes_y(missing_outcomes_r1, missing_outcomes_r2, 0, 0)",
  ];
}

/** The mixture of risks by reason; `own` is the group's own risk. */
function reasonsIn(own: string, params: BiasOutcome["params"]): string {
  const [none, all, risk1, risk2] = sharesOf(params).map(formatExact);
  return `${all} + ${risk1} * p1 + ${risk2} * p2 + (1 - ${none} - ${all} - ${risk1} - ${risk2}) * ${own}`;
}

/** What the uncertainty of the log IMORs adds. */
function uncertainIn(sd: string, { correlation }: BiasOutcome["params"]): string[] {
  return [
    `missing_outcomes_e1 <- ${sd} * missing_outcomes_slope(function(d) missing_outcomes_y(missing_outcomes_r1, missing_outcomes_r2, d, 0), 0)`,
    `missing_outcomes_e2 <- ${sd} * missing_outcomes_slope(function(d) missing_outcomes_y(missing_outcomes_r1, missing_outcomes_r2, 0, d), 0)`,
    `missing_outcomes_extra <- missing_outcomes_e1^2 + missing_outcomes_e2^2 + 2 * ${formatExact(Number(correlation))} * missing_outcomes_e1 * missing_outcomes_e2`,
  ];
}

/** Variances by Higgins' weights. */
const VARIANCES: Readonly<Record<string, () => string[]>> = {
  observed: observedLines,
  imputed: () => filledLines("missing_outcomes_s"),
  scaled: () => filledLines("0 * missing_outcomes_s"),
  available: () => [
    "missing_outcomes_vi <- missing_outcomes_full(missing_outcomes_r1, missing_outcomes_n1, 0) + missing_outcomes_full(missing_outcomes_r2, missing_outcomes_n2, 0) + missing_outcomes_extra",
  ],
};

function observedLines(): string[] {
  return [
    "missing_outcomes_g1 <- missing_outcomes_slope(function(p) missing_outcomes_y(p, missing_outcomes_r2, 0, 0), missing_outcomes_r1, 1e-5 * missing_outcomes_r1 * (1 - missing_outcomes_r1))",
    "missing_outcomes_g2 <- missing_outcomes_slope(function(p) missing_outcomes_y(missing_outcomes_r1, p, 0, 0), missing_outcomes_r2, 1e-5 * missing_outcomes_r2 * (1 - missing_outcomes_r2))",
    "missing_outcomes_vi <- missing_outcomes_g1^2 * missing_outcomes_r1 * (1 - missing_outcomes_r1) / missing_outcomes_n1 + missing_outcomes_g2^2 * missing_outcomes_r2 * (1 - missing_outcomes_r2) / missing_outcomes_n2 + missing_outcomes_extra",
  ];
}

/** Variances of the filled risks, with so many people added as the shares say. */
function filledLines(share: string): string[] {
  return [
    `missing_outcomes_vi <- missing_outcomes_full(missing_outcomes_p1(missing_outcomes_r1, missing_outcomes_r2, 0), missing_outcomes_n1, ${share}1) + missing_outcomes_full(missing_outcomes_p2(missing_outcomes_r1, missing_outcomes_r2, 0), missing_outcomes_n2, ${share}2) + missing_outcomes_extra`,
  ];
}

/** Gamble and Hollis: from the lower end of the worst to the upper end of the best case. */
function uncertaintyLines(): string[] {
  const extreme = (q1: 0 | 1, q2: 0 | 1): string[] => {
    const name = `missing_outcomes_${q1 === 1 ? "best" : "worst"}`;
    return [
      `${name}_p1 <- missing_outcomes_mix(missing_outcomes_r1, missing_outcomes_s1, ${q1})`,
      `${name}_p2 <- missing_outcomes_mix(missing_outcomes_r2, missing_outcomes_s2, ${q2})`,
      `${name}_y <- missing_outcomes_scale(${name}_p1) - missing_outcomes_scale(${name}_p2)`,
      `${name}_se <- sqrt(missing_outcomes_full(${name}_p1, missing_outcomes_n1, missing_outcomes_s1) + missing_outcomes_full(${name}_p2, missing_outcomes_n2, missing_outcomes_s2))`,
    ];
  };
  return [
    ...extreme(1, 0),
    ...extreme(0, 1),
    "missing_outcomes_width <- missing_outcomes_best_y - missing_outcomes_worst_y + qnorm(0.975) * (missing_outcomes_best_se + missing_outcomes_worst_se)",
    "missing_outcomes_yi <- missing_outcomes_scale(missing_outcomes_r1) - missing_outcomes_scale(missing_outcomes_r2)",
    "missing_outcomes_vi <- (missing_outcomes_width / (2 * qnorm(0.975)))^2",
  ];
}
