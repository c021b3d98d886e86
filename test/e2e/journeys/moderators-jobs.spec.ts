import type { Locator, Page } from "@playwright/test";
import type { AnalysisDocument } from "@treeline/engine";
import { choice, downloadText, expect, test } from "./app.ts";
import { moderated, openModerated, showPart } from "./moderated.ts";

const SLOW = { timeout: 30_000 };

/** Small runs, because what is looked at is the page. */
function quick(): AnalysisDocument {
  const base = moderated();
  const { moderators } = base;
  if (moderators === undefined) throw new TypeError("the document asks about moderators");
  const further = {
    "vif-simulation": { draws: 100 },
    penalised: { resamples: 20, folds: 4 },
    horseshoe: { chains: 2, warmup: 100, draws: 200 },
    forest: { forests: 2, treesPerForest: 30 },
  };
  return { ...base, moderators: { ...moderators, further, permutations: 200 } };
}

async function openFurther(page: Page, document = quick()): Promise<(heading: string) => Locator> {
  await openModerated(page, document);
  await showPart(page, "Further analyses");
  return (heading) => page.getByRole("region", { name: heading });
}

/** A table can be taken along, unrounded. */
async function expectCsv(page: Page, button: Locator, content: RegExp): Promise<void> {
  expect(await downloadText(page, () => button.click())).toMatch(content);
}

test("simulates inflation factors, with the number of rearrangements chosen", async ({ app }) => {
  const section = (await openFurther(app))("Are moderators more entangled than by chance?");
  await section.locator("summary", { hasText: "Choices" }).click();
  await expect(section.getByLabel("Rearrangements", { exact: true })).toHaveValue("100");
  await section.getByLabel("Rearrangements", { exact: true }).fill("120");
  await section.getByRole("button", { name: "Simulate inflation factors" }).click();
  await expect(section.getByText(/120 rearrangements of the moderators .* seed 1/)).toBeVisible(SLOW);
  await expect(section.getByRole("table", { name: "Inflation of each term" })).toContainText("hours");
  await expectCsv(app, section.getByRole("button", { name: "CSV" }).first(), /hours,1\.\d{6,},/);
});

test("selects terms with a lasso, tells how steadily, and draws the error of prediction", async ({ app }) => {
  const section = (await openFurther(app))("Many moderators, few studies: a lasso");
  await section.getByRole("button", { name: "Select terms" }).click();
  await expect(section.getByText(/Strongest penalty within one standard error/)).toBeVisible(SLOW);
  await expect(section.getByRole("table", { name: /Terms selected/ })).toContainText("%");
  await expect(section.getByRole("table", { name: "Shrunken coefficients" })).toContainText("lambda");
  await expect(section.getByRole("img", { name: /Error of prediction/ })).toBeVisible();
  await section.locator("summary", { hasText: "1 note" }).click();
  await expect(section.getByText(/come without standard errors/)).toBeVisible();
});

test("samples the horseshoe posterior and warns of chains that do not agree", async ({ app }) => {
  const section = (await openFurther(app))("Many moderators, few studies: a horseshoe prior");
  await section.getByRole("button", { name: "Sample the posterior" }).click();
  await expect(section.getByText(/2 chains of 200 draws after 100 steps/)).toBeVisible(SLOW);
  const table = section.getByRole("table", { name: "Posterior under the horseshoe prior" });
  await expect(table.getByRole("columnheader", { name: "R-hat" })).toBeVisible();
  await expect(section.getByText(/The chains do not agree yet: the largest R-hat/)).toBeVisible();
});

test("grows a forest, with importances and curves", async ({ app }) => {
  const section = (await openFurther(app))("What helps to predict: a forest");
  await section.getByRole("button", { name: "Grow the forest" }).click();
  await expect(section.getByRole("table", { name: /Importance/ })).toContainText("hours", SLOW);
  await expect(section.getByRole("img", { name: "Predicted effect by hours" })).toBeVisible();
  await expect(section.getByText(/Studies that a tree has not seen/)).toBeVisible();
  await expect(section.getByRole("table", { name: /Partial dependence/ })).toContainText("online");
});

test("ranks models by another criterion, and forgets what was ranked before", async ({ app }) => {
  const section = (await openFurther(app))("All sensible models, ranked");
  await section.getByRole("button", { name: "Rank all models" }).click();
  await expect(section.getByText(/4 models of k\s=\s16 ranked by AICc/)).toBeVisible(SLOW);
  await section.locator("summary", { hasText: "Choices" }).click();
  await choice(app, "Criterion").selectOption("BIC");
  await section.getByRole("button", { name: "Rank all models" }).click();
  await expect(section.getByText(/4 models of k\s=\s16 ranked by BIC/)).toBeVisible(SLOW);
  await section.locator("summary", { hasText: "Its tables" }).click();
  await expectCsv(app, section.getByRole("button", { name: /^CSV: All models/ }), /^Model,BIC,Delta/);
});

test("grows a tree with leaves as large as told", async ({ app }) => {
  const section = (await openFurther(app))("A tree of interactions nobody thought of");
  await section.locator("summary", { hasText: "Choices" }).click();
  await section.getByLabel("Fewest studies of a leaf").fill("8");
  await section.getByRole("button", { name: "Grow the tree" }).click();
  await expect(section.getByText(/k\s=\s16, 10 folds, seed 1/)).toBeVisible(SLOW);
  await expect(section.getByRole("table", { name: "Cross-validation" }).getByRole("row")).toHaveCount(3);
});

test("fills in missing moderators, with their traces and the information missing", async ({ app }) => {
  const base = quick();
  const columns = base.table.columns.map((column) =>
    column.name === "hours" && column.kind === "number"
      ? { ...column, values: column.values.map((value, row) => (row === 3 ? null : value)) }
      : column,
  );
  const moderators = {
    ...base.moderators!,
    missing: { method: "mice" as const, imputations: 3, iterations: 5 },
  };
  const section = (await openFurther(app, { ...base, moderators, table: { ...base.table, columns } }))(
    "Studies that lack an entry, filled in",
  );
  await section.getByRole("button", { name: "Impute and pool" }).click();
  await expect(section.getByText(/of the information is missing/)).toBeVisible(SLOW);
  await expect(section.getByRole("img", { name: "hours: mean by round" }).locator("polyline")).toHaveCount(3);
});

test("tests by permutation and finds the intervals", async ({ app }) => {
  await openModerated(app, quick());
  await showPart(app, "Model");
  const panel = app.getByRole("tabpanel");
  await panel.getByRole("button", { name: "Run the permutation test" }).click();
  await expect(panel.getByText(/200 of the .* orders of the moderators, drawn with seed 1/)).toBeVisible(
    SLOW,
  );
  await panel.getByRole("button", { name: "Find permutation intervals" }).click();
  const table = panel.getByRole("table", { name: "Permutation interval" });
  await expect(table).toContainText("hours", SLOW);
  await expect(panel.getByText(/Each holds the values of a coefficient/)).toBeVisible();
});
