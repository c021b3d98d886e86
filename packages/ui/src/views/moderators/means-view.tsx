import {
  type CoefficientFamily,
  formatAdaptive,
  type MarginalMeans,
  type ModerationReport,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { moderation } from "../../strings/moderation.ts";
import { type Display, displayOf } from "../results/display.ts";
import { adjustmentName } from "./adjustment-name.ts";
import { ContrastForm } from "./contrast-form.tsx";
import { NumberTable } from "./number-table.tsx";
import {
  meanHead,
  showCoefficient,
  showMean,
  showMeanRange,
  showP,
  showRange,
  showTest,
} from "./shown-numbers.ts";

const words = moderation.means;

interface MeansProps {
  readonly evaluated: Evaluated;
  readonly report: ModerationReport;
}

/** Estimated marginal means of the model's factors, the differences between levels, and contrasts of the user's own. */
export function MeansView({ evaluated, report }: MeansProps): JSX.Element {
  const { marginalMeans, contrasts, regression } = report;
  const display = displayOf(evaluated.document, evaluated.report);
  const { level } = display;
  const proportional = marginalMeans.filter(({ weighting }) => weighting === "proportional");
  return (
    <div class="moderation-part">
      {marginalMeans.length === 0 && <p class="hint">{words.none}</p>}
      {marginalMeans
        .filter(({ weighting }) => weighting === "equal")
        .map((means) => (
          <Means key={means.column} means={means} display={display} />
        ))}
      {proportional.length > 0 && (
        <details class="fold">
          <summary>{words.proportional}</summary>
          {proportional.map((means) => (
            <Means key={means.column} means={means} display={display} />
          ))}
        </details>
      )}
      {regression !== null && (
        <section>
          <h3>{words.contrasts}</h3>
          <p class="hint">{words.contrastHint}</p>
          {contrasts !== null && <Family family={contrasts} caption={words.asked} level={level} />}
          <ContrastForm fit={regression} />
        </section>
      )}
    </div>
  );
}

interface ShownMeansProps {
  readonly means: MarginalMeans;
  readonly display: Display;
}

function Means({ means, display }: ShownMeansProps): JSX.Element {
  const { column, weighting, caption, pairwise, versusReference } = means;
  const heading = words.heading(column, words.weightings[weighting]);
  const { level } = display;
  return (
    <section>
      <h3>{heading}</h3>
      <NumberTable
        of={heading}
        caption={words.meansCaption(column)}
        head={[
          moderation.panel.level,
          moderation.map.count,
          meanHead(display, moderation.panel.mean(level)),
          moderation.panel.prediction,
        ]}
        about={[null, "k", "marginal-mean", "pi"]}
        rows={means.means.map((mean) => ({
          key: mean.level,
          head: mean.level,
          cells: [String(mean.k), showMean(display, mean.mean), showMeanRange(display, mean.prediction)],
        }))}
      />
      <p class="hint">{unbroken(caption)}</p>
      <h4>{words.pairwise}</h4>
      {display.transformation.id !== "identity" && (
        <p class="hint">{words.scale(display.measure.symbol.analysis)}</p>
      )}
      <Family of={heading} family={pairwise} caption={words.pairwise} level={level} />
      {versusReference.comparisons.length > 1 && (
        <details class="fold">
          <summary>{words.reference}</summary>
          <Family of={heading} family={versusReference} caption={words.reference} level={level} />
        </details>
      )}
    </section>
  );
}

interface FamilyProps {
  /** The means that are compared, where each factor has such a table. */
  readonly of?: string | undefined;
  readonly family: CoefficientFamily;
  readonly caption: string;
  readonly level: string;
}

function Family({ of, family, caption, level }: FamilyProps): JSX.Element {
  const { adjustment, comparisons, joint, error } = family;
  const name = adjustmentName(adjustment);
  return (
    <>
      <NumberTable
        of={of}
        caption={caption}
        head={[
          words.difference,
          words.estimate(level),
          moderation.p,
          words.adjustedP(name),
          words.simultaneous,
        ]}
        about={[null, "coefficient", "wald", null, "ci"]}
        rows={comparisons.map(({ label, coefficient, adjustedP, simultaneous }) => ({
          key: label,
          head: label,
          cells: [
            showCoefficient(coefficient),
            showP(coefficient.test?.pValue),
            showP(adjustedP),
            showRange(simultaneous),
          ],
        }))}
      />
      <p class="hint">
        {joint !== null && unbroken(words.joint(showTest(joint)))}{" "}
        {error !== null && words.error(formatAdaptive(error, 4))}
      </p>
    </>
  );
}
