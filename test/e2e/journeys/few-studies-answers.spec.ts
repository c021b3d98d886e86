import type { Locator, Page } from "@playwright/test";
import { createDocument, serialiseDocument } from "@treeline/engine";
import { expect, test } from "./app.ts";

/** Opens ready-made effects of three studies as a saved project. */
async function openThree(page: Page, display: string | null): Promise<void> {
  const column = (name: string, values: readonly number[]) => ({
    name,
    kind: "number" as const,
    values,
    unparsed: {},
  });
  const document = createDocument({
    table: {
      rowIds: ["r1", "r2", "r3"],
      columns: [column("yi", [0.1, 0.7, 0.3]), column("vi", [0.04, 0.09, 0.05])],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    effects: { display },
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).click();
  await (await chooser).setFiles({
    name: "three.json",
    mimeType: "application/json",
    buffer: Buffer.from(serialiseDocument(document)),
  });
}

/** The numbers of a method and how far to trust them. */
function answer(panel: Locator, method: string): Locator {
  return panel
    .locator("tbody")
    .filter({ has: panel.page().getByRole("rowheader", { name: method, exact: true }) });
}

test("sets five answers for three studies side by side, and says which to trust", async ({ app }) => {
  await openThree(app, "exp");
  const panel = app.locator("details.few-studies");
  await expect(panel.getByRole("row")).toHaveCount(11);
  await expect(answer(panel, "Wald, normal")).toContainText("Unreliable.");
  await expect(answer(panel, "Bayesian, half-normal")).toContainText("scale 0.5");
  await expect(panel).toContainText("Only 1 of 5 intervals excludes no effect (Wald, normal)");
  await expect(panel).not.toContainText("p = 0");
  await panel.getByLabel("Prior of τ").selectOption({ label: "Half-Cauchy" });
  await expect(panel.getByRole("row", { name: /^Bayesian, half-Cauchy/ })).toBeVisible();
});

test("assumes a scale of the prior where effects have units of their own, says so, and takes another", async ({
  app,
}) => {
  await openThree(app, null);
  const panel = app.locator("details.few-studies");
  await expect(panel.getByRole("row")).toHaveCount(11);
  await expect(panel).toContainText("The Bayesian answer assumes a scale of 0.231 for the prior");
  await expect(panel.getByLabel("Scale")).toHaveValue("0.231");
  await panel.getByLabel("Scale").fill("0.4");
  await expect(answer(panel, "Bayesian, half-normal")).toContainText("scale 0.4");
  await expect(panel).not.toContainText("assumes a scale");
  await panel.getByRole("button", { name: "Use 0.231 as scale" }).click();
  await expect(answer(panel, "Bayesian, half-normal")).toContainText("scale 0.231");
});

test("draws the predictive distribution and the profile likelihood", async ({ app }) => {
  await openThree(app, "exp");
  await app.getByRole("tab", { name: "Predictive distribution" }).click();
  await expect(app.locator("svg.treeline-plot, .plot svg").first()).toContainText("below 1.00");
  await app.getByRole("tab", { name: "Profile likelihood" }).click();
  await expect(app.locator("svg.treeline-plot, .plot svg").first()).toContainText("95 % cut");
});
