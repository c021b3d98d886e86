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

const GERMAN = [
  "Tabelle 1. Wirksamkeit (Stand Mai 2024)\t\t\t\t\t\t",
  "\tInterventionsgruppe\t\tKontrollgruppe\t\t\t",
  "Autor (Jahr)\tn\tM (SD)\tn\tM (SD)\tAlter\tFollow-up",
  "Meier 2010ᵃ\tn=34\t10,2 (4,4)\t36\t12,5 (4,9)\t34,5\t4",
  "Schulz 2012*\t28\t9.8 (4.1)\t30\t13,1 (5,0)*\t41,2\t8",
  "Öztürk 2015\t45\t8,9 (3,8)\t44\t11,4 (4,1)\t29,9†\t6",
  "Lang 2017\tk.A.\t10,4 (4,2)\t52\t11,9 (4,4)\t35a\t12 Wochen",
].join("\n");

test("understands a German table pasted from a paper, and repairs the cells it does not", async ({ app }) => {
  await app.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, GERMAN);
  const dialog = app.getByRole("dialog");
  await expect(dialog.getByRole("combobox", { name: "Role of Mean Interventionsgruppe" })).toHaveValue("m1i");
  await expect(dialog).toContainText("“k.A.” (row 4)");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");

  await goTo(app, "Data");
  const unread = app.getByRole("region", { name: /need a look/ });
  await expect(unread).toContainText("Letters stand behind the number");
  await unread.getByRole("button", { name: "Read as 35" }).click();
  await unread.getByRole("button", { name: "Read as 12" }).click();
  await expect(unread).toHaveCount(0);
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(unread.getByRole("button", { name: "Read as 12" })).toBeVisible();
});
