import type { JSX } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import { overlay } from "../../state/overlay.ts";

const Palette = lazy(async () => (await import("./palette/palette.tsx")).Palette);
const ShortcutList = lazy(async () => (await import("./shortcut-list.tsx")).ShortcutList);
const SettingsDialog = lazy(async () => (await import("./settings-dialog.tsx")).SettingsDialog);

/** The windows of the frame. */
export function Overlays(): JSX.Element | null {
  switch (overlay.value) {
    case "palette":
      return <Palette />;
    case "shortcuts":
      return <ShortcutList />;
    case "settings":
      return <SettingsDialog />;
    case "glossary":
    case null:
      return null;
  }
}
