import { effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";

/** The study under the pointer, else the one chosen by the focus, wherever on the page; null = none. */
const lit: Signal<string | null> = signal(null);
export const litRow: ReadonlySignal<string | null> = lit;

/** Points at a study from elsewhere than the pointer and the focus. */
export function lightRow(rowId: string | null): void {
  lit.value = rowId;
}

const LIT = "lit";

/** The study that an element belongs to, by the row it is marked with. */
function rowAt(target: EventTarget | null): string | null {
  const marked = target instanceof Element ? target.closest<HTMLElement | SVGElement>("[data-row-id]") : null;
  return marked?.dataset.rowId ?? null;
}

/**
 * Marks every drawing and table line of the lit study. Classes are set by hand: drawing plots of thousands of studies anew
 * for every move of the pointer would make them heavy.
 */
function light(rowId: string | null): void {
  for (const other of document.querySelectorAll(`[data-row-id].${LIT}`)) other.classList.remove(LIT);
  if (rowId === null) return;
  for (const own of document.querySelectorAll(`[data-row-id="${CSS.escape(rowId)}"]`)) own.classList.add(LIT);
}

/** Whether a study is lit, for elements that change from one study to another. */
export function isLit(rowId: string): boolean {
  return lit.peek() === rowId;
}

/** Marks the lit study in what was drawn since. */
export function relight(): void {
  light(lit.peek());
}

/** The study the focus was on last, until it goes to something else than the ways from page to page. */
let chosen: string | null = null;

/** Where the focus goes on the way to another view of the same studies. */
const WAYS = ["nav", "[role=tab]", "[role=menu]", "[role=dialog]", "dialog"].join(",");

function choose(target: EventTarget | null): void {
  const row = rowAt(target);
  const isUnderWay = target instanceof Element && target.closest(WAYS) !== null;
  if (row !== null || !isUnderWay) chosen = row;
}

/** Marks the lit study in views that are drawn later: another page, another plot. */
function lightNewcomers(): void {
  let frame = 0;
  const observer = new MutationObserver(() => {
    if (lit.peek() === null) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(relight);
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Follows pointer and focus over everything that is marked with the row of a study. */
export function startLighting(): void {
  effect(() => light(lit.value));
  lightNewcomers();
  document.addEventListener(
    "pointerover",
    ({ target }) => {
      // Scrolling moves the page under a pointer that rests: what the focus has reached stays lit.
      lit.value = rowAt(target) ?? chosen;
    },
    { passive: true },
  );
  document.addEventListener(
    "focusin",
    ({ target }) => {
      choose(target);
      lit.value = chosen;
    },
    { passive: true },
  );
}
