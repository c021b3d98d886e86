import type { AnalysisReport } from "../analysis-types.ts";
import type { DoseShapesReport } from "../dose-types.ts";
import { ml } from "../estimators/ml.ts";
import { basisOf } from "../moderation/dose-response/basis.ts";
import type { DoseShape } from "../moderation/dose-response/types.ts";
import { log } from "../numeric/elementary.ts";
import type { Check } from "./r-checks.ts";
import type { Part } from "./r-part.ts";
import { rNumber, rNumbers, rString } from "./r-text.ts";

type ShapeFit = DoseShapesReport["shapes"][number];

/** metafor's search for tau2 stops earlier than ours; a log-likelihood is flat where it does. */
const SEARCHED = 1e-5;

/**
 * The shapes of a dose in R: a regression by ML for each, Emax over a search for its ED50; `dose_shapes` holds log-likelihoods
 * and AICc.
 */
export function doseShapesPart({ effects, moderation }: AnalysisReport): Part[] {
  const found = moderation?.doseShapes ?? null;
  if (found === null || found.shapes.length === 0 || effects === null) return [];
  const variance = new Map(effects.rowIds.map((rowId, i) => [rowId, effects.vi[i]!]));
  const { points, shapes } = found;
  return [
    {
      code: [
        `# ---- shapes of the dose ${"-".repeat(46)}`,
        "dose_shapes <- local({",
        `  yi <- ${rNumbers(points.map(({ yi }) => yi))}`,
        `  vi <- ${rNumbers(points.map(({ rowId }) => variance.get(rowId) ?? null))}`,
        `  d <- ${rNumbers(points.map(({ dose }) => dose))}`,
        "  # The same columns as an orthogonal basis, which rma() takes for years and their squares too.",
        "  basis <- function(X) qr.Q(qr(cbind(1, scale(X)), tol = 1e-14))[, -1, drop = FALSE]",
        `  fit <- function(X) rma(yi, vi, mods = basis(X), ${ml.r}, control = list(threshold = 1e-10, maxiter = 1e5, stepadj = 0.5))`,
        "  # The number of parameters counts ED50, which rma() does not know of.",
        "  of <- function(res, extra = 0) {",
        "    m <- res$p + 1 + extra",
        "    n <- max(res$k, m + 2)",
        "    c(logLik = as.numeric(logLik(res)), AICc = -2 * as.numeric(logLik(res)) + 2 * m * n / (n - m - 1))",
        "  }",
        "  list(",
        `${shapes.map((shape) => `    ${rString(shape.id)} = ${shapeInR(shape, points)}`).join(",\n")}`,
        "  )",
        "})",
        "print(do.call(rbind, dose_shapes))",
      ],
      checks: shapes.flatMap(checksOf),
      unchecked: [],
    },
  ];
}

function shapeInR({ id, knots, ed50 }: ShapeFit, points: DoseShapesReport["points"]): string {
  if (id === "emax") {
    if (ed50 === null) throw new RangeError("an Emax curve without an ED50");
    // At the end of the doses searched the likelihood still rises: there is no maximum to look for.
    if (ed50.se === null) return `of(fit(cbind(d / (${rNumber(ed50.estimate)} + d))), 1)`;
    const around = rNumber(log(ed50.estimate));
    const likelihood = "function(e) as.numeric(logLik(fit(cbind(d / (exp(e) + d)))))";
    return `of(fit(cbind(d / (exp(optimize(${likelihood}, ${around} + c(-0.5, 0.5), maximum = TRUE, tol = 1e-8)$maximum) + d))), 1)`;
  }
  const shape: DoseShape = knots.length === 0 ? { id } : { id, knots };
  const basis = basisOf(
    shape,
    points.map(({ dose }) => dose),
  );
  if (!basis.ok) throw new RangeError(`the shape ${id} does not fit the doses of its own result`);
  return `of(fit(cbind(${basis.value.r("d").join(", ")})))`;
}

function checksOf({ id, label, logLik, aicc }: ShapeFit): Check[] {
  const value = `dose_shapes[[${rString(id)}]]`;
  return [
    {
      name: `shapes: ${label}, logLik`,
      expected: rNumbers([logLik]),
      r: `${value}["logLik"]`,
      scale: "1",
      tolerance: SEARCHED,
    },
    {
      name: `shapes: ${label}, AICc`,
      expected: rNumbers([aicc]),
      r: `${value}["AICc"]`,
      scale: "1",
      tolerance: SEARCHED,
    },
  ];
}
