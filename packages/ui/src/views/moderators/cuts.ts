import { parseTypedNumber } from "@treeline/engine";

/** Reads where bands meet: ascending numbers with spaces or semicolons between them; [] for nothing, null where it is no such list. */
export function readCuts(text: string): readonly number[] | null {
  const parts = text.split(/[;\s]+/).filter((part) => part !== "");
  const cuts = parts.map((part) => parseTypedNumber(part));
  if (!cuts.every((cut) => typeof cut === "number")) return null;
  return cuts.every((cut, at) => at === 0 || cut > cuts[at - 1]!) ? cuts : null;
}

/** Cuts as they would be typed: without the digits that a division leaves behind. */
export function cutsText(cuts: readonly number[]): string {
  return cuts.map((cut) => String(Number(cut.toPrecision(6)))).join("; ");
}
