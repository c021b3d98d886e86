import type { Browser, Page } from "@playwright/test";
import { type AnalysisDocument, createDocument } from "@treeline/engine";
import { openDocument } from "../e2e/journeys/open-document.ts";
import { share, sorted, timeLine } from "./times.ts";

const STUDIES = 200;
const VISITS = 7;
const CHANGES = 60;

/** Two hundred studies of two groups with a moderator, from a formula, so that every run draws the same. */
function twoHundred(): AnalysisDocument {
  const rows = Array.from({ length: STUDIES }, (_, row) => row);
  const wave = (row: number, step: number): number => Math.sin(row * step);
  const column = (name: string, value: (row: number) => number) =>
    ({ name, kind: "number", values: rows.map(value), unparsed: {} }) as const;
  return createDocument({
    title: "Two hundred studies",
    table: {
      rowIds: rows.map((row) => `r${row}`),
      columns: [
        { name: "study", kind: "text", values: rows.map((row) => `Study ${row + 1}`) },
        column("yi", (row) => 0.4 + 0.3 * wave(row, 1.7)),
        column("vi", (row) => 0.03 + 0.02 * wave(row, 0.9) ** 2),
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
  });
}

/** The runner of the bench names functions by a helper of its own, which a page does not have. */
const NAMING = "globalThis.__name = (named) => named";

/** Milliseconds from the navigation to the first study of a computed forest plot, each visit with an empty cache. */
async function firstForest(browser: Browser, url: string): Promise<readonly number[]> {
  const times: number[] = [];
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.addInitScript(NAMING);
    await page.addInitScript(() => {
      const look = (): void => {
        if (document.querySelector("svg.scene .scene-study") === null) requestAnimationFrame(look);
        else performance.mark("treeline-first-forest");
      };
      requestAnimationFrame(look);
    });
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName("treeline-first-forest").length > 0);
    times.push(
      await page.evaluate(() => performance.getEntriesByName("treeline-first-forest")[0]!.startTime),
    );
    await context.close();
  }
  return sorted(times);
}

/** Milliseconds from choosing another estimator to the frame in which the plot stands with its numbers. */
async function optionToPlot(page: Page): Promise<readonly number[]> {
  return sorted(
    await page.evaluate(async (changes) => {
      const estimator = [...document.querySelectorAll("select")].find((menu) =>
        [...menu.options].some(({ value }) => value === "PM"),
      );
      if (estimator === undefined) throw new TypeError("there is no menu of estimators");
      const scene = () => document.querySelector("svg.scene");
      const times: number[] = [];
      for (let change = 0; change < changes; change++) {
        const before = scene()?.textContent;
        const next = ["DL", "PM", "ML", "REML", "SJ"][change % 5]!;
        const start = performance.now();
        estimator.value = next;
        estimator.dispatchEvent(new Event("change", { bubbles: true }));
        await new Promise<void>((resolve) => {
          const look = (): void => {
            if (scene()?.textContent === before && performance.now() - start < 2000)
              requestAnimationFrame(look);
            else resolve();
          };
          requestAnimationFrame(look);
        });
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return times;
    }, CHANGES),
  );
}

/** Lines about what a visitor waits for. */
export async function pageLines(browser: Browser, url: string): Promise<readonly string[]> {
  const first = await firstForest(browser, url);
  const page = await browser.newPage();
  await page.addInitScript(NAMING);
  await page.goto(url);
  await page.locator("svg.scene .scene-study").first().waitFor();
  await openDocument(page, twoHundred());
  await page.locator('svg.scene [aria-label^="Study 1, "][aria-label*=" of 200"]').waitFor();
  const changes = await optionToPlot(page);
  await page.close();
  return [
    timeLine("first visit to a computed forest plot, median", share(first, 0.5)),
    timeLine("first visit to a computed forest plot, slowest", share(first, 1)),
    timeLine("200 studies, another estimator to the plot, median", share(changes, 0.5)),
    timeLine("200 studies, another estimator to the plot, 95 %", share(changes, 0.95)),
  ];
}
