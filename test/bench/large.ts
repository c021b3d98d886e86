import type { Page } from "@playwright/test";
import { goTo } from "../e2e/journeys/app.ts";
import { share, sorted, timeLine } from "./times.ts";

const TIMES = 20;
/** As long as a change, its answer and its saving may go on. */
const SETTLED_MS = 1500;

/** Lines about how long 10,000 rows keep the page from answering: typing, paging, undoing a sort, opening the results. */
export async function largeLines(page: Page): Promise<readonly string[]> {
  const grid = page.getByRole("grid");
  const first = grid.locator('[data-row="0"]').getByRole("gridcell").nth(1);
  const key = (name: string) => () => page.keyboard.press(name);
  await grid.evaluate((element) => {
    element.scrollTop = 0;
  });
  await first.click();
  const typed = await blocked(page, key("1"), 50);
  await page.keyboard.press("Escape");
  const paged = await blocked(page, key("PageDown"), 50);
  await page.keyboard.press("Control+Home");
  await first.click();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: /^Sort rows by .* descending$/ }).click();
  await page.waitForTimeout(SETTLED_MS);
  const undone: number[] = [];
  for (let run = 0; run < TIMES / 4; run++) {
    undone.push(...(await blocked(page, key("Control+z"), SETTLED_MS, 1)));
    undone.push(...(await blocked(page, key("Control+y"), SETTLED_MS, 1)));
  }
  const opened: number[] = [];
  for (let run = 0; run < 3; run++) {
    opened.push(...(await blocked(page, () => goTo(page, "Results"), SETTLED_MS, 1)));
    await goTo(page, "Data");
    await page.waitForTimeout(SETTLED_MS);
  }
  return [
    ...blockedLines("typing", typed),
    ...blockedLines("a page down", paged),
    ...blockedLines("a sort undone or redone", undone),
    ...blockedLines("results opened", opened),
  ];
}

function blockedLines(what: string, times: readonly number[]): readonly string[] {
  const ascending = sorted(times);
  return [
    timeLine(`10,000 rows, ${what}, longest wait, median`, share(ascending, 0.5)),
    timeLine(`10,000 rows, ${what}, longest wait, 95 %`, share(ascending, 0.95)),
  ];
}

/** Milliseconds of the longest stretch in which the page could not have answered, each time that something is done. */
async function blocked(
  page: Page,
  act: () => Promise<void>,
  settle: number,
  times: number = TIMES,
): Promise<readonly number[]> {
  const longest: number[] = [];
  for (let run = 0; run < times; run++) {
    const watch = await page.evaluateHandle(() => {
      const seen = { longest: 0, done: false };
      let last = performance.now();
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const now = performance.now();
        seen.longest = Math.max(seen.longest, now - last);
        last = now;
        if (!seen.done) channel.port2.postMessage(null);
      };
      channel.port2.postMessage(null);
      return seen;
    });
    await act();
    await page.waitForTimeout(settle);
    longest.push(
      await watch.evaluate((seen) => {
        seen.done = true;
        return seen.longest;
      }),
    );
    await watch.dispose();
  }
  return longest;
}
