import type { Page } from "@playwright/test";
import { expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

const ROWS = 10_000;

async function openLedgerTab(page: Page): Promise<void> {
  await goTo(page, "Results");
  await page.getByRole("tab", { name: "Ledger" }).click();
  await expect(page.locator(".ledger tbody tr").first()).toBeVisible();
}

/** Every tenth row reports t in place of means, every hundredth nothing but sizes. */
function manyReports() {
  const studies = Array.from({ length: ROWS }, (_, row) => `Study ${row + 1}`);
  const ofMeans = (of: (row: number) => number): (number | null)[] =>
    studies.map((_, row) => (row % 10 === 9 ? null : of(row)));
  return projectOf("Ten thousand", "SMD", studies, {
    m1i: ofMeans((row) => 10 + (row % 17) / 10),
    sd1i: ofMeans((row) => 3 + (row % 5) / 10),
    m2i: ofMeans((row) => 9 + (row % 13) / 10),
    sd2i: ofMeans((row) => 3 + (row % 7) / 10),
    n1i: studies.map((_, row) => 20 + (row % 30)),
    n2i: studies.map((_, row) => 20 + (row % 28)),
    F: studies.map((_, row) => (row % 10 === 9 && row % 100 !== 99 ? 1 + (row % 11) / 4 : null)),
  });
}

test("a ledger of ten thousand rows is paged, searched and narrowed to kinds of rows", async ({ app }) => {
  // Opening and drawing so many studies takes most of the time on a machine that does other things too.
  test.slow();
  await openDocument(app, manyReports());
  await expect(sentence(app)).toContainText("9900 studies", { timeout: 30_000 });
  await goTo(app, "Results");
  await expect(app.getByRole("tab", { name: "Ledger" })).toBeVisible();
  const begun = Date.now();
  await app.getByRole("tab", { name: "Ledger" }).click();
  await expect(app.locator(".ledger tbody tr").first()).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(5000);
  const rows = app.locator(".ledger tbody tr");
  await expect(rows).toHaveCount(100);
  const pages = app.getByRole("navigation", { name: "Pages of the ledger" });
  await expect(pages).toContainText("1 to 100 of 10000");
  await pages.getByRole("button", { name: "Later" }).click();
  await expect(rows.first()).toContainText("Study 101");
  await app.getByRole("button", { name: "Without an effect 100" }).click();
  await expect(pages).toBeHidden();
  await expect(rows.first()).toContainText("Study 100");
  await expect(rows.first()).toContainText("does not suffice");
  await app.getByRole("button", { name: "With assumptions 900" }).click();
  await expect(rows.first()).toContainText("assuming a positive direction");
  await app.getByRole("searchbox", { name: "Find a study" }).fill("study 10000");
  await expect(app.getByText("No study of this kind is called so.")).toBeVisible();
  await app.getByRole("button", { name: "All 10000" }).click();
  await expect(rows).toHaveCount(1);
});

test("what looks wrong stands in the line of its study, is repaired there, recorded and undone", async ({
  app,
}) => {
  const studies = ["Ahlberg 2014", "Brandt 2016", "Cole 2019"];
  await openDocument(
    app,
    projectOf("Doubts", "SMD", studies, {
      m1i: [10, 16, 12],
      sd1i: [4, 4, 4],
      n1i: [30, 30, 30],
      m2i: [13, 12, 14],
      sd2i: [4, 4, 4],
      n2i: [30, 30, 30],
      direction: [-1, -1, -1],
    }),
  );
  await openLedgerTab(app);
  const line = app.locator(".ledger tbody tr").filter({ hasText: "Brandt 2016" });
  await expect(line).toContainText("they point in opposite directions");
  await app.getByRole("button", { name: "Worth a look 1" }).click();
  await expect(app.locator(".ledger tbody tr")).toHaveCount(1);
  await line.getByRole("button", { name: "Reverse the sign of the direction" }).click();
  await expect(line).not.toContainText("they point in opposite directions");
  await expect(app.getByLabel("Note on Brandt 2016")).toHaveValue(/reversed/);
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(line).toContainText("they point in opposite directions");
  await expect(app.getByLabel("Note on Brandt 2016")).toHaveValue("");
});

test("the arrows lead from study to study, and Enter to the derivation", async ({ app }) => {
  await openDocument(app, {
    ...projectOf("Keys", "COR", ["A", "B", "C"], { ri: [0.2, 0.3, 0.4], ni: [50, 60, 70] }),
  });
  await openLedgerTab(app);
  await app.getByRole("button", { name: "A", exact: true }).focus();
  await app.keyboard.press("ArrowDown");
  await app.keyboard.press("ArrowDown");
  await app.keyboard.press("ArrowDown");
  await expect(app.getByRole("button", { name: "C", exact: true })).toBeFocused();
  await app.keyboard.press("ArrowUp");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("dialog")).toContainText("B");
});

test("says of an unsigned p that its direction is assumed, in the list and for the methods section", async ({
  app,
}) => {
  const cells = { pi: [0.04, 0.2], n1i: [40, 30], n2i: [38, 30] };
  await openDocument(app, projectOf("Unsigned", "SMD", ["A", "B"], cells));
  await openLedgerTab(app);
  await expect(app.locator(".ledger tbody tr").first()).toContainText("assuming a positive direction");
  await expect(app.locator(".ledger-sentences")).toContainText("a positive direction (2 effects)");
  await expectAccessible(app);
  await app.getByRole("button", { name: "A", exact: true }).click();
  await expect(app.getByRole("dialog")).toContainText("a positive direction");
});
