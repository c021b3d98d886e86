import {
  type EffectSpec,
  type Measure,
  type ModelSpec,
  measures,
  poolingMethods,
  withPooling,
} from "@treeline/engine";
import { carryRoles } from "../../state/carry-roles.ts";
import { dismissNotice, showNotice } from "../../state/notices.ts";
import { change, project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** A new measure keeps the columns that still fit and guesses the rest from their names. */
export function chooseMeasure(id: string): void {
  const measure = measures.get(id);
  noteFallBack(measure);
  change((document) => ({
    ...document,
    model: poolable(document.model, measure) ? document.model : withPooling(document.model, FALL_BACK),
    roles: {
      ...document.roles,
      inputs: carryRoles(
        document.table,
        measures.get(document.effects.measure),
        measure,
        document.roles.inputs,
      ),
    },
    effects: {
      ...document.effects,
      measure: id,
      params: {},
      display: null,
      displayParams: {},
      effectName: null,
      artefacts: sameArtefacts(document.effects, measure),
    },
  }));
}

/** Any measure can be pooled so. */
const FALL_BACK = poolingMethods.ids[0]!;

function poolable({ pooling }: ModelSpec, { id }: Measure): boolean {
  return poolingMethods.get(pooling).measures?.includes(id) ?? true;
}

/** A way to pool that does not know the new measure gives way, and the page says so. */
function noteFallBack(measure: Measure): void {
  const { model } = project.value;
  if (readOnly.value) return;
  dismissNotice("pooling");
  if (poolable(model, measure)) return;
  showNotice({
    id: "pooling",
    severity: "warning",
    text: t.notices.poolingFellBack(poolingMethods.get(model.pooling).label, measure.label),
  });
}

/** A correction for artefacts goes along to a measure on the same scale; to another it would not apply. */
function sameArtefacts({ measure, artefacts }: EffectSpec, next: Measure): EffectSpec["artefacts"] {
  return measures.get(measure).attenuates === next.attenuates ? artefacts : null;
}
