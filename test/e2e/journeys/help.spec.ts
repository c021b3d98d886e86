import { expect, sentence, test, tile } from "./app.ts";
import { expectAccessible } from "./axe.ts";

test("explains a number where it stands, and all of them in the glossary", async ({ app }) => {
  const term = tile(app, "Cochran Q").getByRole("button");
  await term.press("Enter");
  const popover = app.getByRole("dialog", { name: "Cochran\u2019s Q" });
  await expect(popover).toBeFocused();
  await expect(popover).toContainText("Cochran (1954)");
  await expect(popover).toContainText("QEp");
  await expect(popover.locator("math").first()).toHaveAttribute("alttext", /Q = \u2211/);
  await expectAccessible(app);
  await app.keyboard.press("Escape");
  await expect(popover).toBeHidden();
  await expect(term).toBeFocused();

  await app.keyboard.press("F1");
  const glossary = app.getByRole("dialog", { name: "Glossary of statistics" });
  await glossary.getByRole("textbox").fill("leverage");
  await expect(glossary.getByText("1 entry")).toBeVisible();
  await expect(glossary).toContainText("Viechtbauer & Cheung (2010)");
  await expectAccessible(app);
  await app.keyboard.press("Escape");
  await app.getByRole("button", { name: "All actions" }).click();
  await app.getByRole("combobox", { name: /Search for an action/ }).fill("what is prediction interval");
  await app.keyboard.press("Enter");
  await expect(glossary.locator("[data-topic=pi]")).toHaveAttribute("open", "");
});

/** As it comes from a web page: spaces, a title line, decimal commas, a missing cell, a total. */
const MESSY = `Study ID\tn (tx)\tMean (tx)\tSD (tx)\tn (ctl)\tMean (ctl)\tSD (ctl)
Adams 2011 \t24\t12,4\t3,1\t25\t14,0\t3,4
Baker, 2013\t40\t11,2\t2,9\t38\t13,9\t3,0
Clark et al.\t31\t13,0\t4,0\t33\t13,8\t3,8
Diaz 2018\t55\t10,9\t3,3\t54\t12,1\t3,5
`;

test("comes from a messy table in the clipboard to its forest plot with one click", async ({ app }) => {
  await expect(app.getByRole("region", { name: "First steps" })).toBeVisible();
  await app.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, MESSY);
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("Baker, 2013");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(sentence(app)).toContainText("4 studies");
  await expect(app.locator("svg.scene")).toContainText("Clark et al.");
  await expect(app.getByRole("region", { name: "Conclusion" })).toContainText("4 of 4");
  await expect(app.getByRole("region", { name: "First steps" })).toBeHidden();
});
