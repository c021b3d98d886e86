import { expect, goTo, sentence, test } from "./app.ts";

test("edits a cell from the keyboard, shows at once what it changes, and undoes it", async ({ app }) => {
  await goTo(app, "Data");
  const cell = app.getByRole("grid").getByRole("gridcell", { name: "0.709136" }).first();
  await cell.click();
  await app.keyboard.type("abc");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("grid").locator('[aria-invalid="true"]')).toHaveCount(1);
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("17 studies");
  await expect(app.locator("#messages")).toContainText("Call et al.");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app)).toContainText("18 studies");
});

test("takes a block pasted into the grid, adding the rows it needs, as one step of undo", async ({ app }) => {
  await goTo(app, "Data");
  const grid = app.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "19");
  await grid.getByRole("gridcell", { name: "Warnecke et al.", exact: true }).click();
  await app.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "New A\t0.5\t0.2\nNew B\t0.4\t0.1\nNew C\t0.3\t0.3");
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  });
  await expect(grid).toHaveAttribute("aria-rowcount", "21");
  await expect(grid).toContainText("New C");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(grid).toHaveAttribute("aria-rowcount", "19");
});

test("leaves a row out with its checkbox and moves a row with the keyboard", async ({ app }) => {
  await goTo(app, "Data");
  await app.getByRole("checkbox", { name: /Call et al/ }).uncheck();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("17 studies");
  await goTo(app, "Data");
  await app.getByRole("grid").getByRole("gridcell", { name: "Call et al.", exact: true }).click();
  await app.keyboard.press("Alt+ArrowDown");
  await expect(app.getByRole("grid").getByRole("row").nth(1)).toContainText("Cavanagh");
});
