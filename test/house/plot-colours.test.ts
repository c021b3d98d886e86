import { readFileSync } from "node:fs";
import { darkTheme, lightTheme, printTheme } from "@treeline/plots";
import { expect, it } from "vitest";

/** The colours of plots stand in the themes, which are tested for contrast, and in the style sheets of the page. */
const sheet = (name: string): string =>
  readFileSync(new URL(`../../packages/ui/src/styles/${name}.css`, import.meta.url), "utf8");
const tokens = sheet("tokens");
const print = sheet("print");

const said = (css: string, paint: string): string | undefined =>
  new RegExp(`--plot-${paint}: ([^;]+);`).exec(css)?.[1];
const paints = Object.keys(lightTheme.colors).filter((paint) => paint !== "none") as Exclude<
  keyof typeof lightTheme.colors,
  "none"
>[];

it.each(paints)("%s is the same on the page and in the themes, light and dark", (paint) => {
  const [light, dark] = [lightTheme.colors[paint], darkTheme.colors[paint]];
  expect([light === dark ? light : "", `light-dark(${light}, ${dark})`]).toContain(said(tokens, paint));
});

it.each(paints)("%s is that of the grey theme where the page is printed", (paint) => {
  expect(said(print, paint)).toBe(printTheme.colors[paint]);
});
