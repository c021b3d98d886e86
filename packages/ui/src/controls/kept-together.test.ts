import { h, options } from "preact";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startKeepingTogether } from "./kept-together.ts";

const before = options.vnode;
beforeAll(startKeepingTogether);
afterAll(() => {
  if (before === undefined) delete options.vnode;
  else options.vnode = before;
});

const written = (type: string, ...children: string[]): unknown => h(type, null, ...children).props.children;

it("keeps statistics whole in every element of the page", () => {
  expect(written("p", "Hedges' g, p < .05")).toBe("Hedges'\u00a0g, p\u00a0<\u00a0.05");
  expect(written("td", "F(1, 56)", " beside ", "95 % CI")).toEqual([
    "F(1,\u00a056)",
    " beside ",
    "95\u00a0%\u00a0CI",
  ]);
});

it("leaves drawings, menus and code as they are written", () => {
  for (const type of ["text", "tspan", "option", "code"]) expect(written(type, "p < .05")).toBe("p < .05");
});
