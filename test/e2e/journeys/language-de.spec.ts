import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { sentence } from "./app.ts";

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
  const { violations } = await new AxeBuilder({ page: app }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
});
