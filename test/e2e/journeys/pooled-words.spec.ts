import type { Page } from "@playwright/test";
import { createDocument, type ModelSpec, serialiseDocument, withPooling } from "@treeline/engine";
import { expect, test } from "./app.ts";

type Columns = Readonly<Record<string, readonly number[]>>;

/** Opens a table whose columns are named after their roles, as a saved project. */
async function open(
  page: Page,
  inputs: Columns,
  measure: string,
  model: (usual: ModelSpec) => ModelSpec,
): Promise<void> {
  const names = Object.keys(inputs);
  const document = createDocument({
    table: {
      rowIds: (inputs[names[0] ?? ""] ?? []).map((_, row) => `r${row + 1}`),
      columns: names.map((name) => ({ name, kind: "number", values: inputs[name] ?? [], unparsed: {} })),
    },
    roles: { label: null, inputs: Object.fromEntries(names.map((name) => [name, name])), weights: null },
    effects: { measure },
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).click();
  await (await chooser).setFiles({
    name: "words.json",
    mimeType: "application/json",
    buffer: Buffer.from(serialiseDocument({ ...document, model: model(document.model) })),
  });
}

const COUNTS = { ai: [4, 7, 0], bi: [36, 43, 30], ci: [9, 12, 0], di: [32, 36, 31] };
const ALIKE = { yi: [0.3, 0.3, 0.31, 0.3, 0.3, 0.31], vi: [0.04, 0.05, 0.06, 0.04, 0.05, 0.06] };

test("counts the studies that tell of an odds ratio the same everywhere", async ({ app }) => {
  await open(app, COUNTS, "OR", (usual) => withPooling(usual, "MH"));
  await expect(app.locator("p.say")).toContainText("Across 2 studies");
  await expect(app.locator("p.by").first()).toContainText("2 of 3 rows used.");
  await expect(app.locator("#messages")).not.toContainText("is pooled and has no effect");
  await expect(app.getByLabel("Variance of the risk difference")).toHaveCount(0);
});

test("names the model of a model of counts", async ({ app }) => {
  await open(app, COUNTS, "OR", (usual) => withPooling(usual, "GLMM"));
  await expect(app.locator("p.by").first()).toContainText("Generalised linear mixed model UM.FS");
});

test("claims no certainty from a tau2 estimated as 0", async ({ app }) => {
  await open(app, ALIKE, "GEN", (usual) => ({ ...usual, prediction: "simple" }));
  await expect(app.locator("p.say")).toContainText("Across 6 studies");
  await expect(app.locator("p.say")).not.toContainText("new study");
  await expect(app.locator("#messages")).toContainText(
    "τ² is estimated as 0, the smallest value it can have",
  );
  const beyond = app.locator("details.further", { hasText: "True effects below and above" });
  await beyond.locator("summary").click();
  await expect(beyond.getByText("not estimated", { exact: true })).toHaveCount(2);
  await expect(beyond).not.toContainText("100.0");
});

test("says of whose effect a prediction interval speaks, and mends a test that does not apply from its message", async ({
  app,
}) => {
  const inputs = { yi: [0.1, 0.9, 0.3, 1.2, -0.2, 0.5], vi: [0.02, 0.03, 0.02, 0.04, 0.03, 0.02] };
  await open(app, inputs, "GEN", (usual) => ({ ...usual, estimator: "REML", test: "PLmean" }));
  await app.locator("#messages").getByRole("button", { name: "Use ML" }).click();
  await expect(app.locator("p.say")).toContainText(
    "The true effect of a new study like these may lie anywhere",
  );
  await expect(app.locator("#messages").getByRole("button", { name: "Use ML" })).toHaveCount(0);
});

test("shows how far to trust each answer of few studies on a phone", async ({ app }) => {
  await open(app, { yi: [0.1, 0.7, 0.3], vi: [0.04, 0.09, 0.05] }, "GEN", (usual) => usual);
  await app.setViewportSize({ width: 390, height: 844 });
  const remarks = app.locator("details.few-studies td.remark");
  await expect(remarks.first()).toBeVisible();
  for (const remark of await remarks.all()) {
    const box = await remark.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 390).toBe(true);
  }
});
