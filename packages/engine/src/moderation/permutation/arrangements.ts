import { createRandom, mixedSeed } from "../../numeric/random.ts";
import type { Arrangements } from "./types.ts";

/** Up to nine studies all orders are used, even where fewer random ones were asked for. */
const ALWAYS_EXACT = 362_880;

/** Whole numbers beyond this are not counted exactly. */
const COUNTABLE = Number.MAX_SAFE_INTEGER;

/** How the studies are rearranged. */
export interface Arranging {
  readonly arrangements: Arrangements;
  readonly seed: number;
  /** Rows: per study the class of its design row, so that orders within a class are one. Signs: all 0. */
  readonly classes: readonly number[];
}

/** All different arrangements where they are few, else as many at random as were asked for. */
export function arrangingOf(
  kind: Arrangements["kind"],
  classes: readonly number[],
  asked: number,
  seed: number,
): Arranging {
  const possible = kind === "signs" ? patternsOf(classes.length) : ordersOf(classes);
  const exact = possible <= Math.max(asked, ALWAYS_EXACT);
  return {
    arrangements: {
      kind,
      exact,
      used: exact ? possible : asked,
      possible: possible <= COUNTABLE ? possible : null,
    },
    seed,
    classes,
  };
}

/** Classes of equal rows of a design, numbered from 0 in the order they come up. */
export function rowClasses(columns: readonly Float64Array[], k: number): number[] {
  const known = new Map<string, number>();
  return Array.from({ length: k }, (_, row) => {
    const key = columns.map((column) => column[row]! + 0).join(" ");
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
}

function sizesOf(classes: readonly number[]): number[] {
  const sizes: number[] = [];
  for (const own of classes) sizes[own] = (sizes[own] ?? 0) + 1;
  return sizes;
}

function patternsOf(k: number): number {
  let patterns = 1;
  for (let study = 0; study < k; study++) patterns *= 2;
  return patterns;
}

/** k! / (n_1! n_2! ...), a product of whole numbers in an order that keeps each step whole. */
function ordersOf(classes: readonly number[]): number {
  let orders = 1;
  let placed = 0;
  for (const size of sizesOf(classes)) {
    for (let one = 1; one <= size; one++) {
      placed += 1;
      orders = (orders * placed) / one;
      if (orders > COUNTABLE) return Number.POSITIVE_INFINITY;
    }
  }
  return orders;
}

/** Goes through arrangements one by one; what it holds is that of the last `next()`. */
export interface Walk {
  /** Rows: the study whose effect goes to each row of the design. */
  readonly order: Int32Array;
  /** Signs: 1 or -1 for each study. */
  readonly signs: Float64Array;
  next(): void;
}

/**
 * Arrangements from a place on. The one at place 0 is the studies as they are; each depends on its place alone, so that any division
 * among workers comes to the same ones.
 */
export function walkFrom({ arrangements, classes, seed }: Arranging, from: number): Walk {
  const k = classes.length;
  const order = Int32Array.from({ length: k }, (_, study) => study);
  const signs = new Float64Array(k).fill(1);
  let place = from;
  const walk = (next: () => void): Walk => ({ order, signs, next });
  if (arrangements.kind === "signs") {
    return walk(() => {
      if (arrangements.exact) signsAt(place, signs);
      else drawSigns(mixedSeed(seed, place), place === 0, signs);
      place += 1;
    });
  }
  if (!arrangements.exact) {
    return walk(() => {
      drawOrder(mixedSeed(seed, place), place === 0, order);
      place += 1;
    });
  }
  const word = wordAt(classes, from);
  return walk(() => {
    if (place > from) nextWord(word);
    studiesInOrder(word, classes, order);
    place += 1;
  });
}

function signsAt(place: number, signs: Float64Array): void {
  let rest = place;
  for (let i = 0; i < signs.length; i++) {
    signs[i] = rest % 2 === 1 ? -1 : 1;
    rest = Math.floor(rest / 2);
  }
}

function drawSigns(seed: number, asTheyAre: boolean, signs: Float64Array): void {
  signs.fill(1);
  if (asTheyAre) return;
  const random = createRandom(seed);
  for (let i = 0; i < signs.length; i++) if (random.coin()) signs[i] = -1;
}

/** Fisher and Yates, of the studies as they are. */
function drawOrder(seed: number, asTheyAre: boolean, order: Int32Array): void {
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (asTheyAre) return;
  const random = createRandom(seed);
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.min(last, Math.floor(random.uniform() * (last + 1)));
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
}

/**
 * A word of classes at a place of the list of all words with these letters, in the order of a dictionary and counted around from
 * the word as the studies are: entry i is the class of the row that study i is given.
 */
function wordAt(classes: readonly number[], place: number): Int32Array {
  const total = ordersOf(classes);
  const sizes = sizesOf(classes);
  let rest = (rankOf(classes, total) + place) % total;
  let ways = total;
  const word = new Int32Array(classes.length);
  for (let i = 0; i < word.length; i++) {
    for (let letter = 0; letter < sizes.length; letter++) {
      // Of all words that are left, the share that goes on with this letter: a whole number.
      const own = (ways * sizes[letter]!) / (word.length - i);
      if (rest < own) {
        word[i] = letter;
        sizes[letter] = sizes[letter]! - 1;
        ways = own;
        break;
      }
      rest -= own;
    }
  }
  return word;
}

function rankOf(classes: readonly number[], total: number): number {
  const sizes = sizesOf(classes);
  let ways = total;
  let rank = 0;
  classes.forEach((own, i) => {
    const left = classes.length - i;
    for (let letter = 0; letter < own; letter++) rank += (ways * sizes[letter]!) / left;
    ways = (ways * sizes[own]!) / left;
    sizes[own] = sizes[own]! - 1;
  });
  return rank;
}

/** The word that follows in a dictionary; the first one after the last. */
function nextWord(word: Int32Array): void {
  let at = word.length - 2;
  while (at >= 0 && word[at]! >= word[at + 1]!) at -= 1;
  if (at >= 0) {
    let other = word.length - 1;
    while (word[other]! <= word[at]!) other -= 1;
    swap(word, at, other);
  }
  for (let low = at + 1, high = word.length - 1; low < high; low++, high--) swap(word, low, high);
}

function swap(word: Int32Array, one: number, other: number): void {
  const moved = word[one]!;
  word[one] = word[other]!;
  word[other] = moved;
}

/** Gives study i a row of the class word[i]: `order[row]` = study, rows of a class in the order of the studies. */
function studiesInOrder(word: Int32Array, classes: readonly number[], order: Int32Array): void {
  const k = word.length;
  for (let row = 0; row < k; row++) {
    let nth = 0;
    for (let before = 0; before < row; before++) if (classes[before] === classes[row]) nth += 1;
    for (let study = 0; study < k; study++) {
      if (word[study] === classes[row] && nth-- === 0) {
        order[row] = study;
        break;
      }
    }
  }
}
