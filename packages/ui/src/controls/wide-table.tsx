import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { tables } from "../strings/tables.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import { showAsCards } from "./table-cards.ts";

interface WideTableProps {
  /** What it holds, for those who come to it by keyboard or hear it. */
  readonly label: string;
  readonly class?: string;
  /** What is said where it is cut; of tables unless told. */
  readonly hint?: string;
  /** On a narrow page its rows become cards rather than leave it: for tables that are read row by row. */
  readonly cards?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A table (or a drawing) that is wider than its page or longer than its room: it scrolls by itself and says so, or its rows become
 * cards.
 */
export function WideTable({
  label,
  class: className = "table-scroll",
  hint = tables.scrollHint,
  cards = false,
  children,
}: WideTableProps): JSX.Element {
  const element = useRef<HTMLElement>(null);
  const [cut, setCut] = useState<Cut | null>(null);
  const measure = (): void => {
    if (element.current === null) return;
    if (cards) showAsCards(element.current);
    setCut(cutOf(element.current));
  };
  // After every drawing of it, and when it is opened or made wider: its rows, its language and its width decide together.
  useLayoutEffect(measure);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const observer = new ResizeObserver(measure);
    for (const one of [target, ...target.children]) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      {cut !== null && <p class="hint scroll-hint">{hintOf(cut, hint)}</p>}
      <ScrollRegion element={element} class={className} label={label}>
        {children}
      </ScrollRegion>
    </>
  );
}

type Cut = "right" | "below" | "both";

/** Where an element goes on beyond its edges; null = nowhere. */
function cutOf({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement): Cut | null {
  if (clientWidth === 0) return null;
  const isWide = scrollWidth > clientWidth + 1;
  const isLong = scrollHeight > clientHeight + 1;
  if (isWide && isLong) return "both";
  if (isWide) return "right";
  return isLong ? "below" : null;
}

function hintOf(cut: Cut, toTheRight: string): string {
  if (cut === "right") return toTheRight;
  return cut === "below" ? tables.belowHint : tables.bothHint;
}
