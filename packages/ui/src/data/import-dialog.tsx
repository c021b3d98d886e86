import {
  type AnalysisDocument,
  createDocument,
  type Exclusion,
  type ModelSpec,
  measures,
} from "@treeline/engine";
import {
  type FileOptions,
  type FileSuggestion,
  type ImportedFile,
  isReached,
  type LongLayout,
  summaryRows,
  summaryRowsLeftOut,
} from "@treeline/engine/import";
import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Dialog } from "../controls/dialog.tsx";
import { CheckField } from "../controls/field.tsx";
import { engine } from "../state/evaluation.ts";
import { view } from "../state/project.ts";
import { startWith } from "../state/session.ts";
import { replaceTable, replaceWithSuggestion } from "../state/table-edits.ts";
import { later } from "../strings/later.ts";
import { t } from "../strings/t.ts";
import { chooseFile, type ImportSource, importSource } from "../views/shell/files.ts";
import { looksLikeTable } from "../views/shell/paste-anywhere.ts";
import { RequestDroppedError } from "../worker/client.ts";
import type { ImportAnswer } from "../worker/protocol.ts";
import { ColumnMapping } from "./column-mapping.tsx";
import { FileFields } from "./file-fields.tsx";
import { ImportIssues, ImportPreview } from "./import-preview.tsx";
import { LayoutFields } from "./layout-fields.tsx";
import { type Mapping, type Recalled, recallLayout, rememberLayout } from "./remembered-layouts.ts";
import { useMapping } from "./use-mapping.ts";

type How = "replace" | "fresh";

/** From a file or a block to a table: shows how it was understood, lets every guess be changed, and only then imports. */
export function ImportDialog(): JSX.Element | null {
  const source = importSource.value;
  const close = (): void => {
    importSource.value = null;
  };
  if (source === null) return null;
  if (source.kind === "choose") return <ChooseSource onClose={close} />;
  return <Review source={source} onClose={close} />;
}

function ChooseSource({ onClose }: { onClose(): void }): JSX.Element {
  const [text, setText] = useState("");
  return (
    <Dialog
      title={t.importing.heading}
      onClose={onClose}
      footer={
        <>
          <span class="spacer" />
          <button type="button" class="button" onClick={onClose}>
            {t.importing.cancel}
          </button>
          <button
            type="button"
            class="button primary"
            disabled={text.trim() === ""}
            onClick={() => {
              importSource.value = { kind: "text", text };
            }}
          >
            {t.importing.read}
          </button>
        </>
      }
    >
      <div class="import-block">
        <div>
          <button
            type="button"
            class="button"
            onClick={() => chooseFile(".csv,.tsv,.txt,.xlsx,.xlsm,.sav,.zsav,.rm5,.zip,text/csv,text/plain")}
          >
            {t.importing.choose}
          </button>
        </div>
        <label>
          <span class="field-label">{t.importing.pasteLabel}</span>
          <textarea
            autofocus
            value={text}
            placeholder={t.importing.pastePlaceholder}
            onInput={(event) => setText(event.currentTarget.value)}
            onPaste={(event) => {
              const pasted = event.clipboardData?.getData("text/plain") ?? "";
              // What is pasted into what stands there already is meant to be looked over first.
              if (text !== "" || !looksLikeTable(pasted)) return;
              event.preventDefault();
              importSource.value = { kind: "text", text: pasted };
            }}
          />
        </label>
        <p class="hint">{t.importing.nothingYet}</p>
      </div>
    </Dialog>
  );
}

type TableSource = Exclude<ImportSource, { kind: "choose" }>;

function Review({ source, onClose }: { readonly source: TableSource; onClose(): void }): JSX.Element {
  const [options, setOptions] = useState<FileOptions>({});
  const [how, setHow] = useState<How>("fresh");
  const answer = useImport(source, options);
  const table = answer?.ok ? answer.value : null;
  const shown = useLastRead(table);
  const name = source.kind === "file" ? source.name : t.importing.pasted;
  const setLayout = (layout: LongLayout | null): void => setOptions(withLayout(options, layout));
  const isLayoutGiven = useRef(false);
  const recalled = useRecalled(table, setLayout);
  const mapped = useMapping(table, how === "replace", recalled?.mapping ?? null);
  const [keepsTotals, setKeepsTotals] = useState(false);
  const totals = mapped === null ? null : summaryRowsLeftOut(mapped.table, mapped.mapping.roles.label);
  const hasRows = table !== null && table.table.rowIds.length > 0;
  const accept = (): void => {
    if (table === null || mapped === null) return;
    // What was only guessed is guessed anew: the next table with these names may be another.
    if (isLayoutGiven.current || mapped.isGiven || recalled !== null) {
      void rememberLayout(table.columns, options.long ?? null, mapped.mapping);
    }
    const left = keepsTotals ? [] : summaryRows(table.table, mapped.mapping.roles.label);
    if (how === "replace" && table.suggestion !== null) {
      const suggestion = { ...table.suggestion, ...inPlace(table.suggestion, mapped.mapping) };
      replaceWithSuggestion(table.table, suggestion, left);
    } else if (how === "replace") replaceTable(table.table, mapped.mapping, left);
    else void startWith(freshDocument(table, source, mapped.mapping, left));
    view.value = isComplete(mapped.mapping) ? "results" : "effects";
    onClose();
  };
  return (
    <Dialog
      title={t.importing.from(name)}
      onClose={onClose}
      footer={<ReviewFooter how={how} ready={hasRows} onHow={setHow} onCancel={onClose} onAccept={accept} />}
    >
      {answer === null && <p>{t.importing.reading}</p>}
      {answer !== null && !answer.ok && <p>{t.importing.noTable}</p>}
      {shown !== null && (
        <>
          <FileFields origin={shown.origin} onChange={(patch) => setOptions({ ...options, ...patch })} />
          <LayoutFields
            columns={shown.columns}
            layout={options.long ?? null}
            guess={shown.long}
            onChange={(layout) => {
              isLayoutGiven.current = true;
              setLayout(layout);
            }}
          />
          {recalled?.layout != null && <p class="hint">{t.importing.remembered}</p>}
          {(options.split === false || shown.issues.some(({ code }) => code === "cells-split")) && (
            <CheckField
              label={later.mapping.split}
              checked={options.split !== false}
              onChange={(split) => setOptions({ ...options, split })}
            />
          )}
          {totals !== null && (
            <CheckField label={later.mapping.keepsTotals} checked={keepsTotals} onChange={setKeepsTotals} />
          )}
        </>
      )}
      {table !== null && (hasRows ? <ImportPreview imported={table} /> : <NoRows />)}
      {answer !== null && (
        <ImportIssues issues={totals === null || keepsTotals ? answer.issues : [totals, ...answer.issues]} />
      )}
      {mapped !== null && hasRows && <ColumnMapping table={mapped.table} mapped={mapped} />}
    </Dialog>
  );
}

/** Names of columns alone are nothing to import. */
function NoRows(): JSX.Element {
  return (
    <p class="note warning" role="alert">
      {t.importing.noRows}
    </p>
  );
}

/** Whether there is enough to compute effects from: then the plot is what comes next. */
function isComplete({ measure, roles }: Mapping): boolean {
  return isReached(measures.get(measure), roles.inputs);
}

/** The table, or the last one that could be read: what made it unreadable must be open to change. */
function useLastRead(table: ImportedFile | null): ImportedFile | null {
  const last = useRef<ImportedFile | null>(null);
  if (table !== null) last.current = table;
  return last.current;
}

/** Reads the source anew in the worker whenever a choice changes; null while it reads for the first time. */
function useImport(source: TableSource, options: FileOptions): ImportAnswer | null {
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  useEffect(() => {
    let current = true;
    const reading =
      source.kind === "file"
        ? engine.importFile(source.bytes, options)
        : engine.importBlock(source.text, options);
    reading.then(
      (read) => current && setAnswer(read),
      (error: unknown) => {
        // A worker that died has been reported by the client; there is no table to show.
        if (current && !(error instanceof RequestDroppedError)) setAnswer({ ok: false, issues: [] });
      },
    );
    return () => {
      current = false;
    };
  }, [source, options]);
  return answer;
}

function withLayout({ long: _, ...others }: FileOptions, layout: LongLayout | null): FileOptions {
  return layout === null ? others : { ...others, long: layout };
}

/**
 * Reads a table as one with the same columns was read last; a table that looks as if it had one row per arm is put side by
 * side at once. Asked once per set of columns, so that what the user changes stays changed.
 * @returns what was remembered, if anything
 */
function useRecalled(
  table: ImportedFile | null,
  onLayout: (layout: LongLayout | null) => void,
): Recalled | null {
  const [recalled, setRecalled] = useState<Recalled | null>(null);
  const header = table === null ? null : JSON.stringify(table.columns.map(({ name }) => name));
  useEffect(() => {
    let current = true;
    if (table === null) return;
    void recallLayout(table.columns).then((known) => {
      if (!current) return;
      const layout = known === undefined ? table.long : known.layout;
      setRecalled(known ?? null);
      if (layout !== null) onLayout(layout);
    });
    return () => {
      current = false;
    };
  }, [header]);
  return recalled;
}

/** What the file says of the analysis, with the measure and the roles the user gave. */
function inPlace(
  { effects, model = {} }: FileSuggestion,
  { measure, roles }: Mapping,
): Pick<FileSuggestion, "effects" | "roles"> & { readonly model: Partial<ModelSpec> } {
  // A way to pool goes with its measure.
  return { roles, effects: { ...effects, measure }, model: measure === effects.measure ? model : {} };
}

/** The level of the file's intervals, where the measure has it as a setting. */
function levelOf(measure: string, level: number | null): Readonly<Record<string, number>> {
  const takesIt = measures.get(measure).params.some(({ key }) => key === "level");
  return level !== null && takesIt ? { level } : {};
}

function freshDocument(
  { table, suggestion, intervalLevel }: ImportedFile,
  source: TableSource,
  mapping: Mapping,
  exclusions: readonly Exclusion[],
): AnalysisDocument {
  const name = source.kind === "file" ? source.name : "";
  if (suggestion !== null)
    return createDocument({
      ...suggestion,
      ...inPlace(suggestion, mapping),
      source: name,
      table,
      exclusions,
    });
  return createDocument({
    title: name.replace(/\.[a-z0-9]+$/i, ""),
    source: name,
    table,
    exclusions,
    roles: mapping.roles,
    effects: { measure: mapping.measure, params: levelOf(mapping.measure, intervalLevel) },
  });
}

interface ReviewFooterProps {
  readonly how: How;
  readonly ready: boolean;
  onHow(how: How): void;
  onCancel(): void;
  onAccept(): void;
}

function ReviewFooter({ how, ready, onHow, onCancel, onAccept }: ReviewFooterProps): JSX.Element {
  const ways: readonly { id: How; label: string }[] = [
    { id: "fresh", label: t.importing.fresh },
    { id: "replace", label: t.importing.replace },
  ];
  return (
    <>
      <div class="import-how" role="radiogroup" aria-label={t.importing.how}>
        {ways.map((way) => (
          <label key={way.id} class="check">
            <input type="radio" name="import-how" checked={how === way.id} onChange={() => onHow(way.id)} />
            <span>{way.label}</span>
          </label>
        ))}
      </div>
      <button type="button" class="button" onClick={onCancel}>
        {t.importing.cancel}
      </button>
      <button type="button" class="button primary" disabled={!ready} onClick={onAccept}>
        {t.importing.import}
      </button>
    </>
  );
}
