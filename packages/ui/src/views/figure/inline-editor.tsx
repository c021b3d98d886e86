import { figureWords } from "@treeline/engine";
import type { Edited } from "@treeline/plots";
import type { JSX, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { setEffects } from "../../state/edits.ts";
import type { Evaluated } from "../../state/evaluation.ts";
import { renameStudy, setDirection, setFigure, type ToldFigure } from "../../state/figure-edits.ts";
import { showNotice } from "../../state/notices.ts";
import { project, readOnly } from "../../state/project.ts";
import { studyName } from "../../state/study-name.ts";
import { figure } from "../../strings/figure.ts";
import { frameOf, studyAt, useFrameEvents } from "./drawn-study.ts";

const words = figure.edit;

interface Editing {
  readonly what: Edited | { readonly rowId: string; readonly name: string };
  readonly text: string;
  /** The text as it is drawn; the field stands over it. */
  readonly box: DOMRect;
}

interface EditorProps {
  readonly bar: RefObject<HTMLElement | null>;
  readonly evaluated: Evaluated;
  readonly told: ToldFigure;
}

/**
 * Texts of a drawing are edited where they stand: a click, or F2 or Enter on a focused one, opens a field over them; a study's name,
 * whose click shows its numbers, by a double click or F2.
 */
export function InlineEditor({ bar, evaluated, told }: EditorProps): JSX.Element | null {
  const [editing, setEditing] = useState<Editing | null>(null);
  const back = useRef<SVGElement | null>(null);
  const open = (target: EventTarget | null): boolean => {
    const next = readOnly.value ? null : editingOf(target, evaluated, told);
    if (next === null) return false;
    back.current = target instanceof SVGElement ? (studyAt(target) ?? target) : null;
    setEditing(next);
    return true;
  };
  useFrameEvents(bar, {
    click: (event) => {
      if (isText(event.target) && open(event.target)) event.stopPropagation();
    },
    dblclick: (event) => {
      if (open(event.target)) event.stopPropagation();
    },
    keydown: (event) => {
      if (event.key !== "F2" && !(isText(event.target) && event.key === "Enter")) return;
      if (!open(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  });
  useLayoutEffect(() => reachable(frameOf(bar)));
  if (editing === null) return null;
  const close = (text: string | null): void => {
    setEditing(null);
    if (text !== null && text !== editing.text) keep(editing.what, text.trim(), told);
    back.current?.focus({ preventScroll: true });
  };
  return <Field editing={editing} onClose={close} />;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("text[data-edits]") !== null;
}

interface FieldProps {
  readonly editing: Editing;
  /** @param text what was typed; null = left as it was */
  onClose(text: string | null): void;
}

function Field({ editing, onClose }: FieldProps): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  const finish = (text: string | null): void => {
    if (done.current) return;
    done.current = true;
    onClose(text);
  };
  useLayoutEffect(() => {
    const input = field.current;
    if (input === null) return;
    const { left, top, width, height } = editing.box;
    input.style.left = `${Math.max(4, Math.min(left - 8, window.innerWidth - 228))}px`;
    input.style.top = `${top + height / 2 - 15}px`;
    input.style.width = `${Math.min(Math.max(220, width + 40), window.innerWidth - 16)}px`;
    input.focus({ preventScroll: true });
    input.select();
  }, []);
  const { what } = editing;
  return (
    <input
      ref={field}
      class="inline-edit"
      data-own-undo=""
      type="text"
      aria-label={typeof what === "string" ? words[what] : words.study(what.name)}
      title={words.hint}
      defaultValue={editing.text}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") finish(event.currentTarget.value);
        else if (event.key === "Escape") finish(null);
        else return;
        event.preventDefault();
      }}
    />
  );
}

/** What of the document the text under a target says; null = nothing that is typed. */
function editingOf(target: EventTarget | null, evaluated: Evaluated, told: ToldFigure): Editing | null {
  if (!(target instanceof Element)) return null;
  const text = target.closest<SVGTextElement>("text[data-edits]");
  if (text !== null) {
    const what = text.dataset.edits as Edited;
    return { what, text: textOf(what, told, text.textContent ?? ""), box: text.getBoundingClientRect() };
  }
  const study = studyAt(target);
  const named = study?.querySelector("text.label") ?? study?.querySelector("text");
  const rowId = study?.dataset.rowId;
  if (!study || rowId === undefined) return null;
  const why = whyNoName(rowId, evaluated);
  if (why !== null) {
    showNotice({ id: "figure", severity: "warning", text: why });
    return null;
  }
  const name = studyName(project.value, rowId);
  return { what: { rowId, name }, text: name, box: (named ?? study).getBoundingClientRect() };
}

/** The whole text, of which a line may be all that is drawn here. */
function textOf(what: Edited, { plot, subject }: ToldFigure, drawn: string): string {
  const { effects } = project.value;
  switch (what) {
    case "title":
    case "note":
      return figureWords(project.value, plot, subject)[what] ?? "";
    case "effect-name":
      return effects.effectName ?? drawn;
    case "negative":
    case "positive":
      return effects.directions[what];
  }
}

function keep(what: Editing["what"], text: string, told: ToldFigure): void {
  if (typeof what !== "string") renameStudy(what.rowId, text);
  else if (what === "title" || what === "note") setFigure(told, { [what]: text });
  else if (what === "effect-name") setEffects({ effectName: text === "" ? null : text });
  else setDirection(what, text);
}

function whyNoName(rowId: string, { document, report }: Evaluated): string | null {
  const combined = report.effects?.combined?.studies.find((study) => study.rowId === rowId);
  if ((combined?.rowIds.length ?? 1) > 1) return words.combined;
  const { label } = document.roles;
  return document.table.columns.some(({ name }) => name === label) ? null : words.noColumn;
}

/** The first line of each such text is reached with Tab, and says what it is. */
function reachable(frame: HTMLElement | null): void {
  const seen = new Map<string, SVGTextElement>();
  for (const text of frame?.querySelectorAll<SVGTextElement>("text[data-edits]") ?? []) {
    const what = text.dataset.edits ?? "";
    if (!seen.has(what)) seen.set(what, text);
  }
  const current = new Set<Element>(seen.values());
  // The page reuses elements of the drawing before: what was such a text may now be a number of the axis. One that still is
  // such a text would lose the focus with its place in the order of Tab.
  for (const text of frame?.querySelectorAll('text[role="button"]') ?? []) {
    if (current.has(text)) continue;
    for (const name of ["tabindex", "role", "aria-label"]) text.removeAttribute(name);
  }
  for (const [what, text] of seen) {
    text.setAttribute("tabindex", "0");
    text.setAttribute("role", "button");
    text.setAttribute("aria-label", `${words[what as Edited]}: ${text.textContent ?? ""}`);
  }
}
