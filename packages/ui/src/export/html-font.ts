import { fontFaces } from "./figure-fonts.ts";

/** A page of HTML with the letters it is drawn in, where they can be fetched; it names others for where they cannot. */
export async function withItsFont(page: string): Promise<string> {
  const faces = await fontFaces(page).catch(() => "");
  return page.replace("<style>", () => `<style>${faces}`);
}
