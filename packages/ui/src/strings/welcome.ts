import { spoken } from "./spoken.ts";

/** The line that someone meets who comes for the first time. */
export const welcome = spoken("welcome", {
  label: "First steps",
  text: (keys: string) =>
    `This is a sample. For your own analysis paste a table anywhere (${keys}), drop a file on the page, or`,
  import: "import a table",
  dismiss: "Dismiss the first steps",
});
