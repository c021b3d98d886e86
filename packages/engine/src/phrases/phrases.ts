/** What the engine says in English, to what it means in another language; holes are numbered: `{0} of {1} studies`. */
export type Phrasebook = Readonly<Record<string, string>>;

interface Speaking {
  say(text: string): string;
}

let speaking: Speaking | null = null;
let spokenBook: Phrasebook | null = null;
const listeners: ((book: Phrasebook) => void)[] = [];

/**
 * Sets the language of `phrase`, and of the records of all registries.
 * @param book null = English; records that were translated stay so
 * @param say what says a text by the book (`sayer`); apart from here, since who speaks English never needs it
 */
export function speakPhrases(book: Phrasebook | null, say: (text: string) => string = (text) => text): void {
  spokenBook = book;
  speaking = book === null ? null : { say };
  if (book !== null) for (const listener of listeners) listener(book);
}

/** Calls back with the book now and whenever another is set: for texts that stand in records. */
export function whenSpoken(listener: (book: Phrasebook) => void): void {
  listeners.push(listener);
  if (spokenBook !== null) listener(spokenBook);
}

/** Whether another language than English is set. */
export function isSpeaking(): boolean {
  return speaking !== null;
}

/** A text of the engine in the language set; what is not in the book stays English. */
export function phrase(text: string): string {
  return speaking === null || text === "" ? text : speaking.say(text);
}
