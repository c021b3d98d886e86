import type { Locator, Page } from "@playwright/test";
import { expect, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

async function openCalculator(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Calculator", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Effect size calculator" })).toBeVisible();
}

async function fill(page: Page, numbers: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(numbers)) {
    await page.getByRole("textbox", { name: label, exact: true }).fill(text);
  }
}

function result(page: Page, measure: string): Locator {
  return page
    .locator(".calculated tbody tr")
    .filter({ has: page.getByRole("button", { name: measure, exact: true }) });
}

const MEANS = {
  "Mean, group 1": "10.2",
  "SD, group 1": "2.1",
  "Size, group 1": "24",
  "Mean, group 2": "9,1",
  "SD, group 2": "2.4",
  "Size, group 2": "25",
};

test("computes every measure of one study at once, with its derivation", async ({ app }) => {
  await openCalculator(app);
  await fill(app, MEANS);
  // escalc(measure = "SMD"): yi 0.4789, vi 0.0840
  await expect(result(app, "Standardised mean difference")).toContainText("0.479");
  await expect(result(app, "Standardised mean difference")).toContainText("0.0840");
  await expect(result(app, "Ratio of means")).toContainText("ROM 1.12");
  await expect(app.locator(".derivation .formulas")).toContainText("(10.2 − 9.1)");
  await result(app, "Mean difference").getByRole("button").press("Enter");
  await expect(app.locator(".derivation")).toContainText("MD 1.10");
});

test("has its own address, and the way back", async ({ app }) => {
  await openCalculator(app);
  await expect(app).toHaveURL(/#calculator$/);
  await app.reload();
  await expect(app.getByRole("heading", { name: "Effect size calculator" })).toBeVisible();
  await app.getByRole("button", { name: "Back to the analysis" }).click();
  await expect(sentence(app)).toContainText("18 studies");
  await app.goBack();
  await expect(app.getByRole("heading", { name: "Effect size calculator" })).toBeVisible();

  await app.keyboard.press("F1");
  await expect(app.getByRole("dialog", { name: "Glossary of statistics" })).toBeVisible();
  await app.keyboard.press("Escape");
  await app.keyboard.press("Control+k");
  const palette = app.getByRole("dialog", { name: "All actions" });
  await expect(palette.getByRole("option", { name: /^Pre-post/ })).toBeAttached();
  await expect(palette.getByRole("option", { name: /^(Undo|Fill down|Save project)/ })).toHaveCount(0);
  await app.keyboard.type("go to effects");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("heading", { name: "Effects", exact: true })).toBeVisible();
});

test("finds numbers by search, takes assumptions and sweeps them", async ({ app }) => {
  await openCalculator(app);
  await app.getByText("What does the paper report?").click();
  await app.getByLabel("Find a number or a format").fill("dz");
  await app
    .getByRole("button", { name: /^dz .* \+ People/ })
    .first()
    .click();
  await fill(app, { "dz (mean change / SD of changes)": "0.55", "People, all together": "36" });
  await result(app, "Standardised mean difference").getByRole("button").click();
  await expect(app.locator(".sweep tbody tr")).toHaveCount(10);
  await app.getByRole("textbox", { name: "Pre-post correlation" }).fill("0.9");
  await expect(app.locator(".derivation .say")).toContainText("SMD 0.24");
});

test("says what is no number, and what could not be computed", async ({ app }) => {
  await openCalculator(app);
  await fill(app, { ...MEANS, "SD, group 1": "two" });
  await expect(app.getByText("This is not a number.")).toBeVisible();
  await fill(app, { "SD, group 1": "0", "SD, group 2": "0" });
  await expect(app.getByText(/could not be computed from these values/)).toBeVisible();
});

test("copies a table row and adds the study to the project, with undo", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openCalculator(app);
  await fill(app, { ...MEANS, "Study name": "Adler 2015" });
  await expect(result(app, "Standardised mean difference")).toContainText("0.479");
  await app.getByRole("button", { name: "Copy as table row" }).click();
  await expect(app.getByRole("button", { name: "Copied" })).toBeVisible();
  const cells = (await app.evaluate(() => navigator.clipboard.readText())).split("\t");
  expect(cells).toHaveLength(7);
  expect(cells.slice(0, 2)).toEqual(["Adler 2015", "SMD"]);
  expect(Number(cells[2])).toBeCloseTo(0.479, 3);
  await app.getByRole("button", { name: "Add as a study to the project" }).click();
  await expect(app.getByRole("dialog")).toContainText("Adler 2015");
  await app.keyboard.press("Escape");
  await expect(app.locator(".ledger tbody tr")).toHaveCount(19);
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(app.locator(".ledger tbody tr")).toHaveCount(18);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility violation in the calculator, ${colorScheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openCalculator(app);
    await fill(app, MEANS);
    await app.getByText("What does the paper report?").click();
    await expect(app.locator(".derivation")).toBeVisible();
    await expectAccessible(app);
  });
}

test("fits a phone", async ({ app }) => {
  await openCalculator(app);
  await fill(app, MEANS);
  await app.setViewportSize({ width: 390, height: 844 });
  await expect
    .poll(() => app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
    .toBeLessThanOrEqual(0);
  await expect(app.locator(".calculated")).toBeVisible();
});

test("says what looks wrong about the numbers, and computes all the same", async ({ app }) => {
  await openCalculator(app);
  await fill(app, { ...MEANS, "Mean, group 1": "0.65", "SD, group 1": "0.2" });
  await fill(app, { "Mean, group 2": "45", "SD, group 2": "11" });
  const findings = app.getByRole("region", { name: "These numbers look wrong" });
  await expect(findings).toContainText("one looks like percentages");
  await expect(result(app, "Mean difference")).toBeVisible();
  await fill(app, { "Mean, group 2": "0.45", "SD, group 2": "0.11" });
  await expect(findings).toHaveCount(0);
});
