import type { JSX } from "preact";
import { lazyWindow } from "../../controls/lazy-window.tsx";
import { closeHelp, openHelp } from "../../state/help.ts";
import { closeOverlay, closePalette, overlay, paletteOpen } from "../../state/overlay.ts";
import { said } from "../../state/said.ts";

const Palette = lazyWindow(async () => (await import("./palette/palette.tsx")).Palette, closePalette);
const ShortcutList = lazyWindow(async () => (await import("./shortcut-list.tsx")).ShortcutList, closeOverlay);
const SettingsDialog = lazyWindow(
  async () => (await import("./settings-dialog.tsx")).SettingsDialog,
  closeOverlay,
);
const Glossary = lazyWindow(async () => (await import("../help/glossary.tsx")).Glossary, closeOverlay);
const HelpPopover = lazyWindow(async () => (await import("../help/help-popover.tsx")).HelpPopover, closeHelp);

/** The windows of the frame, the explanation that was asked for, over them the palette, and what it did where that is not seen. */
export function Overlays(): JSX.Element {
  return (
    <>
      <OpenWindow />
      {paletteOpen.value && <Palette />}
      <p class="visually-hidden" role="status">
        {said.value}
      </p>
    </>
  );
}

function OpenWindow(): JSX.Element | null {
  switch (overlay.value) {
    case "shortcuts":
      return <ShortcutList />;
    case "settings":
      return <SettingsDialog />;
    case "glossary":
      return <Glossary />;
    case null:
      return openHelp.value === null ? null : <HelpPopover open={openHelp.value} />;
  }
}
