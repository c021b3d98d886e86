import { type Coefficient, formatLevel, type ScaleReport, type ScaleView, unbroken } from "@treeline/engine";
import type { JSX } from "preact";
import type { Evaluated } from "../../state/evaluation.ts";
import { moderation } from "../../strings/moderation.ts";
import { moderators } from "../../strings/moderators.ts";
import { TauPlot } from "../moderators-scale/tau-plot.tsx";
import { showStatistic } from "../results/display.ts";
import { ModeratorIssues } from "./moderator-issues.tsx";
import { NumberTable } from "./number-table.tsx";
import { showNumber, showP, showRange, showTest } from "./shown-numbers.ts";

const words = moderation.scalePart;

interface ScaleModelProps {
  readonly evaluated: Evaluated;
  readonly report: ScaleReport | null;
}

/** Whether the amount of heterogeneity depends on moderators: the location-scale model. */
export function ScaleModelView({ evaluated, report }: ScaleModelProps): JSX.Element {
  return (
    <section aria-label={words.heading}>
      <h3>{words.heading}</h3>
      {report === null ? (
        <p class="hint">{words.ask}</p>
      ) : (
        <ScaleBody evaluated={evaluated} report={report} />
      )}
    </section>
  );
}

interface ScaleBodyProps extends ScaleModelProps {
  readonly report: ScaleReport;
}

function ScaleBody({ evaluated, report }: ScaleBodyProps): JSX.Element {
  const { fit, issues, sentences, views, constantTau2, link } = report;
  if (fit === null) {
    return (
      <>
        <ModeratorIssues issues={issues} />
        <p class="hint">{words.unfitted}</p>
      </>
    );
  }
  const tests = [
    { key: words.likelihoodRatio, test: fit.likelihoodRatio },
    { key: words.omnibusScale, test: fit.QS },
    { key: words.omnibusLocation, test: fit.QM },
  ];
  return (
    <>
      {sentences.map((sentence) => (
        <p key={sentence} class="moderation-sentence">
          {unbroken(sentence)}
        </p>
      ))}
      <ModeratorIssues issues={issues} />
      <NumberTable
        caption={words.tests}
        head={[words.test, words.result]}
        rows={tests.map(({ key, test }) => ({ key, head: key, cells: [showTest(test)] }))}
      />
      {constantTau2 !== null && <p class="hint">{words.constant(showNumber(constantTau2))}</p>}
      <h4>{words.scale(moderators.links[link])}</h4>
      <PartTable
        caption={words.scale(moderators.links[link])}
        level={formatLevel(fit.level)}
        labels={report.scaleLabels}
        coefficients={fit.scale.map((one) => ({ ...one, note: words.limits[one.limit] }))}
      />
      <h4>{words.location}</h4>
      <PartTable
        caption={words.location}
        level={formatLevel(fit.level)}
        labels={report.locationLabels}
        coefficients={fit.location.map((one) => ({ ...one, note: "" }))}
      />
      {views.map((view) => (
        <AlongTable key={view.column} evaluated={evaluated} view={view} />
      ))}
    </>
  );
}

interface PartCoefficient extends Pick<Coefficient, "name" | "test" | "interval"> {
  readonly estimate: number | null;
  readonly se: number | null;
  /** Where an estimate does not exist: what it runs to. */
  readonly note: string;
}

interface PartProps {
  readonly caption: string;
  readonly level: string;
  readonly labels: readonly string[];
  readonly coefficients: readonly PartCoefficient[];
}

function PartTable({ caption, level, labels, coefficients }: PartProps): JSX.Element {
  return (
    <NumberTable
      caption={caption}
      head={[
        moderation.coefficient,
        moderation.estimate,
        moderation.se,
        moderation.ci(level),
        moderation.statistic,
        moderation.p,
      ]}
      about={[null, "location-scale", "se", "ci", "wald", "test"]}
      rows={coefficients.map(({ name, estimate, se, interval, test, note }, place) => ({
        key: name,
        head: labels[place] ?? name,
        cells: [
          estimate === null ? note : showNumber(estimate),
          se === null ? moderation.none : showNumber(se),
          showRange(interval),
          test === null ? moderation.none : showStatistic(test),
          showP(test?.pValue),
        ],
      }))}
    />
  );
}

/** Points along a number that a table can hold. */
const SHOWN = 5;

interface AlongProps {
  readonly evaluated: Evaluated;
  readonly view: ScaleView;
}

function AlongTable({ evaluated, view }: AlongProps): JSX.Element {
  const every = Math.max(1, Math.ceil((view.points.length - 1) / (SHOWN - 1)));
  const points =
    view.kind === "factor"
      ? view.points
      : view.points.filter((_, at) => at % every === 0 || at === view.points.length - 1);
  return (
    <>
      <h4>{words.view(view.column)}</h4>
      <TauPlot evaluated={evaluated} column={view.column} />
      <NumberTable
        caption={words.view(view.column)}
        head={[words.at, words.tau, words.mean, moderation.panel.prediction]}
        about={[null, "tau", "marginal-mean", "pi"]}
        rows={points.map(({ level, x, tau, mean, interval, prediction }) => ({
          key: String(x),
          head: level ?? moderation.valueOf(showNumber(x), view.unit),
          cells: [
            tau.interval === null
              ? showNumber(tau.estimate)
              : moderation.withRange(showNumber(tau.estimate), showRange(tau.interval)),
            interval === null
              ? showNumber(mean)
              : moderation.withRange(showNumber(mean), showRange(interval)),
            showRange(prediction),
          ],
        }))}
      />
    </>
  );
}
