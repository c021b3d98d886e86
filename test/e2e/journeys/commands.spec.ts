import type { Page } from "@playwright/test";
import { expect, goTo, sentence, studyOf, test, tile } from "./app.ts";
import { expectAccessible } from "./axe.ts";

test("finds and runs every kind of action from the palette, and gives the focus back", async ({ app }) => {
  const before = app.getByRole("tab", { name: "Forest", exact: true });
  await before.focus();
  await app.keyboard.press("Control+k");
  const search = app.getByRole("combobox", { name: /Search for an action/ });
  await expect(search).toBeFocused();
  await expectAccessible(app);
  await search.fill("no such thing");
  await expect(app.getByRole("dialog")).toContainText("Nothing is called");
  await search.fill("paule");
  const option = app.getByRole("option", { name: /Between-study variance: Paule-Mandel/ }).first();
  await expect(option).toHaveAttribute("aria-selected", "true");
  expect(await search.getAttribute("aria-activedescendant")).toBe(await option.getAttribute("id"));
  await app.keyboard.press("Enter");
  await expect(app.getByRole("dialog")).toBeHidden();
  await expect(tile(app, "Between-study")).not.toContainText("0.286");
  await expect(before).toBeFocused();

  await app.keyboard.press("Control+k");
  await expect(app.getByRole("group", { name: "Used last" })).toContainText("Paule-Mandel");
  await search.fill("bcg");
  await app.getByRole("option", { name: /BCG/ }).first().click();
  await expect(sentence(app)).toContainText("13 studies");

  await app.getByRole("button", { name: "All actions" }).click();
  await search.fill("show funnel");
  await expect(app.locator(".palette-option[aria-selected=true]")).toContainText("Show: Funnel");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("tab", { name: "Funnel", exact: true })).toHaveAttribute(
    "aria-selected",
    "true",
  );
});

test("has every entry of every menu in the palette, and does them from any page", async ({ app }) => {
  const wanted = new Set<string>();
  const collect = async (): Promise<void> => {
    for (const text of await app
      .getByRole("menuitem")
      .evaluateAll((items) =>
        items.map((item) => item.querySelector("span")?.textContent ?? item.textContent),
      )) {
      wanted.add(text);
    }
    await app.keyboard.press("Escape");
  };
  await goTo(app, "Data");
  for (const menu of ["Rows", "Columns", "More tools", "Export"]) {
    await app.getByRole("button", { name: menu, exact: true }).click();
    await collect();
  }
  await app.locator('[data-row="0"] [data-col="2"]').click({ button: "right" });
  await collect();
  expect(wanted.size).toBeGreaterThan(40);
  const offered = async (): Promise<readonly string[]> => {
    await app.keyboard.press("Control+k");
    await expect(app.getByRole("group", { name: "Sample analyses" })).toBeAttached();
    await expect(app.getByRole("group", { name: "Data table" })).toBeAttached();
    // These bring much along, and come after the others.
    await expect(app.getByRole("option", { name: "Report and files: Print" })).toBeAttached();
    // What only the page on the screen offers stands apart.
    const everywhere = app.locator(".palette [role=group]").filter({ hasNotText: "On this page" });
    const labels = await everywhere.locator(".palette-label").allTextContents();
    await app.keyboard.press("Escape");
    return labels;
  };
  const here = await offered();
  expect([...wanted].filter((label) => !here.includes(label))).toEqual([]);

  await goTo(app, "Results");
  const away = await offered();
  expect(here.filter((label) => !away.includes(label))).toEqual([]);
  await app.keyboard.press("Control+k");
  await app.getByRole("combobox", { name: /Search for an action/ }).fill("sort rows descending");
  await expect(app.locator(".palette-option").first()).toContainText("Data table");
  await app.keyboard.press("Enter");
  await expect(app.locator('[role="columnheader"][aria-sort="descending"]')).toBeVisible();
  await app.keyboard.press("Control+k");
  await app.getByRole("combobox", { name: /Search for an action/ }).fill("find and replace");
  await expect(app.locator(".palette-option").first().locator("kbd")).toHaveText("Ctrl F");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("search", { name: "Find and replace" })).toBeVisible();
});

test("leads by shortcuts through pages, parts of the page and windows", async ({ app }) => {
  await app.keyboard.press("Alt+Shift+Digit1");
  await expect(app.getByRole("heading", { name: "Data", exact: true })).toBeVisible();
  await app.keyboard.press("Alt+Shift+Digit3");
  await expect(sentence(app)).toBeVisible();
  await app.keyboard.press("?");
  const list = app.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list).toContainText("Ctrl Shift Z");
  await expect(list).toContainText("move the rows up or downAlt \u2191 or Alt \u2193");
  await app.keyboard.press("Escape");
  await expect(list).toBeHidden();
  const inside = (selector: string): Promise<boolean> =>
    app.evaluate((part) => document.querySelector(part)?.contains(document.activeElement) ?? false, selector);
  for (const region of ["aside.side", "header.top", ".conclusion", "nav.steps", "main"]) {
    await app.keyboard.press("F6");
    expect(await inside(region), region).toBe(true);
  }
  await app.keyboard.press("Shift+F6");
  expect(await inside("nav.steps")).toBe(true);
});

test("keeps the conclusion in sight on every page, and leads from it to the results", async ({ app }) => {
  const line = app.getByRole("region", { name: "Conclusion" });
  for (const width of [1440, 390]) {
    await app.setViewportSize({ width, height: 800 });
    for (const page of ["Data", "Effects", "Moderators"] as const) {
      await goTo(app, page);
      await expect(line).toBeInViewport();
      await expect(line).toContainText("0.58 [0.38, 0.78]");
      await expect(line).toContainText("\u22120.06 to 1.21");
      await expect(line).toContainText("18 of 18");
    }
  }
  await line.getByRole("button").click();
  await expect(sentence(app)).toBeVisible();
});

test("opens the palette over every window, with what can be done there, and offers what only this page does", async ({
  app,
}) => {
  const palette = app.getByRole("dialog", { name: "All actions" });
  const first = palette.getByRole("option").first();
  for (const [keys, window, action] of [
    ["Control+,", "Settings", "Colours: dark"],
    ["Control+/", "Keyboard shortcuts", "Close"],
    ["F1", "Glossary of statistics", "Close"],
  ] as const) {
    await app.keyboard.press(keys);
    await expect(app.getByRole("dialog", { name: window })).toBeVisible();
    await app.keyboard.press("Control+k");
    await palette.getByRole("combobox").fill(action);
    await expect(first).toContainText(action);
    await expect(first).toContainText(window);
    await app.keyboard.press("Enter");
    await expect(palette).toHaveCount(0);
    if (action === "Close") {
      await expect(app.getByRole("dialog")).toHaveCount(0);
    } else {
      await expect(app.locator("html")).toHaveAttribute("data-theme", "dark");
      await app.keyboard.press("Escape");
    }
  }

  await app.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("about this figure");
  await expect(first).toContainText("About this figure");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("region", { name: "About this figure" })).toBeVisible();
});

test("answers a key that is pressed before the page has drawn that a window is closed", async ({ app }) => {
  await app.keyboard.press("Control+,");
  const settings = app.getByRole("dialog", { name: "Settings" });
  await expect(settings).toBeVisible();
  // As Escape does, which asks the window to close; keys pressed by hand cannot come this soon.
  await settings.evaluate(async (dialog) => {
    if (dialog instanceof HTMLDialogElement) dialog.requestClose();
    await Promise.resolve();
    const key = { key: "/", code: "Slash", ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", key));
  });
  await expect(app.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await expect(settings).toHaveCount(0);
});

test("takes the settings of this device", async ({ app }) => {
  await app.getByRole("button", { name: "Settings" }).click();
  const dialog = app.getByRole("dialog", { name: "Settings" });
  await dialog.getByText("dark", { exact: true }).click();
  await dialog.getByText("compact", { exact: true }).click();
  await expect(app.locator("html")).toHaveAttribute("data-theme", "dark");
  await expectAccessible(app);
  await app.keyboard.press("Escape");
  await app.reload();
  await expect(app.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(app.locator("html")).toHaveAttribute("data-density", "compact");
});

test("lists the actions of an open window, starts long analyses, and saves the files of GRADE", async ({
  app,
}) => {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Filter rows" }).click();
  // The window is fetched when it is first asked for.
  await expect(app.getByRole("button", { name: "Apply the filter" })).toBeVisible();
  await app.keyboard.press("Control+k");
  const palette = app.getByRole("dialog", { name: "All actions" });
  await expect(palette.getByRole("option", { name: /^Apply the filter/ })).toBeVisible();
  await expect(palette.getByRole("option", { name: /^Go to/ })).toHaveCount(0);
  await app.keyboard.type("cancel");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("dialog")).toHaveCount(0);

  await app.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("findings csv");
  await expect(palette.getByRole("option", { selected: true })).toContainText(/CSV/);
  const saved = app.waitForEvent("download");
  await app.keyboard.press("Enter");
  expect((await saved).suggestedFilename()).toMatch(/\.csv$/);

  await app.keyboard.press("Control+k");
  await palette.getByRole("combobox").fill("run z-curve");
  await expect(palette.getByRole("option", { selected: true })).toContainText(/z-curve/);
  await app.keyboard.press("Enter");
  const card = app.getByRole("article", { name: "z-curve with intervals" });
  await expect(card).toBeInViewport();
  await expect(card.getByRole("button", { name: /^Run/, disabled: false })).toHaveCount(0);
});

/** Holds a part of the program back, as a slow line does. @returns what lets it through */
async function heldBack(page: Page, part: string): Promise<() => void> {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route(`**/assets/${part}-*.js`, async (route) => {
    await opened;
    await route.continue();
  });
  return open;
}

test("keeps what is typed before a window has come for that window, and from what lies beneath", async ({
  app,
}) => {
  const { keyboard } = app;
  const window = app.getByRole("dialog");
  const fetchSettings = await heldBack(app, "settings-dialog");
  await keyboard.press("Control+,");
  await keyboard.press("Escape");
  fetchSettings();

  const fetchStudy = await heldBack(app, "study-popover");
  await studyOf(app, "DanitzOrsillo").first().focus();
  await keyboard.press("Enter");
  await keyboard.type("Outliers");
  await keyboard.press("Backspace");
  fetchStudy();
  await expect(window.getByRole("textbox")).toHaveValue("Outlier");
  await expect(window.getByRole("textbox")).toBeFocused();
  await keyboard.press("Escape");
  await expect(window).toHaveCount(0);

  await goTo(app, "Data");
  const cell = app.getByRole("gridcell", { name: "DanitzOrsillo", exact: true });
  await cell.click();
  const fetchSearch = await heldBack(app, "find-bar");
  await keyboard.press("Control+f");
  await keyboard.type("Danitz");
  await keyboard.press("Enter");
  await keyboard.press("Tab");
  fetchSearch();
  const search = app.getByRole("search");
  await expect(search.getByRole("textbox").first()).toHaveValue("Danitz");
  await expect(search.getByRole("button", { name: "Previous" })).toBeFocused();
  await expect(search.getByRole("status")).toContainText("1 of 1");
  await keyboard.press("Escape");

  await cell.click();
  const fetchPalette = await heldBack(app, "palette");
  await keyboard.press("Control+k");
  await keyboard.type("settings");
  await keyboard.press("Enter");
  fetchPalette();
  await expect(window.getByRole("heading", { name: "Settings", exact: true })).toBeVisible();
  await keyboard.press("Escape");
  await expect(cell).toBeVisible();
  await expect(app.locator(".cell-editor")).toHaveCount(0);
});
