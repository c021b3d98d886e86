import type { ComponentChildren, JSX, RefObject } from "preact";

interface ScrollRegionProps {
  /** What it holds, for those who come to it by keyboard or hear it. */
  readonly label: string;
  readonly class?: string;
  readonly element?: RefObject<HTMLElement | null>;
  readonly children: ComponentChildren;
}

/** What is wider than the page and scrolls by itself; the keyboard reaches it, so that arrows can scroll it. */
export function ScrollRegion({
  label,
  class: className = "table-scroll",
  element,
  children,
}: ScrollRegionProps): JSX.Element {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section ref={element ?? null} class={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
