import { escapeXml } from "@treeline/plots";
import { downloadText, expect, exportAs, goTo, test } from "./app.ts";
import { answer, goToAudit, method, openAuditSetup } from "./audited.ts";

test("asks for a method that is not usual, and leaves one out", async ({ app }) => {
  await goToAudit(app);
  await expect(method(app, "Fail-safe N (not recommended as evidence)")).toHaveCount(0);
  await app.getByRole("button", { name: /^Run Fail-safe N/ }).click();
  const card = method(app, "Fail-safe N (not recommended as evidence)");
  await expect(card).toContainText("(k = 18)");
  await card.getByRole("button", { name: /^Leave out/ }).click();
  await expect(card).toHaveCount(0);
  const setup = await openAuditSetup(app);
  await setup.getByRole("checkbox", { name: "Top 10 %" }).uncheck();
  await expect(method(app, "Top 10 %")).toHaveCount(0);
  await expect(setup.getByLabel("Egger’s test", { exact: true })).toBeDisabled();
  await expect(setup).toContainText("not assessable: It is made for diagnostic odds ratios");
});

test("takes a choice of a method, says which one ran, and undoes it", async ({ app }) => {
  await goToAudit(app);
  const card = method(app, "Trim-and-fill");
  await expect(card).toContainText("Trim-and-fill: L0");
  await card.getByText("Choices", { exact: true }).click();
  await card.getByRole("combobox", { name: "Number missing by" }).selectOption("R0");
  await expect(card).toContainText("Trim-and-fill: R0");
  await expect(card).not.toContainText("8 studies are filled in");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(card).toContainText("Trim-and-fill: L0");
});

test("runs the bootstrap of the z-curve on request, with progress, and stops it", async ({ app }) => {
  await goToAudit(app);
  const card = method(app, "z-curve with intervals");
  await card.getByText("Choices", { exact: true }).click();
  const samples = card.getByRole("textbox", { name: /samples/i });
  await samples.fill("20000");
  await card.getByRole("button", { name: "Run: z-curve with intervals" }).click();
  await expect(card.getByRole("progressbar")).toBeVisible();
  await card.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(card.getByRole("progressbar")).toHaveCount(0);
  await expect(card.getByRole("button", { name: "Run: z-curve with intervals" })).toBeEnabled();
  await samples.fill("100");
  await card.getByRole("button", { name: "Run: z-curve with intervals" }).click();
  await expect(card.getByText(/100 bootstrap samples/).first()).toBeVisible({ timeout: 30_000 });
  await expect(card).not.toContainText("on request");
  await goTo(app, "Results");
  await goToAudit(app);
  await expect(card.getByText(/100 bootstrap samples/).first()).toBeVisible();
});

test("writes the audit to files: a page with the verdict, numbers, and the R script", async ({ app }) => {
  await goToAudit(app);
  const files = app.getByRole("region", { name: "Take it along" });
  const save = (name: string) => downloadText(app, () => files.getByRole("button", { name }).click());
  const shown = await answer(app, "Is the funnel asymmetric?").getByRole("cell").nth(1).textContent();
  // The screen keeps "p < .001" on one line.
  const verdict = (shown ?? "").replaceAll("\u00a0", " ");
  expect(verdict.length).toBeGreaterThan(40);
  const page = await save("Page (HTML)");
  expect(page).toMatch(/^<!doctype html>/i);
  expect(page).toContain(escapeXml(verdict));
  expect(await save("Numbers (CSV)")).toMatch(/^missing,trim-and-fill,ran,number,k0,8,/mu);
  expect(JSON.parse(await save("Everything (JSON)")).k).toBe(18);
  expect(await save("R script")).toContain("bias_sei <- sqrt(bias_vi)");
  expect(await exportAs(app, /^R script/)).toContain("trimfill");
  expect(await exportAs(app, /^Audit for publication bias/)).toContain("Is the funnel asymmetric?");
});

test("draws the sample's plots of methods in place", async ({ app }) => {
  await goToAudit(app);
  await expect(app.getByRole("region", { name: "p-curve plot" }).locator("svg.scene")).toBeVisible();
  await expect(app.getByRole("region", { name: "z-curve plot" }).locator("svg.scene")).toBeVisible();
});
