import { gzipSync } from "node:zlib";
import { expect, test } from "./app.ts";

/** What the first forest plot of a first visit may need as JavaScript, gzipped, workers included. */
const BUDGET = 150_000;

/** The scripts that the page itself names. */
function scriptsOf(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]!);
}

test("the forest plot of a first visit stands with less than 150 kB of script, before anything else arrives", async ({
  page,
  request,
}) => {
  const named = scriptsOf(await (await request.get("./")).text());
  expect(named.filter((name) => name.includes("/first-drawing-"))).toHaveLength(1);
  let total = 0;
  for (const name of named) {
    const script = await request.get(name);
    total += gzipSync(await script.body(), { level: 9 }).length;
  }
  expect(total).toBeLessThan(BUDGET);

  // Whatever else is asked for, the engine's worker among it, is held back until the plot stands.
  let letGo = (): void => undefined;
  const stands = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const held: string[] = [];
  await page.route(/\.js$/, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!named.some((name) => pathname.endsWith(`/${name}`))) {
      held.push(pathname);
      await stands;
    }
    await route.continue();
  });
  await page.goto("./");
  await expect(page.locator("svg.scene .scene-study")).toHaveCount(18);
  letGo();
  // The engine follows, for the first change.
  await expect.poll(() => held.some((name) => name.includes("/engine.worker-"))).toBe(true);
});

test("no further script is asked for before the forest plot of a first visit stands", async ({
  page,
  request,
}) => {
  const named = scriptsOf(await (await request.get("./")).text());
  await page.addInitScript(() => {
    const plotTop = () => document.querySelector("svg.scene")?.getBoundingClientRect().top;
    new MutationObserver((_, observer) => {
      if (document.querySelector("svg.scene .scene-study") === null) return;
      performance.mark("plot stands", { detail: plotTop() });
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  // A font that comes late breaks lines elsewhere.
  await page.route(/\.woff2$/, (route) => route.abort());
  await page.goto("./");
  await expect(page.locator("svg.scene .scene-study")).toHaveCount(18);
  const further = (): Promise<readonly { readonly name: string; readonly early: boolean }[]> =>
    page.evaluate((known) => {
      const stood = performance.getEntriesByName("plot stands")[0]!.startTime;
      return performance
        .getEntriesByType("resource")
        .map(({ name, startTime }) => ({ name: new URL(name).pathname, early: startTime < stood }))
        .filter(({ name }) => name.endsWith(".js") && !known.some((script) => name.endsWith(`/${script}`)));
    }, named);
  await expect.poll(async () => (await further()).length).toBeGreaterThan(0);
  expect((await further()).filter(({ early }) => early)).toEqual([]);

  // What comes later moves nothing that somebody may be about to press.
  await expect(page.locator(".further:not(.pending)")).toBeVisible();
  const [before, after] = await page.evaluate(() => [
    (performance.getEntriesByName("plot stands")[0] as PerformanceMark).detail as number,
    document.querySelector("svg.scene")?.getBoundingClientRect().top,
  ]);
  expect(after).toBe(before);
});

test("what draws the first plot is asked for by the page itself, before its script runs", async ({
  request,
}) => {
  const html = await (await request.get("./")).text();
  expect(html).toMatch(/<link rel="modulepreload"[^>]*first-drawing-/);
});
