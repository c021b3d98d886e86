/** What is handed over, what a browser composes, and reloading, which is the way out of whatever does not come. */
function isLetThrough({ isTrusted, isComposing, key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return !isTrusted || isComposing || /^F\d/.test(key) || ((ctrlKey || metaKey) && key.toLowerCase() === "r");
}

/**
 * Keeps keys from what lies beneath a window that is on its way; Escape calls it off.
 *
 * @returns to be called when the window has the focus, or was called off: hands over what was pressed, in its order
 */
export function holdKeys(cancel: () => void): () => void {
  const held: KeyboardEvent[] = [];
  const hold = (event: KeyboardEvent): void => {
    if (isLetThrough(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === "Escape") {
      held.length = 0;
      cancel();
    }
    // The key that asked for the window may still be down.
    else if (!event.repeat) held.push(event);
  };
  const release = (): void => window.removeEventListener("keydown", hold, true);
  window.addEventListener("keydown", hold, true);
  return () => {
    if (held.length === 0) release();
    else void import("./hand-over.ts").then(({ handOver }) => handOver(held)).finally(release);
  };
}
