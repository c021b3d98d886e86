import { choice, expect, test } from "./app.ts";
import { MODERATED, moderated, openModerated, openSetup, showPart } from "./moderated.ts";

const SLOW = { timeout: 30_000 };

test("tests the coefficients in every way side by side, by permutation on request", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Model");
  const panel = app.getByRole("tabpanel");
  await expect(panel.locator(".tile")).toHaveCount(5);
  for (const name of ["p, Wald z", "p, Knapp-Hartung", "p, adjusted (Holm)"]) {
    await expect(panel.getByRole("columnheader", { name, exact: true })).toBeVisible();
  }
  await expect(panel.getByRole("columnheader", { name: "p, permutation" })).toHaveCount(0);
  await panel.getByLabel("Permutations", { exact: true }).fill("500");
  await panel.getByRole("button", { name: "Run the permutation test" }).click();
  await expect(panel.getByRole("columnheader", { name: "p, permutation" })).toHaveCount(2, SLOW);
  await expect(panel.getByText(/500 of the .* orders of the moderators, drawn with seed 1/)).toBeVisible();
  await choice(app, "Adjust p-values of several tests by").selectOption("bonferroni");
  await expect(panel.getByRole("columnheader", { name: "p, adjusted (Bonferroni)" })).toBeVisible();
  await panel.locator("summary", { hasText: "Fit statistics and details" }).click();
  await expect(panel.getByRole("row", { name: /^by REML/ })).toBeVisible();
  await expect(panel.getByText(/R\u00b2 as it comes out/)).toBeVisible();
});

test("stops a permutation test that takes long, and keeps the page as it was", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Model");
  const panel = app.getByRole("tabpanel");
  await panel.getByLabel("Permutations", { exact: true }).fill("1000000");
  await panel.getByRole("button", { name: "Run the permutation test" }).click();
  await panel.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(panel.getByText("It was stopped; the analysis is as it was.")).toBeVisible();
  await expect(panel.getByRole("button", { name: "Run the permutation test" })).toBeEnabled();
});

test("reads each moderator by itself in a sentence, a plot and adjusted tests", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "One by one");
  const hours = app.locator(".moderator-panel").filter({ has: app.getByRole("heading", { name: /^hours/ }) });
  await expect(hours.locator(".moderation-sentence")).toContainText("k = 16");
  await expect(hours.getByText("Each further hour", { exact: false })).toHaveCount(1);
  await expect(hours.locator("svg [data-row-id]").first()).toBeVisible();
  await expect(app.getByRole("table", { name: /p-values of 2 moderators, adjusted by Holm/ })).toBeVisible();
  await hours.getByLabel("Separate lines by").selectOption("format");
  await expect(hours.getByText(/That the lines are parallel/)).toBeVisible();
  await hours.getByRole("button", { name: /Open in Results/ }).click();
  await expect(app.getByRole("tab", { name: "Bubble", exact: false })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

test("compares subgroups with one tau2 or one each", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Subgroups");
  const panel = app.getByRole("tabpanel");
  await expect(panel.getByText("Choose the column whose groups are compared.")).toBeVisible();
  await choice(app, "Groups by").selectOption("format");
  await expect(panel.getByRole("row", { name: /^online/ })).toBeVisible();
  await expect(panel.getByText(/One \u03c4\u00b2 for all groups/)).toBeVisible();
  await panel.getByText("one for each group").click();
  await expect(panel.getByText(/One \u03c4\u00b2 for all groups/)).toHaveCount(0);
  await expect(panel.getByText("Between groups:", { exact: true })).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(panel.getByText(/One \u03c4\u00b2 for all groups/)).toBeVisible();
});

test("gives means of levels, their differences, and contrasts of one's own", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Means and contrasts");
  const panel = app.getByRole("tabpanel");
  await expect(panel.getByRole("table", { name: "Estimated marginal means of format" })).toBeVisible();
  await expect(panel.getByRole("row", { name: /^online \u2212 group/ })).toBeVisible();
  await panel.getByRole("button", { name: "Add the contrast" }).click();
  await expect(panel.getByText("Give at least one coefficient a weight other than 0.")).toBeVisible();
  await panel.getByLabel(/^Weight of hours/).fill("5");
  await panel.getByLabel("Name of the contrast").fill("five hours");
  await panel.getByRole("button", { name: "Add the contrast" }).click();
  await expect(panel.getByRole("row", { name: /^five hours/ })).toBeVisible();
  await panel.getByRole("button", { name: "Remove the contrast five hours" }).click();
  await expect(panel.getByRole("row", { name: /^five hours/ })).toHaveCount(0);
});

test("says what effect to expect of a profile, and warns outside the data", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Expected effect");
  const panel = app.getByRole("tabpanel");
  await choice(app, "format").selectOption("online");
  await expect(panel.getByText("Still open: hours.")).toBeVisible();
  await panel.getByLabel("hours (hours)").fill("10");
  await expect(panel.locator(".expected-result")).toContainText("95");
  await expect(panel.locator(".expected-result")).toContainText("Probability of a true effect above");
  await expect(panel.getByText("Outside the data.")).toHaveCount(0);
  await panel.getByLabel("hours (hours)").fill("100");
  await expect(panel.getByText("Outside the data.")).toBeVisible();
  await panel.getByRole("button", { name: "Clear the profile" }).click();
  await expect(panel.locator(".expected-result")).toHaveCount(0);
  await expect(panel.getByLabel("hours (hours)")).toHaveValue("");
});

test("asks whether heterogeneity depends on a moderator", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "Further analyses");
  const section = app.getByRole("region", { name: "Does the heterogeneity depend on a moderator?" });
  await expect(section).toContainText("Tick a moderator");
  await app.locator("summary", { hasText: "Does the heterogeneity depend on a moderator?" }).click();
  await app.locator(".fold .checks").getByRole("checkbox", { name: "format" }).check();
  await expect(section.getByRole("row", { name: /^Against one/ })).toBeVisible();
});

test("ranks all models, grows a tree and fills in what is missing", async ({ app }) => {
  const base = moderated();
  const columns = base.table.columns.map((column) =>
    column.name === "hours" && column.kind === "number"
      ? { ...column, values: column.values.map((value, row) => (row === 3 ? null : value)) }
      : column,
  );
  await openModerated(app, { ...base, table: { ...base.table, columns } });
  await expect(app.locator(".moderator").nth(1)).toContainText("1 without an entry");
  await choice(app, "Studies without an entry").selectOption("mice");
  await app.getByLabel("Imputations", { exact: true }).fill("5");
  await showPart(app, "Further analyses");
  await app.getByRole("button", { name: "Rank all models" }).click();
  await expect(app.getByRole("table", { name: /The best of 4 models by AICc/ })).toBeVisible(SLOW);
  await app.getByRole("button", { name: "Grow the tree" }).click();
  await expect(app.getByRole("table", { name: "Cross-validation" })).toBeVisible(SLOW);
  await app.getByRole("button", { name: "Impute and pool" }).click();
  await expect(app.getByRole("table", { name: /pooled over 5 imputations of 16 rows/ })).toBeVisible(SLOW);
});

test("says of several effects of a study that they count as independent, and leads to combining them", async ({
  app,
}) => {
  const base = moderated();
  const columns = base.table.columns.map((column) =>
    column.name === "study" && column.kind === "text"
      ? { ...column, values: column.values.map((value, row) => (row < 3 ? "Study 1" : value)) }
      : column,
  );
  await openModerated(app, { ...base, table: { ...base.table, columns } });
  await expect(app.getByText(/3 rows belong to 1 study with more than one effect/)).toBeVisible();
  await app.getByRole("button", { name: "Combine effects per study" }).click();
  await choice(app, "Combine rows with the same").selectOption("study");
  await app.getByRole("navigation", { name: "Steps" }).getByText("Moderators", { exact: true }).click();
  await expect(
    app.getByText(/Effects of 1 study were combined|Effects of 1 study was combined/),
  ).toBeVisible();
});

test("keeps what was asked of moderators in the project", async ({ app }) => {
  await openModerated(app, MODERATED);
  await choice(app, "Dose").selectOption("hours");
  await app.reload();
  await app.getByRole("navigation", { name: "Steps" }).getByText("Moderators", { exact: true }).click();
  await openSetup(app);
  await expect(choice(app, "Dose")).toHaveValue("hours");
});
