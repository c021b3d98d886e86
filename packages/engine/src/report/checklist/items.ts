import { methodsItems } from "./methods-items.ts";
import { resultsItems } from "./results-items.ts";
import type { ChecklistItem, ChecklistSource, Finding } from "./types.ts";

/** The items of PRISMA 2020 that concern a synthesis, in the order of the statement (Page et al. 2021). */
const checklistItems: readonly ChecklistItem[] = [...methodsItems, ...resultsItems];

/** An item with what a look at the project finds. */
export interface CheckedItem extends Omit<ChecklistItem, "look">, Finding {}

/** Every item with what the project tells of it. */
export function checkedItems(source: ChecklistSource): readonly CheckedItem[] {
  return checklistItems.map(({ item, topic, asks, look }) => ({ item, topic, asks, ...look(source) }));
}
