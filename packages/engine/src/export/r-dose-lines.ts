import { basisOf } from "../moderation/dose-response/basis.ts";
import type { DoseResponse, DoseResponseSpec, DoseStudy } from "../moderation/dose-response/types.ts";
import { rString } from "./r-text.ts";

function vector(values: readonly number[]): string {
  return `c(${values.join(", ")})`;
}

/** One study as the list in R holds it. */
function studyLine({ study, referenceDose, doses, y, covariance }: DoseStudy): string {
  const s = `matrix(${vector(covariance.flat())}, ${doses.length})`;
  return `  list(study = ${rString(study)}, ref = ${referenceDose}, dose = ${vector(doses)}, y = ${vector(y)}, S = ${s})`;
}

/** The random part: the slopes of every term differ between studies. */
function fitCall({ method, between }: DoseResponse, terms: readonly string[], two: boolean): string[] {
  if (two && terms.length === 1) return [`res <- rma(b, V, method="${method === "MM" ? "DL" : method}")`];
  const mods = two ? "~ 0 + term" : `~ 0 + ${terms.join(" + ")}`;
  const call = (rest: string): string => `rma.mv(${two ? "b" : "y"}, V, mods = ${mods}, data=dat, ${rest})`;
  if (between === null) return [`res <- ${call('method="ML"')}`];
  const random = two ? '~ term | study, struct="UN"' : `${mods} | study, struct="GEN"`;
  return [
    "# None of the optimisers settles on every such fit: the likeliest result counts.",
    'attempts <- lapply(c("nlminb", "BFGS", "Nelder-Mead"), function(optimizer) tryCatch(',
    `  ${call(`random = ${random}, method="${method}", control=list(optimizer=optimizer)`)},`,
    "  error = function(e) NULL))",
    "attempts <- Filter(Negate(is.null), attempts)",
    "res <- attempts[[which.max(sapply(attempts, logLik))]]",
  ];
}

/** Psi that metafor does not estimate by moments is given to it. */
function momentLines({ between }: DoseResponse): string[] {
  const p = between?.sd.length ?? 0;
  return [
    "# The multivariate method of moments is not in metafor: the covariance between studies is given.",
    `psi <- matrix(${vector(between?.covariance.flat() ?? [])}, ${p})`,
    "W <- lapply(own, function(s) solve(s$V + psi))",
    'vb <- solve(Reduce("+", W))',
    'beta <- vb %*% Reduce("+", Map(function(w, s) w %*% s$b, W, own))',
  ];
}

const OWN: readonly string[] = [
  "own <- lapply(studies, function(s) {",
  "  W <- solve(s$S)",
  "  V <- solve(t(s$X) %*% W %*% s$X)",
  "  list(b = V %*% t(s$X) %*% W %*% s$y, V = V)",
  "})",
  "b <- unlist(lapply(own, function(s) s$b))",
];

/** Data of the fit, with terms divided by their size, so that the optimiser meets numbers of one order. */
function dataLines(p: number, two: boolean): string[] {
  if (two) {
    return [
      ...OWN,
      p === 1 ? "V <- unlist(lapply(own, function(s) s$V))" : "V <- bldiag(lapply(own, function(s) s$V))",
      `dat <- data.frame(b = b, term = factor(rep(1:${p}, length(studies))), study = rep(seq_along(studies), each = ${p}))`,
    ];
  }
  return [
    'X <- do.call("rbind", lapply(studies, function(s) s$X))',
    `colnames(X) <- paste0("x", 1:${p})`,
    "V <- bldiag(lapply(studies, function(s) s$S))",
    "dat <- data.frame(y = unlist(lapply(studies, function(s) s$y)), X,",
    "  study = rep(seq_along(studies), sapply(studies, function(s) length(s$y))))",
  ];
}

/**
 * Lines of R that repeat an aggregate dose-response analysis in metafor, from the outcomes and covariances of the report; `beta`
 * and `vb` are the coefficients and their covariance, `basis` the terms at doses. Terms are divided by their root mean square
 * (`size`), so that metafor's optimiser meets numbers of one order.
 */
export function doseResponseToR(result: DoseResponse, { shape }: Pick<DoseResponseSpec, "shape">): string[] {
  const doses = result.studies.flatMap((study) => [study.referenceDose, ...study.doses]);
  const basis = basisOf(
    result.shape.knots.length > 0 ? { ...shape, knots: result.shape.knots } : shape,
    doses,
  );
  if (!basis.ok) throw new RangeError(`the shape ${shape.id} does not fit the doses of its own result`);
  const p = basis.value.names.length;
  const two = result.stages === "two-stage";
  const terms = Array.from({ length: p }, (_, i) => `x${i + 1}`);
  const moments = result.method === "MM" && p > 1;
  return [
    "studies <- list(",
    result.studies.map(studyLine).join(",\n"),
    ")",
    `basis <- function(d) cbind(${basis.value.r("d").join(", ")})`,
    "studies <- lapply(studies, function(s) { s$X <- sweep(basis(s$dose), 2, basis(s$ref)); s })",
    'size <- sqrt(colMeans(do.call("rbind", lapply(studies, function(s) s$X))^2))',
    ...(moments ? ["size[] <- 1"] : []),
    'studies <- lapply(studies, function(s) { s$X <- sweep(s$X, 2, size, "/"); s })',
    ...dataLines(p, two),
    ...(moments
      ? momentLines(result)
      : [...fitCall(result, terms, two), "beta <- coef(res)", "vb <- vcov(res)"]),
    "beta <- as.vector(beta) / size",
    "vb <- vb / outer(size, size)",
  ];
}
