import { spoken } from "./spoken.ts";

/** Figures: taking them away, the words about them, editing and hearing them. */
export const figure = spoken("figure", {
  tools: (plot: string) => `Tools of the figure: ${plot}`,
  export: {
    open: "Export figure",
    figure: "Figure",
    format: "Format",
    formats: {
      svg: { label: "SVG", hint: "Vector drawing; text stays text and can be edited." },
      pdf: { label: "PDF", hint: "Vector drawing with its fonts embedded; for journals and print." },
      png: { label: "PNG", hint: "Picture of dots; for slides, web pages and word processors." },
      tiff: { label: "TIFF", hint: "Picture of dots without loss; where a journal asks for it." },
    },
    width: "Width (mm)",
    widthHelp:
      "The plot is laid out for this width, with letters of 8 points. One column of a journal is often 85 mm, two are 170 mm.",
    dpi: "Dots per inch",
    dpiHelp: "300 for photographs and shades, 600 and more for line drawings.",
    theme: "Colours",
    embed: "Embed the font in the file",
    size: (width: string, height: string) => `${width} × ${height} mm`,
    dots: (width: string, height: string) => `${width} × ${height} dots`,
    pages: (count: number) => `${count} pages`,
    onePage: (page: number, of: number) => `Page ${page} of ${of}`,
    pagesTogether: "All pages go into one file.",
    pagesApart: "Each page becomes a file of its own.",
    previous: "Previous page",
    next: "Next page",
    preview: (title: string) => `Preview: ${title}`,
    drawing: "The figure is being drawn.",
    download: "Download",
    copy: (format: string) => `Copy as ${format}`,
    copied: "Copied.",
    copiedDrawing:
      "Copied as text, with the font as chosen, and as a drawing, which shows the fonts of the program you paste into.",
    downloaded: (name: string) => `Saved as ${name}.`,
    tooLarge: (width: string, height: string) =>
      `The picture would be ${width} × ${height} dots, more than browsers can hold, so it cannot be drawn. Choose a smaller width or fewer dots per inch, or PDF, which is sharp at every size.`,
    missing: (count: string, characters: string) =>
      `The embedded font has no picture of ${count} characters (${characters}), and a PDF would show empty boxes for them. SVG, PNG and TIFF take them from the fonts of this device.`,
    noFont: (file: string, status: string) => `the font ${file} was not there (${status}).`,
    noCanvas: "the browser gave no canvas to draw on.",
    neutralDirections:
      "The figure says in neutral words what its sides mean. Your own words can tell readers which side is the better one.",
    sayDirections: "Say it under Effects",
    noPicture: "the browser made no picture of this size.",
    failed: (detail: string) =>
      `The figure was not exported: ${detail} Nothing else is affected. Try another format, or a smaller size.`,
    copyFailed:
      "The figure was not copied: the browser did not let the page write to the clipboard. Download it instead, or allow the clipboard for this page.",
  },
  about: {
    open: "About this figure",
    title: "Title",
    titleHint: "Drawn above the plot when you give one. Without it the figure is called:",
    alt: "Alternative text",
    altHint: "Read out in place of the picture, and part of every export.",
    own: "Your own text; it no longer follows the results.",
    automatic: "Written from the results, and kept up to date with them until you write your own.",
    reset: "Write it from the results again",
    note: "Note under the figure",
    table: "The numbers of this figure",
    tableHint: "What the figure shows, as a table.",
    csv: "Download as CSV",
    noTable: "This figure shows no numbers.",
  },
  tip: { interval: "Interval", leftOut: "Left out", order: "Alt and arrow keys move it up or down." },
  edit: {
    title: "Title of the figure",
    note: "Note under the figure",
    "effect-name": "Name of the effect",
    negative: "What effects on the left favour",
    positive: "What effects on the right favour",
    study: (name: string) => `Name of the study ${name}`,
    hint: "Enter keeps it, Escape leaves it as it was.",
    noColumn:
      "The name was not changed: no column holds the studies’ names. Say in the data which one does, then rename the study.",
    combined:
      "The name was not changed: this study is combined from several rows of the table. Rename them in the data.",
  },
  order: {
    moved: (name: string, place: string, of: string) => `${name} moved to place ${place} of ${of}.`,
    notTable: (name: string) =>
      `${name} was not moved: the studies stand in another order than that of the table, so that a move would not be seen.`,
    useTable: "Order them as in the table",
    combined: (name: string) =>
      `${name} was not moved: it is combined from several rows of the table. Order those in the data.`,
    readOnly: (name: string) => `${name} was not moved: another tab is writing this project.`,
    dismiss: "Dismiss",
  },
  sound: {
    open: "Listen",
    heading: "Listen to the figure",
    lead: "Each study is a tone: the higher, the larger its effect; the longer and rougher, the wider its interval; the louder, the more it weighs. Left of no effect sounds from the left. The pooled effect comes last, as a chord of its interval. Next study, or the right arrow on it, sounds one at a time.",
    play: "Play",
    steps: "One by one",
    previous: "Previous study",
    next: "Next study",
    pause: "Pause",
    stop: "Stop",
    speed: "Speed",
    speeds: { slow: "slow", usual: "usual", fast: "fast" },
    ready: (notes: string) => `${notes} tones. Nothing sounds until you press Play.`,
    pooled: (text: string) => `Pooled effect: ${text}`,
    over: "The end.",
    noSound:
      "This browser cannot make sounds, so the figure cannot be heard. Its numbers stand in the table.",
  },
});
