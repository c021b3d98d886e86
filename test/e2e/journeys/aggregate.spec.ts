import type { Page } from "@playwright/test";
import { choice, expect, exportAs, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { type Cells, openDocument, projectOf } from "./open-document.ts";

const STUDIES = [
  "Adams 2001",
  "Bell 2004",
  "Adams 2001",
  "Cole 2010",
  "Bell 2004",
  "Adams 2001",
  "Dunn 2012",
];
const EFFECTS: Cells = {
  yi: [0.1, 0.4, 0.5, 0.9, 0.6, 0.3, 0.2],
  vi: [0.04, 0.05, 0.04, 0.03, 0.05, 0.04, 0.02],
  week: [4, 4, 8, 4, 8, 12, 4],
};
const ARMS: Cells = {
  m1: [10, 12, 11, 14, 13, 12.5, 10],
  sd1: [3, 4, 3.5, 4.2, 4.1, 3.3, 3],
  n1: [20, 30, 22, 28, 29, 21, 33],
  m2: [8, 10, 8, 11, 10, 8, 9],
  sd2: [3.1, 4, 3.1, 4, 4, 3.1, 3.2],
  n2: [25, 31, 25, 29, 31, 25, 35],
};

async function openRows(app: Page): Promise<void> {
  const document = projectOf("Several effects", "GEN", STUDIES, EFFECTS);
  await openDocument(app, { ...document, roles: { ...document.roles, inputs: { yi: "yi", vi: "vi" } } });
  await goTo(app, "Effects");
}

const section = (app: Page) => app.locator(".aggregate");

test("combines the effects of a study, shows what hangs on the correlation, and takes it back", async ({
  app,
}) => {
  await openRows(app);
  await expect(section(app)).toContainText("2 studies have more than one row (5 rows)");
  await choice(app, "Combine rows with the same").selectOption("Study");
  await section(app).getByText("Studies combined (2)").click();
  await expect(section(app).getByRole("row", { name: /Adams 2001/ })).toContainText("0.30");
  const table = section(app).locator(".aggregate-sensitivity");
  await expect(table.getByRole("row")).toHaveCount(5);
  await expect(table).toContainText("0.6 (chosen)");
  await section(app).getByLabel("Correlation within a study (\u03c1)", { exact: true }).fill("0.45");
  await expect(table).toContainText("0.45 (chosen)");
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("4 studies");
  await expect(app.getByText(/5 effects of 2 studies were combined/)).toBeVisible();
  await expect(app.getByText("Adams 2001 (3 effects)", { exact: true })).toBeVisible();
  await expect(app.getByText("Cole 2010", { exact: true })).toBeVisible();
  await app.getByRole("tab", { name: "Ledger" }).click();
  await expect(app.locator(".ledger-sentences")).toContainText("5 effects of 2 studies were combined");
  await expect(app.locator(".ledger tbody tr")).toHaveCount(7);
  const script = await exportAs(app, /R script/);
  expect(script).toContain('struct = "CS"');
  expect(script).toContain("rho = 0.45");
  await goTo(app, "Effects");
  await choice(app, "Combine rows with the same").selectOption("");
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("7 effects of 4 studies");
});

test("leads from a study to its rows in the data", async ({ app }) => {
  await openRows(app);
  await choice(app, "Combine rows with the same").selectOption("Study");
  await section(app).getByText("Studies combined (2)").click();
  await section(app).getByRole("button", { name: "Show row 3 in the data" }).click();
  await expect(app.locator('.grid-row[data-row="2"] [data-active]')).toBeVisible();
});

test("asks for the column of times, and says what cannot be combined", async ({ app }) => {
  await openRows(app);
  await choice(app, "Combine rows with the same").selectOption("Study");
  await choice(app, "How their errors are correlated").selectOption("CAR");
  await expect(app.getByText(/needs the column of time points/)).toBeVisible();
  await choice(app, "Time points").selectOption("week");
  await expect(app.getByText(/needs the column of time points/)).toBeHidden();
  await choice(app, "How their errors are correlated").selectOption("V");
  await section(app).getByLabel("Covariances").fill("1, 3, 0.09");
  await expect(app.getByText(/contradict each other/)).toBeVisible();
  await section(app).getByLabel("Covariances").fill("1, 3, 0.01\n1, 9, 2");
  await expect(section(app)).toContainText("\u201c1, 9, 2\u201d is not two different rows");
  await expect(app.getByText(/contradict each other/)).toBeHidden();
  await expectAccessible(app);
});

test("uses the control group that arms of a study share", async ({ app }) => {
  const document = projectOf("Several arms", "SMD", STUDIES, ARMS);
  const inputs = { m1i: "m1", sd1i: "sd1", m2i: "m2", sd2i: "sd2", n1i: "n1", n2i: "n2" };
  await openDocument(app, { ...document, roles: { ...document.roles, inputs } });
  await goTo(app, "Effects");
  await expect(section(app)).toContainText("4 pairs of rows share a control group");
  await choice(app, "Combine rows with the same").selectOption("Study");
  await choice(app, "How their errors are correlated").selectOption("shared-control");
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("4 studies");
  await expect(app.getByText("Bell 2004 (2 effects)", { exact: true })).toBeVisible();
});
