import {
  type ExpectedEffect,
  formatChance,
  formatLevel,
  type ModerationReport,
  type ModeratorValues,
  parseTypedNumber,
  unbroken,
} from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SelectField, TextField } from "../../controls/field.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { setModerators } from "../../state/moderators.ts";
import { project, readOnly, view } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { displayOf, showEffect } from "../results/display.ts";
import { profileColumns, typicalProfile, withProfileValue } from "./profile.ts";

const words = moderation.expected;

interface ExpectedProps {
  readonly evaluated: Evaluated;
  readonly report: ModerationReport;
}

/** What effect to expect of an intervention described by the moderators of the model. */
export function ExpectedView({ evaluated, report }: ExpectedProps): JSX.Element {
  const spec = evaluated.document.moderators;
  // As it stands in the document: what is typed must not wait for its answer.
  const profile = project.value.moderators?.profile ?? null;
  const asked = profileColumns(spec?.terms ?? [], report.variables);
  if (asked.length === 0) return <p class="panel hint">{words.noTerms}</p>;
  const open = asked.filter(({ column }) => profile?.[column] === undefined).map(({ column }) => column);
  return (
    <div class="moderation-part">
      <p class="hint">{words.lead}</p>
      <div class="contrast-weights">
        {asked.map((values) => (
          <ProfileField
            key={values.column}
            values={values}
            value={profile?.[values.column]}
            profile={profile}
          />
        ))}
      </div>
      <div class="job">
        <button
          type="button"
          class="button"
          disabled={readOnly.value}
          onClick={() => setModerators({ profile: typicalProfile(asked) })}
        >
          {words.start}
        </button>
        {profile !== null && (
          <button
            type="button"
            class="link-button"
            disabled={readOnly.value}
            onClick={() => setModerators({ profile: null })}
          >
            {words.clear}
          </button>
        )}
      </div>
      <div aria-live="polite" aria-atomic="true">
        {profile !== null && open.length > 0 && <p class="hint">{words.incomplete(open)}</p>}
        {open.length === 0 && report.expected === null && <p class="hint">{words.unanswered}</p>}
        {report.expected !== null && <Expected evaluated={evaluated} expected={report.expected} />}
      </div>
    </div>
  );
}

interface ProfileFieldProps {
  readonly values: ModeratorValues;
  readonly value: string | number | undefined;
  readonly profile: Readonly<Record<string, string | number>> | null;
}

function ProfileField({ values, value, profile }: ProfileFieldProps): JSX.Element {
  const { column, kind, levels, unit } = values;
  const [draft, setDraft] = useState<string | null>(null);
  const set = (next: string | number | null, tag: string | null = null): void =>
    setModerators({ profile: withProfileValue(profile, column, next) }, tag);
  if (kind === "factor") {
    return (
      <SelectField
        label={column}
        value={value === undefined ? "" : String(value)}
        choices={[
          { value: "", label: words.choose },
          ...levels.map((level) => ({ value: level, label: level })),
        ]}
        disabled={readOnly.value}
        onChange={(level) => set(level === "" ? null : level)}
      />
    );
  }
  const typed = draft === null ? null : parseTypedNumber(draft);
  const stands = typed === "missing" ? value === undefined : typed === value;
  return (
    <TextField
      label={words.number(column, unit)}
      // What Undo or another button sets takes the place of what was typed.
      value={draft !== null && (stands || typeof typed !== "number") ? draft : String(value ?? "")}
      numeric
      invalid={draft !== null && typeof typed !== "number" && typed !== "missing"}
      disabled={readOnly.value}
      onInput={(text) => {
        setDraft(text);
        const number = parseTypedNumber(text);
        if (typeof number === "number") set(number, `profile ${column}`);
        else if (number === "missing") set(null, `profile ${column}`);
      }}
    />
  );
}

function Expected({
  evaluated: { document, report },
  expected,
}: {
  readonly evaluated: Evaluated;
  readonly expected: ExpectedEffect;
}): JSX.Element {
  const display = displayOf(document, report);
  const { mean, prediction, beyond, extrapolation, sentences } = expected;
  const shown = showEffect(display, mean.estimate, mean.interval);
  const threshold = beyond === null ? "" : showEffect(display, beyond.threshold, null).estimate;
  return (
    <>
      {extrapolation.length > 0 && (
        <div class="note warning">
          <p>
            <b>{words.outside}.</b> {extrapolation.map(({ sentence }) => sentence).join(" ")}
          </p>
        </div>
      )}
      <div class="expected-result">
        <p>{words.mean(display.symbol)}</p>
        <b>{shown.estimate}</b> {shown.interval}{" "}
        <span class="hint">{words.ci(formatLevel(document.model.level))}</span>
        {prediction !== null && (
          <p>
            {words.prediction}: {unbroken(showEffect(display, mean.estimate, prediction).interval ?? "")}
          </p>
        )}
        {beyond !== null && (
          <p>
            {words.beyond(threshold)}: {formatChance(beyond.above)}.{" "}
            <button
              type="button"
              class="link-button"
              onClick={() => {
                view.value = "results";
              }}
            >
              {words.threshold}
            </button>
          </p>
        )}
      </div>
      <p class="moderation-sentence">{unbroken(sentences.join(" "))}</p>
    </>
  );
}
