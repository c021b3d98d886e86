import { lazy } from "../../controls/lazy.tsx";
import { firstResultShown } from "../../state/first-result.ts";

/** The switch between house styles, fetched when the options are opened: its records are no part of the first view. */
export const StyleSelect = lazy(
  async () => (await import("../reconcile/style-field.tsx")).StyleField,
  firstResultShown,
);
