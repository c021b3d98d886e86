const FOCUSABLE = ["a[href]", "button", "input", "select", "textarea", "summary", "[tabindex]"].join();
/** What takes the focus along itself, such as a window that closes, has done so by then. */
const WAIT_MS = 120;

/** Where the focus last was: an element, and around it the element that held it and its place there, from within outwards. */
interface Place {
  readonly element: Element;
  readonly around: readonly { readonly parent: Element; readonly at: number }[];
}

/**
 * Gives the focus of the keyboard to what stands nearest, where what had it is taken off the page by its own action: a browser
 * leaves it nowhere, and a screen reader starts at the top of the page.
 */
export function startKeepingFocus(): void {
  let last: Place | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener("focusin", ({ target }) => {
    last = target instanceof HTMLElement && target.matches(":focus-visible") ? placeOf(target) : null;
  });
  const gone = (): boolean =>
    last !== null && !last.element.isConnected && document.activeElement === document.body;
  new MutationObserver(() => {
    if (!gone()) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (last !== null && gone()) nearest(last)?.focus();
    }, WAIT_MS);
  }).observe(document.body, { childList: true, subtree: true });
}

function placeOf(element: Element): Place {
  const around = [];
  for (let one = element; one.parentElement !== null; one = one.parentElement) {
    around.push({ parent: one.parentElement, at: [...one.parentElement.children].indexOf(one) });
  }
  return { element, around };
}

/** What comes next in the smallest part of the page that still stands; else what came before. */
function nearest({ around }: Place): HTMLElement | undefined {
  for (const { parent, at } of around) {
    if (!parent.isConnected) continue;
    const children = [...parent.children];
    const found =
      children.slice(at).flatMap(focusableIn)[0] ?? children.slice(0, at).flatMap(focusableIn).at(-1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What Tab goes to in a part of the page, itself included. */
export function focusableIn(element: Element): readonly HTMLElement[] {
  return [element, ...element.querySelectorAll(FOCUSABLE)].filter(
    (one): one is HTMLElement =>
      one instanceof HTMLElement &&
      one.matches(FOCUSABLE) &&
      one.tabIndex >= 0 &&
      !one.matches(":disabled") &&
      one.checkVisibility(),
  );
}
