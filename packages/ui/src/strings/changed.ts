import { spoken } from "./spoken.ts";

/** The dot that says an option is not as it comes. */
export const changed = spoken("changed", {
  options: "Some options differ from the defaults",
});
