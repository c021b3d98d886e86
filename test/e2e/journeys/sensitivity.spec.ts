import { downloadText, expect, goTo, openSample, studyOf, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

test("says first whether a single study changes the conclusion, and shows each question with plot, table and files", async ({
  app,
}) => {
  await goTo(app, "Sensitivity");
  const conclusion = app.getByRole("region", { name: "Does any single study change the conclusion?" });
  await expect(conclusion).toContainText("No single study changes the conclusion.", { timeout: 15_000 });
  const part = app.getByRole("region", { name: "Leave one out" });
  await expect(part.locator("svg.scene")).toBeVisible();
  await part.getByText("Table: Without each study").click();
  const row = part.getByRole("row", { name: /^DanitzOrsillo/ });
  await expect(row).toContainText("0.507");
  await row.hover();
  await expect(part.locator("svg .lit").first()).toBeVisible();
  await studyOf(part, "Without DanitzOrsillo").first().click();
  await expect(app.getByRole("dialog", { name: /DanitzOrsillo/ })).toBeVisible();
  await app.keyboard.press("Escape");
  await part.getByRole("button", { name: "About this figure" }).click();
  const about = part.getByRole("region", { name: "About this figure" });
  await expect(about.getByRole("textbox", { name: "Alternative text" })).toHaveValue(/No single study/);
  await expect(about.getByRole("row", { name: /^DanitzOrsillo/ })).toBeVisible();
  await part.getByRole("button", { name: "Export figure" }).click();
  const dialog = app.getByRole("dialog", { name: "Export figure" });
  await dialog.getByText("SVG", { exact: true }).click();
  const svg = await downloadText(app, () => dialog.getByRole("button", { name: "Download" }).click());
  expect(svg).toContain("DanitzOrsillo");
  await app.keyboard.press("Escape");
  const files = app.getByRole("region", { name: "Files" });
  const save = (name: string) => downloadText(app, () => files.getByRole("button", { name }).click());
  expect(await save("Tables (CSV)")).toMatch(/^influence,influence,1,[^,]+,DFFITS,/mu);
  expect(JSON.parse(await save("Report (JSON)")).k).toBe(18);
  expect(await save("R script")).toContain("leave1out(res)");
  await expectAccessible(app);
});

test("adds studies in the order of a column, and takes the choice back", async ({ app }) => {
  await openSample(app, /BCG/);
  await goTo(app, "Sensitivity");
  const part = app.getByRole("region", { name: "Cumulative" });
  await expect(part).toContainText("in the order of the table", { timeout: 15_000 });
  await app.getByText("Choices", { exact: true }).click();
  await app.getByRole("combobox", { name: "Studies are added", exact: true }).selectOption("column");
  await expect(part).toContainText("Studies are added by year, ascending.");
  await app.getByLabel("Studies with the same value are added together").check();
  await expect(part.locator("svg.scene")).toContainText("and 1 more (1973)");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(part.locator("svg.scene")).not.toContainText("and 1 more");
});

test("says of a table that leaves the page that it goes on, and not of one that fits", async ({ app }) => {
  await app.setViewportSize({ width: 1440, height: 900 });
  await goTo(app, "Sensitivity");
  const hint = "The table goes on to the right: scroll it sideways.";
  const wide = app.getByRole("region", { name: "Leave one out" });
  await wide.getByText("Table: Without each study").click();
  await expect(wide.getByRole("columnheader").first()).toBeVisible({ timeout: 15_000 });
  await expect(wide.getByText(hint)).toBeHidden();
  await app.setViewportSize({ width: 1024, height: 900 });
  await expect(wide.getByText(hint)).toBeVisible();
  const small = app.getByRole("region", { name: "Radial", exact: true });
  await small.getByText("Table: Radial plot").click();
  await expect(small.getByRole("columnheader").first()).toBeVisible();
  await expect(small.getByText(hint)).toBeHidden();
});
