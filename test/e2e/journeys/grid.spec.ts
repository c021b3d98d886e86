import { act, downloadText, expect, goTo, sentence, test } from "./app.ts";

test("takes studies typed one after the other into an empty table, and draws them", async ({ app }) => {
  await act(app, "New empty analysis");
  await app.getByRole("main").getByRole("button", { name: "Add a row at the end" }).click();
  const grid = app.getByRole("grid");
  await grid.locator('[data-row="0"] [data-col="2"]').click();
  const typed = [
    ["Adams 2011", "0.3", "0.2"],
    ["Baker 2013", "0.5", "0.1"],
    ["Clark 2015", "-0.1", "0.15"],
  ];
  for (const [study, ...numbers] of typed) {
    await app.keyboard.type(study ?? "");
    for (const number of numbers) {
      await app.keyboard.press("Tab");
      await app.keyboard.type(number);
    }
    await app.keyboard.press("Enter");
  }
  await expect(grid).toHaveAttribute("aria-rowcount", "5");
  await expect(grid.locator('[data-row="0"]')).toContainText("Adams 2011");
  await expect(grid.locator('[data-row="3"] [data-col="2"]')).toBeFocused();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");
  await expect(app.locator("svg.scene")).toContainText("Baker 2013");
  await expect(app.locator("svg.scene")).not.toContainText("NaN");
});

test("edits a cell from the keyboard, shows at once what it changes, and undoes it", async ({ app }) => {
  await goTo(app, "Data");
  const cell = app.getByRole("grid").getByRole("gridcell", { name: "0.709136" }).first();
  await cell.click();
  await app.keyboard.type("abc");
  const saved = await downloadText(app, () => app.keyboard.press("Control+s"));
  expect(saved).toContain('"abc"');
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
  await expect(app.getByRole("status").filter({ hasText: /^Row moved to place \d+ of \d+$/ })).toHaveCount(1);
  await app.keyboard.press("ControlOrMeta+z");
  await expect(app.getByRole("status").filter({ hasText: /^Undone$/ })).toHaveCount(1);
  await expect(app.getByRole("status").filter({ hasText: "Row moved" })).toHaveCount(0);
  await app.keyboard.press("ControlOrMeta+y");
  await expect(app.getByRole("status").filter({ hasText: /^Done again$/ })).toHaveCount(1);
  await expect(app.getByRole("grid").getByRole("row").nth(1)).toContainText("Cavanagh");
});
