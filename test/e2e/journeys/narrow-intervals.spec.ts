import type { Page } from "@playwright/test";
import { type AnalysisDocument, createDocument, serialiseDocument } from "@treeline/engine";
import { expect, test } from "./app.ts";

/** Opens columns of numbers as a saved project. */
async function openNumbers(
  page: Page,
  cells: Readonly<Record<string, readonly number[]>>,
  measure: string,
  model: Partial<AnalysisDocument["model"]> = {},
): Promise<void> {
  const columns = Object.entries(cells).map(
    ([name, values]) => ({ name, kind: "number", values, unparsed: {} }) as const,
  );
  const document = createDocument({
    table: { rowIds: (columns[0]?.values ?? []).map((_, row) => `r${row + 1}`), columns },
    roles: {
      label: null,
      inputs: Object.fromEntries(Object.keys(cells).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure },
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).click();
  await (await chooser).setFiles({
    name: "numbers.json",
    mimeType: "application/json",
    buffer: Buffer.from(serialiseDocument({ ...document, model: { ...document.model, ...model } })),
  });
}

test("prints narrow intervals with as many decimals as tell their ends apart", async ({ app }) => {
  await openNumbers(app, { yi: [50, 50, 50], vi: [1e-10, 1e-10, 1e-10] }, "GEN");
  const tiles = app.getByLabel("Key numbers");
  await expect(tiles).toContainText("CI 49.9999752 to 50.0000248");
  const panel = app.locator("details.few-studies");
  await expect(panel.getByRole("row", { name: /^Wald, normal/ })).toContainText("[49.999989, 50.000011]");
  await expect(panel).not.toContainText("[50.00, 50.00]");
});

test("says that no tau2 fits where the Q-profile is empty, instead of an interval from 0 to 0", async ({
  app,
}) => {
  await openNumbers(app, { yi: [0.5, 0.5], vi: [0.04, 0.04] }, "GEN");
  const tiles = app.getByLabel("Key numbers");
  await expect(tiles).toContainText("empty set: every value is rejected");
  await expect(tiles).not.toContainText("[0, 0]");
  await expect(tiles).not.toContainText("0.0 to 0.0");
});

test("shows no numbers of a mixed model that the counts cannot tell, and names the studies that inform it", async ({
  app,
}) => {
  const counts = { ai: [0, 0, 5, 0], n1i: [40, 30, 25, 50], ci: [0, 3, 0, 0], n2i: [40, 31, 25, 49] };
  const poolingParams = { model: "CM.EL", points: 61 };
  await openNumbers(app, counts, "OR", { pooling: "GLMM", poolingParams, test: "z" });
  await expect(
    app.getByText("2 of 4 studies inform the model, and each of these has an empty cell"),
  ).toBeVisible();
  await expect(app.getByLabel("Key numbers")).toHaveCount(0);
});
