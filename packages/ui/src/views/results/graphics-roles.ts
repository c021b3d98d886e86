import { t } from "../../strings/t.ts";

/** Preact's types name no role of the graphics module of WAI-ARIA. */
type Spoken = Readonly<Record<string, string>>;

/** A drawing whose marks can be gone through. */
export function drawingRole(): Spoken {
  return { role: "graphics-document", "aria-roledescription": t.plots.figure };
}

/**
 * What a mark of a drawing stands for; what it is made of is not told. A button, since its press opens it: a screen reader that
 * reads on to a mere symbol leaves the focus where it was, and Enter would open the study that was read before.
 */
export function studyRole(): Spoken {
  return { role: "button", "aria-haspopup": "dialog", "aria-roledescription": t.plots.mark };
}
