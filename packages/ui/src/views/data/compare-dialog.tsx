import type { Issue } from "@treeline/engine";
import type { CodingComparison } from "@treeline/engine/double-coding";
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "../../controls/dialog.tsx";
import { ImportIssues } from "../../data/import-preview.tsx";
import { engine } from "../../state/evaluation.ts";
import { project } from "../../state/project.ts";
import { later } from "../../strings/later.ts";
import { RequestDroppedError } from "../../worker/client.ts";
import type { ImportAnswer } from "../../worker/protocol.ts";
import { AgreementTable } from "./agreement-table.tsx";
import { DifferenceTable } from "./difference-table.tsx";

type State =
  | { readonly kind: "choose" }
  | { readonly kind: "reading" }
  | { readonly kind: "failed"; readonly issues: readonly Issue[] }
  | {
      readonly kind: "compared";
      readonly comparison: CodingComparison;
      readonly issues: readonly Issue[];
    };

/** From a second coding of the same studies to a list of differences, each settled with one click. */
export function CompareDialog({ onClose }: { onClose(): void }): JSX.Element {
  const [state, setState] = useState<State>({ kind: "choose" });
  const words = later.coding;
  const start = (reading: Promise<ImportAnswer>): void => {
    setState({ kind: "reading" });
    compareWith(reading).then(setState, (error: unknown) => {
      if (!(error instanceof RequestDroppedError)) setState({ kind: "failed", issues: [] });
    });
  };
  return (
    <Dialog
      title={words.compareHeading}
      onClose={onClose}
      footer={
        <>
          <span class="spacer" />
          <button type="button" class="button" onClick={onClose}>
            {words.close}
          </button>
        </>
      }
    >
      {state.kind === "choose" && <ChooseSecond onRead={start} />}
      {state.kind === "reading" && <p>{words.reading}</p>}
      {state.kind === "failed" && (
        <>
          <p>{words.noTable}</p>
          <ImportIssues issues={state.issues} />
        </>
      )}
      {state.kind === "compared" && (
        <>
          <Matched comparison={state.comparison} />
          <DifferenceTable differences={state.comparison.differences} />
          <AgreementTable columns={state.comparison.columns} />
          <ImportIssues issues={[...state.comparison.issues, ...state.issues]} />
        </>
      )}
    </Dialog>
  );
}

async function compareWith(reading: Promise<ImportAnswer>): Promise<State> {
  const answer = await reading;
  if (!answer.ok) return { kind: "failed", issues: answer.issues };
  const comparison = await engine.compareCodings(project.value, answer.value.table);
  return { kind: "compared", comparison, issues: answer.issues };
}

function ChooseSecond({ onRead }: { onRead(reading: Promise<ImportAnswer>): void }): JSX.Element {
  const [text, setText] = useState("");
  const words = later.coding;
  return (
    <div class="import-block">
      <p>{words.compareLead}</p>
      <label class="file-button button">
        {words.chooseSecond}
        <input
          type="file"
          class="visually-hidden"
          accept=".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/plain"
          onChange={({ currentTarget: { files } }) => {
            const file = files?.[0];
            if (file) onRead(readBytes(file));
          }}
        />
      </label>
      <label>
        <span class="field-label">{words.paste}</span>
        <textarea value={text} onInput={({ currentTarget: { value } }) => setText(value)} />
      </label>
      <div>
        <button
          type="button"
          class="button primary"
          disabled={text.trim() === ""}
          onClick={() => onRead(engine.importBlock(text, {}))}
        >
          {words.read}
        </button>
      </div>
    </div>
  );
}

async function readBytes(file: File): Promise<ImportAnswer> {
  return engine.importFile(new Uint8Array(await file.arrayBuffer()), {});
}

function Matched({ comparison }: { readonly comparison: CodingComparison }): JSX.Element {
  const { keys, pairs, lone, onlyA, onlyB } = comparison;
  const words = later.coding;
  const labels = (coding: "a" | "b"): string =>
    lone
      .filter((row) => row.coding === coding)
      .map(({ label }) => label)
      .join("; ");
  const [first, second] = [labels("a"), labels("b")];
  return (
    <div class="stacked">
      {keys.length > 0 && <p>{words.matched(pairs.length, keys.join(", "))}</p>}
      {first !== "" && <p class="hint">{words.onlyFirst(first)}</p>}
      {second !== "" && <p class="hint">{words.onlySecond(second)}</p>}
      {onlyA.length > 0 && <p class="hint">{words.columnsFirst(onlyA.join(", "))}</p>}
      {onlyB.length > 0 && <p class="hint">{words.columnsSecond(onlyB.join(", "))}</p>}
    </div>
  );
}
