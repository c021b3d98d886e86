import { type Signal, signal } from "@preact/signals";
import type { Language } from "@treeline/engine";

/** What goes into papers, and may be in another language than the page. */
export const APART = ["figures", "report"] as const;
export type Apart = (typeof APART)[number];

/** A language beside that of the page. */
export interface OtherTongue {
  readonly language: Language;
  /** Makes something in it; the work must not wait for anything. */
  run<T>(work: () => T): T;
  /** A copy of an answer in it. */
  told<T>(answer: T): T;
}

const tongues: Readonly<Record<Apart, Signal<OtherTongue | null>>> = {
  figures: signal(null),
  report: signal(null),
};
let running: OtherTongue | null = null;

/** The language of figures or report where it is not that of the page and has been fetched; null = as the page. */
export function tongueOf(part: Apart): OtherTongue | null {
  return tongues[part].value;
}

/** Makes figures, or the report, in their language. */
export function inTongueOf<T>(part: Apart, work: () => T): T {
  const tongue = tongues[part].peek();
  const before = running;
  running = tongue;
  try {
    return tongue === null ? work() : tongue.run(work);
  } finally {
    running = before;
  }
}

/** An answer of the workers in the language in which something is made just now. */
export function retold<T>(answer: T): T {
  return running === null ? answer : running.told(answer);
}

/** @param tongue null = as the page */
export function setTongueOf(part: Apart, tongue: OtherTongue | null): void {
  tongues[part].value = tongue;
}
