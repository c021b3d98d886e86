import type { Locator, Page } from "@playwright/test";
import { type AnalysisDocument, createDocument } from "@treeline/engine";
import { choice, drawingOf, expect, exportAs, goTo, openSample, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { goToModerators, moderated, openModerated, showPart } from "./moderated.ts";
import { openDocument } from "./open-document.ts";

const ROWS: readonly (readonly [string, string, number, number, number, number, number | null])[] = [
  ["Adams 1998", "cc", 0, 126, 414, 0, null],
  ["Adams 1998", "cc", 9, 61, 261, -0.22, 0.22],
  ["Adams 1998", "cc", 27, 69, 228, 0.01, 0.23],
  ["Adams 1998", "cc", 45, 22, 44, 0.53, 0.38],
  ["Bell 2003", "cc", 0, 77, 258, 0, null],
  ["Bell 2003", "cc", 16, 88, 413, -0.43, 0.22],
  ["Bell 2003", "cc", 46, 24, 202, -1.08, 0.3],
  ["Cole 2005", "ci", 0, 159, 480, 0, null],
  ["Cole 2005", "ci", 6, 229, 975, -0.42, 0.14],
  ["Cole 2005", "ci", 18, 38, 207, -0.63, 0.24],
  ["Cole 2005", "ci", 29, 39, 133, -0.08, 0.27],
];

const NUMBERS = ["dose", "cases", "people", "logrr", "se"] as const;

const CATEGORIES: AnalysisDocument = createDocument({
  title: "Alcohol",
  table: {
    rowIds: ROWS.map((_, i) => `r${i + 1}`),
    columns: [
      { name: "study", kind: "text", values: ROWS.map(([study]) => study) },
      { name: "type", kind: "text", values: ROWS.map(([, type]) => type) },
      ...NUMBERS.map(
        (name, i) =>
          ({
            name,
            kind: "number",
            values: ROWS.map((row) => row[i + 2] as number | null),
            unparsed: {},
          }) as const,
      ),
    ],
  },
});

const section = (app: Page): Locator => app.locator(".dose-response");

async function openCategories(app: Page, document = CATEGORIES): Promise<void> {
  await openDocument(app, document);
  await goToModerators(app);
  await section(app).getByRole("button", { name: "Use the rows as dose categories" }).click();
}

test("guesses the columns of dose categories, draws the curve, and follows other choices", async ({
  app,
}) => {
  await openCategories(app);
  await expect(choice(app, "Log ratio")).toHaveValue("logrr");
  await expect(choice(app, "People or person-time")).toHaveValue("people");
  await expect(section(app)).toContainText("3 studies with 8 categories");
  await expect(drawingOf(section(app), /^Dose-response plot/)).toBeVisible();
  const curve = section(app).getByRole("region", { name: "The curve against dose 0" });
  await expect(curve.getByRole("row", { name: /^0 / })).toContainText("reference");
  const coefficients = section(app).getByRole("region", { name: "Coefficients of the curve" });
  await expect(coefficients.getByRole("row")).toHaveCount(3);
  await choice(app, "Shape").selectOption("linear");
  await expect(coefficients.getByRole("row")).toHaveCount(2);
  await section(app).getByLabel("Doses in the table", { exact: true }).fill("12 36");
  await expect(curve.getByRole("row")).toHaveCount(3);
  await section(app).getByLabel("Reference dose", { exact: true }).fill("12");
  await expect(
    section(app)
      .getByRole("region", { name: "The curve against dose 12" })
      .getByRole("row", { name: /^12 / }),
  ).toContainText("reference");
  await section(app).getByLabel("Doses in the table", { exact: true }).fill("36 12");
  await expect(section(app)).toContainText("Enter numbers in ascending order");
  await expectAccessible(app, ".dose-response");
});

test("says what is wrong with a category, leads to its cell, and takes the answer out as R", async ({
  app,
}) => {
  const columns = CATEGORIES.table.columns.map((column) =>
    column.kind === "number" && column.name === "cases"
      ? { ...column, values: column.values.map((value, row) => (row === 1 ? 900 : value)) }
      : column,
  );
  await openCategories(app, { ...CATEGORIES, table: { ...CATEGORIES.table, columns } });
  await expect(section(app)).toContainText(
    "A row of Adams 1998 was left out: at dose 9 it has more cases (900)",
  );
  const script = await exportAs(app, /R script/);
  expect(script).toContain("dose_response <- local({");
  expect(script).not.toContain("escalc");
  await section(app).getByRole("button", { name: /data/i }).first().click();
  await expect(app.locator("[role=grid]")).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await goToModerators(app);
  await expect(section(app).getByRole("button", { name: "Use the rows as dose categories" })).toBeVisible();
});

test("compares the shapes of a dose over studies, with a line for each", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Further analyses");
  const shapes = app.getByRole("region", { name: "Shapes of the dose compared" });
  await expect(shapes).toContainText("has the smallest AICc");
  await expect(shapes.locator("svg .estimate-line, svg [class*=estimate-line]").first()).toBeAttached();
  await goTo(app, "Results");
  await app.getByRole("tab", { name: "Dose-response" }).click();
  await expect(drawingOf(app, /^Dose-response plot/)).toBeVisible();
});

test("opens the sample of doses where its curve stands, and leads there from the page of results", async ({
  app,
}) => {
  await openSample(app, /Alcohol/);
  const line = app.getByRole("region", { name: "Conclusion" });
  await expect(line).toContainText("At dose 60 against 0 the ratio is 1.63");
  await expect(app.getByRole("heading", { name: "Moderators", exact: true })).toBeVisible();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("the ratio is 1.63");
  await app.getByRole("button", { name: "Show the curve" }).click();
  await expect(app.getByRole("heading", { name: "Moderators", exact: true })).toBeVisible();
});
