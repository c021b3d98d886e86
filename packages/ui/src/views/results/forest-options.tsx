import type { ForestOrder } from "@treeline/engine";
import type { JSX } from "preact";
import { CheckField, SelectField } from "../../controls/field.tsx";
import { setForest } from "../../state/edits.ts";
import { project, readOnly } from "../../state/project.ts";
import { t } from "../../strings/en.ts";
import { AxisLimitsFields } from "./axis-limits-fields.tsx";

const ORDERS: readonly ForestOrder[] = ["table", "effect", "precision", "label"];
/** More would leave the plot no room. */
const MAX_COLUMNS = 4;

/** How the forest plot looks; none of it changes a number. */
export function ForestOptions(): JSX.Element {
  const { plots, table, roles } = project.value;
  const { forest } = plots;
  const inputs = new Set([roles.label, ...Object.values(roles.inputs)]);
  const offered = table.columns.filter(
    (column) => !inputs.has(column.name) || forest.columns.includes(column.name),
  );
  const toggle = (name: string, on: boolean): void =>
    setForest({
      columns: on ? [...forest.columns, name] : forest.columns.filter((column) => column !== name),
    });
  return (
    <>
      <h2>{t.options.plotHeading}</h2>
      <SelectField
        label={t.options.order}
        value={forest.order}
        choices={ORDERS.map((order) => ({ value: order, label: t.options.orders[order] }))}
        disabled={readOnly.value}
        onChange={(value) => setForest({ order: ORDERS.find((order) => order === value) ?? "table" })}
      />
      <AxisLimitsFields />
      <CheckField
        label={t.options.showWeights}
        checked={forest.showWeights}
        disabled={readOnly.value}
        onChange={(showWeights) => setForest({ showWeights })}
      />
      <CheckField
        label={t.options.showPrediction}
        checked={forest.showPrediction}
        disabled={readOnly.value}
        onChange={(showPrediction) => setForest({ showPrediction })}
      />
      {offered.length > 0 && (
        <details class="fold">
          <summary>{t.options.columns}</summary>
          {offered.map(({ name }) => {
            const on = forest.columns.includes(name);
            return (
              <CheckField
                key={name}
                label={name}
                checked={on}
                disabled={readOnly.value || (!on && forest.columns.length >= MAX_COLUMNS)}
                onChange={(next) => toggle(name, next)}
              />
            );
          })}
        </details>
      )}
    </>
  );
}
