/** How many combinations are tried before a chain that is merely free of needless steps is good enough. */
const MOST_TRIES = 3000;

/** All ways to choose `size` of the items, in their order; the first items come first. */
export function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let at = from; at <= items.length - size; at++) {
    for (const rest of subsets(items, size - 1, at + 1)) yield [items[at]!, ...rest];
  }
}

/** The items without those that are not needed, dropped one by one from the end. */
function withoutNeedless<T>(items: readonly T[], suffices: (chosen: readonly T[]) => boolean): readonly T[] {
  return [...items].reverse().reduce<readonly T[]>((kept, item) => {
    const fewer = kept.filter((other) => other !== item);
    return suffices(fewer) ? fewer : kept;
  }, items);
}

/**
 * The smallest subset that suffices, the first one in the order of the items; all of them are known to suffice together.
 * Dropping needless items bounds its size; smaller subsets are then tried by size, as far as their number allows.
 */
export function shortestChain<T>(
  items: readonly T[],
  suffices: (chosen: readonly T[]) => boolean,
): readonly T[] {
  const bound = withoutNeedless(items, suffices);
  let tries = 0;
  for (let size = 0; size < bound.length; size++) {
    for (const chosen of subsets(items, size)) {
      tries += 1;
      if (tries > MOST_TRIES) return bound;
      if (suffices(chosen)) return chosen;
    }
  }
  return bound;
}
