import type { JSX } from "preact";
import { changed as words } from "../strings/changed.ts";

/** Beside the heading of options: at least one of them is not as it comes. */
export function ChangedDot({ when }: { readonly when: boolean }): JSX.Element | null {
  if (!when) return null;
  return (
    <span class="changed-dot" title={words.options}>
      <span class="visually-hidden">{`, ${words.options}`}</span>
    </span>
  );
}
