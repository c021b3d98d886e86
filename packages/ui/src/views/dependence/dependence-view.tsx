import {
  type DependenceReport,
  formatAdaptive,
  formatFixed,
  formatInterval,
  formatPEquation,
  formatPercent,
  formatPValue,
  type Interval,
} from "@treeline/engine";
import type { ComponentChildren, JSX } from "preact";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { Term } from "../../controls/term.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { dependence as words } from "../../strings/dependence.ts";
import { type Display, decimalsOf, displayOf, showEffect, showStatistic } from "../results/display.ts";
import { HomePlots } from "../results/home-plots.tsx";
import { DependenceFields } from "./dependence-fields.tsx";

/** Several effects per study: how they are modelled, what the models say side by side, and where the variance lies. */
export function DependenceView({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const { document, report } = evaluated;
  const { dependence } = report;
  const display = displayOf(document, report);
  return (
    <section class="dependence">
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      <DependenceFields />
      {dependence !== undefined && <Answer report={dependence} display={display} />}
      {dependence !== undefined && dependence.levels.length > 0 && (
        <HomePlots evaluated={evaluated} home="dependence" label={words.plots} />
      )}
    </section>
  );
}

interface PartProps {
  readonly report: DependenceReport;
  readonly display: Display;
}

function Answer({ report, display }: PartProps): JSX.Element {
  return (
    <>
      <div aria-live="polite">
        {report.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {report.issues.map(({ code, message, hint }) => (
        <p key={`${code} ${message}`} class="hint">
          {message} {hint}
        </p>
      ))}
      {report.rows.length > 0 && <Models report={report} display={display} />}
      {report.levels.length > 0 && <Levels report={report} />}
      {report.curve.length > 0 && <Curve report={report} display={display} />}
      {report.moderators !== null && <Moderated moderators={report.moderators} />}
    </>
  );
}

interface TableProps {
  readonly caption: string;
  readonly head: readonly ComponentChildren[];
  readonly children: ComponentChildren;
}

function Table({ caption, head, children }: TableProps): JSX.Element {
  return (
    <>
      <h4>{caption}</h4>
      <ScrollRegion class="scroll-x" label={caption}>
        <table class="numbers">
          <caption class="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, place) => (
                <th key={place} scope="col">
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

const three = (value: number): string => formatAdaptive(value, 3);

function Models({ report, display }: PartProps): JSX.Element {
  const effect = words.effect(display.symbol, display.level);
  return (
    <Table
      caption={words.compare}
      head={[
        words.model,
        <Term key="effect" about="pooled">
          {effect}
        </Term>,
        <Term key="test" about="test">
          {words.df}
        </Term>,
        words.p,
        <Term key="tau2" about="tau2">
          {words.tau2}
        </Term>,
        <Term key="pi" about="pi">
          {words.prediction}
        </Term>,
      ]}
    >
      {report.rows.map(({ id, label, summary, estimate, interval, prediction, test, tau2, lack }) => (
        <tr key={id}>
          <th scope="row" title={summary}>
            {label}
          </th>
          {estimate === null ? (
            <td colSpan={5}>{lack}</td>
          ) : (
            <>
              <td>{showEffect(display, estimate, interval).full}</td>
              <td>{test === null ? words.nothing : showStatistic(test)}</td>
              <td>{test === null ? words.nothing : formatPValue(test.pValue)}</td>
              <td>{tau2 === null ? words.nothing : three(tau2)}</td>
              <td>{predicted(display, estimate, prediction)}</td>
            </>
          )}
        </tr>
      ))}
    </Table>
  );
}

function predicted(display: Display, estimate: number, prediction: Interval | null): string {
  if (prediction === null) return words.nothing;
  return (
    showEffect(display, estimate, prediction, decimalsOf(display, prediction, 2)).interval ?? words.nothing
  );
}

function Levels({ report }: { readonly report: DependenceReport }): JSX.Element {
  const { statistics } = report;
  return (
    <>
      <Table
        caption={words.levels}
        head={[
          words.level,
          words.count,
          words.sigma2,
          <Term key="i2" about="i2-tau">
            {words.i2}
          </Term>,
          words.drop,
        ]}
      >
        {report.levels.map(({ label, levels, sigma2, interval, i2, test }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{levels}</td>
            <td>
              {three(sigma2)} {interval !== null && formatInterval(interval, three)}
            </td>
            <td>{i2 === null ? words.nothing : formatPercent(i2)}</td>
            <td>
              {test === null ? words.nothing : `${showStatistic(test)}, ${formatPEquation(test.pValue)}`}
            </td>
          </tr>
        ))}
      </Table>
      {statistics !== null && (
        <p class="hint">
          {words.fitted(
            formatFixed(statistics.logLik, 2),
            formatFixed(statistics.aic, 2),
            formatFixed(statistics.bic, 2),
          )}
        </p>
      )}
    </>
  );
}

function Curve({ report, display }: PartProps): JSX.Element {
  const level = report.rows.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  return (
    <Table caption={words.curve} head={[words.rho, words.effect(display.symbol, display.level), words.tau2]}>
      {report.curve.map(({ rho, estimate, lower, upper, tau2 }) => (
        <tr key={rho} aria-current={rho === report.spec.rho ? "true" : undefined}>
          <th scope="row">{formatFixed(rho, 1)}</th>
          <td>
            {showEffect(display, estimate, { lower, upper, level, kind: "confidence", method: "t" }).full}
          </td>
          <td>{three(tau2)}</td>
        </tr>
      ))}
    </Table>
  );
}

function Moderated({
  moderators: { coefficients, test },
}: {
  readonly moderators: NonNullable<DependenceReport["moderators"]>;
}): JSX.Element {
  return (
    <>
      <Table caption={words.moderators} head={[words.term, words.estimate, words.df, words.p]}>
        {coefficients.map((one) => (
          <tr key={one.name}>
            <th scope="row">{one.name}</th>
            <td>
              {three(one.estimate)} {one.interval !== null && formatInterval(one.interval, three)}
            </td>
            <td>{one.test === null ? words.nothing : showStatistic(one.test)}</td>
            <td>{one.test === null ? words.nothing : formatPValue(one.test.pValue)}</td>
          </tr>
        ))}
      </Table>
      {test !== null && <p class="hint">{words.all(showStatistic(test), formatPEquation(test.pValue))}</p>}
    </>
  );
}
