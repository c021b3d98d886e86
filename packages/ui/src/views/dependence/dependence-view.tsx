import {
  type AnalysisDocument,
  type DependenceReport,
  formatAdaptive,
  formatFixed,
  formatPValue,
  type Interval,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import { Term } from "../../controls/term.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { dependence as words } from "../../strings/dependence.ts";
import { type Display, decimalsOf, displayOf, showEffect, showStatistic } from "../results/display.ts";
import { HomePlots } from "../results/home-plots.tsx";
import { DependenceFields } from "./dependence-fields.tsx";
import { Levels } from "./levels.tsx";
import { Moderated } from "./moderated.tsx";
import { Table } from "./table.tsx";
import { WildSection } from "./wild-section.tsx";

/** Several effects per study: how they are modelled, what the models say side by side, and where the variance lies. */
export function DependenceView({ evaluated }: { readonly evaluated: Evaluated }): JSX.Element {
  const { document, report } = evaluated;
  const { dependence } = report;
  const display = displayOf(document, report);
  return (
    <section class="dependence">
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      {document.dependence === undefined && !canRepeat(document.table) && (
        <p class="hint">{words.nothingRepeats}</p>
      )}
      <DependenceFields />
      {dependence !== undefined && <Answer report={dependence} display={display} />}
      {dependence !== undefined && dependence.levels.length > 0 && (
        <>
          <HomePlots evaluated={evaluated} home="dependence" label={words.plots} />
          <WildSection document={document} />
        </>
      )}
    </section>
  );
}

/** Whether any column could tell studies of several effects apart: text that comes twice, and is not the same throughout. */
function canRepeat({ columns, rowIds }: AnalysisDocument["table"]): boolean {
  return columns.some(({ kind, values }) => {
    const known = values.filter((value) => value !== null && value !== "");
    const many = new Set(known).size;
    return kind === "text" && many > 1 && many < Math.min(known.length, rowIds.length);
  });
}

interface PartProps {
  readonly report: DependenceReport;
  readonly display: Display;
}

function Answer({ report, display }: PartProps): JSX.Element {
  return (
    <>
      <div aria-live="polite" aria-atomic="true">
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

const three = (value: number | null): string => formatAdaptive(value, 3);

function Models({ report, display }: PartProps): JSX.Element {
  const effect = words.effect(display.symbol, display.level);
  return (
    <Table
      caption={words.compare}
      head={[
        <Term key="model" about="dependent-effects">
          {words.model}
        </Term>,
        <Term key="effect" about="pooled">
          {effect}
        </Term>,
        <Term key="test" about="satterthwaite">
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
              <td>{unbroken(showEffect(display, estimate, interval).full)}</td>
              <td>{test === null ? words.nothing : unbroken(showStatistic(test))}</td>
              <td>{test === null ? words.nothing : formatPValue(test.pValue)}</td>
              <td>{tau2 === null ? words.nothing : three(tau2)}</td>
              <td>{unbroken(predicted(display, estimate, prediction))}</td>
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

function Curve({ report, display }: PartProps): JSX.Element {
  const level = report.rows.find(({ interval }) => interval !== null)?.interval?.level ?? 0.95;
  return (
    <Table
      caption={words.curve}
      head={[
        <Term key="rho" about="rho-assumed">
          {words.rho}
        </Term>,
        words.effect(display.symbol, display.level),
        words.tau2,
      ]}
    >
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
