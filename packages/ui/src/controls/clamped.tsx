import type { ComponentChildren, JSX } from "preact";

interface ClampedProps {
  readonly text: string;
  /** What follows the text once it is opened. */
  readonly children?: ComponentChildren;
}

/** A long text in a cell: two lines of it, and the rest one click further, so that one row does not fill the page. */
export function Clamped({ text, children }: ClampedProps): JSX.Element {
  return (
    <details class="clamped">
      <summary>
        <span>{text}</span>
      </summary>
      {children}
    </details>
  );
}
