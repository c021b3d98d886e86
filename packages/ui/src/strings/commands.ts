import { spoken } from "./spoken.ts";

/** The actions of the application; other words by which they are found come with the palette. */
export const commands = spoken("commands", {
  import: "Import a table",
  goTo: (page: string) => `Go to ${page}`,
  palette: "All actions",
  shortcuts: "Keyboard shortcuts",
  settings: "Settings",
  glossary: "Glossary of statistics",
  nextRegion: "Next part of the page",
  previousRegion: "Previous part of the page",
  keyNames: {
    ctrl: "Ctrl",
    shift: "Shift",
    alt: "Alt",
    space: "Space",
    delete: "Delete",
    backspace: "Backspace",
  },
});
