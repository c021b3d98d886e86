import type { ComponentChildren, JSX } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";
import { tables } from "../strings/tables.ts";
import { ScrollRegion } from "./scroll-region.tsx";
import { useWidth } from "./use-width.ts";

interface WideTableProps {
  /** What it holds, for those who come to it by keyboard or hear it. */
  readonly label: string;
  readonly class?: string;
  /** What is said where it is cut; of tables unless told. */
  readonly hint?: string;
  readonly children: ComponentChildren;
}

/** A table (or a drawing) that scrolls sideways by itself where the page is narrow, and says so there. */
export function WideTable({
  label,
  class: className = "table-scroll",
  hint = tables.scrollHint,
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
      {isCut && <p class="hint scroll-hint">{hint}</p>}
      <ScrollRegion element={element} class={className} label={label}>
        {children}
      </ScrollRegion>
    </>
  );
}
