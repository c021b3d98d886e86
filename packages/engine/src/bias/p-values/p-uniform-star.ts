import type { BiasNumber } from "../../bias-types.ts";
import { formatFixed, formatInterval, formatPEquation, formatShort } from "../../format/index.ts";
import { effectWords } from "../../moderation/effect-words.ts";
import { fail, issue, ok } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { pUniformStarInR } from "./p-uniform-star-r.ts";
import { ratioTest } from "./p-value-tests.ts";
import { lackOfTests, sideWords, significantPlaces, testedStudies } from "./significant.ts";
import { type StarFit, StarSearch } from "./star-search.ts";
import { turnedBack, turnedInterval } from "./turned.ts";

/** Mean and variance cannot both be had from one study. */
const FEWEST = 2;

function searchOf(input: BiasInput): { readonly search: StarSearch; readonly significant: number } {
  const { z, sei, critical } = testedStudies(input);
  const studies = {
    yi: z.map((value, i) => value * sei[i]!),
    vi: input.effects.vi,
    cuts: sei.map((s) => critical * s),
  };
  return {
    search: new StarSearch(studies),
    significant: significantPlaces({ z, sei, critical }, false).length,
  };
}

function numbersOf(fit: StarFit, significant: number): BiasNumber[] {
  const { tau2Upper } = fit;
  return [
    {
      key: "significant",
      label: "significant results in the favoured direction",
      value: significant,
      as: "count",
    },
    { key: "tau2", label: "\u03c4\u00b2", value: fit.tau2, as: "value" },
    { key: "tau2-lower", label: "\u03c4\u00b2, lower limit", value: fit.tau2Lower, as: "value" },
    {
      key: "tau2-upper",
      label: "\u03c4\u00b2, upper limit",
      value: tau2Upper,
      as: "value",
      ...(tau2Upper === null ? { words: "unbounded" } : {}),
    },
    { key: "log-likelihood", label: "log-likelihood", value: fit.logLik, as: "two" },
  ];
}

function run(
  input: BiasInput,
  params: Parameters<QuickBiasMethod["run"]>[1],
): ReturnType<QuickBiasMethod["run"]> {
  const { favours, effects, model, alpha } = input;
  const nullValue = input.nullValue ?? 0;
  const { search, significant } = searchOf(input);
  const fit = search.fit(model.level);
  if (fit === null) {
    return fail(
      issue(
        "p-uniform-star-no-maximum",
        "warning",
        "p-uniform* has no estimate: its likelihood keeps rising as mean and heterogeneity grow together, because these studies do not tell selection from heterogeneity.",
        "Add studies, or use a selection model with fixed weights, which leaves less to be estimated.",
        { field: "bias.methods.p-uniform-star" },
      ),
    );
  }
  const words = effectWords(effects.measure);
  const estimate = turnedBack(fit.mu, favours, nullValue);
  const interval = turnedInterval(fit, favours, nullValue, model.level, "profile likelihood");
  const effect = ratioTest("no effect", 2 * (fit.logLik - fit.withoutEffect));
  const heterogeneity = ratioTest(
    "no heterogeneity (half of a chi-square)",
    2 * (fit.logLik - fit.withoutHeterogeneity),
    true,
  );
  const range = interval === null ? "without a finite interval" : formatInterval(interval, words.effect);
  const kinds = significant === 0 || significant === effects.yi.length;
  const verdict = (p: number): string =>
    `${p < 1 - model.level ? "is rejected" : "is not rejected"} (${formatPEquation(p)})`;
  return ok(
    biasOutcome(input, params, {
      method: "p-uniform-star",
      ran: `p-uniform* by maximum likelihood with profile intervals; selection on significance in the ${sideWords(input)} direction (two-sided p < ${formatShort(alpha)}), ${significant} of ${effects.yi.length} studies significant`,
      estimate: { estimate, se: null, interval, test: effect, tau2: fit.tau2 },
      tests: [
        { id: "effect", test: effect },
        { id: "heterogeneity", test: heterogeneity },
      ],
      numbers: numbersOf(fit, significant),
      sentences: [
        `If significant and other results are published with different chances, the studies fit a mean effect of ${words.effect(estimate)} ${range} with \u03c4\u00b2 = ${formatFixed(fit.tau2, 3)}.`,
        `The hypothesis of no effect ${verdict(effect.pValue)}, that of no heterogeneity ${verdict(heterogeneity.pValue)}.`,
        ...(kinds
          ? [
              `${significant === 0 ? "No study is" : "All studies are"} significant in the ${sideWords(input)} direction, so that the mean rests on the shape of one cut-off distribution: read it with care.`,
            ]
          : []),
      ],
    }),
  );
}

/**
 * p-uniform*: mean and heterogeneity from significant and other results, each given which of the two it is.
 * log L = sum log f(yi; mu, vi + tau2) - log P(Y beyond, or not beyond, its critical value), maximised over mu and tau2 >= 0;
 * intervals by profile likelihood, heterogeneity tested with half of a chi-square.
 * Source: van Aert & van Assen (2021), Correcting for publication bias in a meta-analysis with the p-uniform* method,
 * doi:10.31222/osf.io/zqjr9. R: `puniform::puni_star(yi = yi, vi = vi, side = "right", method = "ML")`
 */
export const pUniformStar: QuickBiasMethod = {
  id: "p-uniform-star",
  label: "p-uniform*",
  family: "p-values",
  summary:
    "Mean effect and heterogeneity where significant results are published with another chance than the rest.",
  reference: "van Aert & van Assen (2021), doi:10.31222/osf.io/zqjr9",
  assumption:
    "All significant results have one chance to be published, all others another, and true effects are normally distributed.",
  caution: "A sensitivity analysis: with few results on one side of significance it rests on very little.",
  usual: true,
  params: [],
  lack(input) {
    const lack = lackOfTests(input);
    if (lack !== null) return lack;
    return input.effects.yi.length >= FEWEST
      ? null
      : "p-uniform* estimates a mean and a variance and needs at least 2 studies; there is 1.";
  },
  run,
  r: pUniformStarInR,
};
