import {
  type BayesSpec,
  type FewStudies,
  type FewStudiesAnswer,
  formatAdaptive,
  formatInterval,
  formatPValue,
  formatShort,
} from "@treeline/engine";
import { tauPriors } from "@treeline/engine/bayes";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { Term } from "../../controls/term.tsx";
import { setModel } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { type Display, decimalsOf, displayOf, showEffect } from "./display.ts";

const t = later.fewStudies;

interface FewStudiesProps {
  readonly evaluated: Evaluated;
  readonly few: FewStudies;
}

/** What several methods make of two to five studies, side by side, each with how far to trust it. */
export function FewStudiesPanel({ evaluated, few }: FewStudiesProps): JSX.Element {
  const { document, report } = evaluated;
  const display = displayOf(document, report);
  return (
    <details class="notes few-studies" open>
      <summary>{t.heading(few.k)}</summary>
      <p>{few.sentences.join(" ")}</p>
      <ScrollRegion class="scroll-x" label={t.caption}>
        <table>
          <caption class="visually-hidden">{t.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.method}</th>
              <th scope="col">
                <Term about="pooled">{t.effect(display.symbol, display.level)}</Term>
              </th>
              <th scope="col">
                <Term about="test">{t.p}</Term>
              </th>
              <th scope="col">
                <Term about="tau">{t.tau}</Term>
              </th>
              <th scope="col">
                <Term about="pi">{t.prediction}</Term>
              </th>
            </tr>
          </thead>
          {few.answers.map((answer) => (
            <Answer key={answer.id} answer={answer} display={display} />
          ))}
        </table>
      </ScrollRegion>
      {few.issues.map(({ code, message, hint }) => (
        <p key={code}>
          {message} {hint}
        </p>
      ))}
      <PriorFields few={few} spec={document.model.bayes} />
    </details>
  );
}

/** Its numbers, and below them, over the whole width, how far to trust them. */
function Answer({
  answer,
  display,
}: {
  readonly answer: FewStudiesAnswer;
  readonly display: Display;
}): JSX.Element {
  const { label, estimate, interval, test, tau, tauInterval, prediction, verdict, remark } = answer;
  const shown = showEffect(display, estimate, interval);
  const predicted =
    prediction === null
      ? null
      : showEffect(display, estimate, prediction, decimalsOf(display, prediction, 2)).interval;
  return (
    <tbody data-verdict={verdict}>
      <tr>
        <th scope="row">{label}</th>
        <td data-label={t.effect(display.symbol, display.level)}>
          {interval === null ? `${shown.estimate}, ${t.noInterval}` : shown.full}
        </td>
        <td data-label={t.p}>{test === null ? t.none : formatPValue(test.pValue)}</td>
        <td data-label={t.tau}>
          {tau === null ? t.none : formatAdaptive(tau, 2)}
          {tauInterval !== null && ` ${formatInterval(tauInterval)}`}
        </td>
        <td data-label={t.prediction}>{predicted ?? t.none}</td>
      </tr>
      <tr>
        <td class="remark" colSpan={5}>
          <span class="visually-hidden">{t.judgement}: </span>
          <b>{t.verdicts[verdict]}.</b> {remark}
        </td>
      </tr>
    </tbody>
  );
}

const FIRST = tauPriors.records[0]!;

/** Which prior of tau the Bayesian answer rests on. */
function PriorFields({
  few,
  spec,
}: {
  readonly few: FewStudies;
  readonly spec: BayesSpec | undefined;
}): JSX.Element {
  const now: BayesSpec = spec ?? { prior: FIRST.id, params: {}, mean: null };
  const prior = tauPriors.get(now.prior);
  const set = (patch: Partial<BayesSpec>, typed: string | null = null): void =>
    setModel({ bayes: { ...now, ...patch } }, typed === null ? null : `bayes ${typed}`);
  const key = prior.scaleKey;
  const { proposedScale, scale } = few;
  const offers = key !== null && proposedScale !== null && proposedScale !== scale;
  const inUse = key === null || scale === null ? {} : { [key]: scale };
  return (
    <div class="prior-fields">
      <SelectField
        label={t.prior}
        help={prior.summary}
        value={prior.id}
        choices={tauPriors.records.map(({ id, label }) => ({ value: id, label }))}
        disabled={readOnly.value}
        onChange={(id) => set({ prior: id, params: {} })}
      />
      <ParamControls
        defs={prior.params}
        params={{ ...inUse, ...now.params }}
        disabled={readOnly.value}
        onChange={(params, typed) => set({ params }, typed)}
      />
      {offers && (
        <button
          type="button"
          class="button"
          disabled={readOnly.value}
          onClick={() => set({ params: { ...now.params, [key]: proposedScale } })}
        >
          {t.useProposed(formatShort(proposedScale))}
        </button>
      )}
    </div>
  );
}
