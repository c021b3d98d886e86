import { readFileSync } from "node:fs";
import { expect, goTo, sentence, test } from "./app.ts";

const STUDIES = new URL("../../../examples/self-compassion-professionals/studies.csv", import.meta.url);

test("imports a raw extraction table as it stands: 28 of 68 rows have an effect, and every other says what it lacks", async ({
  app,
}) => {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const chosen = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Choose a file" }).click();
  await (await chosen).setFiles({ name: "raw.csv", mimeType: "text/csv", buffer: readFileSync(STUDIES) });
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("says of each row what its number in “es_reported” is");
  await expect(dialog).toContainText("says of 33 rows whom the result favours");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("28 ");
  await goTo(app, "Effects");
  await expect(app.locator("#messages")).toContainText("compares more than two groups");
});

test("takes the level of intervals from their heading", async ({ app }) => {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const chosen = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Choose a file" }).click();
  const buffer = Buffer.from("study,HR,90% CI lower,90% CI upper\nA,0.8,0.7,0.914\nB,0.9,0.8,1.0125\n");
  await (await chosen).setFiles({ name: "hazards.csv", mimeType: "text/csv", buffer });
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("says that the intervals are of 90 %");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Effects");
  await expect(app.getByRole("textbox", { name: "Level of the given intervals" })).toHaveValue("0.9");
});
