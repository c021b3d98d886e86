import {
  formatFixed,
  formatRatio,
  type NumberNeededAnswer,
  type NumberNeededSpec,
  parseTypedNumber,
} from "@treeline/engine";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { SegmentedField, TextField } from "../../controls/field.tsx";
import { Problem } from "../../controls/number-field.tsx";
import { Term } from "../../controls/term.tsx";
import { useDraft } from "../../controls/use-draft.ts";
import { setModel } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { displayOf } from "./display.ts";

const words = later.numberNeeded;

const USUAL: NumberNeededSpec = { risk: null, events: null };

interface PanelProps {
  readonly evaluated: Evaluated;
  readonly needed: NumberNeededAnswer;
}

/** What the pooled effect means in people, at a control risk of the reader's choice. */
export function NumberNeededPanel({ evaluated, needed }: PanelProps): JSX.Element {
  const { numbers, risk, given, groups, assumed, issues } = needed;
  const { level } = displayOf(evaluated.document, evaluated.report);
  const spec = project.value.model.numberNeeded ?? USUAL;
  return (
    <details class="notes further" open={evaluated.document.model.numberNeeded !== undefined}>
      <summary>
        {words.heading(numbers?.words ?? words.none)}
        {assumed && <span class="hint"> {words.ifUnwanted}</span>}
      </summary>
      <div class="further-body">
        {numbers !== null && <RiskTable numbers={numbers} level={level} />}
        <p class="hint">
          {given ? words.given(percent(risk)) : words.median(percent(risk), groups)} {words.reading}
        </p>
        {assumed && (
          <p class="note warning">
            {words.ask}{" "}
            <button
              type="button"
              class="button"
              disabled={readOnly.value}
              onClick={() => choose({ ...spec, events: "unwanted" })}
            >
              {words.unwanted}
            </button>{" "}
            <button
              type="button"
              class="button"
              disabled={readOnly.value}
              onClick={() => choose({ ...spec, events: "wanted" })}
            >
              {words.wanted}
            </button>
          </p>
        )}
        {issues.map(({ code, message, hint }) => (
          <p key={code} class="note warning">
            {message} <span class="hint">{hint}</span>
          </p>
        ))}
        <fieldset class="pair">
          <legend class="visually-hidden">{words.forWhom}</legend>
          <RiskField risk={spec.risk} onChange={(next) => choose({ ...spec, risk: next }, "number-needed")} />
          <SegmentedField
            label={words.events}
            help={words.eventsHelp}
            value={spec.events ?? needed.events}
            disabled={readOnly.value}
            choices={[
              { value: "unwanted", label: words.unwanted },
              { value: "wanted", label: words.wanted },
            ]}
            onChange={(next) => choose({ ...spec, events: next === "wanted" ? "wanted" : "unwanted" })}
          />
        </fieldset>
      </div>
    </details>
  );
}

function choose(spec: NumberNeededSpec, typed?: string): void {
  setModel({ numberNeeded: spec }, typed);
}

const percent = (risk: number): string => `${formatRatio(100 * risk, 1)}\u00a0%`;

interface TableProps {
  readonly numbers: NonNullable<NumberNeededAnswer["numbers"]>;
  readonly level: string;
}

/** Events of 1,000 people in both groups: the numbers behind the one number. */
function RiskTable({ numbers, level }: TableProps): JSX.Element {
  const { baseline, atEstimate, atLower, atUpper } = numbers;
  const ends = [atLower, atUpper].flatMap((end) => (end === null ? [] : [end.risk]));
  const range = ends
    .toSorted((a, b) => a - b)
    .map(perThousand)
    .join(words.to);
  return (
    <table class="numbers">
      <caption class="visually-hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.group}</th>
          <th scope="col">
            <Term about="nnt">{words.perThousand}</Term>
          </th>
          <th scope="col">
            <Term about="ci">{words.interval(level)}</Term>
          </th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{words.control}</th>
          <td>{perThousand(baseline)}</td>
          <td>{words.assumed}</td>
        </tr>
        <tr>
          <th scope="row">{words.treated}</th>
          <td>{perThousand(atEstimate.risk)}</td>
          <td>{range}</td>
        </tr>
      </tbody>
    </table>
  );
}

function perThousand(risk: number): string {
  const events = 1000 * Math.min(1, Math.max(0, risk));
  return formatFixed(events, events < 10 ? 1 : 0);
}

interface RiskProps {
  readonly risk: number | null;
  onChange(risk: number | null): void;
}

/** A control risk in percent; empty is the median of the control groups. */
function RiskField({ risk, onChange }: RiskProps): JSX.Element {
  const id = useId();
  const [text, type] = useDraft({ value: risk, shown: textOf(risk), onChange });
  const read = readRisk(text);
  return (
    <div class="number-field">
      <TextField
        label={words.risk}
        help={words.riskHelp}
        value={text}
        placeholder={words.riskNone}
        disabled={readOnly.value}
        numeric
        invalid={read === undefined}
        describedBy={id}
        onInput={(next) => type(next, readRisk(next))}
      />
      <Problem id={id} text={read === undefined ? words.riskProblem : ""} />
    </div>
  );
}

function textOf(risk: number | null): string {
  return risk === null ? "" : String(Number((100 * risk).toPrecision(12)));
}

/** undefined = no risk. */
function readRisk(text: string): number | null | undefined {
  if (text.trim() === "") return null;
  const typed = parseTypedNumber(text.replace(/%\s*$/, ""));
  return typeof typed === "number" && typed > 0 && typed < 100 ? typed / 100 : undefined;
}
