import type { Page } from "@playwright/test";
import { expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

/** Five trials; of the last, standard errors stand where the SDs should. */
const TRIALS = `study,m1i,sd1i,n1i,m2i,sd2i,n2i
Adams 2011,12.1,5.2,40,14.3,5.6,38
Baker 2013,10.4,4.1,62,12.9,4.5,60
Cole 2015,14.8,6.3,35,15.1,6.1,36
Diaz 2017,11.9,4.8,51,14.2,5.2,49
Evans 2019,9.7,0.5,77,11.8,0.5,75
`;
const REPAIR = /These are standard errors/;

async function importTrials(app: Page): Promise<void> {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const chosen = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Choose a file" }).click();
  await (await chosen).setFiles({ name: "trials.csv", mimeType: "text/csv", buffer: Buffer.from(TRIALS) });
  await app.getByRole("dialog").getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Data");
  await expect(app.getByRole("grid")).toContainText("Evans 2019");
}

test("warns of standard errors among SDs beside the result, repairs them, and undoes it", async ({ app }) => {
  await importTrials(app);
  await goTo(app, "Results");
  const messages = app.locator("#messages");
  await expect(messages).toContainText("Evans 2019");
  await expect(messages).not.toContainText("more than two standard deviations");
  const before = (await sentence(app).textContent()) ?? "";
  await expectAccessible(app);
  await messages.getByRole("button", { name: REPAIR }).click();
  await expect(messages.getByRole("button", { name: REPAIR })).toHaveCount(0);
  await expect(sentence(app)).not.toHaveText(before);
  await goTo(app, "Data");
  await expect(app.getByRole("grid").getByRole("gridcell", { name: /^4\.387/ })).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toHaveText(before);
  await expect(messages.getByRole("button", { name: REPAIR })).toBeVisible();
});

test("offers the repair beside the cell, by keyboard too", async ({ app }) => {
  await importTrials(app);
  const cell = app.getByRole("grid").locator('[aria-invalid="true"]');
  await expect(cell).toHaveCount(1);
  await cell.click();
  const note = app.getByRole("note");
  await expect(note).toContainText("standard errors");
  await expectAccessible(app);
  await app.keyboard.press("Escape");
  await app.keyboard.press("Tab");
  await expect(note.getByRole("button", { name: REPAIR })).toBeFocused();
  await app.keyboard.press("Enter");
  await expect(cell).toHaveCount(0);
  await expect(note).toHaveCount(0);
});

test("keeps what is said to be right, and lists it as that", async ({ app }) => {
  await importTrials(app);
  await goTo(app, "Results");
  const messages = app.locator("#messages");
  await messages.getByRole("button", { name: "This is right" }).click();
  await expect(messages.getByText("1 finding you said is right")).toBeVisible();
  await expect(messages.getByRole("button", { name: REPAIR })).toBeHidden();
  await messages.getByText("1 finding you said is right").click();
  await messages.getByRole("button", { name: "Warn again" }).click();
  await expect(messages.getByRole("button", { name: REPAIR })).toBeVisible();
  await expect(messages.getByText("you said is right")).toHaveCount(0);
});

test("tests means of whole-number scales once their items are told", async ({ app }) => {
  await importTrials(app);
  await goTo(app, "Effects");
  const items = app.getByRole("textbox", { name: "Items of the whole-number scale" });
  await items.fill("1");
  await items.press("Enter");
  await expect(app.locator("#messages")).not.toContainText("scale of whole numbers");
  await goTo(app, "Data");
  await app.getByRole("grid").getByRole("gridcell", { name: "12.1", exact: true }).click();
  await app.keyboard.type("12.11");
  await app.keyboard.press("Enter");
  await goTo(app, "Effects");
  await expect(app.locator("#messages")).toContainText("no 40 people can have a mean of 12.11");
});
