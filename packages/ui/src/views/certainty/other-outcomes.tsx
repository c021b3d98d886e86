import { type CertaintySpec, MOST_OUTCOMES, type OutcomeFacts } from "@treeline/engine";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { chooseFiles } from "../../controls/choose-files.ts";
import { TextField } from "../../controls/field.tsx";
import { IconButton, MoveButtons } from "../../controls/item-buttons.tsx";
import { Menu } from "../../controls/menu.tsx";
import { useMovedFocus, type Way } from "../../controls/moved-focus.ts";
import { loadSnapshots, type Snapshot } from "../../state/database.ts";
import {
  addOutcomes,
  moveOutcome,
  type OtherProject,
  outcomeRows,
  removeOutcome,
  renameOutcome,
} from "../../state/other-outcomes.ts";
import { project, readOnly } from "../../state/project.ts";
import { certainty as words } from "../../strings/certainty.ts";
import { keeping } from "../../strings/keeping.ts";

interface OutcomesProps {
  readonly spec: CertaintySpec;
  /** What the outcome of this analysis is called in the table. */
  readonly own: string;
}

/** Outcomes of other projects in the same summary of findings: added, named, ordered with that of this analysis, removed. */
export function OtherOutcomes({ spec, own }: OutcomesProps): JSX.Element {
  const { others } = spec;
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const focus = useMovedFocus<HTMLFieldSetElement>(spec);
  const move = (from: number, to: number, way: Way): void => {
    focus.moved(to, way);
    moveOutcome(from, to);
  };
  const add = async (projects: readonly OtherProject[]): Promise<void> => {
    setBusy(true);
    setProblems(await addOutcomes(projects));
    setBusy(false);
  };
  return (
    <fieldset class="count-list" ref={focus.list}>
      <legend>{words.others}</legend>
      <p class="hint">{words.othersHelp}</p>
      {others.length > 0 &&
        outcomeRows(spec).map((facts, row) => (
          <OutcomeRow key={row} {...{ facts, own, row, move }} count={others.length + 1} />
        ))}
      <AddMenu disabled={readOnly.value || busy || others.length + 1 >= MOST_OUTCOMES} add={add} />
      <p role="status" class="hint">
        {busy ? words.computing : ""}
      </p>
      {problems.map((problem) => (
        <p key={problem} class="field-problem" role="alert">
          {problem}
        </p>
      ))}
    </fieldset>
  );
}

interface RowProps {
  /** null = the outcome of this analysis, which is named and judged above. */
  readonly facts: OutcomeFacts | null;
  readonly own: string;
  readonly row: number;
  readonly count: number;
  move(from: number, to: number, way: Way): void;
}

function OutcomeRow({ facts, own, row, count, move }: RowProps): JSX.Element {
  const name = facts === null ? own : facts.outcome || words.otherName(row + 1);
  return (
    <div class="outcome-row" data-item>
      <div>
        {facts === null ? (
          <p class="own-outcome">
            {own} <span class="hint">{words.ownOutcome}</span>
          </p>
        ) : (
          <TextField
            label={words.otherName(row + 1)}
            value={facts.outcome}
            disabled={readOnly.value}
            onInput={(outcome) => renameOutcome(row, outcome)}
          />
        )}
        {facts !== null && facts.from !== "" && <p class="hint">{words.from(facts.from)}</p>}
      </div>
      <MoveButtons
        labels={{ up: words.moveUp(name), down: words.moveDown(name) }}
        place={row}
        count={count}
        disabled={readOnly.value}
        move={(to, way) => move(row, to, way)}
      />
      {facts !== null && (
        <IconButton
          icon="close"
          label={words.removeOther(name)}
          disabled={readOnly.value}
          run={() => removeOutcome(row)}
        />
      )}
    </div>
  );
}

interface AddProps {
  readonly disabled: boolean;
  add(projects: readonly OtherProject[]): void;
}

/** Files of projects, and what this device has kept of others. */
function AddMenu({ disabled, add }: AddProps): JSX.Element {
  const [kept, setKept] = useState<readonly Snapshot[]>([]);
  return (
    <Menu
      label={words.addOther}
      disabled={disabled}
      onOpen={() =>
        void loadSnapshots().then(
          (all) => setKept(otherProjects(all)),
          () => setKept([]),
        )
      }
      items={[
        { label: words.fromFiles, run: () => chooseProjects(add) },
        ...kept.map(({ title, text, savedAt }) => ({
          label: title,
          detail: words.kept(keeping.time(savedAt)),
          run: () => add([{ from: title, text: async () => text }]),
        })),
      ]}
    />
  );
}

/** The last state of every project with another title than the present one's. */
function otherProjects(snapshots: readonly Snapshot[]): readonly Snapshot[] {
  const seen = new Set(["", project.value.title]);
  return snapshots.filter(({ title }) => {
    const isNew = !seen.has(title);
    seen.add(title);
    return isNew;
  });
}

function chooseProjects(add: AddProps["add"]): void {
  chooseFiles(".json,application/json", "several", (files) =>
    add(files.map((file) => ({ from: file.name, text: () => file.text() }))),
  );
}
