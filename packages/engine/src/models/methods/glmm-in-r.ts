import { metaforPoints } from "../../glmm/fit-glmm.ts";
import type { GlmmSpec } from "../../glmm/types.ts";
import { percentToR } from "../../pooling/level-to-r.ts";
import { columnsToR } from "./r-counts.ts";
import type { RLack, RModel } from "./types.ts";

/** Whether a measure is of one group, for which there is one model only. */
const isSingle = (measure: string): boolean => measure === "PLO" || measure === "IRLN";

/** Random effects of metafor's own, without lme4. */
const isExact = (measure: string, { model }: GlmmSpec): boolean => measure === "OR" && model === "CM.EL";

function argumentsOf(measure: string, spec: GlmmSpec): string {
  const { model, kind, test, level, coding, points } = spec;
  const [single, isUnconditional] = [isSingle(measure), model === "UM.FS" || model === "UM.RS"];
  return [
    `measure = "${measure}"`,
    columnsToR(measure),
    "data = counts",
    'add = 1/2, to = "only0", drop00 = TRUE',
    ...(single ? [] : [`model = "${model}"`]),
    ...(single || !isUnconditional ? [] : [`coding = ${coding === 0.5 ? "1/2" : coding}`]),
    `method = "${kind === "random" ? "ML" : "EE"}"`,
    `test = "${test}"`,
    `level = ${percentToR(level)}`,
    ...(kind === "random" && !isExact(measure, spec) ? [`nAGQ = ${points}`] : []),
  ].join(", ");
}

function packagesOf(measure: string, spec: GlmmSpec): string[] {
  if (isExact(measure, spec)) return ["BiasedUrn", "numDeriv"];
  const isShared = spec.model === "UM.RS" && !isSingle(measure);
  return spec.kind === "random" || isShared ? ["lme4"] : [];
}

const HESSIAN = "rma.glmm() has it from numerical derivatives, or the last step but one of its search";
const OTHER_LIKELIHOOD = "rma.glmm() counts the random effects as known in this likelihood";

function lacksOf(measure: string, spec: GlmmSpec): Record<string, string> {
  const shared = spec.model === "UM.RS" && !isSingle(measure);
  const lacks: Record<string, string> = { "SE of tau2": "rma.glmm() gives none" };
  if (isExact(measure, spec) || (shared && spec.kind === "random")) {
    for (const name of ["SE", "test", "interval", "heterogeneity-wald", "prediction"]) lacks[name] = HESSIAN;
  }
  if (shared || spec.kind === "equal") lacks["heterogeneity-wald"] = HESSIAN;
  return lacks;
}

/** Where metafor's likelihood is the model's own; its deviance is against another one. */
function comparableRows(measure: string, spec: GlmmSpec): RModel["fitRows"] {
  const shared = spec.model === "UM.RS" && !isSingle(measure);
  const isMetafors = shared ? spec.kind === "random" : spec.kind === "equal" || isExact(measure, spec);
  return isMetafors ? ["logLik", "aic", "bic", "aicc"] : [];
}

/** `pooled` by `rma.glmm()`, and its numbers. */
export function glmmInR(measure: string, spec: GlmmSpec): RModel | RLack {
  const hasTwo = spec.model === "UM.RS" && spec.kind === "random" && !isSingle(measure);
  if (hasTwo && spec.points !== metaforPoints(spec)) {
    return {
      lack: `lme4 integrates two random effects with one quadrature point, and this model has ${spec.points}`,
    };
  }
  const tail =
    spec.test === "z"
      ? "pnorm(-abs(pooled$zval), log.p = TRUE)"
      : "pt(-abs(pooled$zval), pooled$k - 1, log.p = TRUE)";
  const rows = comparableRows(measure, spec) ?? [];
  const lacks = lacksOf(measure, spec);
  return {
    code: [`pooled <- rma.glmm(${argumentsOf(measure, spec)})`, "print(pooled, digits = 4)"],
    packages: packagesOf(measure, spec),
    k: "pooled$k",
    estimate: "as.numeric(pooled$beta)",
    se: "pooled$se",
    statistic: "pooled$zval",
    df: "pooled$k - 1",
    log10P: `(log(2) + ${tail}) / log(10)`,
    interval: "c(pooled$ci.lb, pooled$ci.ub)",
    tau2: "pooled$tau2",
    q: ["pooled$QE.LRT", "pooled$QE.df"],
    i2: "pooled$I2",
    h2: "pooled$H2",
    tests: { "heterogeneity-wald": ["pooled$QE.Wld", "pooled$QE.df"] },
    fitStatistics: "pooled$fit.stats",
    fitRows: rows,
    predicts: true,
    lacks: rows.length > 0 ? lacks : { ...lacks, likelihood: OTHER_LIKELIHOOD },
    // lme4 and numerical Hessians stop early.
    tolerance: 1e-3,
  };
}
