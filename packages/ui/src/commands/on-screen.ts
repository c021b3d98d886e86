import { palette as words } from "../strings/palette.ts";
import type { Command } from "./command.ts";

/** What can be pressed or ticked; explanations have commands of their own. */
const PRESSED = ["button:not(.help, .term)", "a[href]", "input[type=checkbox]", "input[type=radio]"].join();

interface Part {
  /** What the ids of its actions begin with. */
  readonly id: string;
  /** Other words that find them. */
  readonly also: string;
  /** More are rows of a list, not actions. */
  readonly most: number;
  /** The name of the part of the screen that a control stands in. */
  whereOf(element: Element): string;
}

/** What can be pressed or ticked in a part of the screen, in its order; controls of the same name in the same place once. */
export function actionsAmong(elements: Iterable<Element>, part: Part): readonly Command[] {
  const seen = new Set<string>();
  const found: Command[] = [];
  for (const element of elements) {
    if (!(element instanceof HTMLElement) || !element.matches(PRESSED)) continue;
    const label = labelOf(element);
    const where = part.whereOf(element);
    const name = `${label}\n${where}`;
    if (label === "" || seen.has(name) || !element.checkVisibility()) continue;
    seen.add(name);
    found.push({
      id: `${part.id}.${found.length}`,
      label,
      group: "screen",
      ...(where === "" ? {} : { detail: where }),
      also: part.also,
      enabled: () => element.isConnected && !element.matches(":disabled"),
      run: () => {
        element.focus();
        element.click();
      },
    });
    if (found.length === part.most) break;
  }
  return found;
}

/** The words a control is heard by; of one choice among several with the name of what is chosen. */
function labelOf(element: HTMLElement): string {
  const own = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
  const label = oneLine(element.getAttribute("aria-label") ?? own ?? "");
  const group = element.matches("[type=radio]") ? element.closest("[role=radiogroup]") : null;
  const of = group === null ? "" : nameOf(group);
  return of === "" || label === "" ? label : words.set(of, label);
}

/** What a part of the screen is called by its label or its heading. */
export function nameOf(part: Element): string {
  const ids = part.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const labelled = ids.map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
  return oneLine(part.getAttribute("aria-label") ?? labelled);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
