import { formatFixed, formatInteger } from "@treeline/engine";
import type { Changes } from "../state/what-changed.ts";
import { spoken } from "./spoken.ts";

const count = (number: number, one: string, several: string): string =>
  number === 0 ? "" : `${formatInteger(number)} ${number === 1 ? one : several}`;

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});

/** Where work is kept, and what was kept of it. */
export const keeping = spoken("keeping", {
  time: (at: number) => CLOCK.format(at),
  changes: ({ rowsAdded, rowsRemoved, columnsAdded, columnsRemoved, cells, settings, title }: Changes) =>
    [
      count(rowsAdded, "row added", "rows added"),
      count(rowsRemoved, "row removed", "rows removed"),
      count(columnsAdded, "column added", "columns added"),
      count(columnsRemoved, "column removed", "columns removed"),
      count(cells, "cell changed", "cells changed"),
      count(settings, "setting changed", "settings changed"),
      title ? "another title" : "",
    ]
      .filter((part) => part !== "")
      .join(", "),
  size: (bytes: number) => {
    const [unit, factor] = bytes < 1e6 ? ["kB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
    return `${formatFixed(bytes / factor, 1)} ${unit}`;
  },
  typedLeft: (text: string, column: string, study: string, row: number) =>
    `“${text}” was being typed into the column “${column}” of ${study === "" ? `row ${row}` : study} when the page was lost, and was not entered.`,
  enterTyped: "Enter it",
  dropTyped: "Leave the cell as it is",
  lostSteps:
    "Some of the steps of undo kept on this device cannot be read, and are left out. The analysis itself is whole; only what was done before them can no longer be undone or redone.",
  recovered: (at: string, before: string, changes: string) =>
    `The page was closed before its last changes (${at}) were saved with the rest, which dates from ${before}. They have been recovered: ${changes}. Keep them, or go back to what was saved; undo brings back either.`,
  keepRecovered: "Keep",
  discardRecovered: "Discard",
  newerStored:
    "The project kept on this device was saved by a newer version of Treeline. What this version understands of it is shown; nothing can be edited or saved here, so that nothing is lost. Reload to get the newer version.",
  newerStorage:
    "A newer version of Treeline was opened in another tab and has taken over what is stored on this device, so this older page cannot save any more. Download the project, reload the page, and open the file there.",
  reload: "Reload",

  heading: "Kept on this device",
  storageAlso: "storage privacy upload offline quota delete data autosave",
  earlierAlso: "history snapshots versions restore backup recover",
  state: "State",
  nothingUploaded: "Nothing is uploaded",
  nothingUploadedLead:
    "Your data and results never leave this device: Treeline has no server, no accounts and no analytics, and the page may not connect to any other address. The project, its earlier states and the steps that can be undone are kept in the storage of this browser (IndexedDB “treeline”), under the address of this page.",
  persistence: "How long it is kept",
  persistent: "The browser has promised to keep it until you delete it.",
  notPersistent:
    "The browser may clear it when the disk runs short, and Safari does after seven days without a visit. Download the project now and then, or ask the browser to keep it.",
  persistenceUnknown: "This browser does not say how long it keeps it. Download the project now and then.",
  askToKeep: "Ask the browser to keep it",
  refused: "The browser said no. Some say yes once the page is installed or bookmarked.",
  room: "Room",
  used: (used: string, quota: string) => `Treeline uses ${used} of ${quota} that the browser allows.`,
  roomUnknown: "This browser does not say how much room there is.",
  download: "Download the project",
  offline: "Works offline",
  offlineReady: "The whole program is on this device: it opens and computes without a network.",
  offlineNotYet: "The program is fetched for use without a network some seconds after the page has opened.",

  deleteAll: "Delete everything stored on this device",
  deleteLead:
    "The project, its earlier states, the undo steps, remembered layouts of tables and the copy of the program are deleted from this browser, and the page starts anew. This cannot be undone. Download the project first if you want to keep it.",
  deleteNow: "Delete it all",
  cancel: "Cancel",

  earlier: "Earlier states",
  earlierLead:
    "A state is kept every five minutes of work and before another document takes the place of yours; the last ten stay. Opening one is a step that undo takes back.",
  earlierNone: "None has been kept yet.",
  reading: "Reading what was kept",
  untitled: "Untitled analysis",
  extent: (rows: number, columns: number) =>
    `${formatInteger(rows)} ${rows === 1 ? "row" : "rows"}, ${formatInteger(columns)} ${columns === 1 ? "column" : "columns"}`,
  since: (changes: string) => (changes === "" ? "As it is now" : `Since then: ${changes}`),
  show: "Show",
  hide: "Hide",
  openState: "Open",
  downloadState: "Download",
  preview: (title: string) => `The first rows of ${title}`,
  more: (rows: number) => `and ${formatInteger(rows)} more`,
  unreadable: "Records that could not be read",
  unreadableLead:
    "They were kept as they were found, so that nothing is lost by Treeline not understanding them.",
  unreadableState: "This state cannot be read by this version; it can be downloaded as it is.",
  downloadRecord: "Download the record",
  failed:
    "What is kept on this device could not be read: storage is blocked by the browser. Allow storage for this site, then open this again.",
});

/** A link that holds the whole document. */
export const sharing = spoken("sharing", {
  heading: "Share link",
  also: "url send colleague copy address",
  lead: "The link holds the whole analysis, packed behind its #. Browsers send nothing behind a # to a server: whoever opens the link gets the analysis from the link itself.",
  holdsData: "The link is the data: whoever has it can read every row.",
  columns: "Columns",
  all: (count: number) => `all ${count}`,
  used: (count: number) => `only the ${count} that the analysis uses`,
  link: "The link",
  size: (characters: number) => `${formatInteger(characters)} characters`,
  fits: "Mail and messages carry a link of this length.",
  someCut: "Some mail programs cut a link of this length. Try it, or send the project file instead.",
  manyCut: "Many programs cut a link of this length: send the project file instead.",
  copy: "Copy the link",
  file: "Download the project file",
  packing: "The link is being made",

  openHeading: "Open the analysis of this link?",
  openLead: (title: string, extent: string, size: string) => `${title}: ${extent}; a link of ${size}.`,
  replaces: (title: string) =>
    `It takes the place of “${title}”, of which a copy is kept among the earlier states; undo brings it back, too.`,
  notice: "The link is read on this device alone; nothing is fetched or sent.",
  newer:
    "It was made by a newer version of Treeline. What this version understands of it is shown, and cannot be edited or saved.",
  readOnly: "This tab is read only: take over first, or open the link in the tab that saves.",
  open: "Open it",
  leave: "Stay with mine",
  close: "Close",
});

/** The program on this device. */
export const offline = spoken("offline", {
  ready:
    "A new version of Treeline is ready. This one goes on working; reload when it suits you, your work is saved first.",
  reload: "Reload now",
});
