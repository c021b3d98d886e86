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
