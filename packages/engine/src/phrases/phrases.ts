import { fill, find, type Template, templateOf } from "./template.ts";

/** What the engine says in English, to what it means in another language; holes are numbered: `{0} of {1} studies`. */
export type Phrasebook = Readonly<Record<string, string>>;

interface Entry {
  readonly template: Template;
  readonly translated: string;
  /** How many letters are its own. */
  readonly weight: number;
}

interface Speaking {
  readonly book: Phrasebook;
  /** The most telling first: of two that fit, the one with more words of its own was meant. */
  readonly entries: readonly Entry[];
  readonly known: Map<string, string>;
  number(text: string): string;
}

let speaking: Speaking | null = null;
const listeners: ((book: Phrasebook) => void)[] = [];

/** Numbers as the engine writes them inside its sentences. */
const NUMBER = /^[-\u2212+<>= ]*\d+(?:\.\d+)?(?:e[-\u2212+]?\d+)?(?:[ \u00a0]%)?$/;
const SENTENCE_END = /(?<=[.!?:;]) (?=\p{Lu}|\d)/u;
const MOST_KEPT = 5000;

/**
 * Sets the language of `phrase`, and of the records of all registries.
 * @param book null = English; records that were translated stay so
 * @param number writes a number in a sentence the reader's way
 */
export function speakPhrases(
  book: Phrasebook | null,
  number: (text: string) => string = (text) => text,
): void {
  if (book === null) {
    speaking = null;
    return;
  }
  const entries = Object.entries(book)
    .flatMap(([phrase, translated]): Entry[] => {
      const template = templateOf(phrase);
      return template === null ? [] : [{ template, translated, weight: template.pieces.join("").length }];
    })
    .toSorted((one, other) => other.weight - one.weight);
  speaking = { book, entries, known: new Map(), number };
  for (const listener of listeners) listener(book);
}

/** Calls back with the book now and whenever another is set: for texts that stand in records. */
export function whenSpoken(listener: (book: Phrasebook) => void): void {
  listeners.push(listener);
  if (speaking !== null) listener(speaking.book);
}

/** Whether another language than English is set. */
export function isSpeaking(): boolean {
  return speaking !== null;
}

/** A text of the engine in the language set; what is not in the book stays English. */
export function phrase(text: string): string {
  if (speaking === null || text === "") return text;
  const known = speaking.known.get(text);
  if (known !== undefined) return known;
  const said = translate(text, speaking);
  if (speaking.known.size > MOST_KEPT) speaking.known.clear();
  speaking.known.set(text, said);
  return said;
}

function translate(text: string, { book, entries, number }: Speaking): string {
  const exact = Object.hasOwn(book, text) ? book[text] : undefined;
  if (exact !== undefined) return exact;
  if (NUMBER.test(text)) return number(text);
  for (const { template, translated } of entries) {
    const found = find(template, text);
    if (found === null) continue;
    const rest = phrase(found.rest);
    // The beginning of a longer text is known by what follows it.
    if (found.rest !== "" && rest === found.rest) continue;
    return (
      fill(
        translated,
        found.filled.map((part, hole) => inside(part, isQuoted(template, hole))),
      ) + rest
    );
  }
  return inParts(text);
}

/** Sentences, then what stands around colons and semicolons, then the names of a list, each by itself. */
function inParts(text: string): string {
  const separators = [SENTENCE_END, /(?<=[:;]) /u, /(?<=,) /u];
  for (const separator of separators) {
    const parts = text.split(separator);
    if (parts.length > 1) return parts.map(phrase).join(" ");
  }
  const [, inner, end] = /^(.+)([.,:;])$/su.exec(text) ?? [];
  return inner === undefined ? text : phrase(inner) + (end ?? "");
}

/** Whether a hole stands in quotes: what is quoted is the user's. */
function isQuoted({ pieces, holes }: Template, hole: number): boolean {
  return /[\u201c\u2018"'`(]$/.test(pieces[holes.indexOf(hole)] ?? "");
}

/** What stands in a hole: a number, a phrase of its own, or a word that agrees with a number beside it. */
function inside(text: string, isUsers: boolean): string {
  return isUsers && !NUMBER.test(text) ? text : phrase(text);
}
