import { INTER_ADVANCES } from "./inter-advances.ts";

/** The family every plot is set in; widths are those of Inter, which runs wider than its fallbacks. */
export const FONT_FAMILY = '"Inter Variable", Inter, Arial, sans-serif';

export type FontWeight = "normal" | "bold";

/** CSS weight behind `bold`: Inter's semibold, the weight of headings beside the plots. */
export const BOLD_WEIGHT = 600;

const ELLIPSIS = "\u2026";
/** Average of Inter's letters, for scripts that are not in the table. */
const UNKNOWN_ADVANCE = 650;
/** Ideographs and emoji fill a square. */
const WIDE_ADVANCE = 1000;
const WIDE =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;
const INVISIBLE = /\p{Mark}|\p{Default_Ignorable_Code_Point}/u;

const advances: Readonly<Record<FontWeight, ReadonlyMap<string, number>>> = {
  normal: advanceTable("regular"),
  bold: advanceTable("bold"),
};

function advanceTable(face: "regular" | "bold"): Map<string, number> {
  const table = new Map<string, number>();
  for (const run of INTER_ADVANCES) {
    for (const [index, character] of [...run.characters].entries()) table.set(character, run[face][index]!);
  }
  table.set("\u00a0", table.get(" ")!);
  return table;
}

function advance(character: string, weight: FontWeight): number {
  const known = advances[weight].get(character);
  if (known !== undefined) return known;
  if (INVISIBLE.test(character)) return 0;
  const base = character.normalize("NFD").charAt(0);
  return advances[weight].get(base) ?? (WIDE.test(character) ? WIDE_ADVANCE : UNKNOWN_ADVANCE);
}

/**
 * Width of a line of text set in Inter with tabular figures, without kerning.
 * @param size font size in px
 * @returns px
 */
export function textWidth(text: string, size: number, weight: FontWeight = "normal"): number {
  let units = 0;
  for (const character of text) units += advance(character, weight);
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
  return wrapPieces(text.split(/ +/u), " ", width, size, weight);
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
