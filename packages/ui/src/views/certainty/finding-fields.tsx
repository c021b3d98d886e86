import { type BaselineRisk, type CertaintySpec, parseTypedNumber } from "@treeline/engine";
import { usualBaselines } from "@treeline/engine/certainty";
import type { JSX } from "preact";
import { useId } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { LongTextField } from "../../controls/long-text-field.tsx";
import { Problem } from "../../controls/number-field.tsx";
import { useDraft } from "../../controls/use-draft.ts";
import { patchCertainty } from "../../state/certainty-edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { readOnly } from "../../state/project.ts";
import { certainty as words } from "../../strings/certainty.ts";

const TEXTS = ["population", "control", "intervention", "comment"] as const;
const PER = 1000;

/** What the row of the table says in words, and the risks it is made for. */
export function FindingFields({ spec }: { readonly spec: CertaintySpec }): JSX.Element {
  return (
    <>
      <h4>{words.findings}</h4>
      <div class="finding-fields">
        {TEXTS.map((key) => (
          <LongTextField
            key={key}
            label={words[key]}
            value={spec[key]}
            disabled={readOnly.value}
            onInput={(text) => patchCertainty({ [key]: text }, `certainty-${key}`)}
          />
        ))}
        <TypedNumber
          label={words.smallest}
          help={words.smallestHelp}
          value={spec.smallest}
          problem={words.notPositive}
          isGood={(value) => value > 0}
          mayBeEmpty
          onChange={(smallest) => patchCertainty({ smallest }, "certainty-smallest")}
        />
      </div>
      <Baselines baselines={spec.baselines} />
    </>
  );
}

/** Low, medium and high risk as the user knows them. */
function Baselines({ baselines }: { readonly baselines: readonly BaselineRisk[] }): JSX.Element {
  const set = (next: readonly BaselineRisk[], tag: string | null = null): void =>
    patchCertainty({ baselines: next }, tag);
  const add = (): void => {
    // The first click makes what stood there by itself editable.
    const usual = usualBaselines(evaluated.value?.report.groups ?? []);
    if (baselines.length === 0 && usual.length > 0) set(usual);
    else set([...baselines, { label: "", risk: 0.1 }]);
  };
  return (
    <fieldset class="count-list">
      <legend>{words.baselines}</legend>
      <p class="hint">{words.baselinesHelp}</p>
      {baselines.map((baseline, place) => (
        <div key={place} class="count-row">
          <TextField
            label={words.baselineName(place + 1)}
            value={baseline.label}
            disabled={readOnly.value}
            onInput={(label) => set(baselines.with(place, { ...baseline, label }), `baseline-${place}-name`)}
          />
          <TypedNumber
            label={words.baselineRisk(place + 1)}
            value={Number((PER * baseline.risk).toPrecision(6))}
            problem={words.notRisk}
            isGood={(value) => value > 0 && value < PER}
            onChange={(value) =>
              value !== null &&
              set(baselines.with(place, { ...baseline, risk: value / PER }), `baseline-${place}-risk`)
            }
          />
          <button
            type="button"
            class="icon-button"
            aria-label={words.removeBaseline(place + 1)}
            disabled={readOnly.value}
            onClick={() => set(baselines.toSpliced(place, 1))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      <button type="button" class="button" disabled={readOnly.value} onClick={add}>
        {words.addBaseline}
      </button>
    </fieldset>
  );
}

interface TypedProps {
  readonly label: string;
  readonly help?: string;
  readonly value: number | null;
  readonly problem: string;
  readonly mayBeEmpty?: boolean;
  isGood(value: number): boolean;
  onChange(value: number | null): void;
}

/** A number taken over while it is typed, where it is good. */
function TypedNumber(props: TypedProps): JSX.Element {
  const { label, help, value, problem, mayBeEmpty = false, isGood, onChange } = props;
  const id = useId();
  const [text, type] = useDraft({ value, shown: value === null ? "" : String(value), onChange });
  const read = (typed: string): number | null | undefined => {
    if (typed.trim() === "") return mayBeEmpty ? null : undefined;
    const number = parseTypedNumber(typed);
    return typeof number === "number" && isGood(number) ? number : undefined;
  };
  const isUsable = read(text) !== undefined;
  return (
    <div class="number-field">
      <TextField
        label={label}
        help={help}
        value={text}
        disabled={readOnly.value}
        numeric
        invalid={!isUsable}
        describedBy={id}
        onInput={(next) => type(next, read(next))}
      />
      <Problem id={id} text={isUsable ? "" : problem} />
    </div>
  );
}
