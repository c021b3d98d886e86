/** A phrase with holes, `{0} of {1} studies`, ready to be found in what was said with it. */
export interface Template {
  /** What stands before the first hole, between holes, and after the last. */
  readonly pieces: readonly string[];
  /** Which hole of the original each hole in the order of the text is. */
  readonly holes: readonly number[];
}

const HOLE = /\{(\d+)\}/g;

/** A phrase as a template; null where it neither has holes nor goes on, or has no words to be known by. */
export function templateOf(phrase: string): Template | null {
  const holes = [...phrase.matchAll(HOLE)].map((match) => Number(match[1]));
  if (holes.length === 0 && !phrase.endsWith(" ")) return null;
  const pieces = phrase.replace(HOLE, "\0").split("\0");
  if (!pieces.some((piece) => /\p{L}{3}/u.test(piece))) return null;
  return { pieces, holes };
}

const patterns = new WeakMap<Template, RegExp>();

/**
 * Most templates are never looked at twice: a pattern is made for those that begin and end like a text. A phrase that ends in a
 * space goes on in another, so that its pattern has no end.
 */
function patternOf(template: Template): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const source = template.pieces.map((piece) => piece.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("(.*?)");
  const pattern = new RegExp(`^${source}${goesOn(template) ? "" : "$"}`, "su");
  patterns.set(template, pattern);
  return pattern;
}

/** Whether a phrase is the beginning of a longer text. */
function goesOn({ pieces }: Template): boolean {
  return pieces.at(-1)!.endsWith(" ");
}

/** What a template found in a text: what filled its holes, by their numbers, and what of the text is left. */
export interface Found {
  readonly filled: readonly string[];
  readonly rest: string;
}

/** null = the text was not said with this template. */
export function find(template: Template, text: string): Found | null {
  const { pieces, holes } = template;
  // Far quicker than the pattern, and false for nearly every template.
  if (!text.startsWith(pieces[0]!)) return null;
  if (!goesOn(template) && !text.endsWith(pieces.at(-1)!)) return null;
  const found = patternOf(template).exec(text);
  if (found === null) return null;
  const filled: string[] = [];
  for (const [at, hole] of holes.entries()) filled[hole] = found[at + 1]!;
  return { filled, rest: text.slice(found[0].length) };
}

/** A phrase with its holes filled. */
export function fill(phrase: string, filled: readonly string[]): string {
  return phrase.replace(HOLE, (_, hole: string) => filled[Number(hole)] ?? "");
}
