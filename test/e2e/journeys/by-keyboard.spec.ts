import type { Locator, Page } from "@playwright/test";
import { downloadText, expect, sentence, test } from "./app.ts";
import { unheard } from "./heard.ts";

/** Goes to something by Tab alone, from wherever the focus is; whatever has the focus on the way shows it. */
async function reach(page: Page, target: Locator, key = "Tab"): Promise<void> {
  await expect(target).toBeEnabled();
  for (let tabs = 0; tabs < 150; tabs++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
    const hidden = await page.evaluate(() => {
      const at = document.activeElement;
      if (at === null || at === document.body || at instanceof SVGElement) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(at);
      const { width, bottom, top } = at.getBoundingClientRect();
      const isSeen = width > 0 && bottom > 0 && top < innerHeight;
      return isSeen && (outlineStyle !== "none" || boxShadow !== "none") ? null : at.outerHTML.slice(0, 120);
    });
    expect(hidden, "has the focus and does not show it").toBeNull();
  }
  throw new Error(`cannot be reached by ${key}: ${target}`);
}

async function press(page: Page, target: Locator, key?: string): Promise<void> {
  await reach(page, target, key);
  await page.keyboard.press("Enter");
}

/** What a screen reader is told of the page names everything, and tells these. */
async function expectHeard(page: Page, ...parts: readonly string[]): Promise<void> {
  for (const part of parts) {
    await expect.poll(() => page.locator("body").ariaSnapshot(), { timeout: 20_000 }).toContain(part);
  }
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
  expect(await unheard(page), parts[0]).toEqual([]);
}

test("goes from a table over every page to its files with the keyboard alone, and tells a screen reader of each", async ({
  app,
}) => {
  const { keyboard } = app;
  const button = (name: string): Locator => app.getByRole("button", { name, exact: true });
  const steps = app.getByRole("navigation", { name: "Steps" });
  await keyboard.press("Control+i");
  const dialog = app.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expectHeard(app, 'dialog "Import a table"');
  // A table can be pasted at once.
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await keyboard.insertText("study,yi,sei\nAsh,0.2,0.1\nBirch,0.4,0.12\nCedar,0.5,0.2\nDogwood,0.1,0.15\n");
  await press(app, dialog.getByRole("button", { name: "Read it", exact: true }));
  await reach(app, dialog.getByRole("button", { name: "Import", exact: true }));
  await expectHeard(app, 'columnheader "study');
  await keyboard.press("Enter");
  await expect(sentence(app)).toContainText("4 studies");
  await expect(app.getByRole("status").filter({ hasText: "k 4 of 4" })).toHaveCount(1);
  await expectHeard(
    app,
    "banner",
    'navigation "Steps"',
    "main",
    'complementary "Options"',
    'region "Conclusion"',
    'tab "Forest" [selected]',
    'button "Results',
  );

  await keyboard.press("Alt+Shift+1");
  await expectHeard(app, 'grid "Study table"', 'gridcell "Birch"');
  await keyboard.press("Alt+Shift+2");
  await expectHeard(app, 'combobox "Effect measure"');
  await press(app, steps.getByRole("button", { name: /^Moderators/ }), "Shift+Tab");
  await expectHeard(app, 'heading "What might explain differences"');
  await keyboard.press("Alt+Shift+4");
  await expectHeard(app, 'heading "Publication bias"', 'heading "Verdict"');
  await press(app, steps.getByRole("button", { name: /^Sensitivity/ }), "Shift+Tab");
  await expectHeard(app, 'heading "Leave one out"');

  await keyboard.press("Alt+Shift+3");
  const figure = button("Export figure");
  await press(app, figure);
  await expect(dialog.getByRole("img", { name: /^Preview: / })).toBeVisible();
  await expectHeard(app, 'dialog "Export figure"');
  for (const format of ["SVG", "PDF", "PNG", "TIFF"]) {
    const choice = dialog.getByRole("radio", { name: format, exact: true });
    await reach(app, dialog.locator('input[type="radio"]:checked').first());
    while (!(await choice.isChecked())) await keyboard.press("ArrowRight");
    await reach(app, dialog.getByRole("button", { name: "Download", exact: true }));
    const [file] = await Promise.all([app.waitForEvent("download"), keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${format}$`, "i"));
    await expect(dialog.getByRole("status").filter({ hasText: file.suggestedFilename() })).toBeAttached();
  }
  await keyboard.press("Escape");
  await expect(figure).toBeFocused();

  await keyboard.press("Alt+Shift+5");
  await expectHeard(app, 'heading "Report"');
  for (const [name, ending] of [
    ["Web page (HTML)", "html"],
    ["Word (DOCX)", "docx"],
    ["Everything (ZIP)", "zip"],
    ["R script (metafor)", "R"],
  ] as const) {
    await reach(app, button(name));
    const [file] = await Promise.all([app.waitForEvent("download"), keyboard.press("Enter")]);
    expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
    await expect(button(name)).toBeFocused();
  }
  await keyboard.press("Control+k");
  await expect(app.getByRole("combobox", { name: /Search for an action/ })).toBeFocused();
  await keyboard.type("forest plot svg");
  await expect(app.locator(".palette-option[aria-selected=true]")).toContainText("Forest plot (SVG)");
  const svg = await downloadText(app, () => keyboard.press("Enter"));
  expect(svg).toContain("Birch");
});

test("leaves the keyboard beside what is taken off the page by its own button", async ({ app }) => {
  // What keeps the focus is fetched after the first result.
  const fetched = (): Promise<boolean> =>
    app.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/later-")));
  await expect.poll(fetched).toBe(true);
  const columns = app.getByRole("button", { name: /^Remove / });
  await press(app, columns.first());
  await expect(columns).toHaveCount(4);
  await expect(app.locator(":focus")).toHaveAccessibleName(/intervention_duration/);
});
