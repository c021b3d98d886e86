import { readOnly, view } from "../../state/project.ts";
import { importSource } from "./files.ts";

/** Where pasting belongs to what has the focus. */
const OWN_PASTE = ["input", "textarea", "[contenteditable]", "[role=grid]", "dialog"].join();

/** A block pasted outside any field is a table to import, on whatever page. */
export function startPasting(): void {
  window.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest(OWN_PASTE)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // On the page of the data whatever is pasted is meant as data; elsewhere a stray word is not.
    const isMeant = view.value === "data" ? text.trim() !== "" : looksLikeTable(text);
    if (!isMeant || readOnly.value) return;
    event.preventDefault();
    importSource.value = { kind: "text", text };
  });
}

/**
 * Two lines or more with cells: tabs anywhere, since a title above the table has none between words; other marks, which prose has
 * too, in the first two lines.
 */
export function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  if (lines.filter((line) => line.trim().includes("\t")).length > 1) return true;
  return lines.length > 1 && lines.slice(0, 2).every((line) => /[\t;,|]| {2,}/.test(line.trim()));
}
