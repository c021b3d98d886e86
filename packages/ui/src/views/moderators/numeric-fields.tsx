import type { Moderator } from "@treeline/engine";
import { shapes } from "@treeline/engine/design";
import type { JSX } from "preact";
import { SelectField } from "../../controls/field.tsx";
import { NumberField } from "../../controls/number-field.tsx";
import { ParamControls } from "../../controls/params.tsx";
import { setModerator } from "../../state/moderators.ts";
import { readOnly } from "../../state/project.ts";
import { moderators as words } from "../../strings/moderators.ts";
import { KnotsField } from "./knots-field.tsx";
import type { ModeratorFieldsProps } from "./moderator-card.tsx";

const MOST = 1e12;

/** The shape of a number's relation to the effect, its knots, and what it is centred on and divided by. */
export function NumericFields({ moderator, values, table }: ModeratorFieldsProps): JSX.Element {
  const { column, shape: id, shapeParams, within } = moderator;
  const shape = shapes.get(id);
  const known = values?.values.filter((value) => value !== null) ?? [];
  const set = (patch: Partial<Moderator>, tag: string | null = null): void =>
    setModerator(column, patch, tag);
  const others = table.columns.map(({ name }) => name).filter((name) => name !== column);
  return (
    <>
      <div class="panel-columns">
        <SelectField
          label={words.shape}
          help={shape.summary}
          value={id}
          choices={shapes.records.map(({ id: value, label }) => ({ value, label }))}
          disabled={readOnly.value}
          onChange={(next) => set({ shape: next, shapeParams: {}, knots: null })}
        />
        <ParamControls
          defs={shape.params}
          params={shapeParams}
          disabled={readOnly.value}
          onChange={(params, typed) => set({ shapeParams: params, knots: null }, typed)}
        />
      </div>
      {shape.fewestKnots !== null && known.length > 0 && <KnotsField moderator={moderator} known={known} />}
      <div class="panel-columns">
        <CentreFields moderator={moderator} set={set} known={known} />
        <ScaleFields moderator={moderator} set={set} />
        <SelectField
          label={words.within}
          help={words.withinHelp}
          value={within ?? ""}
          choices={[
            { value: "", label: words.withinNone },
            ...others.map((name) => ({ value: name, label: name })),
          ]}
          disabled={readOnly.value}
          onChange={(name) => set({ within: name === "" ? null : name })}
        />
      </div>
    </>
  );
}

interface PlacementProps {
  readonly moderator: Moderator;
  set(patch: Partial<Moderator>, tag?: string | null): void;
}

function CentreFields({
  moderator: { centre },
  set,
  known,
}: PlacementProps & { readonly known: readonly number[] }): JSX.Element {
  const start = known.length === 0 ? 0 : Number(middleOf(known).toPrecision(3));
  return (
    <>
      <SelectField
        label={words.centre}
        help={words.centreHelp}
        value={typeof centre === "number" ? "value" : centre}
        choices={(["none", "mean", "value"] as const).map((value) => ({
          value,
          label: words.centres[value],
        }))}
        disabled={readOnly.value}
        onChange={(value) => set({ centre: value === "value" ? start : value === "mean" ? "mean" : "none" })}
      />
      {typeof centre === "number" && (
        <NumberField
          label={words.centreValue}
          value={centre}
          min={-MOST}
          max={MOST}
          disabled={readOnly.value}
          onChange={(value) => set({ centre: value }, "centre")}
        />
      )}
    </>
  );
}

function ScaleFields({ moderator: { scale }, set }: PlacementProps): JSX.Element {
  return (
    <>
      <SelectField
        label={words.scale}
        help={words.scaleHelp}
        value={typeof scale === "number" ? "value" : scale}
        choices={(["none", "sd", "value"] as const).map((value) => ({ value, label: words.scales[value] }))}
        disabled={readOnly.value}
        onChange={(value) => set({ scale: value === "value" ? 10 : value === "sd" ? "sd" : "none" })}
      />
      {typeof scale === "number" && (
        <NumberField
          label={words.scaleValue}
          value={scale}
          min={1e-9}
          max={MOST}
          disabled={readOnly.value}
          onChange={(value) => set({ scale: value }, "scale")}
        />
      )}
    </>
  );
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
