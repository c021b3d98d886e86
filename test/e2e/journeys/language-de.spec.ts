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
