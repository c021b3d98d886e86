import {
  estimators,
  NETWORK_COLUMNS,
  NETWORK_METHODS,
  type NetworkMethod,
  type NetworkReport,
  type NetworkSpec,
} from "@treeline/engine";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { setNetwork, setNetworkColumn, stopNetwork } from "../../state/network.ts";
import { project, readOnly } from "../../state/project.ts";
import { network as words } from "../../strings/network.ts";
import { OrderField } from "./order-field.tsx";

interface SetupProps {
  readonly spec: NetworkSpec;
  /** Absent while it is computed for the first time. */
  readonly report: NetworkReport | undefined;
}

/** Which column holds what, and how the network is fitted. */
export function SetupPanel({ spec, report }: SetupProps): JSX.Element {
  return (
    <section class="card panel" aria-label={words.heading}>
      <div class="dose-choices">
        <ColumnFields spec={spec} />
        <ModelFields spec={spec} report={report} />
      </div>
      {report !== undefined && <OrderField spec={spec} report={report} />}
    </section>
  );
}

function ColumnFields({ spec }: { readonly spec: NetworkSpec }): JSX.Element {
  const { table, derived } = project.value;
  const choices = [
    { value: "", label: words.noColumn },
    ...[...table.columns, ...derived].map(({ name }) => ({ value: name, label: name })),
  ];
  return (
    <fieldset class="dose-fields">
      <legend>{words.columnsHeading}</legend>
      <p class="hint">{words.columnsHint}</p>
      {NETWORK_COLUMNS.map((key) => (
        <SelectField
          key={key}
          label={words.column[key]}
          value={spec.columns[key] ?? ""}
          choices={choices}
          disabled={readOnly.value}
          onChange={(name) => setNetworkColumn(key, name === "" ? null : name)}
        />
      ))}
      <button type="button" class="button" disabled={readOnly.value} onClick={stopNetwork}>
        {words.stop}
      </button>
    </fieldset>
  );
}

const METHODS = Object.fromEntries(NETWORK_METHODS.map((id) => [id, estimators.get(id).label])) as Readonly<
  Record<NetworkMethod, string>
>;

/** Choices of a select from its catalogue of labels. */
function choicesOf<T extends string>(labels: Readonly<Record<T, string>>): { value: T; label: string }[] {
  return (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));
}

function ModelFields({ spec, report }: SetupProps): JSX.Element {
  const names = (report?.treatments ?? []).map(({ name }) => name);
  const known =
    spec.reference === null || names.includes(spec.reference) ? names : [...names, spec.reference];
  const disabled = readOnly.value;
  const one = <T extends string>(
    label: string,
    value: T,
    labels: Readonly<Record<T, string>>,
    set: (next: T) => void,
  ) => (
    <SelectField
      label={label}
      value={value}
      choices={choicesOf(labels)}
      disabled={disabled}
      onChange={(next) => set(next as T)}
    />
  );
  return (
    <fieldset class="dose-fields">
      <legend>{words.choicesHeading}</legend>
      <SelectField
        label={words.reference}
        value={spec.reference ?? ""}
        choices={[
          { value: "", label: words.byItself },
          ...known.map((name) => ({ value: name, label: name })),
        ]}
        disabled={disabled}
        onChange={(name) => setNetwork({ reference: name === "" ? null : name })}
      />
      {one(words.wish, spec.smallIsGood ? "small" : "large", words.wishes, (wish) =>
        setNetwork({ smallIsGood: wish === "small" }),
      )}
      {one(words.model, spec.model, words.models, (model) => setNetwork({ model }))}
      {spec.model === "random" && (
        <>
          {one(words.method, spec.method, METHODS, (method) => setNetwork({ method }))}
          {one(words.test, spec.test, words.tests, (test) => setNetwork({ test }))}
        </>
      )}
      {one(words.splitting, spec.splitting, words.splittings, (splitting) => setNetwork({ splitting }))}
    </fieldset>
  );
}
