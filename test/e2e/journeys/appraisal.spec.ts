import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { downloadText, expect, goTo, openSample, test } from "./app.ts";

async function axe(page: Page, part: string): Promise<void> {
  // What is being computed anew is greyed for as long as that takes.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const { violations } = await new AxeBuilder({ page }).include(part).analyze();
    expect(violations).toEqual([]);
  }
}

test("draws the PRISMA flow from numbers, and says what does not add up", async ({ app }) => {
  await goTo(app, "Report");
  await app.getByRole("heading", { name: "Flow of studies (PRISMA 2020)" }).click();
  const form = app.getByRole("region", { name: "Flow of studies (PRISMA 2020)" });
  await form.getByLabel("Databases: name 1").fill("MEDLINE");
  await form.getByLabel("Databases: number 1").fill("800");
  await form.getByLabel("Duplicate records removed").fill("100");
  await form.getByLabel("Records screened").fill("710");
  await expect(form).toContainText("710, which is 10 more");
  await form.getByLabel("Records screened").fill("700");
  await expect(form).toContainText("The boxes add up.");
  const diagram = form.getByRole("img", { name: /PRISMA flow plot/ });
  await expect(diagram).toContainText("MEDLINE (n\u00a0=\u00a0800)");
  await form.getByLabel("Studies were also identified by other methods").check();
  await form.getByText("Update of a review").click();
  await expect(diagram).toContainText("Previous studies");
  await expect(diagram).toContainText("via other methods");
  await form.getByLabel("Records screened").fill("many");
  await expect(form).toContainText("not a whole number");
  await axe(app, ".flow");
  const svg = await downloadText(app, () =>
    form.getByRole("button", { name: "Download the diagram (SVG)" }).click(),
  );
  expect(svg).toContain("Total studies included");
});

test("judges certainty by GRADE with suggestions that are taken by hand, and lays out the findings", async ({
  app,
}) => {
  await openSample(app, /BCG/);
  await goTo(app, "Report");
  await app.getByRole("heading", { name: "Certainty of the evidence (GRADE)" }).click();
  const panel = app.getByRole("region", { name: "Certainty of the evidence (GRADE)" });
  await expect(panel).toContainText("\u2295\u2295\u2295\u2295 High certainty");
  await expect(panel).toContainText("Provisional: 5 of the 5 domains");
  await expect(panel).toContainText("The prediction interval includes no effect");
  await panel.getByRole("button", { name: "Take the suggestion for inconsistency" }).click();
  await expect(panel).toContainText("\u2295\u2295\u25ef\u25ef Low certainty");
  await panel.getByLabel("Judgement: Indirectness").selectOption("lowered by 1");
  await panel.getByLabel("Reason: Indirectness").fill("Mostly children");
  const findings = panel.getByRole("region", { name: "Summary of findings" });
  await expect(findings).toContainText("8 per 1000 (5 to 11)");
  await expect(findings).toContainText("Lowered by one level for indirectness: Mostly children.");
  await panel.getByRole("button", { name: "Add a baseline risk" }).click();
  await panel.getByLabel("Baseline risk 3, per 1000").fill("100");
  await expect(findings).toContainText("49 per 1000 (34 to 70)");
  await axe(app, ".certainty");
  const csv = await downloadText(app, () => panel.getByRole("button", { name: "Download as CSV" }).click());
  expect(csv).toContain("High: 100 per 1000,49 per 1000 (34 to 70)");
});

test("lays out the findings in the language of the report, whatever the page speaks", async ({ app }) => {
  await openSample(app, /BCG/);
  await app.getByRole("button", { name: "Settings" }).click();
  await app.getByRole("radiogroup", { name: "Language of the report" }).getByText("Deutsch").click();
  await app.keyboard.press("Escape");
  await goTo(app, "Report");
  await app.getByRole("heading", { name: "Certainty of the evidence (GRADE)" }).click();
  const panel = app.getByRole("region", { name: "Certainty of the evidence (GRADE)" });
  const findings = panel.locator("table.findings");
  await expect(findings).toHaveAttribute("lang", "de");
  await expect(findings).toContainText("8 pro 1000 (5 bis 11)");
  await expect(findings).toContainText("Hoch (vorl\u00e4ufig)");
  await expect(panel).toContainText("The prediction interval includes no effect");
  await panel.getByRole("button", { name: "Take the suggestion for inconsistency" }).click();
  await expect(panel.getByLabel("Reason: Inconsistency")).toHaveValue(/Vorhersageintervall/);
  await expect(findings).toContainText(
    /Herabgestuft um zwei Stufen wegen Inkonsistenz: .*Vorhersageintervall/,
  );
  await expect(panel).toContainText("Low certainty");
  const csv = await downloadText(app, () => panel.getByRole("button", { name: "Download as CSV" }).click());
  expect(csv).toContain('"RR 0,49 (0,34 bis 0,70)"');
  const page = await downloadText(app, () => panel.getByRole("button", { name: "Download as HTML" }).click());
  expect(page).toContain('<html lang="de">');
  expect(page).toContain("Das Risiko mit der Intervention");
});
