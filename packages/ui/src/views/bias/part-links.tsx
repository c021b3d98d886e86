import type { JSX } from "preact";
import { bias as words } from "../../strings/bias.ts";

const KEYS = ["assessed", "verdict", "setup", "funnels", "estimates", "methods", "files"] as const;

type Part = (typeof KEYS)[number];

/** Ids of the parts of the page. */
export const PARTS = Object.fromEntries(KEYS.map((key) => [key, `bias-${key}`])) as Readonly<
  Record<Part, string>
>;

/** The id of the card of a method. */
export function cardId(method: string): string {
  return `bias-method-${method}`;
}

/** Brings a part of the page into sight and the keyboard with it. */
export function goToPart(id: string): void {
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: "start" });
  part?.focus({ preventScroll: true });
}

/** The parts of a long page; buttons, because the address belongs to the calculator. */
export function PartLinks(): JSX.Element {
  return (
    <nav class="bias-parts" aria-label={words.parts.label}>
      {KEYS.map((key) => (
        <button key={key} type="button" class="button" onClick={() => goToPart(PARTS[key])}>
          {words.parts[key]}
        </button>
      ))}
    </nav>
  );
}
