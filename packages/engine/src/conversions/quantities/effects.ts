import type { Quantity, QuantityRange } from "../types.ts";
import { CORRELATION, LEVEL, P, RATIO, RISK_DIFFERENCE, SHARE, SIGNED_P, SPREAD, SQUARE } from "./ranges.ts";

/** The parts in which papers print a ratio: the ratio itself, its logarithm, and what says how precise it is. */
function ratio(stem: string, point: string, name: string, aliases: readonly string[]): readonly Quantity[] {
  const log = `log${stem}`;
  const capital = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  return [
    { key: point, range: RATIO, label: capital, aliases },
    {
      key: `${stem}_lb`,
      label: `${capital}, lower end`,
      aliases: [`${stem}lb`, `${stem}lower`, `${stem}cilower`],
    },
    {
      key: `${stem}_ub`,
      label: `${capital}, upper end`,
      aliases: [`${stem}ub`, `${stem}upper`, `${stem}ciupper`],
    },
    {
      key: `${stem}_se`,
      range: SPREAD,
      label: `SE of the ${name} itself`,
      aliases: [`${stem}se`, `se${stem}`],
    },
    { key: `${stem}_z`, label: `z of the ${name}`, aliases: [`${stem}z`, `z${stem}`] },
    { key: `${stem}_p`, range: P, label: `p of the ${name}`, aliases: [`${stem}p`, `p${stem}`] },
    { key: log, label: `Log ${name}`, aliases: [log, `ln${stem}`] },
    {
      key: `se_${log}`,
      range: SPREAD,
      label: `SE of the log ${name}`,
      aliases: [`${log}se`, `se${log}`, `ln${stem}se`, `seln${stem}`],
    },
    { key: `${log}_lb`, label: `Log ${name}, lower end`, aliases: [`${log}lb`, `${log}lower`] },
    { key: `${log}_ub`, label: `Log ${name}, upper end`, aliases: [`${log}ub`, `${log}upper`] },
    { key: `${log}_z`, label: `z of the log ${name}`, aliases: [`${log}z`] },
    { key: `${log}_p`, range: P, label: `p of the log ${name}`, aliases: [`${log}p`] },
  ];
}

/** The parts in which papers print a difference. */
function difference(
  stem: string,
  name: string,
  aliases: readonly string[],
  range?: QuantityRange,
): readonly Quantity[] {
  const capital = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  return [
    { key: stem, ...(range === undefined ? {} : { range }), label: capital, aliases },
    {
      key: `${stem}_lb`,
      label: `${capital}, lower end`,
      aliases: [`${stem}lb`, `${stem}lower`, `${stem}cilower`],
    },
    {
      key: `${stem}_ub`,
      label: `${capital}, upper end`,
      aliases: [`${stem}ub`, `${stem}upper`, `${stem}ciupper`],
    },
    { key: `${stem}_se`, range: SPREAD, label: `SE of the ${name}`, aliases: [`${stem}se`, `se${stem}`] },
    // "dz" is Cohen's d of changes, and no z of d.
    { key: `${stem}_z`, label: `z of the ${name}`, aliases: [stem === "d" ? "zofd" : `${stem}z`] },
    { key: `${stem}_p`, range: P, label: `p of the ${name}`, aliases: [`${stem}p`] },
  ];
}

/** Effect and variance on the scale of a measure's analysis: what conversions hand to the measure, or take from it. */
function ready(measure: string, name: string): readonly Quantity[] {
  return [
    { key: `yi_${measure}`, label: name, aliases: [] },
    {
      key: `vi_${measure}`,
      range: SPREAD,
      label: `Variance of the ${name[0]!.toLowerCase()}${name.slice(1)}`,
      aliases: [],
    },
  ];
}

/** Effects as printed, with their intervals and standard errors. */
export const EFFECT_QUANTITIES: readonly Quantity[] = [
  ...difference("d", "Cohen’s d", ["cohensd", "cohend", "d"]),
  { key: "d_var", range: SPREAD, label: "Variance of Cohen’s d", aliases: ["dvar", "vard"] },
  { key: "d_other", label: "d converted from another effect", aliases: [] },
  {
    key: "d_other_var",
    range: SPREAD,
    label: "Variance of the d converted from another effect",
    aliases: [],
  },
  { key: "d_change", label: "dz (mean change / SD of changes)", aliases: ["dz", "cohensdz", "dchange"] },
  { key: "d_paired", label: "d of a paired comparison", aliases: ["dpaired", "drm"] },
  {
    key: "d_paired_var",
    range: SPREAD,
    label: "Variance of d of a paired comparison",
    aliases: ["dpairedvar"],
  },
  { key: "d_adj", label: "d adjusted for covariates", aliases: ["dadj", "adjustedd"] },
  { key: "d_adj_var", range: SPREAD, label: "Variance of d adjusted for covariates", aliases: ["dadjvar"] },
  { key: "d_most", label: "Largest |d| that agrees with a difference that is not significant", aliases: [] },
  { key: "d_least", label: "Least |d| that agrees with the bound on p", aliases: [] },
  ...difference("g", "Hedges’ g", ["hedgesg", "hedgeg", "g"]),
  { key: "md_z", label: "z of the mean difference", aliases: ["mdz"] },
  { key: "md_p", range: SIGNED_P, label: "p of the mean difference", aliases: ["mdp"] },
  ...difference("rd", "risk difference", ["riskdifference", "rd"], RISK_DIFFERENCE),
  ...ratio("or", "ori", "odds ratio", ["oddsratio", "ori", "or", "aor"]),
  ...ratio("rr", "rri", "risk ratio", ["riskratio", "relativerisk", "rri", "rr", "arr"]),
  ...ratio("hr", "hr", "hazard ratio", ["hazardratio", "hr", "ahr"]),
  ...ratio("irr", "irri", "incidence rate ratio", ["incidencerateratio", "rateratio", "irri", "irr"]),
  { key: "r", range: CORRELATION, label: "Correlation", aliases: ["correlation", "pearsonr", "r"] },
  {
    key: "r_lb",
    range: CORRELATION,
    label: "Correlation, lower end",
    aliases: ["rlb", "rlower", "rcilower"],
  },
  {
    key: "r_ub",
    range: CORRELATION,
    label: "Correlation, upper end",
    aliases: ["rub", "rupper", "rciupper"],
  },
  { key: "z_r", label: "Fisher’s z", aliases: ["fisherz", "fishersz", "zr"] },
  { key: "z_r_se", range: SPREAD, label: "SE of Fisher’s z", aliases: ["fisherzse", "zrse"] },
  { key: "rpb", range: CORRELATION, label: "Point-biserial correlation", aliases: ["rpb", "pointbiserial"] },
  { key: "phi", range: CORRELATION, label: "Phi", aliases: ["phi"] },
  { key: "r2", range: SHARE, label: "R² of one predictor", aliases: ["rsquared", "r2"] },
  { key: "eta2", range: SHARE, label: "Eta²", aliases: ["etasquared", "eta2"] },
  {
    key: "eta2_partial",
    range: SHARE,
    label: "Partial eta²",
    aliases: ["partialetasquared", "partialeta2", "etap2", "eta2p"],
  },
  { key: "f", range: SQUARE, label: "Cohen’s f", aliases: ["cohensf", "cohenf"] },
  { key: "f_implied", label: "Cohen’s f that d implies", aliases: [] },
  { key: "eta2_implied", label: "Eta² that d implies", aliases: [] },
  { key: "u3", range: SHARE, label: "Cohen’s U3", aliases: [] },
  { key: "cles", range: SHARE, label: "Chance of the higher value in group 1", aliases: [] },
  { key: "overlap", range: SHARE, label: "Overlap of the distributions", aliases: [] },
  {
    key: "risk_c",
    range: SHARE,
    label: "Risk in the control group",
    aliases: ["baselinerisk", "controlrisk", "controleventrate", "cer"],
  },
  {
    key: "risk_t",
    range: SHARE,
    label: "Risk in the treated group",
    aliases: ["treatedrisk", "experimentaleventrate", "eer"],
  },
  { key: "nnt", label: "Number needed to treat", aliases: ["nnt"] },
  { key: "nnt_lb", label: "Number needed to treat, lower end", aliases: ["nntlb", "nntlower"] },
  { key: "nnt_ub", label: "Number needed to treat, upper end", aliases: ["nntub", "nntupper"] },
  { key: "nnt_of_d", label: "Number needed to treat that d implies", aliases: [] },
  { key: "level", range: LEVEL, label: "Level of the interval", aliases: ["cilevel", "conflevel", "level"] },
  ...ready("SMD", "Standardised mean difference"),
  ...ready("MD", "Mean difference on the scale of analysis"),
  ...ready("OR", "Log odds ratio on the scale of analysis"),
  ...ready("PETO", "Log odds ratio by Peto’s method"),
  ...ready("RR", "Log risk ratio on the scale of analysis"),
  ...ready("RD", "Risk difference on the scale of analysis"),
  ...ready("HR", "Log hazard ratio on the scale of analysis"),
  ...ready("IRR", "Log incidence rate ratio on the scale of analysis"),
  ...ready("COR", "Correlation on the scale of analysis"),
  ...ready("ZCOR", "Fisher’s z on the scale of analysis"),
];
