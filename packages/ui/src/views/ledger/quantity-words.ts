import { formatShort, measures, phrase } from "@treeline/engine";
import { conversions, quantities, quantityOf } from "@treeline/engine/ledger";
import { later } from "../../strings/later.ts";

/** Names of quantities that only measures know. */
const ofMeasures = new Map(
  measures.records.flatMap((measure) => measure.inputs.map((input) => [quantityOf(input), input.label])),
);

export function quantityLabel(key: string): string {
  // Many names are put together, "z of the risk ratio": no catalogue has them whole.
  return phrase(quantities.get(key)?.label ?? ofMeasures.get(key) ?? key);
}

/** "Mean, group 1" -> "Mean" and 1. */
function splitGroup(label: string): { readonly stem: string; readonly group: "1" | "2" | null } {
  const found = /^(.*), group ([12])$/.exec(label);
  return found === null
    ? { stem: label, group: null }
    : { stem: found[1]!, group: found[2] === "1" ? "1" : "2" };
}

/** What a set of numbers is called, those of both groups in one. */
export function namesOf(keys: readonly string[]): string[] {
  const labels = keys.map(quantityLabel);
  const stems = labels.map(splitGroup);
  const isTwin = (at: number): boolean =>
    stems.some(({ stem, group }) => stem === stems[at]!.stem && group !== null && group !== stems[at]!.group);
  const single = labels.filter((_, at) => stems[at]!.group === null || !isTwin(at));
  const twins = stems.filter(({ group }, at) => group === "1" && isTwin(at)).map(({ stem }) => stem);
  return twins.length === 0 ? single : [...single, later.ledger.bothGroups(twins)];
}

/** The same keys with each number of group 2 right after that of group 1, so that they stand side by side. */
export function sideBySide(keys: readonly string[]): string[] {
  const rank = keys.map((key) => {
    const { stem, group } = splitGroup(quantityLabel(key));
    const first = keys.findIndex((other) => splitGroup(quantityLabel(other)).stem === stem);
    return { key, at: first, group: Number(group ?? 0) };
  });
  return rank.sort((a, b) => a.at - b.at || a.group - b.group).map(({ key }) => key);
}

/** A number as a paper reports it. */
export interface Reported {
  readonly label: string;
  readonly value: number;
}

/** Labels with their numbers, those of both groups side by side. */
export function reportedTexts(cells: readonly Reported[]): string[] {
  // What a label explains after a colon is for those who fill in the column.
  const short = cells.map((cell) => ({ ...cell, label: cell.label.replace(/:.*$/, "") }));
  const parts = short.map((cell) => ({ ...cell, ...splitGroup(cell.label) }));
  return parts.flatMap(({ label, value, stem, group }) => {
    const twin = parts.find((other) => other.stem === stem && other.group !== null && other.group !== group);
    if (group === null || twin === undefined) return [later.ledger.value(label, formatShort(value))];
    return group === "1" ? [later.ledger.pair(stem, formatShort(value), formatShort(twin.value))] : [];
  });
}

/** The conversions of a way by name; a way stored by another version may hold unknown ones. */
export function wayLabels(route: readonly string[]): string[] {
  return route.map((id) => (conversions.has(id) ? conversions.get(id).label : id));
}
