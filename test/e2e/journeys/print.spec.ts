import type { Page } from "@playwright/test";
import { expect, goTo, openSample, test } from "./app.ts";

/** What a line of A4 holds between margins, px. */
const PAPER = 680;

test("prints wide tables and the whole study table on paper, and takes nothing of it to the screen", async ({
  app,
}) => {
  await openSample(app, /Glucose-lowering/);
  await goTo(app, "Network");
  const league = app.getByRole("region", { name: /^League table/ }).getByRole("table");
  await expect(league).toBeVisible();
  await expect
    .poll(async () => {
      await app.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      return league.getAttribute("class");
    })
    .toContain("on-paper");
  await app.setViewportSize({ width: PAPER, height: 900 });
  await app.emulateMedia({ media: "print" });
  const widest = await app.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll("main table")].map((table) => table.getBoundingClientRect().right),
    ),
  );
  expect(widest).toBeLessThanOrEqual(PAPER);
  await app.emulateMedia({ media: "screen" });
  await app.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(league).not.toHaveClass(/on-paper/);

  await app.setViewportSize({ width: 1440, height: 900 });
  await goTo(app, "Data");
  await expect(app.getByRole("grid")).toBeVisible();
  await app.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await app.emulateMedia({ media: "print" });
  await expect(app.getByRole("grid")).toBeHidden();
  await expect(app.locator("main table.printed-grid tbody tr")).toHaveCount(53);
  await app.emulateMedia({ media: "screen" });
  await app.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(app.locator("main table.printed-grid")).toHaveCount(0);
  await expect(app.getByRole("grid")).toBeVisible();
});

test("prints a plot of many studies in pages, each with its headings and no study cut or left out", async ({
  app,
}) => {
  const studies = await openMany(app, 150);

  await app.emulateMedia({ media: "print" });
  await app.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const pages = app.locator("main .printed-page");
  await expect(pages).toHaveCount(4);
  await expect(app.locator("main .large-scene")).toBeHidden();
  await expect(app.getByRole("searchbox", { name: "Find a study" })).toBeHidden();
  for (const page of await pages.all()) {
    await expect(page.getByText("Study", { exact: true })).toHaveCount(1);
    const { width = 1, height = 1 } = (await page.boundingBox()) ?? {};
    // What A4 leaves between margins of 15 mm.
    expect(height / width).toBeLessThan(267 / 180);
  }
  const printed = await pages.locator("text").allTextContents();
  expect(printed.filter((text) => /^Study \d+$/.test(text))).toEqual(studies);

  await app.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await app.emulateMedia({ media: "screen" });
  await expect(pages).toHaveCount(0);
  await expect(app.locator("main .large-scene")).toBeVisible();
});

test("prints the plots of many studies in Sensitivity with the names that the page has no room for", async ({
  app,
}) => {
  const studies = await openMany(app, 160);
  await goTo(app, "Sensitivity");
  const forest = app.getByRole("region", { name: "Leave one out" });
  await expect(forest.locator(".large-scene")).toBeVisible();
  await expect(forest.locator("svg.scene").getByText("Study 1", { exact: true })).toHaveCount(0);

  await app.emulateMedia({ media: "print" });
  await app.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const pages = forest.locator(".printed-page");
  await expect(pages).not.toHaveCount(0);
  expect(await pages.count()).toBeGreaterThan(2);
  const printed = await pages.locator("text").allTextContents();
  expect(printed.filter((text) => /^Study \d+$/.test(text))).toEqual(studies);
  for (const page of await pages.all())
    await expect(page.getByText("Without", { exact: true })).toHaveCount(1);
  // A plot on one page is printed whole too: the page has but the studies in view.
  const radial = app.getByRole("region", { name: "Radial", exact: true }).locator(".printed-page");
  await expect(radial.locator("circle")).toHaveCount(studies.length);
});

/** Opens a project of so many studies, whose results are drawn. */
async function openMany(app: Page, count: number): Promise<string[]> {
  const studies = Array.from({ length: count }, (_, at) => `Study ${at + 1}`);
  const columns = [
    { name: "study", kind: "text", values: studies },
    { name: "yi", kind: "number", values: studies.map((_, at) => Math.sin(at)), unparsed: {} },
    { name: "vi", kind: "number", values: studies.map((_, at) => 0.1 + 0.01 * (at % 9)), unparsed: {} },
  ];
  const project = {
    schema: 1,
    title: "Many studies",
    table: { rowIds: studies.map((_, at) => `r${at + 1}`), columns },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { measure: "GEN" },
  };
  const chooser = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Open", exact: true }).click();
  await (await chooser).setFiles({
    name: "many.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(project)),
  });
  await expect(app.getByText(`${count} studies`, { exact: false }).first()).toBeVisible();
  await expect(app.locator("main .large-scene")).toBeVisible();
  return studies;
}
