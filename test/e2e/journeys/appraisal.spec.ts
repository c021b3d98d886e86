import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type AnalysisDocument, createCertainty, serialiseDocument } from "@treeline/engine";
import { strFromU8, unzipSync } from "fflate";
import { downloadText, drawingOf, expect, goTo, openSample, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { projectOf } from "./open-document.ts";

async function axe(page: Page, part: string): Promise<void> {
  // What is being computed anew is greyed for as long as that takes.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await expectAccessible(page, part);
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
  const diagram = drawingOf(form, /PRISMA flow plot/);
  await expect(diagram).toContainText("MEDLINE (n\u00a0=\u00a0800)");
  await form.getByLabel("Studies were also identified by other methods").check();
  await form.getByText("Update of a review").click();
  await expect(diagram).toContainText("Previous studies");
  await expect(diagram).toContainText("via other methods");
  await form.getByLabel("Records screened").fill("many");
  await expect(form).toContainText("not a whole number");
  await axe(app, ".flow");
  await form.getByRole("button", { name: "About this figure" }).click();
  await expect(form.getByLabel("Alternative text")).toHaveValue(/MEDLINE/);
  await form.getByRole("button", { name: "Export figure" }).click();
  const dialog = app.getByRole("dialog");
  await expect(dialog.getByLabel("Figure", { exact: true })).toHaveValue("prisma");
  await dialog.getByText("SVG", { exact: true }).click();
  const svg = await downloadText(app, () => dialog.getByRole("button", { name: "Download" }).click());
  expect(svg).toContain("Total studies included");
  expect(svg).toContain("@font-face");
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await dialog.getByRole("button", { name: "Copy as PNG" }).click();
  await expect(dialog).toContainText("Copied.");
  const kinds = await app.evaluate(async () =>
    (await navigator.clipboard.read()).flatMap(({ types }) => types),
  );
  expect(kinds).toEqual(["image/png"]);
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
  await expect(findings).toContainText(/Herabgestuft um zwei Stufen – Inkonsistenz: .*Vorhersageintervall/);
  await expect(panel).toContainText("Low certainty");
  const csv = await downloadText(app, () => panel.getByRole("button", { name: "Download as CSV" }).click());
  expect(csv).toContain('"RR 0,49 (0,34 bis 0,70)"');
  const page = await downloadText(app, () => panel.getByRole("button", { name: "Download as HTML" }).click());
  expect(page).toContain('<html lang="de">');
  expect(page).toContain("Das Risiko mit der Intervention");
});

/** An outcome with a name that a spreadsheet would take for a formula. */
function harm(): AnalysisDocument {
  const events = { ai: [2, 1, 3], n1i: [50, 60, 70], ci: [1, 2, 2], n2i: [50, 61, 69] };
  const document = projectOf("Harm", "OR", ["A", "B", "C"], events, { outcome: "=harm" });
  const domains = { imprecision: { levels: 2, reason: "few events" } } as const;
  return { ...document, certainty: createCertainty({ domains }) };
}

test("puts outcomes of other projects into one summary of findings, and takes it away", async ({ app }) => {
  // A sample as it came is not kept when another one takes its place.
  await app.getByLabel("Title of the analysis").fill("Third-wave programmes and stress");
  await app.keyboard.press("Enter");
  await openSample(app, /BCG/);
  await goTo(app, "Report");
  await app.getByRole("heading", { name: "Certainty of the evidence (GRADE)" }).click();
  const panel = app.getByRole("region", { name: "Certainty of the evidence (GRADE)" });
  const findings = panel.getByRole("region", { name: "Summary of findings" });
  const add = async (item: RegExp): Promise<void> => {
    await panel.getByRole("button", { name: "Add outcomes" }).click();
    await panel.getByRole("menuitem", { name: item }).click();
  };
  const chosen = app.waitForEvent("filechooser");
  await add(/From project files/);
  await (await chosen).setFiles([
    {
      name: "harm.treeline.json",
      mimeType: "application/json",
      buffer: Buffer.from(serialiseDocument(harm())),
    },
    { name: "notes.json", mimeType: "application/json", buffer: Buffer.from('{"my": "notes"}') },
  ]);
  await expect(panel.getByRole("alert")).toHaveText(/notes\.json is not a project of this program/);
  await expect(findings).toContainText("=harm");
  await expect(findings).toContainText("Lowered by two levels for imprecision: few events.");
  await expect(panel).toContainText("From harm.treeline.json");
  await add(/Third-wave/i);
  await expect(findings.getByRole("rowheader")).toHaveCount(3);
  await expect(findings).toContainText("Hedges’ g 0.58 (0.38 to 0.78)");
  await panel.getByRole("button", { name: "Move perceived stress up" }).click();
  await expect(findings.getByRole("rowheader").nth(1)).toHaveText("perceived stress");
  await expect(panel.getByRole("button", { name: "Move perceived stress up" })).toBeFocused();
  // The outcome of the analysis itself gives way as well.
  await app.keyboard.press("Enter");
  await expect(findings.getByRole("rowheader").first()).toHaveText("perceived stress");
  await expect(findings.getByRole("rowheader").nth(1)).toHaveText("tuberculosis");
  // At the top it can only be moved back; the focus goes with it.
  await expect(panel.getByRole("button", { name: "Move perceived stress down" })).toBeFocused();
  await panel.getByLabel("Name of outcome 3").fill("Serious harm");
  await expect(findings.getByRole("rowheader").nth(2)).toHaveText("Serious harm");
  await axe(app, ".certainty");
  const csv = await downloadText(app, () => panel.getByRole("button", { name: "Download as CSV" }).click());
  expect(csv.split("\n").map((line) => line.split(",")[0])).toEqual(
    expect.arrayContaining(["tuberculosis", "perceived stress", "Serious harm"]),
  );
  const html = await downloadText(app, () => panel.getByRole("button", { name: "Download as HTML" }).click());
  expect(html).toContain("Serious harm</th>");
  const [word] = await Promise.all([
    app.waitForEvent("download"),
    panel.getByRole("button", { name: "Download as Word" }).click(),
  ]);
  const parts = unzipSync(new Uint8Array(await readFile(await word.path())));
  expect(strFromU8(parts["word/document.xml"]!)).toContain("Serious harm");
  await expect(app.getByText(/Saved on this device/)).toBeVisible();
  await app.reload();
  await goTo(app, "Report");
  await app.getByRole("heading", { name: "Certainty of the evidence (GRADE)" }).click();
  await expect(findings.getByRole("rowheader").nth(2)).toHaveText("Serious harm");
  await panel.getByRole("button", { name: "Remove Serious harm from the table" }).click();
  await expect(findings.getByRole("rowheader")).toHaveCount(2);
});
