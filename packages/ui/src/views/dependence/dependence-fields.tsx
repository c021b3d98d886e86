import {
  createDependence,
  DEPENDENCE_METHODS,
  DEPENDENCE_TESTS,
  type DependenceSpec,
  ROBUST_CORRECTIONS,
} from "@treeline/engine";
import { randomStructures } from "@treeline/engine/dependence";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { setDependence } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { dependence as words } from "../../strings/dependence.ts";
import { StructureFields } from "../effects/structure-fields.tsx";

/** Which rows are one study, and how their effects are modelled together. */
export function DependenceFields(): JSX.Element {
  const { table, derived, dependence: spec } = project.value;
  const columns = [...table.columns, ...derived].map(({ name }) => ({ value: name, label: name }));
  return (
    <div class="dependence-fields">
      <SelectField
        label={words.by}
        value={spec?.by ?? ""}
        choices={[{ value: "", label: words.none }, ...columns]}
        disabled={readOnly.value}
        onChange={(by) => setDependence(by === "" ? null : createDependence({ ...spec, by }))}
      />
      {spec !== undefined && <ModelFields spec={spec} columns={columns} />}
    </div>
  );
}

const STRUCTURES = randomStructures.records
  .filter(({ r }) => r !== null)
  .map(({ id, label }) => ({ value: id, label }));

interface ModelProps {
  readonly spec: DependenceSpec;
  readonly columns: readonly { readonly value: string; readonly label: string }[];
}

function ModelFields({ spec, columns }: ModelProps): JSX.Element {
  const disabled = readOnly.value;
  const set = (patch: Partial<DependenceSpec>, tag: string | null = null): void =>
    setDependence({ ...spec, ...patch }, tag);
  return (
    <>
      <SelectField
        label={words.within}
        value={spec.factors[0] ?? ""}
        choices={[{ value: "", label: words.noLevel }, ...columns]}
        disabled={disabled}
        onChange={(name) => set({ factors: name === "" ? [] : [name, ...spec.factors.slice(1)] })}
      />
      {spec.factors.length > 0 && (
        <CheckField
          label={words.crossed}
          checked={spec.crossed}
          disabled={disabled}
          onChange={(crossed) => set({ crossed })}
        />
      )}
      <SelectField
        label={words.inner}
        help={words.innerHelp}
        value={spec.inner ?? ""}
        choices={[{ value: "", label: words.noInner }, ...columns]}
        disabled={disabled}
        onChange={(name) => set({ inner: name === "" ? null : name })}
      />
      {spec.inner !== null && (
        <SelectField
          label={words.random}
          help={randomStructures.get(spec.random).summary}
          value={spec.random}
          choices={STRUCTURES}
          disabled={disabled}
          onChange={(random) => set({ random })}
        />
      )}
      <StructureFields spec={spec} columns={columns} words={words} tag="dependence" onChange={set} />
      <SelectField
        label={words.test}
        help={words.testHelp}
        value={spec.test}
        choices={DEPENDENCE_TESTS.map((value) => ({ value, label: words.tests[value] }))}
        disabled={disabled}
        onChange={(value) => set({ test: DEPENDENCE_TESTS.find((one) => one === value) ?? spec.test })}
      />
      <SelectField
        label={words.correction}
        help={words.correctionHelp}
        value={spec.correction}
        choices={ROBUST_CORRECTIONS.map((value) => ({ value, label: value }))}
        disabled={disabled}
        onChange={(value) =>
          set({ correction: ROBUST_CORRECTIONS.find((one) => one === value) ?? spec.correction })
        }
      />
      <SelectField
        label={words.likelihood}
        value={spec.method}
        choices={DEPENDENCE_METHODS.map((value) => ({ value, label: value }))}
        disabled={disabled}
        onChange={(value) => set({ method: DEPENDENCE_METHODS.find((one) => one === value) ?? spec.method })}
      />
    </>
  );
}
