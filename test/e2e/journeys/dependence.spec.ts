import { readFileSync } from "node:fs";
import { choice, drawingOf, expect, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

const project = readFileSync(
  new URL("../../../examples/modified-school-calendars/analysis.json", import.meta.url),
);

test("several effects per study: models side by side, levels, and the correlation assumed", async ({
  app,
}) => {
  const chooser = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Open" }).click();
  await (await chooser).setFiles({ name: "schools.json", mimeType: "application/json", buffer: project });
  await app.getByRole("tab", { name: "Several effects per study" }).click();
  const models = app.getByRole("table", { name: "Models side by side" });
  await expect(models.getByRole("row", { name: /^Three-level model / }).first()).toContainText(
    "[0.02, 0.35]",
  );
  await expect(models.getByRole("row")).toHaveCount(9);
  const levels = app.getByRole("table", { name: "Variance by level" });
  await expect(levels.getByRole("row", { name: /^district 11/ })).toContainText("0.065 [0.022, 0.207]");
  await expect(app.getByRole("table", { name: "By the correlation assumed" })).toHaveCount(0);

  await choice(app, "Sampling errors of a study").selectOption("CS");
  const curve = app.getByRole("table", { name: "By the correlation assumed" });
  await expect(curve.getByRole("row")).toHaveCount(11);
  await expect(levels.getByRole("row", { name: /^district 11/ })).toContainText("0.056");
  await app.getByRole("tab", { name: "Profile likelihood by level" }).click();
  await expect(drawingOf(app, /^Profile likelihood by level plot/)).toBeVisible();
  await app.getByRole("tab", { name: "Mean by correlation" }).click();
  await expect(drawingOf(app, /^Mean by correlation plot/)).toBeVisible();
  await levels.getByRole("button", { name: "CVH" }).click();
  await expect(app.getByRole("dialog", { name: /coefficient of variation/ })).toContainText(
    "as large as the mean",
  );
  await app.keyboard.press("Escape");
  await expectAccessible(app, ".dependence");
});
