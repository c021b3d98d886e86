import {
  type AnalysisDocument,
  type BesideModel,
  coefficientTests,
  estimators,
  type ModelKind,
} from "@treeline/engine";
import type { PlotCard } from "@treeline/plots";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { SelectField } from "../../controls/field.tsx";
import { Icon } from "../../controls/icons.tsx";
import { setModel } from "../../state/edits.ts";
import { change, project, readOnly } from "../../state/project.ts";
import { forest as words } from "../../strings/forest.ts";

/** What the panel of a forest plot has beside its options: back to what the layout brings along, and models beside the first. */
export function ForestPanel({ plot }: { readonly plot: PlotCard }): JSX.Element {
  const { preset, ...own } = project.value.plots[plot.id] ?? {};
  return (
    <>
      {Object.keys(own).length > 0 && (
        <button
          type="button"
          class="button"
          disabled={readOnly.value}
          onClick={() => change(withLayoutOnly(plot))}
        >
          {words.reset}
        </button>
      )}
      <ModelsBeside />
    </>
  );
}

/** Takes back every option of a plot but its layout. */
function withLayoutOnly({ id }: PlotCard): (document: AnalysisDocument) => AnalysisDocument {
  return (document) => {
    const { preset } = document.plots[id] ?? {};
    return {
      ...document,
      plots: { ...document.plots, [id]: preset === undefined ? {} : { preset } },
    };
  };
}

/** Of a test that draws samples there is none beside. */
const TESTS = coefficientTests.records.filter(({ resamples }) => resamples !== true);
/** A model's kind, where it has no estimator to go by. */
const SAME: ModelKind = "equal";

function ModelsBeside(): JSX.Element {
  const { model } = project.value;
  const beside = model.beside ?? [];
  const [chosen, choose] = useState<string>(SAME);
  const [test, setTest] = useState(TESTS[0]?.id ?? "");
  const disabled = readOnly.value;
  return (
    <fieldset class="ordered-columns">
      <legend>{words.models}</legend>
      <ol>
        {beside.map((one, place) => (
          <li key={nameOf(one)}>
            <span>{nameOf(one)}</span>
            <button
              type="button"
              class="icon-button"
              aria-label={words.remove(nameOf(one))}
              disabled={disabled}
              onClick={() => setModel({ beside: beside.filter((_, other) => other !== place) })}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ol>
      <SelectField
        label={words.model}
        help={words.modelsHelp}
        value={chosen}
        disabled={disabled}
        choices={[
          { value: SAME, label: words.equal },
          ...estimators.records
            .filter(({ userWeights }) => userWeights !== "required")
            .map(({ id }) => ({ value: id, label: words.random(id) })),
        ]}
        onChange={choose}
      />
      <SelectField
        label={words.test}
        value={test}
        disabled={disabled}
        choices={TESTS.map(({ id, label }) => ({ value: id, label }))}
        onChange={setTest}
      />
      <button
        type="button"
        class="button"
        disabled={disabled || beside.some((one) => nameOf(one) === nameOf(modelOf(chosen, test)))}
        onClick={() => setModel({ beside: [...beside, modelOf(chosen, test)] })}
      >
        {words.addModel}
      </button>
    </fieldset>
  );
}

function modelOf(chosen: string, test: string): BesideModel {
  const usual = estimators.ids[0] ?? "";
  return chosen === SAME
    ? { kind: SAME, estimator: usual, test }
    : { kind: "random", estimator: chosen, test };
}

function nameOf({ kind, estimator, test }: BesideModel): string {
  const model = kind === "random" ? words.random(estimator) : words.equal;
  return words.modelName(model, coefficientTests.get(test).label);
}
