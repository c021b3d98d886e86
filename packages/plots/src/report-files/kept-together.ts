import { unbroken } from "@treeline/engine";

/** A text that is not torn where browsers would not tear it. Fonts of files have no picture of the joiner that browsers obey beside hyphens. */
export function keptTogether(text: string): string {
  return unbroken(text).replaceAll("\u2060", "");
}
