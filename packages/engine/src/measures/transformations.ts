import * as elementary from "../numeric/elementary.ts";
import { createRegistry, type Registry, type RegistryRecord } from "../registry.ts";

/** A monotone map from the analysis scale to the scale people read. Applied only in tables and plots, never before pooling. */
export interface Transformation extends RegistryRecord {
  apply(value: number): number;
  inverse(value: number): number;
  /** How a plot's axis runs: `log` = ticks at round ratios on a logarithmic axis. */
  readonly axis: "linear" | "log";
  /** The R expression of the transformation, for exports: `exp`, `transf.ztor`. null = none. */
  readonly r: string | null;
}

const identity: Transformation = {
  id: "identity",
  label: "as analysed",
  summary: "Shows effects on the scale of the analysis.",
  reference: "identity",
  apply: (value) => value,
  inverse: (value) => value,
  axis: "linear",
  r: null,
};

const exp: Transformation = {
  id: "exp",
  label: "ratio (exp)",
  summary: "Exponentiates log ratios: log odds ratio to odds ratio.",
  reference: "exp(y)",
  apply: elementary.exp,
  inverse: elementary.log,
  axis: "log",
  r: "exp",
};

const tanh: Transformation = {
  id: "tanh",
  label: "correlation (tanh)",
  summary: "Turns Fisher's z into a correlation: r = tanh(z).",
  reference: "Fisher (1921), Metron 1, 3-32",
  apply: elementary.tanh,
  inverse: elementary.atanh,
  axis: "linear",
  r: "transf.ztor",
};

const logistic: Transformation = {
  id: "logistic",
  label: "proportion (inverse logit)",
  summary: "Turns log odds into a proportion: 1 / (1 + exp(-y)).",
  reference: "inverse of the logit",
  apply: (value) => 1 / (1 + elementary.exp(-value)),
  inverse: (value) => elementary.log(value / (1 - value)),
  axis: "linear",
  r: "transf.ilogit",
};

export const transformations: Registry<Transformation> = createRegistry("transformation", [
  identity,
  exp,
  tanh,
  logistic,
]);
