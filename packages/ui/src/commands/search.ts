import { searchable } from "../controls/searchable.ts";
import type { Command } from "./command.ts";

/** The parts of a command that are searched. */
export type Searched = Pick<Command, "label" | "detail" | "also">;

/** How well words fit, from best to worst; 0 = not at all. */
const SCORE = { start: 100, wordStart: 80, within: 50, detail: 30, also: 40, initials: 10 } as const;

/** What is added where the words stand in the label as they were typed: its whole name, or whole words of it. */
const AS_TYPED = { name: 25, words: 10 } as const;

/**
 * How well a query fits a command: every word of it has to be found, in the label, the second line or the synonyms; a single word
 * may also be made of beginnings of the label's words ("fopl" for "Forest plot").
 * @returns 0 where it does not fit
 */
export function scoreOf(searched: Searched, query: string): number {
  const words = searchable(query)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return 1;
  const label = searchable(searched.label);
  const scores = words.map((word) => scoreOfWord(searched, label, word));
  if (scores.includes(0)) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / words.length + asTyped(label, words.join(" "));
}

/** "PET" means the method of that name before those that begin with it, and a label typed out means itself. */
function asTyped(label: string, query: string): number {
  const name = label.slice(label.indexOf(": ") + 1).trim();
  if (query === label || query === name) return AS_TYPED.name;
  const at = label.indexOf(query);
  const isWhole = at !== -1 && [label[at - 1], label[at + query.length]].every(isBetweenWords);
  return isWhole ? AS_TYPED.words : 0;
}

function isBetweenWords(character: string | undefined): boolean {
  return character === undefined || !/[\p{L}\p{N}]/u.test(character);
}

function scoreOfWord({ detail = "", also = "" }: Searched, label: string, word: string): number {
  if (label.startsWith(word)) return SCORE.start;
  if (startsWord(label, word)) return SCORE.wordStart;
  if (label.includes(word)) return SCORE.within;
  if (startsWord(searchable(also), word)) return SCORE.also;
  if (startsWord(searchable(detail), word)) return SCORE.detail;
  return word.length > 1 && isInitials(label, word) ? SCORE.initials : 0;
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (isBetweenWords(text[at - 1])) return true;
  }
  return false;
}

/** Whether the letters are beginnings of words in their order, as "fopl" is of "Forest plot". */
function isInitials(text: string, letters: string): boolean {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const fit = (word: number, at: number): boolean => {
    if (at === letters.length) return true;
    if (word >= words.length) return false;
    for (let taken = sharedStart(words[word]!, letters.slice(at)); taken > 0; taken--) {
      if (fit(word + 1, at + taken)) return true;
    }
    return fit(word + 1, at);
  };
  return fit(0, 0);
}

function sharedStart(word: string, letters: string): number {
  let length = 0;
  while (length < letters.length && word[length] === letters[length]) length++;
  return length;
}

/** The commands that fit, best first; equally good ones in their own order. */
export function searchCommands<T extends Searched>(commands: readonly T[], query: string): readonly T[] {
  return commands
    .map((command) => ({ command, score: scoreOf(command, query) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ command }) => command);
}
