import type { Page } from "@playwright/test";
import { act, choice, expect, goTo, sentence, test, tile } from "./app.ts";
import { expectAccessible, violations } from "./axe.ts";
import { unheard } from "./heard.ts";
import { moderated, moderatedByTwoFactors, openModerated, showPart } from "./moderated.ts";

const PAGES = [
  "Results",
  "Data",
  "Effects",
  "Moderators",
  "Publication bias",
  "Sensitivity",
  "Report",
] as const;

/** What opens over the page, as the palette calls it. */
const WINDOWS = [
  "Settings",
  "Keyboard shortcuts",
  "Kept on this device",
  "Earlier states",
  "Share link",
] as const;

const TABLES = ["Estimators", "Table", "Several effects per study", "Ledger", "Why different?"] as const;

const MODERATOR_PARTS = [
  "Model",
  "One by one",
  "Subgroups",
  "Means and contrasts",
  "Expected effect",
  "Further analyses",
  "Design map",
] as const;

/** What axe finds wrong in a part of the page in light, and of what depends on colours in dark. */
async function faultsInBoth(page: Page, within: string): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await violations(page, within);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  return [...light, ...(await violations(page, within, "color-contrast"))];
}

/** Texts cut by their box, and controls beside the page that no scrolling brings in. */
function lostTexts(): string[] {
  const shown = [...document.querySelectorAll<HTMLElement>("body *")].filter(
    (one) => one.checkVisibility({ visibilityProperty: true }) && one.clientWidth > 1,
  );
  const hides = (overflow: string): boolean => overflow === "hidden" || overflow === "clip";
  const cut = shown.filter((one) => {
    // A cell of the study table shows its start at any size, as in a spreadsheet, and the whole where it is edited.
    if (one.matches("[role=gridcell]")) return false;
    // For those who listen: it has no room on the screen at any size.
    if (one.matches(".visually-hidden")) return false;
    const { overflowX, overflowY } = getComputedStyle(one);
    if (![...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
      return false;
    return (
      (hides(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
      (hides(overflowY) && one.scrollHeight > one.clientHeight + 1)
    );
  });
  const scrolls = (one: Element | null): boolean =>
    one !== null &&
    (["auto", "scroll"].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const beside = shown.filter((one) => {
    if (!one.matches("button, a, input, select, textarea, [role=tab]")) return false;
    const { left, right } = one.getBoundingClientRect();
    return (left < -1 || right > innerWidth + 1) && !scrolls(one);
  });
  const told = (why: string) => (one: HTMLElement) =>
    `${why}: ${one.className} ${(one.textContent ?? "").trim().slice(0, 60)}`;
  return [...cut.map(told("cut")), ...beside.map(told("beside"))];
}

/** Opens a study and closes it and its tip with keys that come before the browser paints; where each leaves the focus. */
async function pressedAtOnce(study: SVGElement | HTMLElement): Promise<string[]> {
  study.focus();
  const places: string[] = [];
  for (const key of ["Enter", "Escape", "Escape"]) {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }),
    );
    // What a key changes is drawn in microtasks.
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    const at = document.activeElement;
    const tip = document.querySelector("[role=tooltip]") === null ? "" : ", tip";
    places.push(at?.closest("[role=dialog]") ? "in the dialog" : at === study ? `study${tip}` : "elsewhere");
  }
  return places;
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility violation in any window, nor on the page of our numbers, ${colorScheme}`, async ({
    app,
  }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const window = app.getByRole("dialog");
    await app.keyboard.press("Control+k");
    await expect(window).toBeVisible();
    await expectAccessible(app, "dialog[open]");
    expect(await unheard(app), "Palette").toEqual([]);
    await app.keyboard.press("Escape");
    for (const name of WINDOWS) {
      await act(app, name);
      await expect(window.getByRole("heading", { name, exact: true })).toBeVisible();
      await expectAccessible(app, "dialog[open]", name);
      expect(await unheard(app), name).toEqual([]);
      await app.keyboard.press("Escape");
      await expect(window).toHaveCount(0);
    }
    await app.getByRole("button", { name: "Export figure" }).first().click();
    await expect(window.getByRole("img", { name: /^Preview: / })).toBeVisible();
    await expectAccessible(app, "dialog[open]", "Export figure");
    expect(await unheard(app), "Export figure").toEqual([]);
    await app.keyboard.press("Escape");

    await goTo(app, "Effects");
    const judged = app.getByRole("region", { name: "Risk of bias", exact: true });
    await judged.getByRole("button", { name: "Add its columns" }).click();
    await expect(judged.getByRole("combobox").nth(3)).toBeVisible();
    await expectAccessible(app, "main", "Risk of bias");

    await act(app, "Check our numbers");
    await expect(app.getByRole("heading", { name: "Check our numbers" })).toBeVisible();
    await expectAccessible(app, undefined, "Check our numbers");
    expect(await unheard(app), "Check our numbers").toEqual([]);
  });

  test(`has no accessibility violation on any step, ${colorScheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const step of PAGES) {
      await goTo(app, step);
      await expect(app.getByRole("main").getByRole("heading").first()).toBeAttached();
      await expect(app.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
      await expectAccessible(app, undefined, step);
      await app.locator("main details").evaluateAll((folds: HTMLDetailsElement[]) => {
        for (const fold of folds) fold.open = true;
      });
      expect(await unheard(app), step).toEqual([]);
    }
  });
}

test("has no accessibility violation in any table of the results, part of the moderators, menu or empty page", async ({
  app,
}) => {
  const samples = app.getByRole("button", { name: "Samples", exact: true });
  await samples.click();
  await expect(app.getByRole("menuitem").first()).toBeFocused();
  expect(await faultsInBoth(app, "[role=menu]"), "Samples").toEqual([]);
  await app.keyboard.press("Escape");
  for (const name of TABLES) {
    await showPart(app, name);
    expect(await faultsInBoth(app, "[role=tabpanel]"), name).toEqual([]);
    expect(await unheard(app), name).toEqual([]);
  }
  await openModerated(app, moderated());
  expect(await faultsInBoth(app, ".setup-fold"), "Moderators chosen").toEqual([]);
  for (const name of MODERATOR_PARTS) {
    await showPart(app, name);
    expect(await faultsInBoth(app, "[role=tabpanel]"), name).toEqual([]);
  }
  await openModerated(app, moderatedByTwoFactors());
  await showPart(app, "Means and contrasts");
  await expect(app.getByRole("heading", { name: /delivery/ }).first()).toBeVisible();
  expect(await faultsInBoth(app, "[role=tabpanel]"), "Two factors").toEqual([]);
  await act(app, "New empty analysis");
  await expect(app.getByRole("heading", { name: "No rows yet" })).toBeVisible();
  expect(await faultsInBoth(app, "main"), "No rows yet").toEqual([]);
  await app.getByRole("main").getByRole("button", { name: "Add a row at the end" }).click();
  await expect(app.getByRole("columnheader", { name: "yi" })).toBeVisible();
});

test("changes the estimator and leaves a study out with the keyboard alone", async ({ app }) => {
  await choice(app, "Between-study variance").focus();
  await app.keyboard.press("ArrowDown");
  await expect(tile(app, "Between-study")).not.toContainText("0.286");
  const firstStudy = app.locator('svg [data-row-id][tabindex="0"]').first();
  await firstStudy.focus();
  await app.keyboard.press("ArrowDown");
  await app.keyboard.press("Enter");
  await app.getByRole("dialog").getByRole("button", { name: "Leave out" }).press("Enter");
  await expect(sentence(app)).toContainText("17 studies");
});

test("needs no sideways scrolling on a phone, nor at 400 %, where the conclusion stays in sight", async ({
  app,
}) => {
  for (const [width, height] of [
    [390, 844],
    [320, 256],
  ] as const) {
    await app.setViewportSize({ width, height });
    for (const step of PAGES) {
      await app.evaluate(() => document.documentElement.scrollTo(0, 0));
      await goTo(app, step);
      await expect
        .poll(() => app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), {
          message: step,
        })
        .toBeLessThanOrEqual(0);
      await app.evaluate(() => document.documentElement.scrollTo(0, 10_000));
      await expect(app.getByRole("region", { name: "Conclusion", exact: true })).toBeInViewport();
    }
  }
});

test("loses no text at 200 %: nothing is cut, and nothing lies beside the page", async ({ app }) => {
  await app.setViewportSize({ width: 640, height: 512 });
  for (const step of PAGES) {
    await goTo(app, step);
    await expect(app.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
    expect(await app.evaluate(lostTexts), step).toEqual([]);
  }
});

test("follows the size of letters that is set in the browser, and loses nothing by it", async ({
  page,
  app,
}) => {
  const sizeOf = (selector: string): Promise<number> =>
    app.evaluate(
      (css) => Number.parseFloat(getComputedStyle(document.querySelector(css)!).fontSize),
      selector,
    );
  await goTo(app, "Data");
  await expect(app.getByRole("gridcell").first()).toBeVisible();
  const [text, cell] = [await sizeOf("body"), await sizeOf("[role=gridcell]")];
  // As if 24 pixels had been set in place of 16.
  await page.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      document.documentElement.style.fontSize = "24px";
    });
  });
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.reload();
  await expect(sentence(app)).toContainText("[");
  for (const step of PAGES) {
    await goTo(app, step);
    await expect(app.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 20_000 });
    expect(await app.evaluate(lostTexts), step).toEqual([]);
    const room = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(room, step).toBeLessThanOrEqual(0);
  }
  await goTo(app, "Data");
  await expect(app.getByRole("gridcell").first()).toBeVisible();
  expect(await sizeOf("body")).toBeCloseTo(1.5 * text, 5);
  expect(await sizeOf("[role=gridcell]")).toBeCloseTo(1.5 * cell, 5);
});

test("tells a screen reader of the grid, the figure, menus and windows what they are", async ({ app }) => {
  await app.getByRole("tab", { name: "Forest", exact: true }).focus();
  await app.keyboard.press("ArrowRight");
  await expect(app.getByRole("tab", { name: "Funnel", exact: true })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(app.getByRole("tabpanel", { name: "Funnel" })).toBeVisible();

  const samples = app.getByRole("button", { name: "Samples", exact: true });
  await samples.focus();
  await app.keyboard.press("Enter");
  await expect(samples).toHaveAttribute("aria-expanded", "true");
  await expect(app.getByRole("menu", { name: "Samples" }).getByRole("menuitem").first()).toBeFocused();
  await app.keyboard.press("Escape");
  await expect(samples).toBeFocused();

  await goTo(app, "Data");
  const grid = app.getByRole("grid", { name: "Study table" });
  await expect(grid).toHaveAttribute("aria-rowcount", "19");
  await expect(grid).toHaveAttribute("aria-multiselectable", "true");
  const cell = grid.getByRole("gridcell", { name: "DanitzOrsillo", exact: true });
  await cell.click();
  await expect(cell).toHaveAttribute("aria-selected", "true");
  await expect(cell).toHaveAttribute("aria-colindex", "3");
  await expect(cell.locator("xpath=ancestor::*[@role='row'][1]")).toHaveAttribute("aria-rowindex", "4");
  await app.keyboard.press("ArrowRight");
  await app.keyboard.type("0.2");
  await app.keyboard.press("Enter");
  const heard = app.getByRole("status").filter({ hasText: "Prediction interval" });
  await expect(heard).toContainText(/Pooled\sHedges’\sg\s\S+\s\[.*k\s18\sof\s18/);
  await expect(heard).not.toContainText("0.58 [0.38, 0.78]");
});

test("makes a figure a document of graphics whose studies are gone through, opened and left by keys", async ({
  app,
}) => {
  const studies = app.locator("svg.scene .scene-study");
  await expect(studies).toHaveCount(18);
  // Playwright's roles know no graphics: what the browser itself tells a screen reader.
  const session = await app.context().newCDPSession(app);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const told = nodes.filter(({ properties }) =>
    properties?.some(({ name }) => String(name) === "roledescription"),
  );
  const [figure, ...marks] = told.map(({ role, name, description, properties }) => ({
    role: String(role?.value).toLowerCase().replace("-", ""),
    name: String(name?.value),
    description: description?.value,
    kind: properties?.find((property) => String(property.name) === "roledescription")?.value.value,
    focusable: properties?.find((property) => String(property.name) === "focusable")?.value.value,
  }));
  expect(figure).toMatchObject({ role: "graphicsdocument", kind: "interactive figure" });
  expect(figure?.name).toMatch(/^Forest plot: Third-wave/);
  expect(figure?.description).toMatch(/18 studies with .* Arrow keys move between the studies/);
  expect(marks).toHaveLength(18);
  expect(marks).toContainEqual({
    role: "button",
    name: expect.stringMatching(/^DanitzOrsillo: 1\.79 \[1\.11, 2\.47\], weight 3\.7\s%$/),
    description: undefined,
    kind: "study",
    focusable: true,
  });

  // The tools of the figure know the way back out of it.
  await expect(app.getByRole("button", { name: "About this figure" })).toBeVisible();
  const start = app.getByRole("tab", { name: "Forest", exact: true });
  await start.focus();
  const inFigure = () => app.evaluate(() => document.activeElement?.closest("svg.scene") !== null);
  for (let tabs = 0; tabs < 60 && !(await inFigure()); tabs++) await app.keyboard.press("Tab");
  const before = app.locator(":focus");
  await app.keyboard.press("Shift+Tab");
  const from = await before.evaluate((element) => element.outerHTML);
  await app.keyboard.press("Tab");
  await studies.first().focus();
  await app.keyboard.press("ArrowDown");
  await expect(studies.nth(1)).toBeFocused();
  await expect(studies.nth(1).locator(".hit")).not.toHaveCSS("stroke", "none");
  await app.keyboard.press("Enter");
  await expect(app.getByRole("dialog", { name: /^Study: / })).toBeVisible();
  await app.keyboard.press("Escape");
  await expect(studies.nth(1)).toBeFocused();
  await expect(app.getByRole("tooltip")).toBeVisible();
  await app.keyboard.press("Escape");
  await expect(app.getByRole("tooltip")).toHaveCount(0);
  await expect(studies.nth(1)).toBeFocused();
  expect(await studies.nth(1).evaluate(pressedAtOnce)).toEqual(["in the dialog", "study, tip", "study"]);
  await app.keyboard.press("Escape");
  expect(await app.locator(":focus").evaluate((element) => element.outerHTML)).toBe(from);
});
