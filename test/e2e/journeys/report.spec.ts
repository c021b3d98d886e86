import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { strFromU8, unzipSync } from "fflate";
import { expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("button", { name }).click();
}

async function download(page: Page, name: string): Promise<Uint8Array> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return new Uint8Array(await readFile(await file.path()));
}

test("the report says what the screen says, in every file", async ({ app: page }) => {
  const said = ((await sentence(page).textContent()) ?? "").replaceAll("\u00a0", " ");
  const numbers = /[\d.]+ \[[\u2212\d., ]+\]/.exec(said)?.[0] ?? "nothing";
  const [estimate = "", interval = ""] = numbers.split(" [");
  await openPage(page, "Report and files");
  const results = page.getByRole("region", { name: "Results", exact: true });
  await expect(results).toContainText(`was ${estimate}, 95\u00a0% CI [${interval}`);
  await expect(page.getByRole("region", { name: "Bias due to missing results" })).toBeVisible();
  await expectAccessible(page);

  const html = strFromU8(await download(page, "Web page (HTML)"));
  // No line ends within an interval.
  expect(html).toContain(`was ${estimate}, 95\u00a0%\u00a0CI [${interval.replaceAll(" ", "\u00a0")}`);
  expect(html).toMatch(/<svg [^>]*role="img"/);
  expect(html).not.toMatch(/<script|src=|@import/);
  expect(html).toContain('@font-face{font-family:"Inter Variable"');

  const word = unzipSync(await download(page, "Word (DOCX)"));
  const body = strFromU8(word["word/document.xml"]!);
  expect(body).toContain("<w:tblHeader/>");
  expect(body).toContain(`was ${estimate}`);
  expect(body).toMatch(/descr="18 studies/);
  expect(Object.keys(word).filter((name) => name.endsWith(".svg")).length).toBeGreaterThan(1);

  const all = unzipSync(await download(page, "Everything (ZIP)"));
  expect(Object.keys(all)).toEqual(
    expect.arrayContaining([
      "project.treeline.json",
      "report/report.html",
      "report/report.pdf",
      "tables/effects.csv",
      "figures/forest.svg",
      "code/analysis.R",
      "code/analysis.do",
      "code/analysis.py",
    ]),
  );
  expect(strFromU8(all["code/analysis.R"]!)).toContain("metafor");
});

test("what is kept of the sensitivity analyses is reported, and nothing else of them", async ({
  app: page,
}) => {
  await goTo(page, "Sensitivity");
  const part = page.getByRole("region", { name: "Leave one out" });
  await part.getByRole("checkbox", { name: "In the report" }).check({ timeout: 15_000 });
  await openPage(page, "Report and files");
  const section = page.getByRole("region", { name: "Sensitivity", exact: true });
  await expect(section.getByRole("heading", { name: "Leave one out" })).toBeVisible({ timeout: 15_000 });
  await expect(section.getByRole("img", { name: /Leave-one-out plot/ })).toBeVisible();
  await expect(section.getByRole("heading", { name: "Influence" })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: "Leave one out" })).toBeChecked();
  await page.getByRole("checkbox", { name: "Influence" }).check();
  await expect(section.getByRole("heading", { name: "Influence" })).toBeVisible();
  // What is being computed anew is greyed for as long as that takes.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(page);
});

test("sections are chosen, items told, results become columns, and undo takes them back", async ({
  app: page,
}) => {
  await openPage(page, "Report and files");
  const settings = page.getByRole("region", { name: "Settings", exact: true });
  await expect(settings).toBeVisible();
  await page.getByRole("checkbox", { name: "Settings" }).uncheck();
  await expect(settings).toHaveCount(0);
  await page.getByText("What only you can tell").click();
  await page.getByRole("textbox", { name: /^27/ }).fill("Project file: osf.io/abcde");
  await expect(page.getByRole("row", { name: /^27 / })).toContainText("osf.io/abcde");
  await page.getByRole("button", { name: "Add results to the table" }).click();
  await openPage(page, "Data");
  await expect(page.getByRole("columnheader", { name: /result: BLUP/ })).toHaveCount(1);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: /result: BLUP/ })).toHaveCount(0);
});

test("published examples computed here have the printed numbers", async ({ app: page }) => {
  await openPage(page, "Check our numbers");
  await page.getByRole("button", { name: "Compute them now" }).click();
  await expect(page.getByText("24 of 24 printed numbers are the same.")).toBeVisible({ timeout: 30_000 });
  await page
    .getByRole("textbox", { name: "Find in the register" })
    .fill("Knapp-Hartung test of equal effects");
  await expect(page.getByRole("region", { name: /^Where our numbers differ/ }).getByRole("row")).toHaveCount(
    2,
  );
  await expectAccessible(page);
});
