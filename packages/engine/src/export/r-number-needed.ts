import type { AnalysisReport } from "../analysis-types.ts";
import type { NumberNeededMeasure } from "../pooling/number-needed.ts";
import { one } from "./r-checks.ts";
import { lackOfFit } from "./r-model.ts";
import type { Part } from "./r-part.ts";
import { rComment, rNumber } from "./r-text.ts";

/** The risk with the treatment as an R expression of the log or plain effect `x` and the control risk `control_risk`. */
const RISKS: Readonly<Record<NumberNeededMeasure, string>> = {
  OR: "plogis(qlogis(control_risk) + x)",
  PETO: "plogis(qlogis(control_risk) + x)",
  RR: "control_risk * exp(x)",
  RD: "control_risk + x",
};

const isKnown = (measure: string): measure is NumberNeededMeasure => Object.hasOwn(RISKS, measure);

/** The number needed to treat, from the pooled effect of `res` and the control risk of the report; [] where there is none. */
export function numberNeededPart({ effects, fit, numberNeeded }: AnalysisReport): Part[] {
  const [pooled] = fit?.coefficients ?? [];
  const measure = effects?.measure ?? "";
  const numbers = numberNeeded?.numbers;
  if (
    fit === null ||
    numbers == null ||
    numberNeeded === undefined ||
    pooled === undefined ||
    !isKnown(measure)
  )
    return [];
  const { interval } = pooled;
  const lack = lackOfFit(fit);
  const check = one(
    "risk reduction",
    numbers.atEstimate.reduction,
    `risk_reduction(${ESTIMATE})`,
    "control_risk",
  );
  const upper = interval?.upper ?? null;
  const source = numberNeeded.given ? "as given" : `the median of ${numberNeeded.groups} control groups`;
  return [
    {
      code: [
        `# ---- number needed to treat ${"-".repeat(43)}`,
        rComment(`Control risk: ${source}. Below 0, the treatment brings events about.`),
        `control_risk <- ${rNumber(numberNeeded.risk)}`,
        `risk_reduction <- function(x) control_risk - (${RISKS[measure]})`,
        `number_needed <- 1 / risk_reduction(${ESTIMATE})`,
        "print(number_needed)",
        ...(interval === null || upper === null
          ? []
          : [
              rComment("At the ends of the interval; between different signs it goes through infinity."),
              `print(1 / risk_reduction(c(${rNumber(interval.lower)}, ${rNumber(upper)})))`,
            ]),
      ],
      checks: [{ ...check, ...(lack === null ? {} : { onlyIf: lack }) }],
      unchecked: [],
    },
  ];
}

const ESTIMATE = "as.numeric(res$beta)[1]";
