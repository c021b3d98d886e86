import { test as base, expect, sentence } from "./app.ts";
import { expectAccessible } from "./axe.ts";

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
  await expect(app.getByRole("region", { name: "Conclusión" })).toContainText(/\d,\d+\s\[/);
  const plot = app.locator("svg").filter({ hasText: "Intervalo de predicción" }).first();
  await expect(plot).toContainText("Estudio");
  await expect(plot).toContainText("Peso");
});

test("has no accessibility violation in Spanish", async ({ app }) => {
  await expect(app.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
  await expectAccessible(app);
});

/** Words that hold English sentences together; a paper in Spanish has none of them outside its references. */
const ENGLISH = /\b(?:The pooled|prediction interval|was \d|df, p|which|with the|estimated|Warning|yes)\b/;

test("writes the report in Spanish, sentences put together from parts too, and in English for those who ask", async ({
  app,
}) => {
  await app.getByRole("navigation", { name: "Pasos" }).getByText("Informe", { exact: true }).first().click();
  const paper = app.locator("article.report-paper");
  await expect(paper).toContainText(/IC del 95.% \[\d,\d+;\s\d,\d+\]/);
  await expect(paper.getByRole("columnheader", { name: "\u00cdtem", exact: true })).toHaveCount(2);
  const told = await paper.locator("section:not(#report-references) :is(p, td, th, h3, h4)").allInnerTexts();
  expect(told.filter((text) => ENGLISH.test(text))).toEqual([]);
  await app.getByRole("button", { name: "Ajustes", exact: true }).click();
  await app.getByRole("radiogroup", { name: "Idioma del informe" }).getByText("English").click();
  await app.keyboard.press("Escape");
  await expect(paper).toContainText(/95.%\sCI \[\d\.\d+,\s\d\.\d+\]/);
  await expect(paper).toHaveAttribute("lang", "en");
  await expect(paper).not.toContainText("intervalo de predicci\u00f3n");
  await expect(app.getByRole("region", { name: "Conclusi\u00f3n" })).toContainText(/\d,\d+\s\[/);
});

test("tells in Spanish where the numbers differ from those of R", async ({ app }) => {
  const steps = app.getByRole("navigation", { name: "Pasos" });
  await steps.getByText("Informe", { exact: true }).first().click();
  await steps.getByText("Compruebe nuestros números", { exact: true }).click();
  await app.getByRole("textbox", { name: "Buscar en el registro" }).fill("prueba de Knapp-Hartung");
  const register = app.getByRole("region", { name: /^Dónde difieren nuestros números/ });
  await expect(register.getByRole("row")).toHaveCount(2);
  await expect(register.getByRole("row").last()).toContainText("el factor estima un cociente");
});
