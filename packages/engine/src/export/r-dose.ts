import type { AnalysisReport } from "../analysis-types.ts";
import type { DoseResponse } from "../moderation/dose-response/types.ts";
import { type Check, testChecks } from "./r-checks.ts";
import { doseResponseToR } from "./r-dose-lines.ts";
import type { Part } from "./r-part.ts";
import { rNumber, rNumbers } from "./r-text.ts";

/** metafor's optimisers stop earlier than the script's other numbers; without a search there is nothing to stop. */
const SEARCHED = 1e-4;

/**
 * The curve through dose categories in R: `dose_response` holds coefficients, their covariance and `curve(d)`, which gives the
 * estimate and its limits at doses, on the scale of the outcome. What is made on the way stays inside.
 */
export function dosePart({ doseResponse }: AnalysisReport): Part[] {
  if (doseResponse === undefined || doseResponse.result === null) return [];
  const { result, spec, table } = doseResponse;
  const z = `qnorm((1 + ${rNumber(spec.level)}) / 2)`;
  return [
    {
      code: [
        `# ---- dose-response ${"-".repeat(51)}`,
        "# Outcomes against each study's reference dose, with the covariances that their common reference brings.",
        "dose_response <- local({",
        ...doseResponseToR(result, spec).map((line) => `  ${line.replaceAll("\n", "\n  ")}`),
        "  curve <- function(d) {",
        `    X <- sweep(basis(d), 2, basis(${rNumber(result.referenceDose)}))`,
        "    estimate <- as.vector(X %*% beta)",
        "    se <- sqrt(pmax(0, rowSums((X %*% vb) * X)))",
        `    data.frame(dose = d, estimate, se, lower = estimate - ${z} * se, upper = estimate + ${z} * se)`,
        "  }",
        "  wald <- function(i) sum(beta[i] * solve(vb[i, i, drop = FALSE], beta[i]))",
        "  range <- range(sapply(studies, function(s) range(s$ref, s$dose)))",
        "  list(beta = beta, se = sqrt(diag(vb)), curve = curve, wald = wald, range = range)",
        "})",
        ...(table.length === 0
          ? []
          : [`print(dose_response$curve(${rNumbers(table.map(({ dose }) => dose))}))`]),
      ],
      checks: checksOf(result, table).map((check) =>
        result.between === null ? check : { ...check, tolerance: SEARCHED },
      ),
      unchecked: [],
    },
  ];
}

function checksOf(result: DoseResponse, table: DoseResponse["curve"]): Check[] {
  const { coefficients, nonlinearity, overall } = result;
  const all = coefficients.map((_, i) => i + 1);
  const bends = all.slice(coefficients.length - (nonlinearity?.df[0] ?? 0));
  const chi = (name: string, test: typeof overall, terms: readonly number[]): Check[] => {
    const value = `dose_response$wald(c(${terms.join(", ")}))`;
    const logP = `pchisq(${value}, ${terms.length}, lower.tail = FALSE, log.p = TRUE) / log(10)`;
    return testChecks(name, test, value, String(terms.length), logP);
  };
  return [
    {
      name: "dose-response: coefficients",
      expected: rNumbers(coefficients.map(({ estimate }) => estimate)),
      r: "dose_response$beta",
      scale: "dose_response$se",
    },
    {
      name: "dose-response: SE",
      expected: rNumbers(coefficients.map(({ se }) => se)),
      r: "dose_response$se",
      scale: "0",
    },
    ...chi("dose-response: all terms", overall, all),
    ...chi("dose-response: bend", nonlinearity, bends),
    ...(table.length === 0 ? [] : tableChecks(table)),
  ];
}

function tableChecks(table: DoseResponse["curve"]): Check[] {
  const curve = `dose_response$curve(${rNumbers(table.map(({ dose }) => dose))})`;
  return (["estimate", "lower", "upper"] as const).map((key) => ({
    name: `dose-response: curve, ${key}`,
    expected: rNumbers(table.map((point) => point[key])),
    r: `${curve}$${key}`,
    scale: `max(${curve}$se)`,
  }));
}
