import { readdirSync, readFileSync } from "node:fs";
import type { AnalysisDocument } from "@treeline/engine";

/** Short words of English that hold sentences together, without those that the other language has too. */
const ENGLISH = {
  es: "the of and is are with for by not was were than from each all which that this these it its have been be or on in at as to but if there where when only both without other more less most would does between",
  de: "the of and is are with for by were than from each which that this these it its has have been be or on at as to but if there where when only both without other more less most would does no between",
} as const;

export type Language = keyof typeof ENGLISH;

/** Fields that hold what programs, R or sources say, or the user's own words: no language changes them. */
const KEPT: ReadonlySet<string> = new Set([
  "averaged",
  "between",
  "by",
  "cells",
  "code",
  "column",
  "columns",
  "document",
  "expression",
  "field",
  "id",
  "kind",
  "level",
  "levels",
  "key",
  "method",
  "moderators",
  "name",
  "names",
  "reference",
  "rowId",
  "rowIds",
  "status",
  "study",
  "symbol",
  "value",
]);

/** What people read of an answer, with the path to it. */
export function* shownTexts(answer: unknown, path = "", field = ""): Generator<readonly [string, string]> {
  if (typeof answer === "string") yield [path, answer];
  if (typeof answer !== "object" || answer === null || ArrayBuffer.isView(answer)) return;
  for (const [name, said] of Object.entries(answer)) {
    const within = Array.isArray(answer) ? field : name;
    if (!KEPT.has(within)) yield* shownTexts(said, Array.isArray(answer) ? path : `${path}.${name}`, within);
  }
}

/** Everything the user has named or written in a project, the longest first. */
export function ownTexts({ table, title, source, ...rest }: AnalysisDocument): readonly string[] {
  const own = new Set([title, source]);
  const add = (value: unknown): void => {
    if (typeof value === "string") own.add(value);
    else if (typeof value === "object" && value !== null) Object.values(value).forEach(add);
  };
  for (const { name, values } of table.columns) add([name, values]);
  add(rest);
  return [...own]
    .filter((text) => /\p{L}{2}/u.test(text))
    .toSorted((one, other) => other.length - one.length);
}

/** What is the same in every language, by the reason why. */
const SAME = {
  "names that fields give their methods and numbers": /trim-and-fill|number needed to treat/giu,
  "codes of messages, conversions and settings": /(?<![\p{L}-])\p{Ll}+(?:[-.]\p{L}+)+(?![\p{L}-])/gu,
  "an outcome as the user names it, of which a part reads like the engine's own":
    /practice \p{L}+ the guidelines/gu,
  "a cell of the user's, of which a part reads like the engine's own":
    /\(conference abstract of the trial\)/gu,
} as const;

const QUOTED = /\u201c[^\u201c\u201d]*\u201d|\u2018[^\u2018\u2019]*\u2019|«[^»]*»|\u201e[^\u201c]*\u201c/gu;

/** The English words that hold a text together, where it is not said in the language; a single word may be a name. */
export function englishIn(text: string, language: Language, own: readonly string[]): readonly string[] {
  const words = new Set(ENGLISH[language].split(" "));
  const bare = Object.values(SAME).reduce((left, same) => left.replace(same, "\u00a4"), text);
  const ours = own
    .filter((theirs) => text.includes(theirs))
    .reduce(withoutWhole, bare.replace(QUOTED, "\u00a4"));
  if (!text.includes(" ")) return [];
  return (ours.match(/\p{L}[\p{L}'\u2019]*/gu) ?? []).filter((word) => words.has(word.toLowerCase()));
}

/** Numbers with points that are none of decimals. */
const POINTED =
  /doi:\S+|\d+(?:\.\d+){2,}|(?:versi[oó]n|z-Kurve|curva z|[Cc]h\.) \d+\.\d+(?: (?:a|bis) \d+\.\d+)?/giu;

/** What a text in another language must not hold, whatever it says. */
const SLIPS = {
  "a decimal point": /\d\.\d/u,
  "a hyphen for a minus": /(?<![\p{L}\p{N})\]_-])-\d/u,
  "a space before a percent sign that may break": /\d %/u,
  "two spaces": / {2}/u,
  "a space before a mark": / [,;](?!\S)/u,
  "an empty bracket": /\(\)|\[\]/u,
} as const;

/** English quotes: what German opens below ends with the sign that English begins with. */
const ENGLISH_QUOTES = { es: /[\u201c\u201d]/u, de: /\u201d|\u201c/u } as const;

/** Slips of the pen in a text of the program's: numbers, signs and quotes as English has them. */
export function slipsIn(text: string, language: Language, own: readonly string[]): readonly string[] {
  const theirs = own
    .filter((name) => text.includes(name))
    .reduce(withoutWhole, text.replace(POINTED, "\u00a4"));
  const quoted = language === "de" ? theirs.replace(/\u201e[^\u201c]*\u201c/gu, "\u00a4") : theirs;
  return [
    ...Object.entries(SLIPS).flatMap(([slip, pattern]) => (pattern.test(quoted) ? [slip] : [])),
    ...(ENGLISH_QUOTES[language].test(quoted) ? ["English quotes"] : []),
  ];
}

/** A text without a name, where the name is not part of a longer word. */
function withoutWhole(text: string, name: string): string {
  const isWord = (sign: string): boolean => /\p{L}/u.test(sign);
  return text.split(name).reduce((left, right) => {
    const within = isWord(left.slice(-1)) || isWord(right.charAt(0));
    return `${left}${within ? name : "\u00a4"}${right}`;
  });
}

/** Every project in the examples as it stands in its file. */
export function exampleFiles(): readonly (readonly [string, unknown])[] {
  const folder = new URL("../../examples/", import.meta.url);
  return readdirSync(folder).map((name) => [
    name,
    JSON.parse(readFileSync(new URL(`${name}/analysis.json`, folder), "utf8")) as unknown,
  ]);
}
