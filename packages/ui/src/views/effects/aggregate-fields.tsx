import { type AggregateSpec, asAnalysed, DEFAULT_AGGREGATE, rowEffects } from "@treeline/engine";
import { studyGroups } from "@treeline/engine/aggregate";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { setEffects } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { aggregate as words } from "../../strings/aggregate.ts";
import { CombinedStudies } from "./combined-studies.tsx";
import { SensitivityTable } from "./sensitivity-table.tsx";
import { StructureFields } from "./structure-fields.tsx";

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
          <CombiningFields spec={spec} columns={columns} />
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

interface CombiningProps {
  readonly spec: AggregateSpec;
  readonly columns: readonly { readonly value: string; readonly label: string }[];
}

/** The structure, and how the effects of a study weigh in its mean. */
function CombiningFields({ spec, columns }: CombiningProps): JSX.Element {
  const set = (patch: Partial<AggregateSpec>, tag: string | null = null): void =>
    setEffects({ aggregate: { ...spec, ...patch } }, tag);
  return (
    <>
      <StructureFields spec={spec} columns={columns} words={words} tag="aggregate" onChange={set} />
      <CheckField
        label={words.weighted}
        checked={spec.weighted}
        disabled={readOnly.value}
        onChange={(weighted) => set({ weighted })}
      />
    </>
  );
}
