import {
  coefficientTests,
  estimators,
  type ModelSpec,
  type ModeratorsSpec,
  moderationModel,
} from "@treeline/engine";
import { adjustments } from "@treeline/engine/adjustments";
import type { JSX } from "preact";
import { CheckField, SegmentedField, SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { sameTerm, setModerators, toggleTerm, withTerm } from "../../state/moderators.ts";
import { project, readOnly, view } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import { t } from "../../strings/t.ts";
import { InteractionFields } from "./interaction-fields.tsx";

interface SpecProps {
  readonly spec: ModeratorsSpec;
}

/** What the model has: main effects, interactions, an intercept; terms of the heterogeneity; studies that lack an entry. */
export function TermFields({ spec }: SpecProps): JSX.Element {
  const { variables, terms, intercept } = spec;
  return (
    <>
      <fieldset class="checks">
        <legend>{words.mainEffects}</legend>
        {variables.map(({ column }) => (
          <CheckField
            key={column}
            label={column}
            checked={terms.some((term) => sameTerm(term, [column]))}
            disabled={readOnly.value}
            onChange={(on) => toggleTerm([column], on)}
          />
        ))}
      </fieldset>
      {variables.length > 1 && <InteractionFields spec={spec} />}
      <CheckField
        label={words.intercept}
        checked={intercept}
        disabled={readOnly.value}
        onChange={(on) => setModerators({ intercept: on })}
      />
      {!intercept && <p class="hint">{words.interceptHint}</p>}
      <MethodLine model={moderationModel(project.value.model)} />
      <SelectField
        label={words.adjustment}
        help={adjustments.has(spec.adjustment) ? adjustments.get(spec.adjustment).summary : undefined}
        value={spec.adjustment}
        choices={adjustments.records.map(({ id, label }) => ({ value: id, label }))}
        disabled={readOnly.value}
        onChange={(id) => setModerators({ adjustment: id })}
      />
      <MissingFields spec={spec} />
      <ScaleTerms spec={spec} />
    </>
  );
}

/** Estimator and test are those of the pooled model. */
function MethodLine({ model }: { readonly model: ModelSpec }): JSX.Element {
  const { kind, estimator, tau2, test } = model;
  const variance =
    kind !== "random"
      ? t.results.kinds[kind]
      : tau2 === null
        ? estimators.get(estimator).label
        : t.results.tau2Given;
  return (
    <p class="hint">
      {words.method(variance, coefficientTests.get(test).label)}{" "}
      <button
        type="button"
        class="link-button"
        onClick={() => {
          view.value = "results";
        }}
      >
        {words.goResults}
      </button>
    </p>
  );
}

function MissingFields({ spec: { missing } }: SpecProps): JSX.Element {
  const set = (patch: Partial<ModeratorsSpec["missing"]>, tag: string | null = null): void =>
    setModerators({ missing: { ...missing, ...patch } }, tag);
  return (
    <>
      <SelectField
        label={words.missing}
        help={words.missingHelp}
        value={missing.method}
        choices={(["complete", "mice"] as const).map((value) => ({ value, label: words.missings[value] }))}
        disabled={readOnly.value}
        onChange={(method) => set({ method: method === "mice" ? "mice" : "complete" })}
      />
      {missing.method === "mice" && (
        <div class="pair">
          <NumberField
            label={words.imputations}
            value={missing.imputations}
            min={2}
            max={1000}
            disabled={readOnly.value}
            onChange={(value) => set({ imputations: Math.round(value) }, "imputations")}
          />
          <NumberField
            label={words.iterations}
            value={missing.iterations}
            min={1}
            max={200}
            disabled={readOnly.value}
            onChange={(value) => set({ iterations: Math.round(value) }, "iterations")}
          />
        </div>
      )}
    </>
  );
}

function ScaleTerms({ spec: { variables, terms: means, scale } }: SpecProps): JSX.Element {
  const terms = scale?.terms ?? [];
  const crossed = [...means, ...terms].filter((term) => term.length > 1);
  const offered = [
    ...variables.map(({ column }) => [column]),
    ...crossed.filter((term, at) => crossed.findIndex((other) => sameTerm(other, term)) === at),
  ];
  const toggle = (term: readonly string[], on: boolean): void => {
    const next = withTerm(terms, term, on);
    setModerators({ scale: next.length === 0 ? null : { link: scale?.link ?? "log", terms: next } });
  };
  return (
    <details class="fold" open={scale !== null}>
      <summary>{words.scaleHeading}</summary>
      <p class="hint">{words.scaleHint}</p>
      <fieldset class="checks">
        <legend class="visually-hidden">{words.scaleHeading}</legend>
        {offered.map((term) => (
          <CheckField
            key={term.join("\u0000")}
            label={words.interactionOf(term)}
            checked={terms.some((other) => sameTerm(other, term))}
            disabled={readOnly.value}
            onChange={(on) => toggle(term, on)}
          />
        ))}
      </fieldset>
      {scale !== null && (
        <SegmentedField
          label={words.link}
          value={scale.link}
          choices={(["log", "identity"] as const).map((value) => ({ value, label: words.links[value] }))}
          disabled={readOnly.value}
          onChange={(link) =>
            setModerators({ scale: { ...scale, link: link === "log" ? "log" : "identity" } })
          }
        />
      )}
    </details>
  );
}
