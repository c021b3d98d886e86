import type { AggregateSpec } from "@treeline/engine";
import { structures } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { readOnly } from "../../state/project.ts";
import { CorrelationField } from "./correlation-field.tsx";
import { CovarianceField } from "./covariance-field.tsx";

/** A structure of correlations with what it has to be told. */
type Structured = Pick<AggregateSpec, "structure" | "rho" | "phi" | "time" | "obs" | "covariances">;

interface StructureFieldsProps {
  readonly spec: Structured;
  readonly columns: readonly { readonly value: string; readonly label: string }[];
  readonly words: Readonly<
    Record<"structure" | "rho" | "rhoHelp" | "phi" | "phiHelp" | "time" | "obs" | "choose", string>
  >;
  /** Begins the names by which edits of one number follow each other as one step. */
  readonly tag: string;
  onChange(patch: Partial<Structured>, tag?: string): void;
}

/** How the errors of one study's effects are correlated. */
export function StructureFields({ spec, columns, words, tag, onChange }: StructureFieldsProps): JSX.Element {
  const { summary, needs: asked } = structures.get(spec.structure);
  const needs = new Set(asked);
  const column = (key: "time" | "obs"): JSX.Element => (
    <SelectField
      label={words[key]}
      value={spec[key] ?? ""}
      choices={[{ value: "", label: words.choose }, ...columns]}
      disabled={readOnly.value}
      onChange={(name) => onChange({ [key]: name === "" ? null : name })}
    />
  );
  return (
    <>
      <SelectField
        label={words.structure}
        help={summary}
        value={spec.structure}
        choices={structures.records.map(({ id, label }) => ({ value: id, label }))}
        disabled={readOnly.value}
        onChange={(structure) => onChange({ structure })}
      />
      {needs.has("rho") && (
        <CorrelationField
          label={words.rho}
          help={words.rhoHelp}
          value={spec.rho}
          min={-1}
          onChange={(rho) => onChange({ rho }, `${tag}-rho`)}
        />
      )}
      {needs.has("phi") && (
        <CorrelationField
          label={words.phi}
          help={words.phiHelp}
          value={spec.phi}
          min={0}
          onChange={(phi) => onChange({ phi }, `${tag}-phi`)}
        />
      )}
      {needs.has("time") && column("time")}
      {needs.has("obs") && column("obs")}
      {needs.has("covariances") && (
        <CovarianceField
          value={spec.covariances}
          onChange={(covariances) => onChange({ covariances }, `${tag}-covariances`)}
        />
      )}
    </>
  );
}
