import { Resvg } from "@resvg/resvg-js";
import { expect, it } from "vitest";
import { pictureFontFiles } from "./figure-fonts.ts";

it("has leaning letters for what pictures set in italics", async () => {
  const fontFiles = await pictureFontFiles();
  const drawn = (style: string): string => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><text x="10" y="50" font-family="Inter" font-size="50" font-style="${style}">I</text></svg>`;
    const picture = new Resvg(svg, {
      font: { fontFiles, loadSystemFonts: false, defaultFontFamily: "Inter" },
    });
    return picture.render().pixels.toString("base64");
  };
  expect(drawn("italic")).not.toBe(drawn("normal"));
});
