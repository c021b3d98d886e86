import type { BiasOutcome } from "../../bias-types.ts";
import { formatExact } from "../../format/index.ts";
import { log } from "../../numeric/elementary.ts";
import type { BiasInput, BiasR } from "../types.ts";
import type { Imprecision } from "./data.ts";
import { type FittedNumbers, fittedNumbers } from "./fitted-numbers.ts";
import { loglikLines, type WeightInR } from "./loglik-to-r.ts";
import { likelihoodChecks, rVector, searchChecks } from "./to-r-checks.ts";

/** The call of `selmodel()` that a record stands for. */
export interface SelmodelCall {
  /** The record's. */
  readonly id: string;
  readonly type: string;
  readonly either: boolean;
  /** Further arguments as R text, each "key = value". */
  readonly further: readonly string[];
  /** The weights where they are given and not estimated. */
  readonly given?: readonly number[];
  /** Further controls, each "key = value". */
  readonly control?: readonly string[];
  /** A smooth selection function, whose likelihood `selmodel()` integrates too coarsely. */
  readonly smooth?: WeightInR;
  /** Why `selmodel()` can give this likelihood but not search it. */
  readonly noSearch?: string;
}

/** R starts next to a bound, not at it: its search knows no bounds, only values that lie ever farther out. */
const FROM_BOUND = 1e-5;
const MOST = 100;

/**
 * The model in `selmodel()` of metafor: its log-likelihood at the estimates found here, and a search that starts from these estimates,
 * which must neither find a higher likelihood nor go elsewhere. R's own starting points lead to lower maxima at times. Standard errors
 * are skipped (`skiphes`): they would need the package numDeriv, and without it there would be no estimate either. Effects in units
 * far from 1 are rescaled, because R's searches stop by absolute differences.
 */
export function selmodelToR(input: BiasInput, outcome: BiasOutcome, call: SelmodelCall): BiasR {
  const fitted = fittedNumbers(input, outcome);
  if (fitted === null) return { code: [], compare: [], lacks: [] };
  const name = call.id.replaceAll("-", "_");
  const studies = studiesOf(input, fitted);
  const subset = studies.exempt.length > 0;
  const noSearch = subset
    ? "selmodel() takes a subset of the studies only from metafor 4.8 on"
    : (call.noSearch ?? null);
  const { unit } = studies;
  const scaled = unit === 1 ? "" : ` - ${studies.k} * log(${formatExact(unit)})`;
  return {
    code: [
      ...(subset && call.smooth !== undefined ? [] : modelLines(name, input, studies)),
      ...(call.smooth === undefined
        ? atLines(name, input, fitted, call, studies, scaled)
        : loglikLines(name, input, fitted, call.smooth)),
      ...(noSearch === null ? searchLines(name, input, fitted, call, studies, scaled) : []),
    ],
    compare: [
      ...likelihoodChecks(name, fitted, { scaled, plain: !subset }),
      ...(noSearch === null ? searchChecks(name, fitted, { unit, weights: call.given === undefined }) : []),
    ],
    lacks: noSearch === null ? [] : [{ name: "search", reason: noSearch }],
  };
}

/** A smooth selection function that `selmodel()` has not, for this reason: its likelihood at the estimates in base R. */
export function smoothToR(
  input: BiasInput,
  outcome: BiasOutcome,
  { id, smooth, reason }: { readonly id: string; readonly smooth: WeightInR; readonly reason: string },
): BiasR {
  const fitted = fittedNumbers(input, outcome);
  if (fitted === null) return { code: [], compare: [], lacks: [] };
  const name = id.replaceAll("-", "_");
  return {
    code: loglikLines(name, input, fitted, smooth),
    compare: likelihoodChecks(name, fitted, { scaled: "", plain: false }),
    lacks: [{ name: "search", reason }],
  };
}

/** The argument by which selection depends on precision, scaled as it is here. */
export const precisionToR = (imprecision: Imprecision): string[] =>
  imprecision === "none" ? [] : [`prec = "${imprecision}"`];

/** The rows that R is given, in which unit. */
interface Studies {
  /** Places counted from 1 of those subject to selection; null = all. */
  readonly rows: readonly number[] | null;
  readonly exempt: readonly number[];
  readonly k: number;
  /** A power of ten near the usual standard error, 1 unless that is far from 1. */
  readonly unit: number;
  readonly moderated: boolean;
}

function studiesOf({ effects, moderators, selected }: BiasInput, { typical }: FittedNumbers): Studies {
  const places = moderators?.positions ?? effects.yi.map((_, place) => place);
  const exempt = places.filter((place) => selected?.[place] === false);
  const rows = places.filter((place) => selected?.[place] !== false);
  const unit = typical > 0.01 && typical < 100 ? 1 : Number(`1e${Math.round(log(typical) / Math.LN10)}`);
  return {
    rows: rows.length === effects.yi.length ? null : rows.map((place) => place + 1),
    exempt: exempt.map((place) => place + 1),
    k: places.length,
    unit,
    moderated: moderators !== null,
  };
}

/** `bias_yi`, from no effect, in the unit, of the given rows. */
function effectsText({ nullValue }: BiasInput, { unit }: Studies, rows: readonly number[] | null): string {
  const at = rows === null ? "" : `[${rVector(rows)}]`;
  const plain =
    nullValue === null || nullValue === 0 ? `bias_yi${at}` : `(bias_yi${at} - ${formatExact(nullValue)})`;
  return unit === 1 ? plain : `${plain} / ${formatExact(unit)}`;
}

function variancesText({ unit }: Studies, rows: readonly number[] | null): string {
  const plain = `bias_vi${rows === null ? "" : `[${rVector(rows)}]`}`;
  return unit === 1 ? plain : `${plain} / ${formatExact(unit)}^2`;
}

const designText = (rows: readonly number[] | null): string =>
  rows === null ? "bias_mods" : `bias_mods[${rVector(rows)}, , drop = FALSE]`;

function modelLines(name: string, input: BiasInput, studies: Studies): string[] {
  const { rows, unit, moderated } = studies;
  const sizes = input.totals.every((total) => total !== null)
    ? [`ni = bias_ni${rows === null ? "" : `[${rVector(rows)}]`}`]
    : [];
  const control =
    unit === 1
      ? "bias_control"
      : `modifyList(bias_control, list(threshold = bias_control$threshold / ${formatExact(unit)}^2, tau2.max = bias_control$tau2.max / ${formatExact(unit)}^2))`;
  const used = [
    `yi = ${effectsText(input, studies, rows)}`,
    `vi = ${variancesText(studies, rows)}`,
    ...sizes,
    ...(moderated ? [`mods = ${designText(rows)}`] : []),
    `method = "${methodOf(input)}"`,
    `control = ${control}`,
  ];
  return [`${name}_ml <- rma(${used.join(", ")})`];
}

const methodOf = ({ model }: BiasInput): "ML" | "EE" => (model.kind === "random" ? "ML" : "EE");

const controlText = (own: readonly string[], { control }: SelmodelCall): string =>
  `control = list(${[...own, ...(control ?? [])].join(", ")})`;

const callText = (name: string, input: BiasInput, { type, either, further }: SelmodelCall): string => {
  const alternative = either ? "two.sided" : input.favours === 1 ? "greater" : "less";
  return [
    `selmodel(${name}_ml`,
    `type = "${type}"`,
    `alternative = "${alternative}"`,
    ...further,
    "skipintcheck = TRUE",
    "skiphes = TRUE",
  ].join(", ");
};

/** The likelihood of a step function at the estimates: of the studies subject to selection, and of the others. */
function atLines(
  name: string,
  input: BiasInput,
  fitted: FittedNumbers,
  call: SelmodelCall,
  studies: Studies,
  scaled: string,
): string[] {
  const { unit, exempt, moderated } = studies;
  const beta = rVector(betaIn(fitted, unit));
  const tau2 = formatExact(fitted.tau2 / unit / unit);
  const delta = rVector(call.given ?? fitted.delta);
  const mean = moderated ? `cbind(1, ${designText(exempt)}) %*% ${beta}` : beta;
  const others = `sum(dnorm(${effectsText(input, studies, exempt)}, as.numeric(${mean}), sqrt(${tau2} + ${variancesText(studies, exempt)}), log = TRUE))`;
  return [
    `${name}_given <- suppressWarnings(${callText(name, input, call)}, beta = ${beta}, tau2 = ${tau2}, delta = ${delta}, ${controlText(['optimizer = "nlminb"'], call)}))`,
    `${name}_at <- as.numeric(logLik(${name}_given))${scaled}${exempt.length === 0 ? "" : ` + ${others}`}`,
  ];
}

const betaIn = ({ beta }: FittedNumbers, unit: number): number[] => beta.map((own) => own / unit + 0);

/** The search from the estimates, and the likelihood where it ends. */
function searchLines(
  name: string,
  input: BiasInput,
  fitted: FittedNumbers,
  call: SelmodelCall,
  { unit }: Studies,
  scaled: string,
): string[] {
  const { type, given, smooth } = call;
  const least = type === "beta" ? 2 * FROM_BOUND : FROM_BOUND;
  const inside = fitted.delta.map((own) => Math.min(Math.max(own, least), MOST - FROM_BOUND));
  const tau2 = Math.max(fitted.tau2, 1e-8 * fitted.typical * fitted.typical) / unit / unit;
  const start = [
    `beta.init = ${rVector(betaIn(fitted, unit))}`,
    ...(methodOf(input) === "EE" ? [] : [`tau2.init = ${formatExact(tau2)}`]),
    ...(given === undefined ? [`delta.init = ${rVector(inside)}`] : []),
  ];
  const weights = given === undefined ? "" : `, delta = ${rVector(given)}`;
  const times = (power: string): string => (unit === 1 ? "" : ` * ${formatExact(unit)}${power}`);
  const end =
    smooth === undefined
      ? `as.numeric(logLik(${name}_fit))${scaled}`
      : `${name}_loglik(as.numeric(${name}_fit$beta)${times("")}, ${name}_fit$tau2${times("^2")}, as.numeric(${name}_fit$delta))`;
  return [
    `${name}_fit <- tryCatch(suppressWarnings(${callText(name, input, call)}${weights}, ${controlText([...start, 'optimizer = "nlminb"', "eval.max = 1000", "iter.max = 500"], call)})), error = function(e) NULL)`,
    `${name}_end <- if (is.null(${name}_fit)) NULL else ${end}`,
  ];
}
