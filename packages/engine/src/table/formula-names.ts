const WORDS: ReadonlySet<string> = new Set(["and", "or", "not", "true", "false"]);

/** Texts, names in backticks, numbers and plain names, whichever comes first. */
const PIECES =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`((?:\\.|[^`\\])*)`|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|([\p{L}_][\p{L}\p{M}\p{N}_.]*)(?!\s*\()/gsu;

/** How a column is written in a formula: as it is, or in backticks where its name has spaces or signs or is a word of formulas. */
export function quoteName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u.test(name) && !WORDS.has(name);
  return isPlain ? name : `\`${name.replace(/[\\`]/g, "\\$&")}\``;
}

/** The formula with another name for a column, which was renamed; texts and functions stay as they are. */
export function renameInFormula(text: string, from: string, to: string): string {
  return text.replace(PIECES, (piece, quoted?: string, plain?: string) => {
    const name = quoted === undefined ? plain : quoted.replace(/\\(.)/gs, "$1");
    const isName = name === from && !(quoted === undefined && WORDS.has(from));
    return isName ? quoteName(to) : piece;
  });
}
