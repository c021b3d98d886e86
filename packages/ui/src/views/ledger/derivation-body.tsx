import { formatLevel, formatShort, phrase } from "@treeline/engine";
import type { JSX } from "preact";
import { TextField } from "../../controls/field.tsx";
import { LongTextField } from "../../controls/long-text-field.tsx";
import { type Evaluated, engine } from "../../state/evaluation.ts";
import { entryOf, keepForRow } from "../../state/ledger-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { t } from "../../strings/t.ts";
import type { RowAnswer } from "../../worker/protocol.ts";
import { displayOf } from "../results/display.ts";
import { assumedNumbers } from "./assumption-fields.tsx";
import { wayName } from "./derivation-text.ts";
import { paramsInForce, RowAssumptions } from "./row-assumptions.tsx";
import type { ReportedCell } from "./row-cells.ts";
import { printEffect } from "./shown-effect.ts";
import { StepList } from "./step-list.tsx";
import { SweepTable } from "./sweep-table.tsx";
import { WayFields } from "./way-fields.tsx";

/** A row with what surrounds it. */
export interface RowContext {
  /** With derived columns as columns. */
  readonly evaluated: Evaluated;
  readonly rowId: string;
  readonly cells: readonly ReportedCell[];
}

/** What was reported, where, the formulas, the assumptions and the other ways. */
export function DerivationBody({
  answer,
  context,
}: {
  readonly answer: RowAnswer;
  readonly context: RowContext;
}): JSX.Element {
  const { derivation, ways } = answer;
  const { evaluated, rowId } = context;
  const { document } = evaluated;
  const entry = entryOf(project.value, rowId);
  const reported = Object.fromEntries(context.cells.map(({ key, value }) => [key, value]));
  const { level } = document.model;
  const print = ({ yi, vi }: { readonly yi: number; readonly vi: number }): string =>
    printEffect(displayOf(document, evaluated.report), yi, vi, level).full;
  const inForce = paramsInForce(document.effects.assumptions, entry.params);
  return (
    <>
      <EffectLines answer={answer} context={context} />
      <ul class="messages">
        {derivation.issues.map((issue) => (
          <li key={`${issue.code} ${issue.message}`} class={`note ${issue.severity}`}>
            <p>
              <span class="visually-hidden">{t.results.severity[issue.severity]}: </span>
              {issue.message} <span class="hint">{issue.hint}</span>
            </p>
          </li>
        ))}
      </ul>
      <div class="derivation-columns">
        <section>
          <h3>{later.derivation.reported}</h3>
          <ReportedList cells={context.cells} />
        </section>
        <section>
          <h3>{later.derivation.source}</h3>
          <SourceFields rowId={rowId} place={entry.place} note={entry.note} />
        </section>
      </div>
      <section>
        <h3>{later.derivation.steps}</h3>
        <p class="hint">{wayName(derivation.route)}</p>
        {derivation.assumptions.length > 0 && <p>{later.ledger.assumed(derivation.assumptions)}</p>}
        {derivation.steps.length > 0 ? (
          <StepList
            steps={derivation.steps}
            quantities={{ ...derivation.quantities, ...reported }}
            measure={document.effects.measure}
          />
        ) : (
          <p>{derivation.yi === null ? later.derivation.noStepsFailed : later.derivation.noSteps}</p>
        )}
      </section>
      <RowAssumptions
        rowId={rowId}
        route={derivation.route}
        reported={reported}
        inForce={inForce}
        own={entry.params}
      />
      <WayFields
        ways={ways}
        chosen={entry.route}
        disabled={readOnly.value}
        print={print}
        onChoose={(route) => keepForRow(rowId, { route })}
      />
      <SweepTable
        assumptions={assumedNumbers(derivation.route, reported, inForce)}
        about={evaluated.report}
        sweep={(sweep) => engine.sweepRow(document, rowId, sweep)}
        print={print}
      />
    </>
  );
}

function EffectLines({
  answer,
  context,
}: {
  readonly answer: RowAnswer;
  readonly context: RowContext;
}): JSX.Element {
  const lines = effectLines(answer, context);
  return (
    <div class="derivation-effect">
      {lines.map((line, at) => (
        <p key={line} class={at === 0 ? "say" : "by"}>
          {line}
        </p>
      ))}
    </div>
  );
}

/** The effect as it is shown, and on the scale of analysis. */
export function effectLines({ derivation: { yi, vi } }: RowAnswer, { evaluated }: RowContext): string[] {
  if (yi === null || vi === null) return [later.derivation.noEffect];
  const { document } = evaluated;
  const display = displayOf(document, evaluated.report);
  const { full, se, variance } = printEffect(display, yi, vi, document.model.level);
  const analysis =
    display.transformation.id === "identity"
      ? []
      : [later.derivation.shownLine(phrase(display.measure.symbol.analysis), formatShort(yi))];
  return [
    later.derivation.shownLine(display.symbol, full),
    [...analysis, later.derivation.variance(formatLevel(document.model.level), variance, se)].join("; "),
  ];
}

function ReportedList({ cells }: { readonly cells: readonly ReportedCell[] }): JSX.Element {
  if (cells.length === 0) return <p class="hint">{later.derivation.nothing}</p>;
  return (
    <dl class="reported">
      {cells.map(({ label, value, column }) => (
        <div key={`${label} ${column}`}>
          <dt>
            {label} <span class="hint">{later.derivation.fromColumn(column)}</span>
          </dt>
          <dd>{formatShort(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function SourceFields(props: {
  readonly rowId: string;
  readonly place: string;
  readonly note: string;
}): JSX.Element {
  const { rowId, place, note } = props;
  return (
    <>
      <TextField
        label={later.ledger.place}
        value={place}
        placeholder={later.ledger.placeExample}
        disabled={readOnly.value}
        onInput={(text) => keepForRow(rowId, { place: text }, "place")}
      />
      <LongTextField
        label={later.ledger.note}
        value={note}
        placeholder={later.ledger.noteExample}
        disabled={readOnly.value}
        onInput={(text) => keepForRow(rowId, { note: text }, "note")}
      />
    </>
  );
}
