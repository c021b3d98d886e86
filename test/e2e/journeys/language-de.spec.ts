import { test as base, expect, type Page } from "@playwright/test";
import { sentence } from "./app.ts";
import { expectAccessible } from "./axe.ts";

const test = base.extend<{ app: Page }>({
  app: async ({ page }, use) => {
    await page.addInitScript(() => localStorage.setItem("treeline-language", "de"));
    await page.goto("./");
    await expect(sentence(page)).toContainText("[");
    await use(page);
  },
});

test.use({ locale: "de-DE" });

test("the page in German: steps, conclusion, forest plot, nothing for axe to find", async ({ app }) => {
  await expect(app.locator("html")).toHaveAttribute("lang", "de");
  const steps = app.getByRole("navigation", { name: "Schritte" });
  for (const step of ["Daten", "Effekte", "Modell", "Bericht"]) {
    await expect(steps.getByText(step, { exact: true }).first()).toBeVisible();
  }
  await expect(sentence(app)).toContainText("aus 18 Studien beträgt");
  await expect(sentence(app)).toContainText("0,58 [0,38");
  const forest = app.locator("svg:has([data-row-id])").first();
  await expect(forest).toContainText("Vorhersageintervall");
  await expect(forest).toContainText("Zufällige Effekte");
  await expectAccessible(app);
});

/** Words that hold English sentences together; a report in German has none of them outside its references. */
const ENGLISH = /\b(?:The pooled|prediction interval|df, p|which|with the|estimated|Warning|yes)\b/;

test("the report in German without an English sentence, and its figures in English for a paper", async ({
  app,
}) => {
  await app.getByRole("button", { name: "Einstellungen" }).click();
  await app.getByRole("radiogroup", { name: "Sprache der Abbildungen" }).getByText("English").click();
  await app.keyboard.press("Escape");
  const forest = app.locator("svg:has([data-row-id])").first();
  await expect(forest).toContainText("Prediction interval");
  await expect(forest).not.toContainText("Zuf\u00e4llige Effekte");
  await expect(app.locator(".plot[lang=en]").first()).toBeVisible();
  await expect(sentence(app)).toContainText("0,58 [0,38");
  await app
    .getByRole("navigation", { name: "Schritte" })
    .getByText("Bericht", { exact: true })
    .first()
    .click();
  const paper = app.locator("article.report-paper");
  await expect(paper).toContainText(/95.%-KI \[\d,\d+;\s\d,\d+\]/);
  const told = await paper.locator("section:not(#report-references) :is(p, td, th, h3, h4)").allInnerTexts();
  expect(told.filter((text) => ENGLISH.test(text))).toEqual([]);
});

test("shows and takes the numbers of the table with the reader's decimal mark", async ({ app }) => {
  await app.getByRole("navigation", { name: "Schritte" }).getByText("Daten", { exact: true }).click();
  const table = app.getByRole("grid");
  await expect(table.getByRole("gridcell", { name: "0,709136" })).toBeVisible();
  await table.getByRole("gridcell", { name: "0,709136" }).click();
  // A comma is a decimal mark here, where it might group thousands elsewhere.
  await app.keyboard.type("1,236");
  await app.keyboard.press("Enter");
  const cell = table.getByRole("gridcell", { name: "1,236", exact: true });
  await cell.click();
  await app.keyboard.press("F2");
  await expect(app.locator(".cell-editor")).toHaveValue("1,236");
  await app.keyboard.press("Enter");
  await app.keyboard.press("Control+f");
  await app.locator(".find-bar input").first().fill("1,23");
  await expect(app.locator(".find-count")).toContainText("1");
  await expect(cell).toHaveAttribute("data-found", "");
  await app.keyboard.press("Escape");
  await app.getByRole("navigation", { name: "Schritte" }).getByText("Ergebnisse", { exact: true }).click();
  await expect(app.locator("svg.scene").first()).toContainText("1,24");
  await app.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      "text/plain",
      "Studie\tMW IG\tSD IG\tn IG\tMW KG\tSD KG\tn KG\n" +
        ["1,25", "1,x", "1,5", "1,6"].map((mean) => `Ames\t${mean}\t0,4\t20\t1,1\t0,5\t21`).join("\n"),
    );
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  });
  const dialog = app.getByRole("dialog");
  await expect(dialog.getByRole("cell", { name: "1,25" })).toBeVisible();
  await expect(dialog.getByRole("row", { name: /MW IG/ }).last()).toContainText(
    "1 ihrer Zellen ist keine Zahl",
  );
});
