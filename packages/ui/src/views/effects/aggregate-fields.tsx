import { type AggregateSpec, asAnalysed, DEFAULT_AGGREGATE, rowEffects } from "@treeline/engine";
import { structures, studyGroups } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { setEffects } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { aggregate as words } from "../../strings/aggregate.ts";
import { CombinedStudies } from "./combined-studies.tsx";
import { CorrelationField } from "./correlation-field.tsx";
import { CovarianceField } from "./covariance-field.tsx";
import { SensitivityTable } from "./sensitivity-table.tsx";

/** Whether, and how, the effects of one study are combined before anything is pooled. */
export function AggregateFields(): JSX.Element {
  const { table, derived, effects, roles } = project.value;
  const spec = effects.aggregate;
  const columns = [...table.columns, ...derived].map(({ name }) => ({ value: name, label: name }));
  return (
    <section class="card panel aggregate">
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      <SelectField
        label={words.by}
        value={spec?.by ?? ""}
        choices={[{ value: "", label: words.none }, ...columns]}
        disabled={readOnly.value}
        onChange={(by) => setEffects({ aggregate: by === "" ? null : { ...DEFAULT_AGGREGATE, ...spec, by } })}
      />
      <Found by={spec?.by ?? roles.label} />
      {spec !== null && (
        <>
          <StructureFields spec={spec} columns={columns} />
          <CombinedStudies />
          <SensitivityTable />
        </>
      )}
    </section>
  );
}

/** How many studies have several rows, and whether some of them share a control group. */
function Found({ by }: { readonly by: string | null }): JSX.Element | null {
  const now = evaluated.value;
  const groups = useMemo(() => {
    if (now === null || now.report.effects === null || by === null) return null;
    const { rowIds } = rowEffects(now.report.effects);
    return studyGroups(asAnalysed(now.document, now.report).table, by, rowIds).filter(
      ({ places }) => places.length > 1,
    );
  }, [now, by]);
  if (groups === null) return null;
  const rows = groups.reduce((sum, { places }) => sum + places.length, 0);
  const pairs = now?.report.effects?.covariances?.length ?? 0;
  return (
    <p class="hint" role="status">
      {words.found(groups.length, rows)} {pairs > 0 && words.sharedPairs(pairs)}
    </p>
  );
}

interface StructureProps {
  readonly spec: AggregateSpec;
  readonly columns: readonly { readonly value: string; readonly label: string }[];
}

/** The structure, and what it has to be told. */
function StructureFields({ spec, columns }: StructureProps): JSX.Element {
  const structure = structures.get(spec.structure);
  const needs = new Set(structure.needs);
  const set = (patch: Partial<AggregateSpec>, tag: string | null = null): void =>
    setEffects({ aggregate: { ...spec, ...patch } }, tag);
  const column = (key: "time" | "obs"): JSX.Element => (
    <SelectField
      label={words[key]}
      value={spec[key] ?? ""}
      choices={[{ value: "", label: words.choose }, ...columns]}
      disabled={readOnly.value}
      onChange={(name) => set({ [key]: name === "" ? null : name })}
    />
  );
  return (
    <>
      <SelectField
        label={words.structure}
        help={structure.summary}
        value={spec.structure}
        choices={structures.records.map(({ id, label }) => ({ value: id, label }))}
        disabled={readOnly.value}
        onChange={(id) => set({ structure: id })}
      />
      {needs.has("rho") && (
        <CorrelationField
          label={words.rho}
          help={words.rhoHelp}
          value={spec.rho}
          min={-1}
          onChange={(rho) => set({ rho }, "aggregate-rho")}
        />
      )}
      {needs.has("phi") && (
        <CorrelationField
          label={words.phi}
          help={words.phiHelp}
          value={spec.phi}
          min={0}
          onChange={(phi) => set({ phi }, "aggregate-phi")}
        />
      )}
      {needs.has("time") && column("time")}
      {needs.has("obs") && column("obs")}
      {needs.has("covariances") && (
        <CovarianceField
          value={spec.covariances}
          onChange={(covariances) => set({ covariances }, "aggregate-covariances")}
        />
      )}
      <CheckField
        label={words.weighted}
        checked={spec.weighted}
        disabled={readOnly.value}
        onChange={(weighted) => set({ weighted })}
      />
    </>
  );
}
