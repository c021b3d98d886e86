import { withPooling } from "@treeline/engine";
import { choice, expect, exportAs, openSample, test } from "./app.ts";
import { openDocument, projectOf } from "./open-document.ts";

const STUDIES = ["Aronson 1948", "Ferguson 1949", "Rosenthal 1960", "Hart 1977"];
const COUNTS = {
  ai: [4, 6, 3, 62],
  n1i: [123, 306, 231, 13598],
  ci: [11, 29, 11, 248],
  n2i: [139, 303, 220, 12867],
};

test("says how many people are to be treated, at a control risk of one's own", async ({ app }) => {
  await openDocument(app, projectOf("Risks", "RR", STUDIES, COUNTS));
  const panel = app.locator("details.further", { hasText: "Number needed to treat" });
  await expect(panel.locator("summary")).toContainText(/NNTB\s\d+\s\(/);
  await panel.locator("summary").click();
  await expect(panel).toContainText("the median of 4 control groups");
  await panel.getByRole("textbox", { name: "Control risk (%)" }).fill("20");
  await expect(panel).toContainText("At a control risk of 20.0\u00a0%, as given.");
  await expect(panel.getByRole("row", { name: /^Control/ })).toContainText("200");
  await expect(panel).toContainText("Is the event unwanted, such as death, or wanted");
  const before = (await panel.locator("summary").textContent()) ?? "";
  await panel.getByRole("radiogroup").getByText("Wanted", { exact: true }).click();
  await expect(panel.locator("summary")).toContainText(before.replaceAll("NNTB", "NNTH").slice(0, 30));
  await expect(panel).not.toContainText("Is the event unwanted, such as death, or wanted");
  await panel.getByRole("textbox", { name: "Control risk (%)" }).fill("120");
  await expect(panel.getByRole("status")).toContainText("what was set before still holds");
  const saved = await exportAs(app, /R script/);
  expect(saved).toContain("control_risk <- 0.2");
});

test("draws the risks of both groups, and why effects without groups have no such plot", async ({ app }) => {
  await openDocument(app, projectOf("Risks", "RR", STUDIES, COUNTS));
  await app.getByRole("tab", { name: "L\u2019Abb\u00e9" }).click();
  const panel = app.getByRole("tabpanel");
  await expect(panel.locator("circle")).toHaveCount(4);
  await expect(panel).toContainText("Risk (%), treated group");
  await choice(app, "Axes").selectOption({ label: "Scale of the measure" });
  await expect(panel).toContainText("Log risk, treated group");
  await openDocument(app, projectOf("Ready", "GEN", STUDIES, { yi: [1, 2, 3, 2], vi: [1, 1, 2, 1] }));
  await expect(panel).toContainText("This plot compares the risks or rates of two groups");
});

test("mends a way to pool that the measure of a document does not go with", async ({ app }) => {
  const document = projectOf("Unfit", "GEN", STUDIES, { yi: [1, 2, 3, 2], vi: [1, 1, 2, 1] });
  await openDocument(app, { ...document, model: withPooling(document.model, "MH") });
  const messages = app.locator("#messages");
  await expect(messages).toContainText("Mantel-Haenszel cannot pool the measure");
  await messages.getByRole("button", { name: "Pool by inverse variance" }).first().click();
  await expect(app.locator(".say")).toContainText("Across 4 studies");
  await expect(messages).not.toContainText("cannot pool");
});

test("shows proportions per as many people as one likes, in table and forest plot", async ({ app }) => {
  const project = projectOf("Share", "PLO", STUDIES, { xi: COUNTS.ci, ni: COUNTS.n2i });
  await openDocument(app, project);
  await app.getByRole("navigation", { name: "Steps" }).getByText("Effects", { exact: true }).click();
  await choice(app, "Events per").selectOption({ label: "1,000" });
  await app.getByRole("navigation", { name: "Steps" }).getByText("Results", { exact: true }).click();
  await expect(app.locator(".say")).toContainText("per 1,000");
  // 29 of 303 people.
  await expect(app.getByRole("tabpanel")).toContainText("95.71");
});

test("shows a double arcsine study as the share of its own people", async ({ app }) => {
  const cells = { xi: [5, 30, 2], ni: [10, 300, 40] };
  const project = projectOf("Own sizes", "PFT", STUDIES.slice(0, 3), cells, { display: "ipft.hm" });
  await openDocument(app, project);
  const panel = app.getByRole("tabpanel");
  await expect(panel).toContainText("0.50 [");
  await expect(panel).toContainText("0.10 [");
  await expect(panel).toContainText("0.05 [");
});

test("has the samples' risks on every page width", async ({ app }) => {
  await openSample(app, /BCG/);
  await app.getByRole("tab", { name: "L\u2019Abb\u00e9" }).click();
  await app.setViewportSize({ width: 390, height: 844 });
  const drawing = app.getByRole("tabpanel").locator("svg").first();
  await expect(drawing).toBeVisible();
  const box = await drawing.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
});
