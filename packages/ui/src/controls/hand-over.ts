import { focusableIn } from "./kept-focus.ts";

/** Presses keys where the focus is, one after the other, and lets the page draw what each has done; more may come meanwhile. */
export async function handOver(keys: KeyboardEvent[]): Promise<void> {
  for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
    const next = key;
    await new Promise((resolve) => setTimeout(resolve));
    press(document.activeElement ?? document.body, next);
  }
}

/** What a key does that nobody listens to is the browser's, which does it for real keys only. */
function press(target: Element, { key, code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): void {
  const modifiers = { ctrlKey, metaKey, shiftKey, altKey };
  const event = new KeyboardEvent("keydown", { key, code, ...modifiers, bubbles: true, cancelable: true });
  if (!target.dispatchEvent(event) || ctrlKey || metaKey || altKey) return;
  if (key === "Tab") goOn(target, shiftKey ? -1 : 1);
  else if (isTextField(target)) typeInto(target, key);
  else if ((key === "Enter" || key === " ") && target instanceof HTMLElement) target.click();
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

function isTextField(target: Element): target is TextField {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.selectionStart !== null;
}

function typeInto(field: TextField, key: string): void {
  if (field.readOnly || field.disabled) return;
  const isLine = field instanceof HTMLInputElement;
  if (key === "Enter" && isLine) {
    field.form?.requestSubmit();
    return;
  }
  const text = key === "Enter" ? "\n" : key === "Backspace" ? "" : key.length === 1 ? key : null;
  if (text === null) return;
  const { selectionStart, selectionEnd } = field;
  const [start, end] = [selectionStart ?? 0, selectionEnd ?? 0];
  const from = key === "Backspace" && start === end ? Math.max(0, start - 1) : start;
  field.setRangeText(text, from, end, "end");
  field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}

function goOn(from: Element, by: 1 | -1): void {
  const within = from.closest("dialog, [role=dialog], search");
  if (within === null) return;
  const stops = focusableIn(within);
  const at = from instanceof HTMLElement ? stops.indexOf(from) : -1;
  stops[(at + by + stops.length) % stops.length]?.focus();
}
