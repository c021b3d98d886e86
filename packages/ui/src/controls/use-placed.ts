import type { RefObject } from "preact";
import { useLayoutEffect } from "preact/hooks";

/** Places what stands beside something of the page before it is seen, and anew when the window changes its size. */
export function usePlaced(
  element: RefObject<HTMLElement | null>,
  anchor: Element,
  place: (element: HTMLElement, anchor: Element) => void,
  inputs: readonly unknown[],
): void {
  useLayoutEffect(() => {
    const placed = (): void => {
      if (element.current !== null) place(element.current, anchor);
    };
    placed();
    // The page itself takes its new shape first.
    const later = (): void => void requestAnimationFrame(placed);
    window.addEventListener("resize", later);
    return () => window.removeEventListener("resize", later);
  }, [anchor, ...inputs]);
}
