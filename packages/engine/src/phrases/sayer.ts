import { isBalanced, splitOutside } from "./balance.ts";
import { type Entries, type Entry, entriesOf } from "./entries.ts";
import { MANNERS, type Manner } from "./manners.ts";
import { isNumeric, localNumerals } from "./numerals.ts";
import type { OwnWords } from "./own-words.ts";
import type { Phrasebook, Say } from "./phrases.ts";
import { type Found, fill, find, standsWithin, type Template } from "./template.ts";

export { MANNERS };

/** A text in the language set, and how many of its characters stayed as they were because nothing knows them. */
interface Said {
  readonly text: string;
  readonly unknown: number;
}

interface Speaking {
  readonly book: Phrasebook;
  readonly entries: Entries;
  readonly known: Map<string, Said>;
  /** What has been said: sentences made of parts pass here again, and would be taken for English that holds other words. */
  readonly said: Set<string>;
  readonly voice: Voice;
}

/** What a language does beside its phrases. */
export interface Voice extends Manner {
  /** Writes a number in a sentence the reader's way. */
  number(text: string): string;
  /** Words that are left as they are; handed over, because the page waits for this file and holds them. */
  own(): OwnWords;
}

const SENTENCE_END = /(?<=[.!?]) (?=[\p{Lu}\d\u201c(]|[pz]-|k = )/u;
/** What is the user's stands in quotes. */
const QUOTED = /^(?:\u201c[^\u201c\u201d]*\u201d|\u2018[^\u2018\u2019]*\u2019)$/u;
/** Several of them, joined by "and" in whatever language: a list may have been put together in the reader's. */
const QUOTATIONS = /^\u201c[^\u201c\u201d]*\u201d(?:(?:, | \p{L}+ )\u201c[^\u201c\u201d]*\u201d)+$/u;
/** Measures and methods are called by the same letters in every language. */
const LETTERS = /^(?:dz|[\p{Lu}\d]{2,}(?:-[\p{Lu}\d]{2,})*)$/u;
const QUOTE = /[\u201c\u201d]/u;
/** Several words that begin large: what a record is called, or what it asks for; or a word in brackets, which stands for nothing: "(none)". */
const LABEL = /^(?:\p{Lu}\p{Ll}+,? |\(\p{Ll}+\)$)/u;
const INITIALS = /\p{Lu}\. /u;
/** Paragraphs beyond these characters are said sentence by sentence alone, which is quicker. */
const LONGEST_ONE = 600;
const MOST_KEPT = 5000;
const MOST_SAID = 50_000;

/** What says texts by a book: numbers the reader's way, sentences by the phrases they were made of. */
export function sayer(book: Phrasebook, voice: Voice): Say {
  const told = {
    ...Object.fromEntries(Object.entries(book).flatMap(apart)),
    ...Object.fromEntries(Object.entries(book).map(ended)),
  };
  const said = new Set(Object.values(told).map(capital));
  const now: Speaking = { book: told, entries: entriesOf(told), known: new Map(), said, voice };
  let whose = "";
  const say = (text: string): string => {
    const { key } = voice.own();
    if (whose !== key) now.known.clear();
    whose = key;
    return whole(text, now).text;
  };
  return Object.assign(say, { within: voice.within });
}

/** A sentence that others follow stands with a space after it in the source. */
function ended([phrase, translated]: readonly [string, string]): readonly [string, string] {
  return /[.!?] $/u.test(phrase) ? [phrase.trimEnd(), translated.trimEnd()] : [phrase, translated];
}

/** What joins on to another part is also understood where the parts are said one by one: `; adjusted for {0} moderators`. */
function apart([phrase, translated]: readonly [string, string]): (readonly [string, string])[] {
  const [, own] = /^[,;:]? (.{4,})$/su.exec(phrase) ?? [];
  if (own === undefined) return [];
  return [ended([own, translated.replace(/^[,;:]? /u, "")])];
}

/** A part of a text: what the user has named keeps its name. */
function say(text: string, now: Speaking): Said {
  return now.voice.own().isNamed(text) ? { text, unknown: 0 } : whole(text, now);
}

function whole(text: string, now: Speaking): Said {
  if (text.trim() === "") return { text, unknown: 0 };
  const known = now.known.get(text);
  if (known !== undefined) return known;
  // A word may be written the same in both but for its capital: "intervention".
  const isSaid = now.said.has(capital(text)) && !Object.hasOwn(now.book, text);
  if (isSaid) return { text, unknown: 0 };
  const said = translate(text, now);
  if (said.text !== text) remember(said.text, now.said);
  if (now.known.size > MOST_KEPT) now.known.clear();
  now.known.set(text, said);
  return said;
}

function remember(text: string, said: Set<string>): void {
  if (said.size > MOST_SAID) said.clear();
  said.add(capital(text));
}

/** A label is written large, and small within a sentence. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Of all that could be meant, what leaves least of the text as it was. */
function translate(text: string, now: Speaking): Said {
  const whole = exactly(text, now) ?? inOtherCase(text, now);
  if (whole !== null) return whole;
  const sentences = splitOutside(text, SENTENCE_END);
  if (sentences.length === 1) return withinSentence(text, now);
  const apart = inRuns(sentences, now);
  if (apart.unknown === 0) return apart;
  const of = afterName(text, now);
  const best = of !== null && of.unknown < apart.unknown ? of : apart;
  // The initials of a name look like the end of a sentence, and what fills a hole may be several of them.
  const mayBeOne = INITIALS.test(text) || text.length < LONGEST_ONE;
  return mayBeOne ? bestOf(text, now.entries(text), best, now) : best;
}

/** What is said of a study or a method, after its name and a colon. */
function afterName(text: string, now: Speaking): Said | null {
  const [name, ...rest] = splitOutside(text, /(?<=:) /u);
  if (name === undefined || rest.length === 0) return null;
  return joined([say(name, now), say(rest.join(" "), now)], " ");
}

/** Sentence by sentence, and several at once where the book has them as one phrase. */
function inRuns(sentences: readonly string[], now: Speaking): Said {
  const said: Said[] = [];
  let from = 0;
  while (from < sentences.length) {
    const run = longestRun(sentences, from, now);
    said.push(run?.said ?? say(sentences[from]!, now));
    from = run?.end ?? from + 1;
  }
  return joined(said, " ");
}

function longestRun(
  sentences: readonly string[],
  from: number,
  now: Speaking,
): { readonly said: Said; readonly end: number } | null {
  for (let end = sentences.length; end > from + 1; end--) {
    const text = sentences.slice(from, end).join(" ");
    const said = exactly(text, now) ?? spanning(text, now);
    const alone = sentences.slice(from, end).reduce((sum, one) => sum + say(one, now).unknown, 0);
    if (said.unknown === 0 || said.unknown < Math.min(alone, text.length / 2)) return { said, end };
  }
  return null;
}

/** Several sentences by one phrase; its last full stop may have been set later. */
function spanning(text: string, now: Speaking): Said {
  const wanted = ({ spans }: Entry): boolean => spans;
  const best = inEitherCase(text, unchanged(text), now, wanted);
  if (best.unknown === 0 || !text.endsWith(".")) return best;
  const inner = text.slice(0, -1);
  const said = inEitherCase(inner, unchanged(inner), now, wanted);
  return said.unknown < best.unknown && said.unknown < inner.length
    ? { ...said, text: `${said.text}.` }
    : best;
}

function withinSentence(text: string, now: Speaking): Said {
  let best = inEitherCase(text, unchanged(text), now, () => true);
  for (const way of [withoutSpaces, withoutEnd, afterName, inParts, beforeNumber, amount]) {
    if (best.unknown === 0) break;
    const parts = way(text, now);
    if (parts !== null && parts.unknown < best.unknown) best = parts;
  }
  return best;
}

/** What begins a sentence is large there, and small where it was put together. */
function inEitherCase(text: string, other: Said, now: Speaking, wanted: (entry: Entry) => boolean): Said {
  const best = bestOf(text, now.entries(text).filter(wanted), other, now);
  const small = text.charAt(0).toLowerCase() + text.slice(1);
  if (best.unknown === 0 || small === text) return best;
  const said = bestOf(small, now.entries(small).filter(wanted), best, now);
  return said === best ? best : { ...said, text: said.text.charAt(0).toUpperCase() + said.text.slice(1) };
}

function bestOf(text: string, entries: readonly Entry[], other: Said, now: Speaking): Said {
  let best = other;
  for (const entry of entries) {
    if (best.unknown === 0) break;
    best = withTemplate(entry, text, best.unknown, now) ?? best;
  }
  return best;
}

function unchanged(text: string): Said {
  return { text, unknown: text.length };
}

function exactly(text: string, { book, voice }: Speaking): Said | null {
  const exact = Object.hasOwn(book, text) ? book[text] : undefined;
  if (exact !== undefined) return { text: exact, unknown: 0 };
  if (isNumeric(text)) return { text: localNumerals(text, voice.number, book), unknown: 0 };
  if (QUOTED.test(text)) return { text: quotation(text, voice, book), unknown: 0 };
  if (QUOTATIONS.test(text)) return { text: quotations(text, voice, book), unknown: 0 };
  return LETTERS.test(text) ? { text, unknown: 0 } : null;
}

/** A label within a sentence is written small, and what begins a sentence large: the book has it once. */
function inOtherCase(text: string, now: Speaking): Said | null {
  const first = text.charAt(0);
  const small = first.toLowerCase();
  if (first !== small) {
    const said = exactly(small + text.slice(1), now);
    return said === null ? null : { ...said, text: said.text.charAt(0).toUpperCase() + said.text.slice(1) };
  }
  if (first === first.toUpperCase()) return null;
  const said = exactly(first.toUpperCase() + text.slice(1), now);
  if (said === null) return said;
  return { ...said, text: now.voice.within(said.text) };
}

function withTemplate(entry: Entry, text: string, most: number, now: Speaking): Said | null {
  let best: Said | null = null;
  for (const found of find(entry.template, text)) {
    const said = filled(entry, found, best?.unknown ?? most, now);
    if (said === null) continue;
    best = said;
    if (best.unknown === 0) break;
  }
  return best;
}

/** @param most as much unknown as another way leaves: more is given up */
function filled(
  { template, translated, isJoint }: Entry,
  found: Found,
  most: number,
  now: Speaking,
): Said | null {
  const rest = say(found.rest, now);
  // The beginning of a longer text is known by what follows it.
  if (found.rest !== "" && rest.unknown === found.rest.length) return null;
  let unknown = rest.unknown;
  const holes: string[] = [];
  for (const [hole, part] of found.filled.entries()) {
    const isUsers = isQuoted(template, hole);
    if (!isBalanced(part) || (isUsers && QUOTE.test(part))) return null;
    const said = isVersion(template, hole) ? versions(part, now) : inside(part, isUsers, now);
    unknown += said.unknown;
    if (unknown >= most || (isJoint && unknown > 0)) return null;
    holes.push(
      standsWithin(translated, hole, found.filled, now.voice.largeAfterColon)
        ? within(said, part, now)
        : said.text,
    );
  }
  return { text: fill(translated, holes) + rest.text, unknown };
}

/** What fills a hole may bring along the space before it. */
function withoutSpaces(text: string, now: Speaking): Said | null {
  const core = text.trim();
  if (core === text) return null;
  const inner = core.slice(1, -1);
  const isBracket = core.startsWith("(") && core.endsWith(")") && isBalanced(inner);
  const said = isBracket ? bracketed(sayWithin(inner, now)) : say(core, now);
  return { ...said, text: text.replace(core, () => said.text) };
}

function bracketed({ text, unknown }: Said): Said {
  return { text: `(${text})`, unknown };
}

/** The full stop may have been set by whoever put sentences together. */
function withoutEnd(text: string, now: Speaking): Said | null {
  const [, inner, end = ""] = /^(.+)([.,:;])$/su.exec(text) ?? [];
  return inner === undefined ? null : joined([say(inner, now), { text: end, unknown: 0 }], "");
}

/** A number in a unit of the user's: `141.5 hours`. */
function amount(text: string, now: Speaking): Said | null {
  const [, number, unit] = /^([-\u2212]?[\d.]+) ([^\s\d]+)$/u.exec(text) ?? [];
  if (number === undefined || unit === undefined) return null;
  return { text: `${say(number, now).text} ${say(unit, now).text}`, unknown: 0 };
}

const SEPARATORS = [/(?<=[:;]) /u, /(?<=,) /u, /(?<=\u2192) | (?=\u2192 )/u] as const;

/** What stands around colons and semicolons, then the names of a list, then what brackets add, each by itself. */
function inParts(text: string, now: Speaking): Said | null {
  for (const separator of SEPARATORS) {
    const parts = splitOutside(text, separator);
    if (parts.length > 1)
      return joined(
        parts.map((part, at) => (/[,;]$/.test(parts[at - 1] ?? "") ? sayWithin(part, now) : say(part, now))),
        " ",
      );
  }
  const at = bracketAt(text);
  if (at < 0) return null;
  const inner = text.slice(at + 1, -1);
  const added = at === 0 ? say(inner, now) : sayWithin(inner, now);
  const bracketed = { text: `${text.charAt(at)}${added.text}${text.at(-1)}`, unknown: added.unknown };
  return at === 0 ? bracketed : joined([say(text.slice(0, at - 1), now), bracketed], " ");
}

/** Where the bracket opens that closes at the end of a text; -1 = none does. */
function bracketAt(text: string): number {
  if (!/[)\]]$/u.test(text)) return -1;
  const opens = [...text.matchAll(/(?<=^| )[([]/gu)].map(({ index }) => index);
  return opens.findLast((at) => isBalanced(text.slice(at + 1, -1))) ?? -1;
}

/** A name and the numbers after it: `effect 0.37 (95 % CI 0.16 to 0.58)`. */
function beforeNumber(text: string, now: Speaking): Said | null {
  const [, name, numbers] = /^([^\d]*\p{L}) ([-\u2212]?[\d.].*)$/su.exec(text) ?? [];
  if (name === undefined || numbers === undefined || !isNumeric(numbers)) return null;
  return joined([say(name, now), say(numbers, now)], " ");
}

function joined(parts: readonly Said[], mark: string): Said {
  return {
    text: parts.map(({ text }) => text).join(mark),
    unknown: parts.reduce((sum, { unknown }) => sum + unknown, 0),
  };
}

/** Whether a hole stands in quotes: what is quoted is the user's. */
function isQuoted({ pieces, holes }: Template, hole: number): boolean {
  return /[\u201c\u2018"'`]$/.test(pieces[holes.indexOf(hole)] ?? "");
}

/** Whether a hole is the number of a version, which takes no decimal comma. */
function isVersion({ pieces, holes }: Template, hole: number): boolean {
  return /\bversion $/u.test(pieces[holes.indexOf(hole)] ?? "");
}

/** `0.1`, `5.1 to 5.4`, `19, meta summarize`. */
function versions(text: string, now: Speaking): Said {
  const [, numbers = "", rest = ""] = /^([\d. to]*)(.*)$/u.exec(text) ?? [];
  const between = localNumerals("1 to 2", (number) => number, now.book).slice(1, -1);
  return joined([{ text: numbers.replace(" to ", between), unknown: 0 }, say(rest, now)], "");
}

/** What stands in a hole: a number, a phrase of its own, or a word that agrees with a number beside it. */
function inside(text: string, isUsers: boolean, now: Speaking): Said {
  if (!isUsers || isNumeric(text)) return say(text, now);
  return { text: quoted(text, now.voice, now.book), unknown: 0 };
}

/** A text within quotes is the user's, unless it is a label of the program's. */
function quoted(text: string, voice: Voice, book: Phrasebook): string {
  const isLabel = LABEL.test(text) && Object.hasOwn(book, text) && !voice.own().isWritten(text);
  return (isLabel ? book[text] : text) ?? text;
}

/** A quotation by itself, in the quotes of the language. */
function quotation(text: string, voice: Voice, book: Phrasebook): string {
  if (text.startsWith("\u2018")) return text;
  const [opening, closing] = voice.quotes;
  return `${opening}${quoted(text.slice(1, -1), voice, book)}${closing}`;
}

function quotations(text: string, voice: Voice, book: Phrasebook): string {
  return text.replace(
    /(\u201c[^\u201d]*\u201d)( and )?/gu,
    (_, one: string, and = "") => `${quotation(one, voice, book)}${book[and] ?? and}`,
  );
}

/** A part that others stand before in its sentence. */
function sayWithin(text: string, now: Speaking): Said {
  const said = say(text, now);
  return { ...said, text: within(said, text, now) };
}

/** What has been said of a part, as it stands within a sentence; what is left as it was keeps its capital. */
function within(said: Said, part: string, now: Speaking): string {
  return said.text === part ? part : now.voice.within(said.text);
}
