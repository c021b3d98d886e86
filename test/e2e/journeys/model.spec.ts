import { choice, expect, exportAs, goTo, openSample, sentence, test, tile } from "./app.ts";
import { openDocument, projectOf } from "./open-document.ts";

/** Four trials, one without events in either group. */
const TRIALS = projectOf("Trials", "OR", ["A", "B", "C", "D"], {
  ai: [4, 6, 0, 62],
  n1i: [123, 306, 50, 13598],
  ci: [11, 29, 0, 248],
  n2i: [139, 303, 52, 12867],
});

const by = ".by";

test("pools counts by Mantel-Haenszel, with its own choices and further tests", async ({ app }) => {
  await openDocument(app, TRIALS);
  const ways = choice(app, "How to pool");
  await expect(ways).toHaveValue("IV");
  await ways.selectOption({ label: "Mantel-Haenszel" });
  await expect(app.locator(by).first()).toContainText("Mantel-Haenszel, Equal effects");
  await expect(app.locator(by).first()).toContainText("3 of 4 rows used.");
  await expect(tile(app, "Between-study")).toHaveCount(0);
  await expect(tile(app, "I\u00b2 (from Q)")).toBeVisible();
  await expect(app.getByRole("radio", { name: "Random" })).toBeEnabled();
  await expect(choice(app, "Between-study variance")).toHaveCount(0);
  await app.locator("summary", { hasText: "Further tests" }).click();
  await expect(app.getByRole("row", { name: /Breslow-Day, Tarone/ })).toContainText("p ");
  await choice(app, "Added in").selectOption({ label: "all studies" });
  await expect(app.locator(by).first()).toContainText("Added in: all studies");
  // A measure it does not know: the page says so and pools by inverse variance, until that is undone.
  await goTo(app, "Effects");
  await choice(app, "Effect measure").selectOption("PHI");
  await expect(app.getByText(/Mantel-Haenszel cannot pool the measure/)).toBeVisible();
  await goTo(app, "Results");
  await expect(ways).toHaveValue("IV");
  await app.keyboard.press("Escape");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(ways).toHaveValue("MH");
});

test("fits a mixed model to the counts, and says which ways the measure rules out", async ({ app }) => {
  await openDocument(app, TRIALS);
  await choice(app, "How to pool").selectOption({ label: "Generalised linear mixed model" });
  await expect(app.locator(by).first()).toContainText("Generalised linear mixed model UM.FS, Random effects");
  await expect(app.locator(by).first()).toContainText("Quadrature points: 61");
  await expect(tile(app, "Likelihood ratio Q")).toBeVisible();
  await app.locator("summary", { hasText: "Further tests" }).click();
  await expect(app.getByRole("row", { name: /Heterogeneity \(Wald\)/ })).toBeVisible();
  await openSample(app, /Self-compassion/);
  await expect(
    choice(app, "How to pool").getByRole("option", { name: "Mantel-Haenszel (OR, RR, RD, IRR, IRD only)" }),
  ).toBeDisabled();
});

test("explains a test that does not apply, and mends it with one click", async ({ app }) => {
  await choice(app, "Between-study variance").selectOption("DL");
  await choice(app, "Test and interval").selectOption("KR");
  const note = app.getByText(/Kenward-Roger belongs to an estimate/);
  await expect(note).toBeVisible();
  const options = app.getByRole("complementary", { name: "Options" });
  await options.getByRole("button", { name: "Use REML", exact: true }).click();
  await expect(note).toHaveCount(0);
  await expect(choice(app, "Between-study variance")).toHaveValue("REML");
  await expect(app.locator(by).first()).toContainText("REML, Kenward-Roger");
  await expect(app.getByLabel("Seed of the random numbers")).toHaveCount(0);
  await choice(app, "Interval for \u03c4\u00b2").selectOption("boot");
  await expect(app.getByLabel("Seed of the random numbers")).toHaveValue("1");
});

test("tells true effects beyond a threshold, typed on the scale that is shown", async ({ app }) => {
  await openDocument(app, { ...TRIALS, effects: { ...TRIALS.effects, measure: "RR" } });
  const table = app.locator(".further").first();
  await expect(table).toContainText("True effects below and above RR = 1");
  const field = app.getByLabel("A true effect beyond (RR)");
  await field.fill("0.8");
  await expect(table).toContainText("True effects below and above RR = 0.8");
  await expect(table.getByRole("row", { name: /below 0\.8/ })).toContainText("%");
  await field.fill("-1");
  await expect(app.getByText(/A ratio is above 0/)).toBeVisible();
  await expect(table).toContainText("RR = 0.8");
  const script = await exportAs(app, /Project/);
  expect(JSON.parse(script).model.threshold).toBeCloseTo(Math.log(0.8), 14);
  await field.fill("");
  await expect(table).toContainText("RR = 1");
});

test("tests equivalence against a margin", async ({ app }) => {
  await openDocument(app, { ...TRIALS, effects: { ...TRIALS.effects, measure: "RR" } });
  await app.getByLabel("Equivalent from").fill("0.8");
  await expect(app.getByText(/There is no test until both ends are given/)).toBeVisible();
  await app.getByLabel("Equivalent to").fill("1.25");
  const result = app.locator(".equivalence");
  await expect(result).toContainText(
    "Not shown to be equivalent: the pooled RR may lie outside 0.8 to 1.25.",
  );
  await expect(result).toContainText("90");
  await app.getByLabel("Equivalent from").fill("0.01");
  await app.getByLabel("Equivalent to").fill("100");
  await expect(result).toContainText("Equivalent: the pooled RR lies within 0.01 to 100.");
  await expect(sentence(app)).toContainText("studies");
});

test("shows exact intervals of single proportions in table and plot", async ({ app }) => {
  const shares = projectOf("Shares", "PLO", ["A", "B", "C"], { xi: [0, 4, 9], ni: [12, 30, 20] });
  await openDocument(app, shares);
  await app.getByRole("tab", { name: "Table" }).click();
  const row = app.getByRole("row", { name: /^B\s/ });
  await expect(row).toContainText("[0.05, 0.31]");
  await choice(app, "Intervals of the studies").selectOption({ label: "Clopper-Pearson (exact)" });
  await expect(row).toContainText("[0.04, 0.31]");
  await expect(app.getByRole("row", { name: /^A\s/ })).toContainText("[0.00, 0.26]");
  await app.getByRole("tab", { name: "Forest", exact: true }).click();
  await expect(app.getByText("Intervals of the studies: Clopper-Pearson (exact).")).toBeVisible();
  await choice(app, "Intervals of the studies").selectOption({ label: "from the variance" });
  await expect(app.getByText("Intervals of the studies: Clopper-Pearson (exact).")).toHaveCount(0);
  const project = JSON.parse(await exportAs(app, /Project/));
  expect(project.model).not.toHaveProperty("studyIntervals");
});
