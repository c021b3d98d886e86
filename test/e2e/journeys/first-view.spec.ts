import { gzipSync } from "node:zlib";
import { expect, test } from "./app.ts";

/** What the page of a first visit may ask for as JavaScript before its forest plot stands, gzipped, workers included. */
const BUDGET = 150_000;

test("a first visit asks for less than 150 kB of script before its forest plot stands", async ({
  page,
  request,
}) => {
  await page.addInitScript(() => {
    const look = (): void => {
      if (document.querySelector("svg.scene .scene-study") === null) requestAnimationFrame(look);
      else performance.mark("first-study");
    };
    requestAnimationFrame(look);
  });
  await page.goto("./");
  await page.waitForFunction(() => performance.getEntriesByName("first-study").length > 0);
  const scripts = await page.evaluate(() => {
    const { startTime: drawn } = performance.getEntriesByName("first-study")[0]!;
    return performance
      .getEntriesByType("resource")
      .filter(({ name, startTime }) => name.endsWith(".js") && startTime < drawn)
      .map(({ name }) => name);
  });
  expect(scripts.filter((name) => name.includes("/first-drawing-"))).toHaveLength(1);
  let total = 0;
  for (const name of scripts) {
    const script = await request.get(name);
    total += gzipSync(await script.body(), { level: 9 }).length;
  }
  expect(total).toBeLessThan(BUDGET);
  // The engine follows, for the first change.
  await expect
    .poll(() =>
      page.evaluate(() =>
        performance.getEntriesByType("resource").some(({ name }) => /\/engine\.worker-/.test(name)),
      ),
    )
    .toBe(true);
});

test("what draws the first plot is asked for by the page itself, before its script runs", async ({
  request,
}) => {
  const html = await (await request.get("./")).text();
  expect(html).toMatch(/<link rel="modulepreload"[^>]*first-drawing-/);
});
