import {
  type ArtefactSpec,
  type Measure,
  measures,
  type Params,
  rowEffects,
  withDefaults,
} from "@treeline/engine";
import {
  ARTEFACTS,
  type ArtefactCorrection,
  artefactCorrections,
  artefactSentences,
} from "@treeline/engine/artefacts";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { setEffects } from "../../state/edits.ts";
import { evaluated } from "../../state/evaluation.ts";
import { setInputColumn } from "../../state/ledger-edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { artefacts as words } from "../../strings/artefacts.ts";

/** Whether, and how, effects are corrected for unreliability and selection; nothing for measures without such a correction. */
export function ArtefactFields(): JSX.Element | null {
  const { effects } = project.value;
  const measure = measures.get(effects.measure);
  const spec = effects.artefacts;
  if (measure.attenuates === undefined && spec === null) return null;
  const chosen = spec === null ? null : artefactCorrections.get(spec.correction);
  const offered = artefactCorrections.records.filter((record) => fits(record, measure) || record === chosen);
  return (
    <section class="card panel artefacts">
      <h3>{words.heading}</h3>
      <p class="hint">{words.lead}</p>
      <SelectField
        label={words.correction}
        value={spec?.correction ?? ""}
        choices={[
          { value: "", label: words.none },
          ...offered.map((record) => ({
            value: record.id,
            label: fits(record, measure) ? record.label : words.unfit(record.label),
          })),
        ]}
        disabled={readOnly.value}
        onChange={(id) => setEffects({ artefacts: id === "" ? null : { correction: id, params: {} } })}
      />
      {spec !== null && chosen !== null && (
        <>
          <p class="hint">{chosen.summary}</p>
          {measure.attenuates !== undefined && (
            <ArtefactColumns keys={chosen.artefacts(measure.attenuates)} />
          )}
          <Choices spec={spec} correction={chosen} measure={measure} />
          <Corrected />
        </>
      )}
    </section>
  );
}

function fits({ scales }: ArtefactCorrection, { attenuates }: Measure): boolean {
  return attenuates !== undefined && scales.includes(attenuates);
}

/** One column per artefact. */
function ArtefactColumns({ keys }: { readonly keys: readonly string[] }): JSX.Element {
  const { table, derived, roles } = project.value;
  const columns = [...table.columns, ...derived].map(({ name }) => ({ value: name, label: name }));
  return (
    <div class="panel-columns">
      {ARTEFACTS.filter(({ key }) => keys.includes(key)).map(({ key, label }) => (
        <SelectField
          key={key}
          label={label}
          value={roles.inputs[key] ?? ""}
          choices={[{ value: "", label: words.notReported }, ...columns]}
          disabled={readOnly.value}
          onChange={(name) => setInputColumn(key, name === "" ? null : name)}
        />
      ))}
    </div>
  );
}

interface ChoicesProps {
  readonly spec: ArtefactSpec;
  readonly correction: ArtefactCorrection;
  readonly measure: Measure;
}

/** The choices of the correction; numbers only where they stand in for what is not reported. */
function Choices({ spec, correction, measure }: ChoicesProps): JSX.Element {
  const { missing } = withDefaults(correction.params, spec.params);
  const played = measure.attenuates === undefined ? [] : correction.artefacts(measure.attenuates);
  const defs = correction.params.filter(
    ({ key, type }) => type !== "number" || (missing === "given" && played.includes(key)),
  );
  const set = (params: Params, typed: string | null): void =>
    setEffects({ artefacts: { ...spec, params } }, typed && `artefacts ${typed}`);
  return <ParamControls defs={defs} params={spec.params} disabled={readOnly.value} onChange={set} />;
}

/** How many effects were corrected, and what stood in for what is not reported. */
function Corrected(): JSX.Element | null {
  const now = evaluated.value?.report ?? null;
  if (now === null || now.effects === null) return null;
  const { corrected } = rowEffects(now.effects);
  if (corrected === undefined) return null;
  const [, assumed] = artefactSentences(now);
  return (
    <p class="hint" role="status">
      {words.corrected(corrected.rows.yi.length)} {assumed}
    </p>
  );
}
