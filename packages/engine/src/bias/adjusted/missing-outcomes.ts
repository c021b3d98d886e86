import type { Fit } from "../../analysis-types.ts";
import type { BiasEstimate, BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { formatShort } from "../../format/index.ts";
import { cell, counted, listed, type ToldTable } from "../../format/told.ts";
import { fitUnivariate } from "../../models/univariate.ts";
import { effectWords } from "../../moderation/effect-words.ts";
import type { ParamDef, Params } from "../../registry.ts";
import { fail, ok, type Result } from "../../result.ts";
import { bareEffects, lackOfModel, plainModel } from "../missing/plain-model.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { meanInWords } from "./estimate.ts";
import { missingOutcomesInR } from "./missing-outcomes-r.ts";
import {
  effectsUnder,
  MISSING_STRATEGIES,
  MISSING_WEIGHTS,
  type MissingStrategy,
  type REASONS,
  shownStrategies,
  tooManyReasons,
} from "./missing-outcomes-strategies.ts";

const MEASURES: ReadonlySet<string> = new Set(["OR", "RR", "RD"]);

const PARAMS: readonly ParamDef[] = [
  {
    key: "strategy",
    label: "Way shown",
    help: "All ways are in the table; this one is shown among the estimates.",
    type: "choice",
    default: "gamble-hollis",
    choices: MISSING_STRATEGIES.map(({ id, label }) => ({ value: id, label })),
  },
  {
    key: "weights",
    label: "Weights",
    help: "W4 of Higgins, White and Wood goes by what was observed, so that outcomes filled in add no certainty. W1 takes them as observed, W2 keeps the variances of available cases, W3 takes the filled risks in as many people as were observed.",
    type: "choice",
    default: "observed",
    choices: MISSING_WEIGHTS.map(({ id, label }) => ({ value: id, label })),
  },
  imorParam("imor1", 1),
  imorParam("imor2", 2),
  {
    key: "sd",
    label: "Standard deviation of log IMOR",
    help: "How uncertain the informative missingness odds ratios are; 0 takes them as known. With 1, an IMOR of 1 may as well be 0.14 or 7.1.",
    type: "number",
    default: 1,
    min: 0,
    max: 5,
  },
  {
    key: "correlation",
    label: "Correlation of the two log IMORs",
    help: "1 where outcomes are missing for the same reasons in both groups, 0 where nothing is known of it.",
    type: "number",
    default: 0,
    min: -1,
    max: 1,
  },
  reasonParam("reason0", "no event", "no event (ICA-0)"),
  reasonParam("reason1", "an event", "an event (ICA-1)"),
  reasonParam("reasonP1", "risk of group 1", "the risk observed in group 1 (ICA-pE)"),
  reasonParam("reasonP2", "risk of group 2", "the risk observed in group 2 (ICA-pC)"),
];

function reasonParam(key: (typeof REASONS)[number], label: string, words: string): ParamDef {
  return {
    key,
    label: `Missing for reasons of: ${label}, %`,
    help: `Of the people without outcome, in both groups of every study, so many percent are missing for reasons that mean ${words}. Whoever is left has the risk of the own group.`,
    type: "number",
    default: 0,
    min: 0,
    max: 100,
  };
}

function imorParam(key: string, group: 1 | 2): ParamDef {
  return {
    key,
    label: `IMOR of group ${group}`,
    help: `Informative missingness odds ratio: odds of the event among people of group ${group} without outcome, over the odds among those with one.`,
    type: "number",
    default: 1,
    min: 0.001,
    max: 1000,
  };
}

/**
 * Missing binary outcomes: the pooled effect with people of unknown outcome left out, filled in by the simple rules (none, all, best,
 * worst case, the risk of one group), by reasons for missingness, by informative missingness odds ratios with or without uncertainty, and by Gamble and Hollis.
 * Pooled by inverse variance with the document's model.
 * Source: Higgins, White & Wood (2008), Clinical Trials 5, 225-239, doi:10.1177/1740774508091600.
 * R: `metasens::metamiss(metabin(ai, n1i, ci, n2i), m1, m2, method.miss = "GH")`
 */
export const missingOutcomes: QuickBiasMethod = {
  id: "missing-outcomes",
  family: "adjusted",
  label: "Missing outcomes",
  summary: "What people whose outcome is unknown could change, from the best to the worst case.",
  reference:
    "Higgins, White & Wood (2008), Clinical Trials 5, 225-239, doi:10.1177/1740774508091600; Gamble & Hollis (2005), doi:10.1016/j.jclinepi.2004.09.013",
  assumption:
    "People without outcome would have had it as the way shown says: nothing that was observed tells whether they would.",
  caution:
    "It is about outcomes missing within studies, not about missing studies; best and worst case are bounds, not estimates.",
  params: PARAMS,
  usual: false,
  lack,
  run: runMissing,
  r: missingOutcomesInR,
};

function lack({ effects, tables, missing, model }: BiasInput, params: Params): string | null {
  if (!MEASURES.has(effects.measure))
    return "It needs odds ratios, risk ratios or risk differences of counted people.";
  const unknown = (known: readonly unknown[]): string =>
    listed(effects.labels.filter((_, i) => known[i] === null));
  if (tables.some((table) => table === null)) return `The counts of ${unknown(tables)} are not known.`;
  if (missing.every((one) => one === null))
    return "No columns tell how many people of each group have no outcome: name them in the setup of the audit.";
  if (missing.some((one) => one === null))
    return `How many people have no outcome is not known of ${unknown(missing)}: write 0 where nobody is missing.`;
  if (missing.every((one) => one?.m1 === 0 && one.m2 === 0))
    return "Nobody’s outcome is missing, so there is nothing to be filled in.";
  if (tooManyReasons(params))
    return "The shares of people missing by reason add up to more than 100 %: lower one of them.";
  return lackOfModel(model);
}

interface Way {
  readonly strategy: MissingStrategy;
  readonly estimate: BiasEstimate;
}

function runMissing(input: BiasInput, params: Params): Result<BiasOutcome> {
  const model = plainModel(input.model);
  const ways: Way[] = [];
  for (const strategy of shownStrategies(params)) {
    const studies = effectsUnder(strategy, input, params);
    const set = bareEffects(
      input.effects.measure,
      studies.map(({ y }) => y),
      studies.map(({ v }) => v),
    );
    const fit = fitUnivariate(set, model);
    if (!fit.ok) return fail(...fit.issues);
    ways.push({ strategy, estimate: estimateOf(fit.value) });
  }
  const shown = ways.find(({ strategy }) => strategy.id === params.strategy) ?? ways[0]!;
  return ok(
    biasOutcome(input, params, {
      method: missingOutcomes.id,
      ran: `Missing outcomes, ${shown.strategy.label}: ${shown.strategy.words}${choiceWords(shown, params)}; inverse variance with the document’s model`,
      estimate: shown.estimate,
      numbers: numbersOf(input),
      tables: [waysTable(ways), studiesTable(input)],
      sentences: sentencesOf(input, ways, shown),
    }),
  );
}

function estimateOf({ coefficients, tau2 }: Fit): BiasEstimate {
  const { estimate, se, interval, test } = coefficients[0]!;
  return { estimate, se, interval, test, tau2: tau2.estimate };
}

/** The choices that the way shown goes by. */
function choiceWords({ strategy }: Way, params: Params): string {
  const number = (key: string): string => formatShort(Number(params[key]));
  const weights = (MISSING_WEIGHTS.find(({ id }) => id === params.weights) ?? MISSING_WEIGHTS[0]!).words;
  const imor = `IMOR ${number("imor1")} and ${number("imor2")}, standard deviation of their logarithms ${number("sd")}, correlation ${number("correlation")}`;
  if (strategy.assumption === null || strategy.id === "aca") return "";
  const reasons = `${number("reason0")} % no event, ${number("reason1")} % an event, ${number("reasonP1")} % the risk of group 1, ${number("reasonP2")} % that of group 2, the rest their own group’s`;
  const chosen = strategy.id === "imor" ? ` (${imor})` : strategy.id === "reasons" ? ` (${reasons})` : "";
  return `${chosen}, weights ${weights}`;
}

const lostOf = (input: BiasInput): number =>
  input.missing.reduce((sum, one) => sum + (one === null ? 0 : one.m1 + one.m2), 0);

function numbersOf(input: BiasInput): BiasNumber[] {
  const lost = lostOf(input);
  const observed = input.tables.reduce((sum, one) => sum + (one === null ? 0 : one.n1i + one.n2i), 0);
  return [
    { key: "missing", label: "People without outcome", value: lost, as: "count" },
    { key: "share", label: "Their share of all", value: lost / (lost + observed), as: "share" },
  ];
}

function waysTable(ways: readonly Way[]): ToldTable {
  return {
    id: "ways",
    title: "Mean by what is taken of missing outcomes",
    head: ["Way", "Mean", "Lower", "Upper", "p", "τ²"],
    rows: ways.map(({ strategy, estimate: { estimate, interval, test, tau2 } }) => [
      strategy.label,
      cell(estimate),
      cell(interval?.lower ?? null),
      cell(interval?.upper ?? null),
      cell(test?.pValue ?? null, "p"),
      cell(tau2, "value"),
    ]),
  };
}

function studiesTable({ effects, missing, tables }: BiasInput): ToldTable {
  const share = (lost: number, n: number): ReturnType<typeof cell> => cell(lost / (lost + n), "share");
  return {
    id: "missing",
    title: "People without outcome",
    head: ["Study", "Group 1", "Share", "Group 2", "Share"],
    rows: effects.labels.map((label, i) => {
      const [{ m1, m2 }, { n1i, n2i }] = [missing[i]!, tables[i]!];
      return [label, cell(m1, "count"), share(m1, n1i), cell(m2, "count"), share(m2, n2i)];
    }),
  };
}

function sentencesOf(input: BiasInput, ways: readonly Way[], shown: Way): string[] {
  const words = effectWords(input.effects.measure);
  const means = ways.map(({ estimate }) => estimate.estimate);
  const level = 1 - input.model.level;
  const tested = ways.filter(({ estimate }) => estimate.test !== null);
  const rejecting = tested.filter(({ estimate }) => estimate.test!.pValue < level);
  return [
    `${counted(lostOf(input), "person has", "people have")} no outcome; with ${shown.strategy.words} the mean is ${meanInWords(input.effects, shown.estimate)}.`,
    `Over all ways the mean lies between ${words.effect(Math.min(...means))} and ${words.effect(Math.max(...means))}.`,
    ...(tested.length === 0
      ? []
      : [
          `No effect is rejected under ${rejecting.length} of ${tested.length} ways; which of them holds, the studies cannot tell.`,
        ]),
  ];
}
