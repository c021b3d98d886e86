/** The entries of a menu that can be chosen. */
export function menuEntries(menu: HTMLElement | null): HTMLButtonElement[] {
  return [...(menu?.querySelectorAll<HTMLButtonElement>("[role=menuitem]:not(:disabled)") ?? [])];
}

/** Puts the focus on an entry, which alone is then reached by Tab: a list that scrolls must have one that is. */
export function focusEntry(entries: readonly HTMLButtonElement[], index: number): void {
  entries.forEach((entry, at) => {
    entry.tabIndex = at === index ? 0 : -1;
  });
  entries[index]?.focus();
}

/**
 * Moves the focus within a menu: arrows go round, Home and End to the ends, a letter to the next entry that begins with it
 * (WAI-ARIA Authoring Practices, menu pattern).
 * @returns whether the key was one that moves
 */
export function walkMenu(entries: readonly HTMLButtonElement[], key: string): boolean {
  const at = entries.findIndex((entry) => entry.matches(":focus"));
  const last = entries.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const next = targets[key] ?? (key.length === 1 ? letterTarget(entries, at, key) : undefined);
  if (next === undefined) return false;
  focusEntry(entries, next);
  return true;
}

function letterTarget(entries: readonly HTMLButtonElement[], at: number, letter: string): number | undefined {
  const order = entries.map((_, index) => (at + 1 + index) % entries.length);
  return order.find((index) => entries[index]?.textContent?.toLowerCase().startsWith(letter.toLowerCase()));
}
