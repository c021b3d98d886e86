import type { DesignMap, ModeratorsSpec } from "@treeline/engine";
import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { TextField } from "../../controls/field.tsx";
import { NumberField, Problem } from "../../controls/number-field.tsx";
import { editModerators, moderatorsOf } from "../../state/moderators.ts";
import { project, readOnly } from "../../state/project.ts";
import { moderation } from "../../strings/moderation.ts";
import { cutsText, readCuts } from "./cuts.ts";

const words = moderation.mapFields;
const MOST = 1e6;

type MapSpec = NonNullable<ModeratorsSpec["map"]>;

/** The difference whose power is shown, and where the bands of numbers meet. */
export function MapFields({ map }: { readonly map: DesignMap }): JSX.Element {
  const spec: MapSpec = moderatorsOf(project.value).map ?? { cuts: {}, difference: null };
  const set = (patch: Partial<MapSpec>, tag: string): void =>
    editModerators((now) => ({ ...now, map: { ...spec, ...patch } }), tag);
  const numbers = map.axes.filter(({ cuts }) => cuts.length > 0);
  const usual = map.power[0]?.effect;
  const difference = spec.difference ?? (usual === undefined ? null : Number(usual.toPrecision(3)));
  return (
    <div class="contrast-weights">
      {difference !== null && (
        <NumberField
          label={words.difference}
          help={words.differenceHelp}
          value={difference}
          min={1e-9}
          max={MOST}
          disabled={readOnly.value}
          onChange={(value) => set({ difference: value }, "difference")}
        />
      )}
      {numbers.map(({ column, cuts }) => (
        <CutsField
          key={column}
          column={column}
          cuts={spec.cuts[column] ?? cuts}
          set={(next) => {
            const { [column]: _, ...others } = spec.cuts;
            set({ cuts: next.length === 0 ? others : { ...others, [column]: next } }, `cuts ${column}`);
          }}
        />
      ))}
    </div>
  );
}

interface CutsProps {
  readonly column: string;
  readonly cuts: readonly number[];
  set(cuts: readonly number[]): void;
}

function CutsField({ column, cuts, set }: CutsProps): JSX.Element {
  const id = useId();
  const [draft, setDraft] = useState<{ readonly text: string; readonly stands: string } | null>(null);
  const now = cutsText(cuts);
  // A value changed elsewhere, such as by Undo, takes the place of what was typed.
  const text = draft !== null && (draft.stands === now || draft.text === "") ? draft.text : now;
  const isUsable = readCuts(text) !== null;
  return (
    <div class="number-field">
      <TextField
        label={words.cuts(column)}
        help={words.cutsHelp}
        value={text}
        placeholder={words.cutsExample}
        disabled={readOnly.value}
        invalid={!isUsable}
        describedBy={id}
        onInput={(next) => {
          const read = readCuts(next);
          setDraft({ text: next, stands: read === null ? now : cutsText(read) });
          if (read !== null && cutsText(read) !== now) set(read);
        }}
      />
      <Problem id={id} text={isUsable ? "" : words.notCuts} />
    </div>
  );
}
