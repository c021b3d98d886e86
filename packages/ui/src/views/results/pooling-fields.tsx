import { paramsOfMeasure, poolingMethods, withPooling, withPoolingParams } from "@treeline/engine";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { setModel } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";
import { poolingUnfit } from "./pooling-unfit.ts";
import { helpOf } from "./registry-field.tsx";

/** How the studies become one effect, and what the way chosen wants to know. */
export function PoolingFields(): JSX.Element {
  const { model } = project.value;
  const method = poolingMethods.get(model.pooling);
  return (
    <>
      <SelectField
        label={t.options.pooling}
        help={helpOf(method)}
        about={`way-to-pool:${method.id}`}
        value={model.pooling}
        choices={poolingMethods.records.map((record) => {
          const reason = poolingUnfit(record);
          return {
            value: record.id,
            label: reason ?? record.label,
            disabled: reason !== null && record !== method,
          };
        })}
        disabled={readOnly.value}
        onChange={(id) => setModel(withPooling(model, id))}
      />
      <ParamControls
        key={method.id}
        defs={paramsOfMeasure(method, project.value.effects.measure)}
        params={model.poolingParams}
        disabled={readOnly.value}
        onChange={(params, typed) => setModel(withPoolingParams(model, params), typed && `pooling ${typed}`)}
      />
    </>
  );
}
