import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Params } from "@treeline/engine";
import { type CalculationSpec, type Quantities, readTypedQuantity } from "@treeline/engine/ledger";
import { later } from "../../strings/later.ts";
import { sideBySide } from "../ledger/quantity-words.ts";

/** What most papers report, by quantity; the rest is found by searching. */
export const USUAL: readonly { readonly name: string; readonly keys: readonly string[] }[] = [
  { name: later.calculator.usualNames.means, keys: ["m1i", "sd1i", "n1i", "m2i", "sd2i", "n2i"] },
  { name: later.calculator.usualNames.events, keys: ["ai", "n1i", "ci", "n2i"] },
  { name: later.calculator.usualNames.t, keys: ["t", "n1i", "n2i"] },
  { name: later.calculator.usualNames.p, keys: ["p", "n1i", "n2i"] },
  { name: later.calculator.usualNames.d, keys: ["d", "n1i", "n2i"] },
  { name: later.calculator.usualNames.ratio, keys: ["ori", "or_lb", "or_ub"] },
  { name: later.calculator.usualNames.correlation, keys: ["r", "ni"] },
  {
    name: later.calculator.usualNames.changes,
    keys: ["m1_pre", "m1_post", "sd1_pre", "n1i", "m2_pre", "m2_post", "sd2_pre", "n2i"],
  },
  {
    name: later.calculator.usualNames.medians,
    keys: ["med1", "q1_1", "q3_1", "n1i", "med2", "q1_2", "q3_2", "n2i"],
  },
];

const DEFAULT_LEVEL = 0.95;

/** Fields on the page, in the order they were chosen. */
export const fields: Signal<readonly string[]> = signal(sideBySide(USUAL[0]?.keys ?? []));
/** What stands in them. */
export const texts: Signal<Readonly<Record<string, string>>> = signal({});
export const assumptions: Signal<Readonly<Record<string, Params>>> = signal({});
export const measureParams: Signal<Readonly<Record<string, Params>>> = signal({});
export const level: Signal<number> = signal(DEFAULT_LEVEL);

/** The fields that hold a number. */
export const numbers: ReadonlySignal<Quantities> = computed(() => {
  const entries = fields.value.flatMap((key): [string, number][] => {
    // "69 %" of events and "< .05" for p are other quantities than the field they are typed in.
    const read = readTypedQuantity(key, texts.value[key] ?? "");
    return typeof read === "string" ? [] : [[read.key, read.value]];
  });
  return Object.fromEntries(entries);
});

export const spec: ReadonlySignal<CalculationSpec> = computed(() => ({
  params: measureParams.value,
  assumptions: assumptions.value,
  level: level.value,
}));

/** Shows the fields of a format; fields with something in them stay. */
export function chooseFormat(keys: readonly string[]): void {
  const kept = fields.value.filter((key) => !keys.includes(key) && (texts.value[key] ?? "").trim() !== "");
  fields.value = sideBySide([...keys, ...kept]);
}

export function addFields(keys: readonly string[]): void {
  fields.value = sideBySide([...fields.value, ...keys.filter((key) => !fields.value.includes(key))]);
}

export function removeField(key: string): void {
  fields.value = fields.value.filter((known) => known !== key);
  setText(key, "");
}

export function setText(key: string, text: string): void {
  const others = Object.entries(texts.value).filter(([known]) => known !== key);
  texts.value = Object.fromEntries(text === "" ? others : [...others, [key, text]]);
}

export function clearAll(): void {
  texts.value = {};
  assumptions.value = {};
  measureParams.value = {};
}
