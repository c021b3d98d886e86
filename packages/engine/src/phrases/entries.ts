import type { Phrasebook } from "./phrases.ts";
import { joinsOnly, type Template, templateOf } from "./template.ts";

/** A phrase with holes, with what it means in the other language. */
export interface Entry {
  readonly template: Template;
  readonly translated: string;
  /** Place among all entries: the more words of its own, the earlier; what only joins comes last. */
  readonly rank: number;
  /** It is made of several sentences, or goes on in what may be. */
  readonly spans: boolean;
  /** It only joins what stands in its holes, so that these have to be understood: `{0} and {1}`. */
  readonly isJoint: boolean;
}

/** The phrases of a book that a text may have been said with, the most telling first. */
export type Entries = (text: string) => readonly Entry[];

/** What fills a hole after a full stop is a sentence of its own, with or without the space before it. */
const SENTENCE_END = /[.!?](?: \S|\{\d)/u;
const WORD = /\p{L}+/gu;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(WORD));
}

/** Whole words of a template: what touches a hole may go on in it. */
function wholeWords({ pieces }: Template): ReadonlySet<string> {
  return wordsOf(
    pieces
      .map((piece, at) => {
        const start = at === 0 ? piece : piece.replace(/^\p{L}+/u, "");
        return at === pieces.length - 1 ? start : start.replace(/\p{L}+$/u, "");
      })
      .join(" "),
  );
}

/** Files every phrase under the rarest of its words, so that a text is compared with few of thousands. */
export function entriesOf(book: Phrasebook): Entries {
  const ordered = orderedEntries(book);
  const words = ordered.map(({ template }) => wholeWords(template));
  const counts = new Map<string, number>();
  for (const own of words) for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  const filed = new Map<string, Entry[]>();
  for (const [at, entry] of ordered.entries()) {
    let rarest = "";
    for (const word of words[at]!)
      if (rarest === "" || counts.get(word)! < counts.get(rarest)!) rarest = word;
    const others = filed.get(rarest);
    if (others === undefined) filed.set(rarest, [entry]);
    else others.push(entry);
  }
  const always = filed.get("") ?? [];
  return (text) =>
    [...always, ...[...wordsOf(text)].flatMap((word) => filed.get(word) ?? [])].toSorted(
      (one, other) => one.rank - other.rank,
    );
}

function orderedEntries(book: Phrasebook): readonly Entry[] {
  return Object.entries(book)
    .flatMap(([phrase, translated]) => {
      const template = templateOf(phrase);
      if (template === null) return [];
      const weight = template.pieces.join("").length;
      const goesOn = template.pieces.at(-1)!.endsWith(" ");
      const spans = goesOn || SENTENCE_END.test(phrase);
      return [{ template, translated, weight, spans, isJoint: joinsOnly(template) }];
    })
    .toSorted((one, other) => Number(one.isJoint) - Number(other.isJoint) || other.weight - one.weight)
    .map(({ template, translated, spans, isJoint }, rank) => ({
      template,
      translated,
      spans,
      isJoint,
      rank,
    }));
}
