import type { Page } from "@playwright/test";
import { type AnalysisDocument, serialiseDocument, setCell } from "@treeline/engine";
import { mixedRows } from "../../bench/mixed-rows.ts";
import { expect, goTo } from "./app.ts";

const ROWS = 10_000;

/** A table whose rows report in ten formats. */
export const tenThousand: AnalysisDocument = { ...mixedRows(ROWS), title: "Ten thousand rows" };

/**
 * Opens the table as a project and goes to its grid once its result is there.
 * @returns milliseconds from the request to that result
 */
export async function openTenThousand(page: Page, document: AnalysisDocument = tenThousand): Promise<number> {
  const start = await now(page);
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const text = serialiseDocument(document);
  await (await chooser).setFiles({
    name: "ten-thousand.json",
    mimeType: "application/json",
    buffer: Buffer.from(text, "utf8"),
  });
  await expect(page.getByLabel("Title of the analysis")).toHaveValue(document.title);
  await goTo(page, "Data");
  await expect(page.getByRole("grid")).toHaveAttribute("aria-rowcount", String(ROWS + 1));
  return evaluationSince(page, start);
}

/** Types another mean into the first row. */
export async function editFirstMean(page: Page, value: number): Promise<void> {
  const first = page.getByRole("grid").locator('[data-row="0"]');
  await first.getByRole("gridcell").nth(1).click();
  await page.keyboard.type(String(value));
  await page.keyboard.press("Enter");
}

/** What the document becomes by that. */
export function withFirstMean(value: number): AnalysisDocument {
  const { table } = tenThousand;
  const edited = setCell(table, table.rowIds[0]!, "m1i", String(value));
  if (!edited.ok) throw new Error(edited.issues[0]?.message);
  return { ...tenThousand, table: edited.value };
}

/** Milliseconds from the request to the answer of the last evaluation that was asked for after a time of the page. */
export async function evaluationSince(page: Page, since: number): Promise<number> {
  const measured = await page.waitForFunction((after) => {
    const entry = performance.getEntriesByName("treeline-evaluation").at(-1);
    return entry !== undefined && entry.startTime > after ? { duration: entry.duration } : null;
  }, since);
  return (await measured.evaluate((entry) => entry?.duration)) ?? Number.NaN;
}

export function now(page: Page): Promise<number> {
  return page.evaluate(() => performance.now());
}
