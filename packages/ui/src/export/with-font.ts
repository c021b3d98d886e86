import { withFaces } from "@treeline/plots/export";
import { fontFaces } from "./figure-fonts.ts";

/** A page of HTML, or a drawing, with the letters it is drawn in, where they can be fetched; it names others for where they cannot. */
export function withItsFont(file: string): Promise<string> {
  return withFaces(file, fontFaces).catch(() => file);
}
