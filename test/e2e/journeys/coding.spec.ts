import { expect, goTo, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

const FIRST = "study\tyi\tsei\tformat\nA\t0.1\t0.2\tonline\nB\t0.3\t0.2\tface\nC\t0.2\t0.1\tface\n";
const SECOND = "study\tyi\tsei\tformat\nB\t0.3\t0.2\tonline\nA\t0.12\t0.2\tonline\nD\t0.2\t0.1\tface\n";

test("compares two codings, and settles each difference on record", async ({ app }) => {
  await goTo(app, "Data");
  const dialog = app.getByRole("dialog");
  await app.getByRole("button", { name: "Import a table" }).click();
  await dialog.getByRole("textbox").fill(FIRST);
  await dialog.getByRole("button", { name: "Read it" }).click();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Data");

  await app.getByRole("button", { name: "More tools" }).click();
  await app.getByRole("menuitem", { name: "Compare codings" }).click();
  await dialog.getByRole("textbox", { name: /paste it/ }).fill(SECOND);
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(dialog).toContainText("2 rows in both codings, matched by study.");
  await expect(dialog).toContainText("Only in the first coding: C");
  await expect(dialog).toContainText("Only in the second coding: D");
  await expect(dialog).toContainText("0.1000 becomes 0.1200");
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Take second: 0.12" }).click();
  await dialog.getByRole("textbox", { name: "Another value for format of B" }).fill("blended");
  await dialog.getByRole("button", { name: "Take this" }).click();
  await expect(dialog.getByText("settled", { exact: true })).toHaveCount(2);
  await dialog.getByRole("button", { name: "Close" }).last().click();

  const grid = app.getByRole("grid");
  await expect(grid.getByRole("gridcell", { name: "0.12", exact: true })).toBeVisible();
  await expect(grid.getByRole("gridcell", { name: "blended", exact: true })).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(grid.getByRole("gridcell", { name: "blended", exact: true })).toHaveCount(0);
});

test("makes an extraction sheet with its codebook", async ({ app }) => {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "More tools" }).click();
  await app.getByRole("menuitem", { name: "Extraction sheet" }).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Sheet for" }).selectOption("pre-post");
  await expect(dialog.getByRole("row", { name: /m1_pre/ })).toContainText("Mean before");
  await expectAccessible(app);
  const download = app.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download the sheet (CSV)" }).click();
  expect((await download).suggestedFilename()).toBe("extraction-sheet-pre-post.csv");
  const codebook = app.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download the codebook (CSV)" }).click();
  expect((await codebook).suggestedFilename()).toBe("codebook-pre-post.csv");
});
