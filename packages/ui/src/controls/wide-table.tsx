import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { tables } from "../strings/tables.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import { useWidth } from "./use-width.ts";

interface WideTableProps {
  /** What it holds, for those who come to it by keyboard or hear it. */
  readonly label: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A table that scrolls sideways by itself where the page is narrow, and says so there. */
export function WideTable({
  label,
  class: className = "table-scroll",
  children,
}: WideTableProps): JSX.Element {
  const [element] = useWidth<HTMLElement>();
  const [isCut, setCut] = useState(false);
  // After every drawing of it: its rows, its language and its width decide together.
  useLayoutEffect(() => {
    const target = element.current;
    if (target !== null) setCut(target.scrollWidth > target.clientWidth + 1);
  });
  return (
    <>
      {isCut && <p class="hint scroll-hint">{tables.scrollHint}</p>}
      <ScrollRegion element={element} class={className} label={label}>
        {children}
      </ScrollRegion>
    </>
  );
}
