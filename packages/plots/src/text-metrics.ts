import { unbroken } from "@treeline/engine";
import { INTER_ADVANCES } from "./inter-advances.ts";

/** The family every plot is set in; widths are those of Inter, which runs wider than its fallbacks. */
export const FONT_FAMILY = '"Inter Variable", Inter, Arial, sans-serif';

export type FontWeight = "normal" | "bold";

/** CSS weight behind `bold`: Inter's semibold, the weight of headings beside the plots. */
export const BOLD_WEIGHT = 600;

const ELLIPSIS = "\u2026";
const UNKNOWN = -1;
const SPACE = 0x20;
const NO_BREAK_SPACE = 0xa0;
const ZERO = 0x30;
const FIGURE_SPACE = 0x2007;
/** Average of Inter's letters, for scripts that are not in the table. */
const UNKNOWN_ADVANCE = 650;
/** Ideographs and emoji fill a square. */
const WIDE_ADVANCE = 1000;
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;
const INVISIBLE = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;

/** Thousandths of the size by the code of the character, since a plot of thousands of studies measures a million of them. */
const advances: Readonly<Record<FontWeight, Int16Array>> = {
  normal: advanceTable("regular"),
  bold: advanceTable("bold"),
};

function advanceTable(face: "regular" | "bold"): Int16Array {
  const known = INTER_ADVANCES.flatMap((run) =>
    [...run.characters].map((character, index) => [character.charCodeAt(0), run[face][index]!] as const),
  );
  const table = new Int16Array(Math.max(...known.map(([code]) => code)) + 1).fill(UNKNOWN);
  for (const [code, units] of known) table[code] = units;
  table[NO_BREAK_SPACE] = table[SPACE]!;
  table[FIGURE_SPACE] = table[ZERO]!;
  return table;
}

function advance(character: string, weight: FontWeight): number {
  const table = advances[weight];
  const known = table[character.codePointAt(0) ?? 0] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  if (INVISIBLE.test(character)) return 0;
  const base = table[character.normalize("NFD").charCodeAt(0)] ?? UNKNOWN;
  if (base !== UNKNOWN) return base;
  return WIDE.test(character) ? WIDE_ADVANCE : UNKNOWN_ADVANCE;
}

/** The width of a text with characters that the table does not have, some of which are two codes long. */
function unusualUnits(text: string, weight: FontWeight): number {
  let units = 0;
  for (const character of text) units += advance(character, weight);
  return units;
}

/**
 * Width of a line of text set in Inter with tabular figures, without kerning.
 * @param size font size in px
 * @returns px
 */
export function textWidth(text: string, size: number, weight: FontWeight = "normal"): number {
  const table = advances[weight];
  let units = 0;
  for (let at = 0; at < text.length; at++) {
    const known = table[text.charCodeAt(at)] ?? UNKNOWN;
    if (known === UNKNOWN) return (unusualUnits(text, weight) * size) / 1000;
    units += known;
  }
  return (units * size) / 1000;
}

/**
 * The longest beginning of a text that fits a width, closed by an ellipsis where something was cut.
 * @param width px
 * @param size font size in px
 * @returns the text itself when it fits; never more than the width, unless even the ellipsis is wider
 */
export function ellipsise(text: string, width: number, size: number, weight: FontWeight = "normal"): string {
  if (textWidth(text, size, weight) <= width) return text;
  const room = ((width - textWidth(ELLIPSIS, size, weight)) * 1000) / size;
  let units = 0;
  let kept = "";
  for (const character of text) {
    units += advance(character, weight);
    if (units > room) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/**
 * Breaks a text at spaces into lines that fit a width; a single word that does not fit is cut with an ellipsis.
 * @param width px
 * @param size font size in px
 */
export function wrapText(text: string, width: number, size: number, weight: FontWeight = "normal"): string[] {
  const pieces = keptPieces(text).flatMap((piece) =>
    textWidth(piece, size, weight) > width ? piece.split(" ") : [piece],
  );
  return wrapPieces(pieces, " ", width, size, weight);
}

/** Words, and what a page would not tear: intervals, statistics with their numbers. */
function keptPieces(text: string): string[] {
  const kept = unbroken(text).replaceAll("\u2060", "");
  if (kept.length !== text.length) return text.split(" ");
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < kept.length; at++) {
    if (kept[at] !== " ") continue;
    pieces.push(text.slice(from, at));
    from = at + 1;
  }
  return [...pieces, text.slice(from)];
}

/** As {@link wrapText}, for pieces that stay whole where they fit: each line holds as many as it can, with a separator between. */
export function wrapPieces(
  pieces: readonly string[],
  separator: string,
  width: number,
  size: number,
  weight: FontWeight = "normal",
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (piece === "") continue;
    const longer = line === "" ? piece : line + separator + piece;
    if (line !== "" && textWidth(longer, size, weight) > width) {
      lines.push(line);
      line = piece;
    } else {
      line = longer;
    }
  }
  if (line !== "") lines.push(line);
  // A piece that is wider than a line goes on in the next one, rather than lose its end.
  return lines.flatMap((full) =>
    separator !== " " && textWidth(full, size, weight) > width
      ? wrapText(full, width, size, weight)
      : [ellipsise(full, width, size, weight)],
  );
}
