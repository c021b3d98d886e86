import type { Page } from "@playwright/test";
import { choice, expect, openSample, sentence, test, tile } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

const styleSelect = (app: Page) => choice(app, "Style");

async function openBcg(app: Page): Promise<void> {
  await openSample(app, /BCG/);
  await expect(sentence(app)).toContainText("13 studies");
}

async function openTab(app: Page): Promise<void> {
  await app.getByRole("tab", { name: "Why different?" }).click();
  await expect(app.getByRole("row", { name: /Meta-Essentials/ })).toBeVisible();
}

test("a style sets every default at once, says what was changed of it, and is undone in one step", async ({
  app,
}) => {
  await openBcg(app);
  await expect(app.getByText("As Treeline, changed: test and interval.")).toBeVisible();
  await styleSelect(app).selectOption({ label: "Treeline" });
  await expect(sentence(app)).toContainText("0.49 [0.33, 0.73]");
  await expect(app.getByText(/^As .*, changed/)).toHaveCount(0);
  await styleSelect(app).selectOption({ label: "RevMan 5" });
  await expect(sentence(app)).toContainText("0.635 [0.588, 0.686]");
  await styleSelect(app).selectOption({ label: "R metafor 5" });
  await expect(sentence(app)).toContainText("\u22120.71 [\u22121.07, \u22120.36]");
  await choice(app, "Test and interval").selectOption({ label: "Knapp-Hartung" });
  await expect(styleSelect(app)).toHaveValue("changed");
  await app.getByRole("button", { name: "Undo" }).click();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(styleSelect(app)).toHaveValue("revman5");
  await expect(sentence(app)).toContainText("0.635 [0.588, 0.686]");
});

test("shows all styles side by side and the chain of settings between two of them", async ({ app }) => {
  await openBcg(app);
  await openTab(app);
  const row = (name: RegExp) => app.getByRole("row", { name });
  await expect(row(/^Cochrane \/ RevMan 2025/)).toContainText("0.4894 [0.3301, 0.7257]");
  await expect(row(/^Stata 19/)).toContainText("[0.1342, 1.7848]");
  await expect(row(/^Stata 19/)).toContainText("on request");
  await expect(row(/^RevMan 5, random effects/)).toContainText("0.4896 [0.3449, 0.6950]");
  const chain = app.locator(".reconcile-chain");
  await expect(chain.locator("ol.chain li")).toHaveCount(2);
  await expect(chain).toContainText("DerSimonian-Laird \u2192 Restricted maximum likelihood");
  await choice(app, "To").selectOption({ label: "JASP 0.97" });
  await expect(chain.locator("ol.chain li")).toHaveCount(3);
  await expect(chain).toContainText("Wald, normal \u2192 Knapp-Hartung");
  await row(/^Meta-Essentials/)
    .getByRole("button")
    .click();
  await expect(styleSelect(app)).toHaveValue("meta-essentials");
  await expect(sentence(app)).toContainText("0.49 [0.33, 0.73]");
  await expectAccessible(app, ".reconcile");
});

test("finds the settings behind a published result and takes them over, undoably", async ({ app }) => {
  await openBcg(app);
  await openTab(app);
  const field = app.getByLabel("Published result", { exact: true });
  const find = app.getByRole("button", { name: "Find the settings" });
  await expect(find).toBeDisabled();
  await field.fill("0.49 [0.33");
  await expect(app.getByText(/not the other end, so nothing was searched for/)).toBeVisible();
  await expect(find).toBeDisabled();
  await field.fill("0.635 (95% CI 0.588 to 0.686)");
  await expect(app.getByText("Read as estimate 0.635, 95\u00a0% interval 0.588 to 0.686.")).toBeVisible();
  await find.click();
  await expect(app.locator(".reconcile-answer")).toContainText(
    "the published one is Risk ratio: Mantel-Haenszel, Wald, normal (RevMan 5)",
  );
  await app
    .getByRole("button", { name: /^Use these settings: Risk ratio: Mantel-Haenszel/ })
    .first()
    .click();
  await expect(sentence(app)).toContainText("0.635 [0.588, 0.686]");
  await expect(tile(app, "Pooled RR")).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app)).toContainText("0.49 [0.34, 0.70]");
});

test("finds a result that was printed the other way round, and claims no more than the digits do", async ({
  app,
}) => {
  await openBcg(app);
  await openTab(app);
  const field = app.getByLabel("Published result", { exact: true });
  const answer = app.locator(".reconcile-answer");
  await field.fill("2.04 [1.44, 2.91]");
  await field.press("Enter");
  await expect(answer).toContainText("the same with the groups the other way round", { timeout: 20_000 });
  const found = app.locator(".reconcile-found");
  await expect(found).toContainText("2.0432 [1.4364, 2.9063]");
  await expect(found.getByText("with the groups the other way round").first()).toBeVisible();
  await field.fill("0.49 [0.32, 0.72]");
  await field.press("Enter");
  await expect(answer).toContainText("can be Risk ratio: REML, Permutation", { timeout: 60_000 });
  await expect(answer).toContainText("was tried with 6 models and not with");
  await field.fill("0.5");
  await field.press("Enter");
  await expect(answer).toContainText(/can be the published one\. \d+ other combinations/, {
    timeout: 20_000,
  });
});

test("says that no settings give a result, and what comes nearest; ends in the wrong order are put right", async ({
  app,
}) => {
  await openBcg(app);
  await openTab(app);
  await app.getByLabel("Published result", { exact: true }).fill("0.777 [0.911, 0.512]");
  await expect(app.getByText(/its ends were put in order/)).toBeVisible();
  await app.getByLabel("Published result", { exact: true }).press("Enter");
  await expect(app.locator(".reconcile-answer")).toContainText("no settings give the published one", {
    timeout: 40_000,
  });
  await expect(app.locator(".reconcile-found")).toContainText(/estimate .*, printed 0\.777/);
});

test("holds with one study, and with a measure that has no counts", async ({ app }) => {
  await openDocument(app, projectOf("One", "GEN", ["Only 2001"], { yi: [0.4], vi: [0.05] }));
  await expect(sentence(app)).toContainText("One study only");
  await openTab(app);
  await expect(app.getByRole("row", { name: /^RevMan 5, random/ })).toContainText("0.4000 [");
  await app.getByLabel("Published result", { exact: true }).fill("0.40");
  await app.getByRole("button", { name: "Find the settings" }).click();
  await expect(app.locator(".reconcile-answer")).toContainText("Your 0.40");
});
