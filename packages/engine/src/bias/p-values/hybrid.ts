import type { HypothesisTest } from "../../analysis-types.ts";
import type { BiasEstimate, BiasNumber, BiasOutcome } from "../../bias-types.ts";
import { formatInterval, formatPEquation, formatShort } from "../../format/index.ts";
import { cell, type ToldTable } from "../../format/told.ts";
import { criticalValue, twoSidedTest } from "../../inference/tests.ts";
import { effectWords } from "../../moderation/effect-words.ts";
import type { Params } from "../../registry.ts";
import { fail, issue, ok, type Result } from "../../result.ts";
import { biasOutcome } from "../outcome.ts";
import type { BiasInput, QuickBiasMethod } from "../types.ts";
import { hybridInR } from "./hybrid-r.ts";
import { type HybridStudies, hybridFit, hybridTest, precisionMean } from "./hybrid-sum.ts";
import {
  lackOfReplication,
  type ReplicatedStudies,
  replicatedStudies,
  replicatedWords,
  type TurnedStudy,
  twoSidedP,
} from "./replicated.ts";
import { turnedBack, turnedInterval } from "./turned.ts";

const VARIANTS = [
  { value: "hybrid", label: "Hybrid" },
  { value: "hybrid0", label: "Hybrid, at least no effect (hybrid0)" },
  { value: "hybridR", label: "Hybrid only of strong originals (hybridR)" },
] as const;

type Variant = (typeof VARIANTS)[number]["value"];

const variantOf = ({ variant }: Params): Variant =>
  VARIANTS.find(({ value }) => value === variant)?.value ?? "hybrid";

/**
 * The hybrid method: originals and replications combined, the originals given that they were published because they are significant.
 * With q = P(Y >= y | significant; mu) of an original and q = P(Y >= y; mu) of a replication, the sum x of the k probabilities has the
 * distribution of Irwin and Hall at the true mu (for one of each, the triangle on [0, 2]); the estimate solves x = k / 2, the ends of
 * the interval its quantiles, and the test of no effect is two-sided. hybrid0 is 0 where the estimate lies on the other side of it;
 * hybridR leaves out originals whose two-sided p is not below alpha / 2.
 * Source: van Aert & van Assen (2018), Behavior Research Methods 50, 1515-1539, doi:10.3758/s13428-017-0967-6.
 * R: `puniform::hybrid(yoi = yo, voi = vo, yri = yr, vri = vr, side = "right")`
 */
export const hybrid: QuickBiasMethod = {
  id: "hybrid",
  label: "Hybrid of originals and replications",
  family: "p-values",
  summary:
    "One effect behind original studies and their replications, the originals corrected for being significant.",
  reference:
    "van Aert & van Assen (2018), Behavior Research Methods 50, 1515-1539, doi:10.3758/s13428-017-0967-6",
  assumption:
    "Originals were published because they are significant, replications whatever they found, and all estimate one common effect.",
  caution:
    "An original whose p-value lies just below the level can pull the estimate far to the other side; look at the variants and at the replications by themselves.",
  params: [
    {
      key: "variant",
      label: "Variant",
      help: "All three are in the table; this one is shown among the estimates. hybrid0 does not go beyond no effect; hybridR does without originals whose p-value is not below half the level.",
      type: "choice",
      default: "hybrid",
      choices: VARIANTS,
    },
  ],
  usual: false,
  lack: lackOfReplication,
  run: runHybrid,
  r: hybridInR,
};

/** One row of the table. */
interface Row {
  readonly label: string;
  readonly estimate: BiasEstimate;
  readonly test: HypothesisTest;
}

function runHybrid(input: BiasInput, params: Params): Result<BiasOutcome> {
  const studies = replicatedStudies(input);
  const main = hybridRow(input, studies);
  if (main === null) return fail(noEstimate());
  const strong = studies.originals.filter((study) => twoSidedP(study) < input.alpha / 2);
  const rows: Record<Variant, Row | null> = {
    hybrid: main,
    hybrid0: boundedRow(input, main),
    hybridR:
      strong.length === 0
        ? { ...plainRow(input, studies.replications), label: "Hybrid R (replications only)" }
        : hybridRow(input, { ...studies, originals: strong }, "Hybrid R"),
  };
  const variant = variantOf(params);
  const shown = rows[variant];
  if (shown === null) return fail(noEstimate());
  const alone = plainRow(input, studies.replications);
  const both = [...studies.originals, ...studies.replications];
  const table = [
    ...Object.values(rows).flatMap((row) => row ?? []),
    { ...plainRow(input, both), label: "Common effect, uncorrected" },
    alone,
  ];
  const dropped = variant === "hybridR" ? studies.originals.length - strong.length : 0;
  return ok(
    biasOutcome(input, params, {
      method: hybrid.id,
      ran: `${VARIANTS.find(({ value }) => value === variant)!.label}: ${replicatedWords(studies)}; originals conditional on two-sided p < ${formatShort(input.alpha)}${dropped === 0 ? "" : `, ${dropped} of them left out with p not below ${formatShort(input.alpha / 2)}`}; sum of probabilities, Irwin-Hall`,
      rowIds: both.map(({ place }) => input.effects.rowIds[place]!),
      estimate: shown.estimate,
      tests: [{ id: "effect", test: shown.test }],
      numbers: numbersOf(studies),
      tables: [tableOf(table)],
      sentences: sentencesOf(input, shown, alone),
    }),
  );
}

/** @returns null where no finite effect solves the equation */
function hybridRow(input: BiasInput, studies: HybridStudies, label = "Hybrid"): Row | null {
  const { favours, model } = input;
  const nullValue = input.nullValue ?? 0;
  const fit = hybridFit(studies, model.level);
  if (fit.estimate === null) return null;
  const test = hybridTest(studies);
  const interval = turnedInterval(fit, favours, nullValue, model.level, "Irwin-Hall");
  const estimate = turnedBack(fit.estimate, favours, nullValue);
  return { label, test, estimate: { estimate, se: null, interval, test, tau2: null } };
}

/** hybrid0: an estimate on the other side of no effect is taken for no effect; test and interval are those of the hybrid. */
function boundedRow({ favours, nullValue }: BiasInput, row: Row): Row {
  const none = nullValue ?? 0;
  const beyond = favours * (row.estimate.estimate - none) < 0;
  return { ...row, label: "Hybrid 0", estimate: beyond ? { ...row.estimate, estimate: none } : row.estimate };
}

/** The inverse-variance mean of some studies without any correction. */
function plainRow(input: BiasInput, studies: readonly TurnedStudy[]): Row {
  const { favours, model } = input;
  const nullValue = input.nullValue ?? 0;
  const { estimate, se } = precisionMean(studies);
  const reach = criticalValue(model.level, null) * se;
  const ends = { lower: estimate - reach, upper: estimate + reach };
  const test = twoSidedTest("no effect", favours * estimate + 0, se, null);
  return {
    label: "Replications only",
    test,
    estimate: {
      estimate: turnedBack(estimate, favours, nullValue),
      se,
      interval: turnedInterval(ends, favours, nullValue, model.level, "wald"),
      test,
      tau2: null,
    },
  };
}

function numbersOf(studies: ReplicatedStudies): BiasNumber[] {
  const { originals, replications, setAside } = studies;
  return [
    { key: "originals", label: "significant originals", value: originals.length, as: "count" },
    { key: "replications", label: "replications", value: replications.length, as: "count" },
    { key: "set-aside", label: "originals set aside", value: setAside, as: "count" },
    {
      key: "weakest-original",
      label: "largest two-sided p of an original",
      value: Math.max(...originals.map(twoSidedP)),
      as: "p",
    },
  ];
}

function tableOf(rows: readonly Row[]): ToldTable {
  return {
    id: "variants",
    title: "Originals and replications combined",
    head: ["Way", "Estimate", "Lower", "Upper", "p"],
    rows: rows.map(({ label, estimate, test }) => [
      label,
      cell(estimate.estimate),
      cell(estimate.interval?.lower ?? null),
      cell(estimate.interval?.upper ?? null),
      cell(test.pValue, "p"),
    ]),
  };
}

function sentencesOf({ effects, model }: BiasInput, shown: Row, alone: Row): string[] {
  const words = effectWords(effects.measure);
  const said = ({ estimate, test }: Row): string =>
    `${words.effect(estimate.estimate)} ${estimate.interval === null ? "without a finite interval" : formatInterval(estimate.interval, words.effect)}, ${formatPEquation(test.pValue)}`;
  const rejected = shown.test.pValue < 1 - model.level;
  return [
    `If the originals were published because they are significant and all studies estimate one effect, that effect is ${said(shown)}.`,
    `The hypothesis of no effect is ${rejected ? "rejected" : "not rejected, which does not show that there is none"}.`,
    `The replications by themselves give ${said(alone)}.`,
  ];
}

function noEstimate(): ReturnType<typeof issue> {
  return issue(
    "hybrid-no-estimate",
    "warning",
    "The hybrid method has no estimate: no effect of a size that numbers can hold makes the probabilities of these studies add up to their mean.",
    "Check the originals and replications with the smallest standard errors for typing errors, or read the replications by themselves.",
    { field: "bias.methods.hybrid" },
  );
}
