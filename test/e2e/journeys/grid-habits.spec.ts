import type { Locator, Page } from "@playwright/test";
import { savBytes } from "../../../packages/engine/src/table/sav/write-test-sav.ts";
import { expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { fromExcel, fromLibreOffice, fromSheets } from "./spreadsheet-clipboards.ts";

/** The cell at a place; row -1 has the names, and the first two columns are the number and the checkbox. */
function cell(app: Page, row: number, col: number): Locator {
  return app.getByRole("grid").locator(`[data-row="${row}"] [data-col="${col}"]`);
}

function columnTexts(app: Page, col: number, rows: readonly number[]): Promise<(string | null)[]> {
  return Promise.all(rows.map((row) => cell(app, row, col).textContent()));
}

/** Pastes as the browser would what a spreadsheet has put on the clipboard. */
async function paste(app: Page, text: string, html = ""): Promise<void> {
  await app.evaluate(
    ([plain, rich]) => {
      const data = new DataTransfer();
      data.setData("text/plain", plain ?? "");
      if (rich) data.setData("text/html", rich);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    [text, html],
  );
}

const undo = (app: Page): Promise<void> => app.getByRole("button", { name: "Undo" }).click();

test("copies, cuts and pastes with Excel and Sheets, whatever their decimal mark", async ({ app }) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await goTo(app, "Data");
  await cell(app, 0, 3).click();
  await app.keyboard.press("Shift+ArrowDown");
  await app.keyboard.press("Control+x");
  expect(await columnTexts(app, 3, [0, 1])).toEqual(["", ""]);
  await app.keyboard.press("Control+v");
  expect(await columnTexts(app, 3, [0, 1])).toEqual(["0.709136", "0.354864"]);

  await paste(app, "0,25\n-1.234,5");
  expect(await columnTexts(app, 3, [0, 1])).toEqual(["0.25", "\u22121234.5"]);
  const sheets =
    '<table><tr><td data-sheets-value="{&quot;1&quot;:3,&quot;3&quot;:0.125}">13%</td></tr><tr><td>a<br>b</td></tr></table>';
  await paste(app, "13%\na", sheets);
  expect(await columnTexts(app, 3, [0, 1])).toEqual(["0.125", "a\nb"]);
  await undo(app);

  await cell(app, 0, 3).click();
  await cell(app, 3, 3).click({ modifiers: ["Shift"] });
  await paste(app, "7");
  expect(await columnTexts(app, 3, [0, 1, 2, 3])).toEqual(["7", "7", "7", "7"]);
  await undo(app);
  await cell(app, 17, 2).click();
  await paste(app, 'New "A"\t1\n"two\nlines"\t2');
  await expect(app.getByRole("grid")).toHaveAttribute("aria-rowcount", "20");
  await expect(app.getByRole("grid")).toContainText('New "A"');

  await cell(app, 0, 2).click();
  await paste(app, '"a  b\tc\nd"');
  await app.keyboard.press("Control+c");
  await cell(app, 1, 2).click();
  await app.keyboard.press("Control+v");
  await expect.poll(() => columnTexts(app, 2, [1])).toEqual(["a  b\tc\nd"]);
});

test("takes what Excel, Sheets and LibreOffice have on the clipboard, as it is meant", async ({ app }) => {
  await goTo(app, "Data");
  // Study, two columns of numbers, and one of texts.
  const pasteAt = async ({ text, html }: { readonly text: string; readonly html: string }): Promise<void> => {
    await cell(app, 0, 2).click();
    await paste(app, text, html);
  };
  const rowTexts = (row: number): Promise<(string | null)[]> =>
    Promise.all([2, 3, 4, 5].map((col) => cell(app, row, col).textContent()));

  await pasteAt(fromExcel);
  expect(await rowTexts(0)).toEqual(['Smith "A"\nand others', "1234.5", "12.50%", "2024-01-05"]);
  expect(await rowTexts(1)).toEqual(["Jones", "", "\u22120.25", "2023-11-30"]);
  // A percentage is no number of this column: it is kept as it was, and said.
  await expect(cell(app, 0, 4)).toHaveAttribute("aria-invalid", "true");
  await undo(app);

  await pasteAt(fromSheets);
  expect(await rowTexts(0)).toEqual(['Smith "A"\nand others', "1234.5", "0.125", "05.01.2024"]);
  expect(await rowTexts(1)).toEqual(["Jones", "", "\u22120.25", "30.11.2023"]);
  await undo(app);

  await cell(app, 0, 2).click();
  await app.keyboard.press("Shift+ArrowRight");
  await paste(app, fromLibreOffice.text, fromLibreOffice.html);
  expect((await rowTexts(0)).slice(0, 3)).toEqual(["Smith", "0.125", "01/05/24"]);
  await undo(app);
  await app.setViewportSize({ width: 360, height: 740 });
  expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await expect(cell(app, 0, 2)).toBeInViewport();
});

test("moves by Tab and Enter, selects rows and columns, sorts, fills and drags", async ({ app }) => {
  await goTo(app, "Data");
  await cell(app, 2, 3).click();
  await app.keyboard.press("Tab");
  await expect(cell(app, 2, 4)).toBeFocused();
  await app.keyboard.press("Enter");
  await app.keyboard.press("Enter");
  await expect(cell(app, 3, 3)).toBeFocused();
  await app.keyboard.press("Shift+Space");
  await expect(cell(app, 3, 6)).toHaveAttribute("aria-selected", "true");

  await cell(app, -1, 3).click();
  await expect(cell(app, 9, 3)).toHaveAttribute("aria-selected", "true");
  await app.keyboard.press("Shift+F10");
  await expect(app.getByRole("menuitem", { name: "Sort rows by yi, ascending" })).toBeFocused();
  await expectAccessible(app);
  await app.keyboard.press("Enter");
  await expect(cell(app, -1, 3)).toHaveAttribute("aria-sort", "ascending");
  await expect(cell(app, 0, 3)).toHaveText("0.103608");

  await cell(app, 0, 3).click();
  await app.keyboard.type("1");
  await app.keyboard.press("Enter");
  await app.keyboard.type("2");
  await app.keyboard.press("Shift+Enter");
  await app.keyboard.press("Shift+ArrowDown");
  await app.locator(".fill-handle").dragTo(cell(app, 4, 3));
  expect(await columnTexts(app, 3, [0, 1, 2, 3, 4])).toEqual(["1", "2", "3", "4", "5"]);

  const third = await cell(app, 3, 2).textContent();
  await cell(app, 3, 0).click();
  await cell(app, 3, 0).dragTo(cell(app, 0, 0));
  await expect(cell(app, 0, 2)).toHaveText(third ?? "");
  await cell(app, -1, 4).click();
  await app.keyboard.press("Alt+ArrowLeft");
  await expect(
    app.getByRole("status").filter({ hasText: /^Moved to place \d+ of \d+ columns: / }),
  ).toHaveCount(1);
  await expect(cell(app, -1, 3)).toHaveText("sei");
  await app.keyboard.press("Alt+Shift+ArrowRight");
  await undo(app);
  await undo(app);
  await expect(cell(app, -1, 3)).toContainText("yi");
});

test("opens the menu of a cell under the right button with the focus in it, and leaves it by Escape", async ({
  app,
}) => {
  await goTo(app, "Data");
  for (const place of [cell(app, -1, 3), cell(app, 2, 4), cell(app, 4, 0)]) {
    await place.click({ button: "right" });
    await expect(app.getByRole("menuitem").first()).toBeFocused();
    await app.keyboard.press("Escape");
    await expect(app.getByRole("menu")).toHaveCount(0);
    await expect(place).toBeFocused();
  }
});

test("finds and replaces, filters by values, leaves several rows out for one reason, and keeps units", async ({
  app,
}) => {
  await goTo(app, "Data");
  await cell(app, 0, 2).click();
  await app.keyboard.press("Control+f");
  const search = app.getByRole("search", { name: "Find and replace" });
  await search.getByLabel("Find", { exact: true }).fill("ET AL");
  await expect(search.getByRole("status")).toHaveText("14 found");
  await expect(app.locator("[data-found]")).toHaveCount(14);
  await expectAccessible(app);
  await app.keyboard.press("Enter");
  await expect(search.getByRole("status")).toHaveText("1 of 14");
  await search.getByLabel("Replace with").fill("and others");
  await search.getByRole("button", { name: "Replace all" }).click();
  await expect(cell(app, 0, 2)).toHaveText("Call and others.");
  await expect(search.getByRole("status")).toHaveText("14 cells replaced");
  await search.getByRole("checkbox", { name: "Regular expression" }).check();
  await search.getByLabel("Find", { exact: true }).fill("^(call");
  await expect(search.getByRole("status")).toHaveText("Not a complete expression");
  // A pattern that goes back without end takes a worker and not the page.
  await search.getByLabel("Find", { exact: true }).fill("((((([a-z. ]*)*)*)*)*)*!");
  await expect(search.getByRole("status")).toContainText("given up after 2 seconds");
  await search.getByLabel("Find", { exact: true }).fill("^(call) .*");
  await search.getByLabel("Replace with").fill("$1 2012");
  await search.getByRole("button", { name: "Replace all" }).click();
  await expect(cell(app, 0, 2)).toHaveText("Call 2012");
  await expect(search.getByRole("status")).toHaveText("1 cell replaced");
  await app.keyboard.press("Escape");
  await undo(app);
  await undo(app);
  await expect(cell(app, 0, 2)).toHaveText("Call et al.");

  await cell(app, 0, 5).click({ button: "right" });
  await app.getByRole("menuitem", { name: "Filter by risk_of_bias" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("checkbox", { name: /^high/ }).uncheck();
  await expect(dialog).toContainText('risk_of_bias == "low"');
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.getByRole("button", { name: /^Filter: \d+ of 18 rows used/ })).toBeVisible();
  const said = app.getByRole("status").filter({ hasText: /The filter uses \d+ of 18 rows/ });
  await expect(said).toBeVisible();
  await cell(app, 0, 5).click({ button: "right" });
  await app.getByRole("menuitem", { name: "Filter by risk_of_bias" }).click();
  await expect(dialog.getByRole("checkbox", { name: /^high/ })).not.toBeChecked();
  await app.keyboard.press("Escape");
  await cell(app, 0, 3).click({ button: "right" });
  await app.getByRole("menuitem", { name: "Filter by yi" }).click();
  await expect(dialog.getByLabel("From")).toHaveValue(/^\d/);
  await dialog.getByLabel("From").fill("0.5");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(app.locator(".filter-part")).toHaveCount(2);
  await app.getByRole("button", { name: /^Remove the condition .*risk_of_bias/ }).click();
  await expect(app.locator(".filter-part")).toHaveText(/yi >=\s0\.5/);
  await expectAccessible(app);
  await app.getByRole("button", { name: "Use all rows again" }).click();
  await expect(app.locator(".filter-part")).toHaveCount(0);

  await cell(app, 1, 0).click();
  await cell(app, 3, 0).click({ modifiers: ["Shift"] });
  await app.keyboard.press("Shift+F10");
  await app.getByRole("menuitem", { name: "Leave out 3 rows" }).click();
  await app.getByRole("dialog").getByLabel("Reason").fill("wrong population");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("gridcell", { name: "wrong population" })).toHaveCount(3);
  await undo(app);

  await cell(app, 0, 3).click();
  await app.getByLabel("Unit", { exact: true }).fill("points");
  await expect(cell(app, -1, 3)).toHaveText("yi (points)");
});

test("reads a data file of SPSS with its labels", async ({ app }) => {
  const bytes = savBytes({
    variables: [
      { name: "STUDY", width: 8 },
      { name: "YI", width: 0 },
      { name: "SEI", width: 0 },
      {
        name: "DESIGN",
        width: 0,
        labels: [
          [1, "RCT"],
          [2, "cohort"],
        ],
      },
    ],
    cases: [
      ["A", 0.5, 0.2, 1],
      ["B", 0.3, 0.1, 2],
      ["C", -0.1, 0.3, 1],
    ],
    packing: "zlib",
  });
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const chosen = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Choose a file" }).click();
  await (await chosen).setFiles({ name: "data.zsav", mimeType: "", buffer: Buffer.from(bytes) });
  await expect(app.getByRole("checkbox", { name: "Read codes as their labels: DESIGN" })).toBeChecked();
  await app.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");
});

test("keeps a long menu within the window, where its last choice is reached by scrolling", async ({
  app,
}) => {
  await app.setViewportSize({ width: 390, height: 700 });
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Columns", exact: true }).click();
  const menu = app.getByRole("menu", { name: "Columns" });
  const box = await menu.boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 1e6)).toBeLessThanOrEqual(700);
  await app.keyboard.press("End");
  await expect(app.getByRole("menuitem", { name: "Fit the width to the content" })).toBeInViewport();
});
