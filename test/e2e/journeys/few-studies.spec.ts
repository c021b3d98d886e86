import type { Page } from "@playwright/test";
import { createDocument, serialiseDocument } from "@treeline/engine";
import { choice, expect, exportAs, sentence, test, tile } from "./app.ts";

/** Opens ready-made effects as a saved project. */
async function openEffects(page: Page, yi: readonly number[], vi: readonly number[]): Promise<void> {
  const document = createDocument({
    table: {
      rowIds: yi.map((_, row) => `r${row + 1}`),
      columns: [
        { name: "yi", kind: "number", values: yi, unparsed: {} },
        { name: "vi", kind: "number", values: vi, unparsed: {} },
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open" }).click();
  await (await chooser).setFiles({
    name: "few.json",
    mimeType: "application/json",
    buffer: Buffer.from(serialiseDocument(document)),
  });
}

test("says of one study that there is nothing to pool, and of tau, I2 and Q that they do not exist", async ({
  app,
}) => {
  await openEffects(app, [0.3], [0.04]);
  await expect(sentence(app)).toContainText("One study only: its effect is 0.30 [\u22120.09, 0.69]");
  const byline = app.locator(".by");
  await expect(byline).toHaveText(["Nothing to pool: shown as it is, tested by z. 1 of 1 row used."]);
  for (const name of ["Between-study", "I\u00b2", "Cochran Q"]) {
    await expect(tile(app, name)).toContainText("n/a");
    await expect(tile(app, name)).toContainText("one study");
  }
  await expect(app.locator("#messages")).toContainText(
    "τ², I², H² and a prediction interval are not defined",
  );
  const summary = await exportAs(app, /Results \(CSV\)/);
  expect(summary).toMatch(/^tau2,\r$/m);
  expect(summary).toMatch(/^i2_tau2,\r$/m);
});

test("shows Wald's interval beside the Knapp-Hartung one of two studies and states no prediction", async ({
  app,
}) => {
  await openEffects(app, [0.1, 0.7], [0.04, 0.09]);
  await expect(sentence(app)).toContainText("2 studies");
  await expect(sentence(app)).toContainText("0.36 [\u22123.42, 4.13]");
  await expect(sentence(app)).not.toContainText("new study");
  const byline = app.locator(".by");
  await expect(byline.first()).toContainText(
    "no prediction interval stated, as 2 studies tell too little of",
  );
  await expect(byline.last()).toHaveText(
    /^Wald \(z\), for comparison: 0\.36\s\[.*\]; with k\s=\s2 Knapp-Hartung has 1 degree of freedom, which is why its interval is so wide\.$/,
  );
  await expect(app.locator("#messages")).toContainText("1 degree of freedom");
  await choice(app, "Test and interval").selectOption({ label: "Wald, normal" });
  await expect(byline).toHaveCount(1);
});
