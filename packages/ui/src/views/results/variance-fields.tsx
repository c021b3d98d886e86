import { estimators, type ModelSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { type Choice, SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { setModel } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { choicesOf, helpOf } from "./registry-field.tsx";

const GIVEN = "given-value";

/** Where the between-study variance comes from: one of the estimators, or a value of one's own. */
export function VarianceFields({ model }: { readonly model: ModelSpec }): JSX.Element {
  const { estimator, tau2 } = model;
  const help = tau2 === null ? helpOf(estimators.get(estimator)) : t.options.tau2GivenHelp;
  return (
    <>
      <SelectField
        label={t.options.estimator}
        help={help}
        about={tau2 === null ? `estimator:${estimator}` : "tau2"}
        value={tau2 === null ? estimator : GIVEN}
        choices={choices()}
        disabled={readOnly.value}
        onChange={(id) => {
          if (id === GIVEN) setModel({ tau2: presentTau2() });
          else setModel({ estimator: id, tau2: null });
        }}
      />
      {tau2 !== null && (
        <NumberField
          label={t.options.tau2Value}
          value={tau2}
          min={0}
          max={Number.POSITIVE_INFINITY}
          minReason={t.options.tau2Reason}
          disabled={readOnly.value}
          onChange={(next) => setModel({ tau2: next }, "tau2")}
        />
      )}
    </>
  );
}

/** Estimators that pool with the user's weights have nothing to work with until a column is chosen. */
function choices(): readonly Choice[] {
  const noWeights = project.value.roles.weights === null;
  const known = choicesOf(estimators).map((choice) => ({
    ...choice,
    disabled: noWeights && estimators.get(choice.value).userWeights === "required",
  }));
  return [...known, { value: GIVEN, label: t.options.tau2Given }];
}

/** A given value starts from the estimate on the screen, so that choosing it changes next to nothing by itself. */
function presentTau2(): number {
  const estimate = evaluated.value?.report.fit?.tau2.estimate ?? 0;
  return Number(estimate.toPrecision(4));
}
