import {
  createDependence,
  DEPENDENCE_METHODS,
  DEPENDENCE_TESTS,
  type DependenceSpec,
  ROBUST_CORRECTIONS,
} from "@treeline/engine";
import { structures } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { setDependence } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { dependence as words } from "../../strings/dependence.ts";
import { CorrelationField } from "../effects/correlation-field.tsx";
import { CovarianceField } from "../effects/covariance-field.tsx";

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

interface ModelProps {
  readonly spec: DependenceSpec;
  readonly columns: readonly { readonly value: string; readonly label: string }[];
}

function ModelFields({ spec, columns }: ModelProps): JSX.Element {
  const needs = new Set(structures.get(spec.structure).needs);
  const disabled = readOnly.value;
  const set = (patch: Partial<DependenceSpec>, tag: string | null = null): void =>
    setDependence({ ...spec, ...patch }, tag);
  const column = (key: "time" | "obs"): JSX.Element => (
    <SelectField
      label={words[key]}
      value={spec[key] ?? ""}
      choices={[{ value: "", label: words.choose }, ...columns]}
      disabled={disabled}
      onChange={(name) => set({ [key]: name === "" ? null : name })}
    />
  );
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
        label={words.structure}
        help={structures.get(spec.structure).summary}
        value={spec.structure}
        choices={structures.records.map(({ id, label }) => ({ value: id, label }))}
        disabled={disabled}
        onChange={(structure) => set({ structure })}
      />
      {needs.has("rho") && (
        <CorrelationField
          label={words.rho}
          help={words.rhoHelp}
          value={spec.rho}
          min={-1}
          onChange={(rho) => set({ rho }, "dependence-rho")}
        />
      )}
      {needs.has("phi") && (
        <CorrelationField
          label={words.phi}
          help={words.phiHelp}
          value={spec.phi}
          min={0}
          onChange={(phi) => set({ phi }, "dependence-phi")}
        />
      )}
      {needs.has("time") && column("time")}
      {needs.has("obs") && column("obs")}
      {needs.has("covariances") && (
        <CovarianceField
          value={spec.covariances}
          onChange={(covariances) => set({ covariances }, "dependence-covariances")}
        />
      )}
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
