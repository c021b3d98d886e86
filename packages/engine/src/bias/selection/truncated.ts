import { formatShort } from "../../format/index.ts";
import type { ParamDef, Params } from "../../registry.ts";
import type { QuickBiasMethod } from "../types.ts";
import { cutToR } from "./cut-to-r.ts";
import { runSelection, selectionLack } from "./fitted.ts";
import { SELECTION_CAUTION } from "./fixed-steps.ts";
import { cutModel } from "./models.ts";
import { numberOf } from "./params.ts";

const CUT: ParamDef = {
  key: "cut",
  label: "Cut-off",
  help: "Distance from no effect in the favoured direction, on the analysis scale: effects below it are published with another probability.",
  type: "number",
  default: 0,
  min: -1e6,
  max: 1e6,
};

const cutOf = (params: Params): number => numberOf(params, "cut", 0);

/**
 * The truncated-distribution selection model: effects above a cut-off c are all published, those below with the relative probability
 * delta, whatever their p-values. A_i = P(y > c) + delta P(y <= c).
 * Source: Rust, Lehmann & Farley (1990), doi:10.1177/002224379002700209. R: `selmodel(..., type = "trunc", steps = c)` (metafor >= 4.0)
 */
export const truncated: QuickBiasMethod = {
  id: "truncated",
  label: "Truncated effects",
  summary:
    "Selection by the size of the effect: those below a cut-off are published with another probability.",
  reference: "Rust, Lehmann & Farley (1990), doi:10.1177/002224379002700209",
  family: "selection",
  assumption:
    "Effects beyond the cut-off are all published alike, the others with one other probability, whatever their precision.",
  caution: SELECTION_CAUTION,
  params: [CUT],
  usual: false,
  lack: (input, params) => selectionLack(input, cutModel(cutOf(params), false), "none"),
  run: (input, params) =>
    runSelection(input, params, {
      method: truncated.id,
      label: truncated.label,
      ran: `${truncated.label}: one weight for effects below ${formatShort(cutOf(params))} in the favoured direction (from no effect, analysis scale), normal random effects, maximum likelihood from several starting points`,
      model: cutModel(cutOf(params), false),
      imprecision: "none",
      names: ["δ (weight below the cut-off)"],
      curve: () => null,
    }),
  r: (input, outcome) =>
    cutToR(input, outcome, { id: "truncated", cut: cutOf(outcome.params), inclusive: false }),
};
