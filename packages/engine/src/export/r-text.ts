const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  // R strings cannot hold a NUL.
  "\0": "\\ufffd",
};

/**
 * A string literal of R, in ASCII: whatever the user typed, the script reads the same in every locale and cannot break out of it.
 * @param text any text; half of a surrogate pair becomes the replacement character
 */
export function rString(text: string): string {
  let body = "";
  for (const character of text) body += ESCAPES[character] ?? escapeCharacter(character);
  return `"${body}"`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code >= 0xd800 && code <= 0xdfff) return "\\ufffd";
  // Always the full width: a hexadecimal digit that follows must not be read as part of the code.
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, "0")}`
    : `\\u${code.toString(16).padStart(4, "0")}`;
}

/** A number of R in the shortest form that reads back to the same double; `null` is NA. */
export function rNumber(value: number | null): string {
  return value === null ? "NA" : String(value);
}

/** A vector of numbers; all missing stays numeric. */
export function rNumbers(values: readonly (number | null)[]): string {
  if (values.length === 0) return "numeric(0)";
  if (values.every((value) => value === null)) return `rep(NA_real_, ${values.length})`;
  return rVector(values.map(rNumber));
}

/** A vector of strings; all missing stays character. */
export function rStrings(values: readonly (string | null)[]): string {
  if (values.length === 0) return "character(0)";
  if (values.every((value) => value === null)) return `rep(NA_character_, ${values.length})`;
  return rVector(values.map((value) => (value === null ? "NA" : rString(value))));
}

const LINE_WIDTH = 96;

/** `c(...)` broken into lines that a person can read. */
function rVector(items: readonly string[]): string {
  const lines: string[] = [];
  let line = "";
  for (const [index, item] of items.entries()) {
    const piece = index < items.length - 1 ? `${item}, ` : item;
    if (line !== "" && line.length + piece.length > LINE_WIDTH) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  lines.push(line);
  return lines.length === 1 ? `c(${lines[0]})` : `c(\n  ${lines.join("\n  ")})`;
}

/** A call with one argument per line; arguments that are null are left out. */
export function rCall(name: string, args: readonly (readonly [string, string] | null)[]): string {
  const lines = args.flatMap((argument) =>
    argument === null ? [] : [argument[0] === "" ? argument[1] : `${argument[0]} = ${argument[1]}`],
  );
  return `${name}(\n  ${lines.join(",\n  ")}\n)`;
}

/** Comment lines; nothing a user typed can end one. */
export function rComment(text: string): string {
  return `# ${inCode(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim())}`;
}

/** A sentence as it stands in a script, whose apostrophes are straight. */
export function inCode(text: string): string {
  return text.replace(/(?<=\p{L})\u2019/gu, "'");
}

/**
 * A name in ASCII, as R itself writes it where a locale lacks its letters: `<U+0434>`. Names in backticks take no escapes.
 * @param name a name, or code with names in it
 */
export function rAscii(name: string): string {
  return name.replace(
    /[^\0-\x7f]/gu,
    (letter) => `<U+${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}
