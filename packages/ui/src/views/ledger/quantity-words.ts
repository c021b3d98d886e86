import { formatShort, measures } from "@treeline/engine";
import { conversions, quantities, quantityOf } from "@treeline/engine/ledger";
import { t } from "../../strings/en.ts";

/** Names of quantities that only measures know. */
const ofMeasures = new Map(
  measures.records.flatMap((measure) => measure.inputs.map((input) => [quantityOf(input), input.label])),
);

export function quantityLabel(key: string): string {
  return quantities.get(key)?.label ?? ofMeasures.get(key) ?? key;
}

/** "Mean, group 1" -> "Mean" and 1. */
function splitGroup(label: string): { readonly stem: string; readonly group: "1" | "2" | null } {
  const found = /^(.*), group ([12])$/.exec(label);
  return found === null
    ? { stem: label, group: null }
    : { stem: found[1]!, group: found[2] === "1" ? "1" : "2" };
}

/** What a set of numbers is called, the same number of both groups said once. */
export function namesOf(keys: readonly string[]): string[] {
  const labels = keys.map(quantityLabel);
  const stems = labels.map(splitGroup);
  return stems.flatMap(({ stem, group }, at) => {
    const hasTwin = group !== null && stems.some((other) => other.stem === stem && other.group !== group);
    if (!hasTwin) return [labels[at]!];
    return group === "1" ? [t.ledger.bothGroups(stem)] : [];
  });
}

/** A number as a paper reports it. */
export interface Reported {
  readonly label: string;
  readonly value: number;
}

/** Labels with their numbers, those of both groups side by side. */
export function reportedTexts(cells: readonly Reported[]): string[] {
  const parts = cells.map((cell) => ({ ...cell, ...splitGroup(cell.label) }));
  return parts.flatMap(({ label, value, stem, group }) => {
    const twin = parts.find((other) => other.stem === stem && other.group !== null && other.group !== group);
    if (group === null || twin === undefined) return [t.ledger.value(label, formatShort(value))];
    return group === "1" ? [t.ledger.pair(stem, formatShort(value), formatShort(twin.value))] : [];
  });
}

/** The conversions of a way by name; a way stored by another version may hold unknown ones. */
export function wayLabels(route: readonly string[]): string[] {
  return route.map((id) => (conversions.has(id) ? conversions.get(id).label : id));
}
