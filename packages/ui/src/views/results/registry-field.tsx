import {
  allows,
  estimators,
  type ModelSpec,
  poolingMethods,
  type Registry,
  type RegistryRecord,
} from "@treeline/engine";
import type { JSX } from "preact";
import { type Choice, SelectField } from "../../controls/field.tsx";
import type { TopicGroup } from "../../help/topic.ts";
import { setModel } from "../../state/edits.ts";
import { readOnly } from "../../state/project.ts";
import { t } from "../../strings/t.ts";

/** What a record of a menu may say of when it is defined. */
interface Conditional extends RegistryRecord {
  readonly needs?: {
    readonly likelihoods: readonly string[];
    readonly estimator: string;
    readonly anyWeights?: true;
  };
}

interface RegistryFieldProps<T extends Conditional> {
  readonly label: string;
  /** The kind of explanation that its records have, in `help/topic.ts`. */
  readonly topics: TopicGroup;
  readonly registry: Registry<T>;
  readonly value: string;
  /** The records the way to pool has; the others are not offered. */
  readonly allowed: "all" | readonly string[];
  /** null where the way to pool has an estimate of its own, so that no record depends on it. */
  readonly model: ModelSpec | null;
  /** Heading in the menu over a record. */
  groupOf?(record: T): string;
  onChange(id: string): void;
}

/** A menu of a registry, explained by the record that is chosen; what does not apply now says so and offers to change that. */
export function RegistryField<T extends Conditional>(props: RegistryFieldProps<T>): JSX.Element {
  const { label, topics, registry, value, allowed, model, groupOf, onChange } = props;
  const offered = registry.records.filter(({ id }) => id === value || allows(allowed, id));
  const chosen = registry.has(value) ? registry.get(value) : undefined;
  return (
    <>
      <SelectField
        label={label}
        help={chosen && helpOf(chosen)}
        about={chosen && `${topics}:${chosen.id}`}
        value={value}
        choices={offered.map((record) => ({
          value: record.id,
          label: isUnmet(record, model) ? t.options.needs(record.label, likelihoodsOf(record)) : record.label,
          group: groupOf?.(record),
        }))}
        disabled={readOnly.value}
        onChange={onChange}
      />
      {chosen !== undefined && isUnmet(chosen, model) && <NeedNote record={chosen} />}
    </>
  );
}

/** Whether a record belongs to a likelihood, or to weights, other than those of the model. */
function isUnmet({ needs }: Conditional, model: ModelSpec | null): boolean {
  if (needs === undefined || model === null) return false;
  const { kind, tau2, estimator, weighting } = model;
  const { likelihood, userWeights } = estimators.get(estimator);
  const estimated = kind === "random" && tau2 === null;
  const byPrecision = weighting === "inverse-variance" && userWeights !== "required";
  const fits = estimated && likelihood !== null && needs.likelihoods.includes(likelihood);
  return !(fits && (needs.anyWeights === true || byPrecision));
}

function likelihoodsOf({ needs }: Conditional): string {
  return t.options.or(needs?.likelihoods ?? []);
}

/** What makes a record apply: the estimator it belongs to, and weights by precision unless any weights do. */
export function fixOf({ needs }: Conditional): { readonly label: string; run(): void } | null {
  if (needs === undefined) return null;
  const { estimator, anyWeights } = needs;
  return {
    label: t.options.needsFix(estimator),
    run: () =>
      setModel({
        kind: "random",
        estimator,
        tau2: null,
        ...(anyWeights === true ? {} : { weighting: "inverse-variance" }),
      }),
  };
}

/** The fix of a record that does not apply to a model now; null where it applies. */
export function unmetOf(record: Conditional, model: ModelSpec): ReturnType<typeof fixOf> {
  return isUnmet(record, poolingMethods.get(model.pooling).estimators ? model : null) ? fixOf(record) : null;
}

function NeedNote({ record }: { readonly record: Conditional }): JSX.Element {
  const { anyWeights } = record.needs ?? {};
  const fix = fixOf(record);
  const words = anyWeights === true ? t.options.needsLikelihoodNote : t.options.needsNote;
  return (
    <p class="field-note">
      {words(record.label, likelihoodsOf(record))}{" "}
      {fix && (
        <button type="button" class="link-button" disabled={readOnly.value} onClick={fix.run}>
          {fix.label}
        </button>
      )}
    </p>
  );
}

export function choicesOf<T extends RegistryRecord>(registry: Registry<T>): readonly Choice[] {
  return registry.records.map((record) => ({ value: record.id, label: record.label }));
}

export function helpOf({ summary, reference }: RegistryRecord): string {
  return `${summary} ${reference}`;
}
