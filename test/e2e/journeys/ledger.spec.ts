import type { Locator, Page } from "@playwright/test";
import { choice, expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openLedger, openMixed } from "./mixed-reports.ts";

function row(page: Page, study: string): Locator {
  return page.locator(".ledger tbody tr").filter({ hasText: study });
}

test("gives columns to what studies report otherwise, and the rows their effects", async ({ app }) => {
  await openMixed(app, "own");
  await expect(sentence(app)).toContainText("3 studies");
  await goTo(app, "Effects");
  const section = app.locator(".further");
  await section.getByText("Add a number or a format").click();
  await section.getByLabel("Find a number or a format").fill("one-sided");
  await section
    .getByRole("button", { name: /One-sided p, two independent groups/ })
    .first()
    .click();
  await choice(app, "One-sided p, two independent groups").selectOption("p_one");
  await expect(section).toContainText("1 of 6 rows");
  await section.getByRole("button", { name: "Guess from the names" }).click();
  await expect(section).toContainText("2 columns found by name");
  await expect(section).toContainText("dz of a paired comparison to a standardised mean difference");
  await section.getByLabel("Pre-post correlation").fill("0.8");
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("5 studies");
  await openLedger(app);
  await expect(row(app, "Dubois")).toContainText("a correlation of 0.8");
});

test("tells of every row what was reported, how it became an effect, or what is missing", async ({ app }) => {
  await openMixed(app, "all");
  await openLedger(app);
  await expect(row(app, "Adler")).toContainText("Mean 10.2 / 9.1");
  await expect(row(app, "Adler")).toContainText("by the measure\u2019s own formula");
  await expect(row(app, "Costa")).toContainText("One-sided p of two independent groups to t");
  await expect(row(app, "Fischer")).toContainText("does not suffice");
  await expect(app.getByText("3 of 5 effects were derived")).toBeVisible();
});

test("keeps where numbers stand, by undo and across a reload", async ({ app }) => {
  await openMixed(app, "all");
  await openLedger(app);
  const place = app.getByLabel("Where the numbers of Berg 2016 stand");
  await place.fill("Table 2, p. 314");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(place).toHaveValue("");
  await app.getByRole("button", { name: "Redo" }).click();
  await expect(place).toHaveValue("Table 2, p. 314");
  await expect(app.getByText(/Saved on this device/)).toBeVisible();
  await app.reload();
  await openLedger(app);
  await expect(place).toHaveValue("Table 2, p. 314");
});

test("explains a row, lets another way be chosen and sweeps an assumption", async ({ app }) => {
  await openMixed(app, "all");
  await openLedger(app);
  await row(app, "Garcia").getByRole("button", { name: "Garcia 2021" }).press("Enter");
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("SMD 0.41");
  await expect(dialog.locator(".formulas")).toContainText("(14.1 − 12.8)");
  const byT = dialog.getByRole("radio", { name: /t of two independent groups to d/ });
  await byT.check();
  await expect(dialog).toContainText("SMD 1.08");
  await app.keyboard.press("Control+z");
  await expect(dialog).toContainText("SMD 0.41");
  await app.keyboard.press("Control+Shift+Z");
  await expect(dialog).toContainText("SMD 1.08");
  await app.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(row(app, "Garcia")).toContainText("chosen by hand");

  await row(app, "Dubois").getByRole("button", { name: "Dubois 2019" }).click();
  const sweep = dialog.locator(".sweep tbody tr");
  await expect(sweep).toHaveCount(10);
  await expect(sweep.nth(5)).toContainText("0.5 (now)");
  // dz sqrt(2 (1 - r)) J(35) = 0.55 sqrt(0.2) 0.9784
  await expect(sweep.nth(9)).toContainText("0.24");
  await dialog.getByLabel("Pre-post correlation").fill("0.9");
  await expect(dialog.locator(".say")).toContainText("SMD 0.24");
});

test("leads from a study in the forest plot to its derivation, and copies it", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openMixed(app, "all");
  await goTo(app, "Results");
  await app.getByRole("tab", { name: "Forest", exact: true }).click();
  await app.locator('svg [data-row-id="r2"]').first().click();
  await app.getByRole("button", { name: "How this effect came about" }).click();
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("Berg 2016");
  await dialog.getByRole("button", { name: "Copy as text" }).click();
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await app.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("Berg 2016");
  expect(copied).toContain("t statistic: 2.5");
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility violation in ledger and derivation, ${colorScheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openMixed(app, "all");
    await goTo(app, "Effects");
    await app.locator(".further summary").first().click();
    await expectAccessible(app);
    await openLedger(app);
    await expectAccessible(app);
    await row(app, "Dubois").getByRole("button", { name: "Dubois 2019" }).click();
    await expect(app.locator(".sweep")).toBeVisible();
    await expectAccessible(app);
  });
}

test("fits a phone", async ({ app }) => {
  await openMixed(app, "all");
  await app.setViewportSize({ width: 390, height: 844 });
  await openLedger(app);
  await expect
    .poll(() => app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
  await expect
    .poll(() => app.locator(".table-scroll").evaluate((box) => box.scrollWidth - box.clientWidth))
    .toBeLessThanOrEqual(0);
});
