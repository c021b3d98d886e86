import type { SensitivitySpec } from "@treeline/engine";
import type { JSX } from "preact";
import { CheckField, SegmentedField, SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import type { Evaluated } from "../../state/evaluation.ts";
import { project, readOnly } from "../../state/project.ts";
import { sensitivitySpecOf, setSensitivity } from "../../state/sensitivity.ts";
import { sensitivity } from "../../strings/sensitivity.ts";

const words = sensitivity.setup;
const ORDERS = ["table", "precision", "effect", "column"] as const;
const MODELS = ["pooled", "moderators"] as const;
const RESIDUALS = ["rstudent", "rstandard"] as const;
const MOST_SAMPLES = 100_000;

/** One of the values offered; a menu gives text. */
function chosen<T extends string>(values: readonly T[], text: string): T {
  return values.find((value) => value === text) ?? values[0]!;
}

/** The choices that the analyses share; those of plots stand beside them. */
export function SetupPanel({ made }: { readonly made: Evaluated }): JSX.Element {
  const spec = sensitivitySpecOf(project.value);
  const hasTerms = (made.document.moderators?.terms.length ?? 0) > 0;
  const shared = { disabled: readOnly.value };
  return (
    <details class="setup-fold">
      <summary>
        <b>{words.heading}</b> <span class="hint">{summaryOf(spec)}</span>
      </summary>
      <div class="card panel panel-columns">
        <OrderFields spec={spec} />
        {(hasTerms || spec.model === "moderators") && (
          <SegmentedField
            {...shared}
            label={words.model}
            help={words.modelHelp}
            value={spec.model}
            choices={MODELS.map((value) => ({ value, label: words.models[value] }))}
            onChange={(value) => setSensitivity({ model: chosen(MODELS, value) })}
          />
        )}
        <SegmentedField
          {...shared}
          label={words.residuals}
          help={words.residualsHelp}
          value={spec.residuals}
          choices={RESIDUALS.map((value) => ({ value, label: words.residualKinds[value] }))}
          onChange={(value) => setSensitivity({ residuals: chosen(RESIDUALS, value) })}
        />
        <NumberField
          {...shared}
          label={words.samples}
          help={words.samplesHelp}
          value={spec.samples}
          min={0}
          max={MOST_SAMPLES}
          onChange={(samples) => setSensitivity({ samples: Math.round(samples) }, "samples")}
        />
      </div>
    </details>
  );
}

function summaryOf({ order, column, residuals }: SensitivitySpec): string {
  const by =
    order === "column" && column !== null ? `${words.orders.column}: ${column}` : words.orders[order];
  return [`${words.order}: ${by.charAt(0).toLowerCase()}${by.slice(1)}`, words.residualKinds[residuals]].join(
    " \u00b7 ",
  );
}

function OrderFields({ spec }: { readonly spec: SensitivitySpec }): JSX.Element {
  const { table, derived } = project.value;
  const columns = [...table.columns, ...derived].map(({ name }) => name);
  return (
    <div>
      <SelectField
        label={words.order}
        help={words.orderHelp}
        value={spec.order}
        choices={ORDERS.map((value) => ({ value, label: words.orders[value] }))}
        disabled={readOnly.value}
        onChange={(value) => setSensitivity(orderedBy(chosen(ORDERS, value), spec, columns))}
      />
      {spec.order === "column" && (
        <SelectField
          label={words.column}
          help={words.columnHelp}
          value={spec.column ?? ""}
          choices={[
            { value: "", label: words.noColumn },
            ...columns.map((value) => ({ value, label: value })),
          ]}
          disabled={readOnly.value}
          onChange={(value) => setSensitivity({ column: value === "" ? null : value })}
        />
      )}
      <CheckField
        label={words.descending}
        checked={spec.descending}
        disabled={readOnly.value}
        onChange={(descending) => setSensitivity({ descending })}
      />
      <CheckField
        label={words.collapse}
        checked={spec.collapse}
        disabled={readOnly.value}
        onChange={(collapse) => setSensitivity({ collapse })}
      />
    </div>
  );
}

/** A column that is called a year is what most orders go by. */
function orderedBy(
  order: SensitivitySpec["order"],
  spec: SensitivitySpec,
  columns: readonly string[],
): Partial<SensitivitySpec> {
  if (order !== "column" || spec.column !== null) return { order };
  return { order, column: columns.find((name) => /year|jahr|a\u00f1o/iu.test(name)) ?? null };
}
