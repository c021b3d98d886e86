/** What the engine says in English, to what it means in another language; holes are numbered: `{0} of {1} studies`. */
export type Phrasebook = Readonly<Record<string, string>>;

/** Says a text; `within`: how a label stands within a sentence, where that is not as in English. */
export interface Say {
  (text: string): string;
  readonly within?: ((label: string) => string) | undefined;
}

interface Speaking {
  readonly book: Phrasebook;
  readonly say: Say;
}

let speaking: Speaking | null = null;
const listeners: ((book: Phrasebook | null) => void)[] = [];

/**
 * Sets the language of `phrase`, and of the records of all registries.
 * @param book null = English
 * @param say what says a text by the book (`sayer`); apart from here, since who speaks English never needs it
 */
export function speakPhrases(book: Phrasebook | null, say: Say = (text) => text): void {
  set(book === null ? null : { book, say });
}

/** Speaks another language while something is made, and what was spoken before again; the work must not wait for anything. */
export function whileSpeaking<T>(book: Phrasebook | null, say: Say | undefined, work: () => T): T {
  const before = speaking;
  try {
    speakPhrases(book, say);
    return work();
  } finally {
    set(before);
  }
}

/** Work that is done later, in the language spoken now. */
export function asSpokenNow<T>(work: () => T): () => T {
  const then = speaking;
  return () => (speaking === then ? work() : whileSpeaking(then?.book ?? null, then?.say, work));
}

function set(next: Speaking | null): void {
  speaking = next;
  for (const listener of listeners) listener(next?.book ?? null);
}

/** Calls back with the book now and whenever another is set, null for English: for texts that stand in records. */
export function whenSpoken(listener: (book: Phrasebook | null) => void): void {
  listeners.push(listener);
  if (speaking !== null) listener(speaking.book);
}

/** Whether another language than English is set. */
export function isSpeaking(): boolean {
  return speaking !== null;
}

/** How the language set writes a label within a sentence; undefined = as English does. */
export function spokenWithin(): Say["within"] {
  return speaking?.say.within;
}

/** A text of the engine in the language set; what is not in the book stays English. */
export function phrase(text: string): string {
  return speaking === null || text === "" ? text : speaking.say(text);
}
