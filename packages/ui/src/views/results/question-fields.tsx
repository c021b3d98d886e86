import {
  coefficientTests,
  type ModelSpec,
  measures,
  type ShownTransformation,
  studyIntervals,
  tau2Intervals,
  typedTransformation,
} from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { SelectField, TextField } from "../../controls/field.tsx";
import { NumberField, Problem } from "../../controls/number-field.tsx";
import { SeedField } from "../../controls/seed-field.tsx";
import { useDraft } from "../../controls/use-draft.ts";
import { setModel } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { change, project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { displayOf } from "./display.ts";
import { helpOf } from "./registry-field.tsx";
import { type Margin, marginTexts, readEffect, readMargin, typedText } from "./typed-effects.ts";

const words = later.model;

/** What else may be asked of the model: effects beyond a threshold, equivalence; and how methods draw that draw at random. */
export function QuestionFields(): JSX.Element {
  const { model, effects } = project.value;
  const report = evaluated.value?.report ?? null;
  const scale = typedTransformation(effects, report);
  const { symbol } = displayOf(project.value, report);
  return (
    <>
      {(model.kind === "random" || model.threshold !== null) && (
        <ThresholdField value={model.threshold} scale={scale} symbol={symbol} />
      )}
      <MarginFields value={model.equivalence} scale={scale} />
      <StudyIntervalField model={model} measure={effects.measure} />
      {drawsAtRandom(model) && <ResamplingFields model={model} />}
    </>
  );
}

interface EffectFieldProps<T> {
  readonly value: T | null;
  readonly scale: ShownTransformation;
}

function ThresholdField({
  value,
  scale,
  symbol,
}: EffectFieldProps<number> & { readonly symbol: string }): JSX.Element {
  const id = useId();
  const [text, type] = useDraft({
    value,
    shown: typedText(value, scale),
    onChange: (threshold) => setModel({ threshold }, "threshold"),
  });
  const read = readEffect(text, scale);
  return (
    <div class="number-field">
      <TextField
        label={words.threshold(symbol)}
        help={words.thresholdHelp}
        value={text}
        placeholder={words.thresholdNone}
        disabled={readOnly.value}
        numeric
        invalid={!read.ok}
        describedBy={id}
        onInput={(next) => {
          const now = readEffect(next, scale);
          type(next, now.ok ? now.value : undefined);
        }}
      />
      <Problem id={id} text={read.ok ? "" : read.problem} />
    </div>
  );
}

function sameMargin(a: Margin | null, b: Margin | null): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}

function MarginFields({ value, scale }: EffectFieldProps<Margin>): JSX.Element {
  const id = useId();
  const [{ from, to }, take] = useDraft({
    value,
    shown: marginTexts(value, scale),
    same: sameMargin,
    onChange: (equivalence) => setModel({ equivalence }, "equivalence"),
  });
  const read = readMargin(from, to, scale);
  const type = (nextFrom: string, nextTo: string): void => {
    const next = readMargin(nextFrom, nextTo, scale);
    take({ from: nextFrom, to: nextTo }, next.ok ? next.value : undefined);
  };
  const common = {
    placeholder: words.marginNone,
    disabled: readOnly.value,
    numeric: true,
    invalid: !read.ok,
    describedBy: id,
  };
  return (
    <fieldset class="pair">
      <legend class="visually-hidden">{words.equivalence}</legend>
      <TextField {...common} label={words.marginLower} value={from} onInput={(text) => type(text, to)} />
      <TextField
        {...common}
        label={words.marginUpper}
        help={words.equivalenceHelp}
        value={to}
        onInput={(text) => type(from, text)}
      />
      <Problem id={id} text={read.ok ? "" : read.problem} />
    </fieldset>
  );
}

interface StudyIntervalProps {
  readonly model: ModelSpec;
  readonly measure: string;
}

/** How the studies' own intervals are made; nothing to choose unless events of one group are at hand. */
function StudyIntervalField({ model, measure }: StudyIntervalProps): JSX.Element | null {
  const { oneGroup } = measures.get(measure);
  if (oneGroup === undefined) return null;
  const offered = studyIntervals.records.filter(({ of }) => of === oneGroup.of);
  const chosen = offered.find(({ id }) => id === model.studyIntervals);
  const { studyIntervals: _, ...without } = model;
  return (
    <SelectField
      label={words.studyIntervals}
      help={chosen === undefined ? words.studyIntervalsHelp : helpOf(chosen)}
      value={chosen?.id ?? ""}
      choices={[
        { value: "", label: words.fromVariance },
        ...offered.map(({ id, label }) => ({ value: id, label })),
      ]}
      disabled={readOnly.value}
      onChange={(id) =>
        change((document) => ({
          ...document,
          model: id === "" ? without : { ...without, studyIntervals: id },
        }))
      }
    />
  );
}

function drawsAtRandom({ kind, tau2, test, tau2Interval }: ModelSpec): boolean {
  const byInterval = kind === "random" && tau2 === null && tau2Intervals.get(tau2Interval).resamples === true;
  return byInterval || coefficientTests.get(test).resamples === true;
}

function ResamplingFields({ model }: { readonly model: ModelSpec }): JSX.Element {
  return (
    <>
      <SeedField label={words.seed} help={words.seedHelp} />
      <NumberField
        label={words.samples}
        help={words.samplesHelp}
        value={model.samples}
        min={100}
        max={100_000}
        disabled={readOnly.value}
        onChange={(samples) => setModel({ samples: Math.round(samples) }, "samples")}
      />
    </>
  );
}
