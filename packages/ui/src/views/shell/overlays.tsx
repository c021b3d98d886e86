import type { JSX } from "preact";
import { lazy } from "../../controls/lazy.tsx";
import { openHelp } from "../../state/help.ts";
import { overlay, paletteOpen } from "../../state/overlay.ts";
import { said } from "../../state/said.ts";

const Palette = lazy(async () => (await import("./palette/palette.tsx")).Palette);
const ShortcutList = lazy(async () => (await import("./shortcut-list.tsx")).ShortcutList);
const SettingsDialog = lazy(async () => (await import("./settings-dialog.tsx")).SettingsDialog);
const Glossary = lazy(async () => (await import("../help/glossary.tsx")).Glossary);
const HelpPopover = lazy(async () => (await import("../help/help-popover.tsx")).HelpPopover);

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
