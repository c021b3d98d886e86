import { withFaces } from "@treeline/plots/export";
import { fontFaces } from "./figure-fonts.ts";

/** A page of HTML with the letters it is drawn in, where they can be fetched; it names others for where they cannot. */
export function withItsFont(page: string): Promise<string> {
  return withFaces(page, fontFaces).catch(() => page);
}
