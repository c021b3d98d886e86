import type { Page } from "@playwright/test";
import { expect, goTo, test } from "./app.ts";

const ROWS = 10_000;
const COLUMNS = [
  "Study",
  "yi",
  "sei",
  "year",
  "country",
  "design",
  "n",
  "dose",
  "weeks",
  "age",
  "risk",
  "note",
];

function bigTable(): string {
  const row = (index: number): string => {
    const yi = (0.3 + Math.sin(index) / 5).toFixed(3);
    const sei = (0.1 + (index % 7) / 50).toFixed(3);
    return `Study ${index + 1},${yi},${sei},${1990 + (index % 30)},DE,RCT,${20 + (index % 50)},2,8,41,low,none`;
  };
  return [COLUMNS.join(","), ...Array.from({ length: ROWS }, (_, index) => row(index))].join("\n");
}

async function importTable(app: Page, text: string): Promise<void> {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const chosen = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Choose a file" }).click();
  await (await chosen).setFiles({ name: "big.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await app.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Data");
  await expect(app.getByRole("grid")).toHaveAttribute("aria-rowcount", String(ROWS + 1));
}

/** Scrolls the whole table in so many steps and gives the most rows there were at once. */
function mostRowsWhileScrolling(app: Page, steps: number): Promise<number> {
  return app.getByRole("grid").evaluate(async (grid, count) => {
    let most = 0;
    for (let step = 0; step <= count; step += 1) {
      grid.scrollTop = ((grid.scrollHeight - grid.clientHeight) * step) / count;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      most = Math.max(most, grid.querySelectorAll('[role="row"]').length);
    }
    return most;
  }, steps);
}

test("holds 10,000 rows, draws only those in view, and scrolls on while something is dragged beyond the edge", async ({
  app,
}) => {
  await importTable(app, bigTable());
  const grid = app.getByRole("grid");
  expect(await mostRowsWhileScrolling(app, 60)).toBeLessThan(200);
  await expect(grid).toContainText(`Study ${ROWS}`);

  await grid.evaluate((element) => {
    element.scrollTop = 0;
  });
  await grid.getByRole("gridcell", { name: "Study 2", exact: true }).click();
  await app.keyboard.press("Control+ArrowDown");
  const last = grid.getByRole("gridcell", { name: `Study ${ROWS}`, exact: true });
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await app.keyboard.press("ArrowUp");
  await expect(grid.getByRole("gridcell", { name: `Study ${ROWS - 1}`, exact: true })).toBeFocused();
  await app.keyboard.press("Control+ArrowUp");

  const cell = (row: number, col: number) => grid.locator(`[data-row="${row}"] [data-col="${col}"]`);
  const box = (await grid.boundingBox())!;
  const lastSelected = (): Promise<number> =>
    grid.evaluate((element) =>
      Math.max(
        ...[...element.querySelectorAll('[aria-selected="true"]')].map((found) =>
          Number(found.closest("[data-row]")?.getAttribute("data-row")),
        ),
      ),
    );
  const dragOut = async (x: number, beyond: number): Promise<void> => {
    await app.mouse.down();
    await app.mouse.move(x, box.y + box.height - 40, { steps: 3 });
    await app.mouse.move(x, box.y + box.height + beyond, { steps: 2 });
  };

  await cell(2, 5).hover();
  await dragOut(box.x + 520, 60);
  await expect.poll(lastSelected).toBeGreaterThan(100);
  await app.mouse.up();
  const stopped = await grid.evaluate((element) => element.scrollTop);
  await app.waitForTimeout(120);
  expect(await grid.evaluate((element) => element.scrollTop)).toBe(stopped);
  await expect(cell(2, 5)).toHaveCount(0);

  await app.keyboard.press("Control+Home");
  await cell(0, 5).click();
  await app.keyboard.type("7");
  await app.keyboard.press("Enter");
  await cell(0, 5).click();
  await app.locator(".fill-handle").hover();
  await dragOut(box.x + 520, 60);
  await expect.poll(lastSelected).toBeGreaterThan(60);
  await app.mouse.up();
  const filled = await lastSelected();
  await expect(cell(filled, 5)).toHaveText("7");
  await expect(cell(filled - 8, 5)).toHaveText("7");
});

test("keeps the cell with the focus while its row is scrolled out of view, and what is typed goes into it", async ({
  app,
}) => {
  await importTable(app, bigTable());
  const grid = app.getByRole("grid");
  await grid.getByRole("gridcell", { name: "Study 3", exact: true }).click();
  await mostRowsWhileScrolling(app, 20);
  await app.keyboard.type("Renamed");
  await app.keyboard.press("Enter");
  await expect(grid.getByRole("gridcell", { name: "Study 4", exact: true })).toBeFocused();
  await expect(grid.getByRole("gridcell", { name: "Renamed", exact: true })).toBeVisible();
});
