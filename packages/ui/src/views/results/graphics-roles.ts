import { t } from "../../strings/t.ts";

/** Preact's types name no role of the graphics module of WAI-ARIA. */
type Spoken = Readonly<Record<string, string>>;

/** A drawing whose marks can be gone through. */
export function drawingRole(): Spoken {
  return { role: "graphics-document", "aria-roledescription": t.plots.figure };
}

/** What a mark of a drawing stands for; what it is made of is not told. */
export function studyRole(): Spoken {
  return { role: "graphics-symbol", "aria-roledescription": t.plots.mark };
}
