import {
  type AnalysisDocument,
  coefficientTests,
  estimators,
  formatFixed,
  formatLevel,
  formatPercent,
  type ModelTests,
  phrase,
  type RegressionFit,
  unbroken,
} from "@treeline/engine";
import type { PermutationTests } from "@treeline/engine/jobs";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { moderation as words } from "../../strings/moderation.ts";
import { t } from "../../strings/t.ts";
import { displayOf, showStatistic } from "../results/display.ts";
import { adjustmentName } from "./adjustment-name.ts";
import { coefficientLabel } from "./coefficient-label.ts";
import { NumberTable } from "./number-table.tsx";
import { PermutationSection } from "./permutation-section.tsx";
import { RegressionTiles } from "./regression-tiles.tsx";
import { showNumber, showP, showRange, showTest, showTwo } from "./shown-numbers.ts";
import { useJob } from "./use-job.ts";

interface RegressionProps {
  readonly evaluated: Evaluated;
}

/** The model of the terms: its key numbers, coefficients, tests per term, and what lies behind them. */
export function RegressionView({ evaluated }: RegressionProps): JSX.Element {
  const { document, report } = evaluated;
  const fit = report.moderation?.regression ?? null;
  if ((document.moderators?.terms.length ?? 0) === 0) return <p class="panel hint">{words.noTerms}</p>;
  if (fit === null) return <p class="panel hint">{words.noModel}</p>;
  return (
    <Fitted
      document={document}
      fit={fit}
      tests={report.moderation?.modelTests ?? null}
      scale={phrase(displayOf(document, report).measure.symbol.analysis)}
    />
  );
}

interface FittedProps {
  readonly document: AnalysisDocument;
  readonly fit: RegressionFit;
  readonly tests: ModelTests | null;
  /** What effects are called on the scale of the analysis. */
  readonly scale: string;
}

/** A fitted model; once the permutation test has been run, its p-values stand beside the others. */
function Fitted({ document, fit, tests, scale }: FittedProps): JSX.Element {
  const permutation = useJob("permutation", document);
  const permuted = permutation.state.kind === "done" ? permutation.state.value : null;
  return (
    <div class="moderation-part">
      <RegressionTiles fit={fit} />
      <h3>{words.coefficients}</h3>
      <CoefficientTable fit={fit} tests={tests} permuted={permuted} />
      <p class="hint">
        {words.scale(scale)} {unbroken(words.counts(fit.k, fit.p))}.
      </p>
      {fit.terms.length > 0 && <TermTable fit={fit} permuted={permuted} />}
      <PermutationSection document={document} tests={permutation} />
      <FitDetails fit={fit} />
    </div>
  );
}

/** Where tau2 comes from, in words. */
function varianceWords({ spec: { kind, estimator, tau2 } }: RegressionFit): string {
  if (kind !== "random") return t.results.kinds[kind];
  return tau2 === null ? estimators.get(estimator).id : t.results.tau2Given;
}

interface CoefficientProps {
  readonly fit: RegressionFit;
  readonly tests: ModelTests | null;
  /** null until the permutation test has been run. */
  readonly permuted: PermutationTests | null;
}

function CoefficientTable({ fit, tests, permuted }: CoefficientProps): JSX.Element {
  const test = coefficientTests.get(fit.testUsed).label;
  return (
    <NumberTable
      caption={words.coefficientsCaption(varianceWords(fit), test, fit.k)}
      isCaptionShown
      head={[
        words.coefficient,
        words.estimate,
        words.se,
        words.ci(formatLevel(fit.spec.level)),
        words.statistic,
        words.p,
        ...(tests === null
          ? []
          : [words.pAdjusted(adjustmentName(tests.adjustment)), words.pWald, words.pKnappHartung]),
        ...(permuted === null ? [] : [words.pPermutation]),
      ]}
      about={[
        null,
        "coefficient",
        "se",
        "ci",
        "wald",
        "test",
        ...(tests === null ? [] : [null, "wald", "test"]),
        ...(permuted === null ? [] : ["permutation"]),
      ]}
      rows={fit.coefficients.map(({ name, estimate, se, interval, test: own }, place) => ({
        key: name,
        head: coefficientLabel(fit.labels[place] ?? name),
        cells: [
          showNumber(estimate),
          showNumber(se),
          showRange(interval),
          own === null ? words.none : showStatistic(own),
          showP(own?.pValue),
          ...besideOf(tests, place),
          ...(permuted === null
            ? []
            : [showP(permuted.coefficients.find((one) => one.name === name)?.pValue)]),
        ],
      }))}
    />
  );
}

/** The same coefficient adjusted for the others, and tested in the usual ways. */
function besideOf(tests: ModelTests | null, place: number): string[] {
  const beside = tests?.coefficients[place];
  return beside === undefined
    ? []
    : [showP(beside.adjustedP), showP(beside.wald?.pValue), showP(beside.knappHartung?.pValue)];
}

function TermTable({ fit, permuted }: Omit<CoefficientProps, "tests">): JSX.Element {
  return (
    <>
      <h3>{words.terms}</h3>
      <NumberTable
        caption={words.terms}
        head={[
          words.term,
          words.wald,
          words.likelihoodRatio,
          ...(permuted === null ? [] : [words.pPermutation]),
          words.gvif,
          words.gvifScaled,
        ]}
        about={[null, "wald", "lr-q", ...(permuted === null ? [] : ["permutation"]), "vif", "vif"]}
        rows={fit.terms.map(({ label, wald, likelihoodRatio, gvif, gvifScaled }) => ({
          key: label,
          head: label,
          cells: [
            showTest(wald),
            showTest(likelihoodRatio),
            ...(permuted === null ? [] : [showP(permuted.terms.find((one) => one.label === label)?.pValue)]),
            showTwo(gvif),
            showTwo(gvifScaled),
          ],
        }))}
      />
    </>
  );
}

function FitDetails({ fit }: { readonly fit: RegressionFit }): JSX.Element {
  const { explained, knappHartung, tau2, fitStatistics } = fit;
  const { ml, reml } = fitStatistics;
  const kinds = [
    { key: words.ml, statistics: ml },
    ...(reml === null ? [] : [{ key: words.reml, statistics: reml }]),
  ];
  return (
    <details class="fold">
      <summary>{words.details}</summary>
      <NumberTable
        caption={words.details}
        head={[words.statistics, words.logLik, words.deviance, words.aic, words.aicc, words.bic]}
        rows={kinds.map(({ key, statistics: { logLik, deviance, aic, aicc, bic } }) => ({
          key,
          head: key,
          cells: [showTwo(logLik), showTwo(deviance), showTwo(aic), showTwo(aicc), showTwo(bic)],
        }))}
      />
      {explained !== null && (
        <p class="hint">
          {words.r2Raw(formatPercent(explained.raw))} {explained.raw < 0 && words.r2Negative}
        </p>
      )}
      {knappHartung !== null && (
        <p class="hint">
          {words.knappHartungScale(formatFixed(knappHartung.scale, 3), knappHartung.guarded)}
        </p>
      )}
      {tau2.atBoundary && <p class="hint">{words.boundary}</p>}
      <p class="hint">{words.gvifNote}</p>
    </details>
  );
}
