import { afterEach, expect, test } from "vitest";
import { words as german } from "../languages/de/words.ts";
import { speak } from "../spoken.ts";
import { pageOf } from "./page.ts";

afterEach(() => speak(null));

test("a page says in which language it is written", () => {
  expect(pageOf("Stress", [])).toContain('<html lang="en">');
  speak({ words: german });
  expect(pageOf("Stress", [])).toContain('<html lang="de">');
});

test("a page is drawn in letters that every system has where its own are not at hand", () => {
  expect(pageOf("Stress", [])).toMatch(/font: [^;]*"Inter Variable", Inter, system-ui, [^;]*sans-serif;/);
});
