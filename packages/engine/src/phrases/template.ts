/** A phrase with holes, `{0} of {1} studies`, ready to be found in what was said with it. */
export interface Template {
  /** What stands before the first hole, between holes, and after the last. */
  readonly pieces: readonly string[];
  /** Which hole of the original each hole in the order of the text is. */
  readonly holes: readonly number[];
}

const HOLE = /\{(\d+)\}/g;

/** A phrase as a template; null where it neither has holes nor goes on, or is nothing but holes and signs. */
export function templateOf(phrase: string): Template | null {
  const holes = [...phrase.matchAll(HOLE)].map((match) => Number(match[1]));
  if (holes.length === 0 && !phrase.endsWith(" ")) return null;
  const pieces = phrase.replace(HOLE, "\0").split("\0");
  if (!pieces.some((piece) => /\p{L}{2}/u.test(piece))) return null;
  return { pieces, holes };
}

const JOINTS = /^(?:CI|PI|and|at|by|for|from|in|is|no|of|on|or|per|to|with)$/u;

/** Whether a template begins with a hole and has no word of its own but what joins others, so that it would fit any text. */
export function joinsOnly({ pieces }: Template): boolean {
  if (pieces[0] !== "" || pieces.some((piece) => /[\u201c\u2018]/u.test(piece))) return false;
  const words = pieces.join(" ").match(/\p{L}+/gu) ?? [];
  return words.every((word) => JOINTS.test(word));
}

/** What a template found in a text: what filled its holes, by their numbers, and what of the text is left. */
export interface Found {
  readonly filled: readonly string[];
  readonly rest: string;
}

/** More ways than these to fill the holes of one template are not looked at. */
const MOST_WAYS = 40;

/** Every way in which a text can have been said with a template, short holes first; a phrase that ends in a space goes on in another. */
export function* find(template: Template, text: string): Generator<Found> {
  const { pieces, holes } = template;
  const [first = ""] = pieces;
  const last = pieces.at(-1)!;
  const goesOn = last.endsWith(" ");
  // Far quicker than the search, and false for nearly every template.
  if (!text.startsWith(first) || (!goesOn && !text.endsWith(last))) return;
  if (!pieces.every((piece) => text.includes(piece))) return;
  let ways = 0;
  for (const { filled, end } of fillings(pieces, text, first.length, 1)) {
    ways += 1;
    const ordered: string[] = [];
    for (const [at, hole] of holes.entries()) ordered[hole] = filled[at]!;
    yield { filled: ordered, rest: text.slice(end) };
    if (ways >= MOST_WAYS) return;
  }
}

interface Filling {
  readonly filled: readonly string[];
  readonly end: number;
}

function* fillings(pieces: readonly string[], text: string, from: number, next: number): Generator<Filling> {
  const piece = pieces[next];
  if (piece === undefined) {
    yield { filled: [], end: from };
    return;
  }
  for (const place of places(piece, text, from, next === pieces.length - 1)) {
    const hole = text.slice(from, place);
    for (const { filled, end } of fillings(pieces, text, place + piece.length, next + 1)) {
      yield { filled: [hole, ...filled], end };
    }
  }
}

/** Where a piece stands from here on; between two holes without anything between them, wherever a word ends. */
function* places(piece: string, text: string, from: number, isLast: boolean): Generator<number> {
  if (isLast && !piece.endsWith(" ")) {
    const place = text.length - piece.length;
    if (place >= from) yield place;
    return;
  }
  for (let at = text.indexOf(piece, from); at >= 0; at = text.indexOf(piece, at + 1)) {
    if (piece !== "" || at === from || at === text.length || /[\s,;.:([]/.test(text.charAt(at))) yield at;
    if (at >= text.length) return;
  }
}

/** A phrase with its holes filled. */
export function fill(phrase: string, filled: readonly string[]): string {
  return phrase.replace(HOLE, (_, hole: string) => filled[Number(hole)] ?? "");
}

/**
 * Whether a hole of a phrase stands within a sentence, rather than at its beginning or in quotes.
 * @param filled what fills the holes: before one may stand nothing but an empty other
 * @param largeAfterColon whether a sentence may begin after a colon
 */
export function standsWithin(
  phrase: string,
  hole: number,
  filled: readonly string[],
  largeAfterColon: boolean,
): boolean {
  const before = fill(phrase.slice(0, phrase.indexOf(`{${hole}}`)), filled).trimEnd();
  if (before.endsWith(":")) return !largeAfterColon;
  return before !== "" && !/[.!?\u201e\u00ab\u201c]$/u.test(before);
}
