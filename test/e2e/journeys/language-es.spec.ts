import AxeBuilder from "@axe-core/playwright";
import { test as base, expect, sentence } from "./app.ts";

/** The page in Spanish, as it stands for someone who chose it before. */
const test = base.extend({
  page: async ({ page }, use) => {
    await page.addInitScript(() => localStorage.setItem("treeline-language", "es"));
    await use(page);
  },
});

const STEPS = ["Datos", "Efectos", "Modelo", "Sesgo", "Informe"] as const;

test("speaks Spanish: steps, conclusion with a decimal comma, and the words of the forest plot", async ({
  app,
}) => {
  await expect(app.locator("html")).toHaveAttribute("lang", "es");
  const steps = app.getByRole("navigation", { name: "Pasos" });
  for (const step of STEPS) await expect(steps).toContainText(step);
  await expect(sentence(app)).toContainText("18 estudios");
  await expect(app.getByRole("region", { name: "Conclusión" })).toContainText(/\d,\d+ \[/);
  const plot = app.locator("svg").filter({ hasText: "Intervalo de predicción" }).first();
  await expect(plot).toContainText("Estudio");
  await expect(plot).toContainText("Peso");
});

test("has no accessibility violation in Spanish", async ({ app }) => {
  await expect(app.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
  const { violations } = await new AxeBuilder({ page: app }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
});

test("writes the report in Spanish, sentences put together from parts too", async ({ app }) => {
  await app.getByRole("navigation", { name: "Pasos" }).getByText("Informe", { exact: true }).first().click();
  const paper = app.locator("article.report-paper");
  await expect(paper).toContainText(/IC del 95.% \[\d,\d+; \d,\d+\]/);
  await expect(paper.getByRole("columnheader", { name: "Ítem", exact: true })).toHaveCount(2);
  await expect(paper).not.toContainText(/\b(?:The pooled|prediction interval|was \d|df, p)\b/);
});
