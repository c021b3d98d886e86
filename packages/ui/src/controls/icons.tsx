import type { JSX } from "preact";

/** Decorative marks; the words beside them or the label of the button carry the meaning. */
export function BrandMark(): JSX.Element {
  return (
    <svg class="brand-mark" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <path class="brand-stem" d="M11 1.5v19" />
      <path class="brand-lines" d="M6 5h7M9 9h8M5 13h8" />
      <path class="brand-diamond" d="M5.5 17.6 11 15l5.5 2.6L11 20.2z" />
    </svg>
  );
}

const PATHS = {
  undo: "M6 4 2.5 7.5 6 11M3 7.5h6.5a3.5 3.5 0 0 1 0 7H7",
  redo: "m10 4 3.5 3.5L10 11M13 7.5H6.5a3.5 3.5 0 0 0 0 7H9",
  chevron: "m4 6 4 4 4-4",
  close: "m4 4 8 8M12 4l-8 8",
  up: "M8 13V3M4 7l4-4 4 4",
  down: "M8 3v10M4 9l4 4 4-4",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  options: "M2 5h7M13 5h1M2 11h1M7 11h7M11 3v4M5 9v4",
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3l3.4 3.4",
  settings:
    "M6.9 1.8h2.2l.4 1.7 1.2.5 1.5-.9.7.7-.9 1.5.5 1.2 1.7.4v2.2l-1.7.4-.5 1.2.9 1.5-.7.7-1.5-.9-1.2.5-.4 1.7H6.9l-.4-1.7-1.2-.5-1.5.9-.7-.7.9-1.5-.5-1.2-1.7-.4V6.9l1.7-.4.5-1.2-.9-1.5.7-.7 1.5.9 1.2-.5zM8 6a2 2 0 1 0 0 4 2 2 0 0 0 0-4",
  system: "M2.5 3.5h11v7h-11zM5.5 13.5h5M8 10.5v3",
  light:
    "M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M8 1v1.4M8 13.6V15M1 8h1.4M13.6 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1",
  dark: "M13 9.7A5.6 5.6 0 0 1 6.3 3 5.6 5.6 0 1 0 13 9.7z",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
