import type { Locator, Page } from "@playwright/test";
import { createDocument } from "@treeline/engine";
import { choice, downloadText, expect, goTo, openSample, sentence, test, tile } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openTenThousand } from "./ten-thousand.ts";

const SAVED = /Saved on this device \d\d:\d\d, not uploaded/;
const STEPS = 200;

function chip(page: Page) {
  return page.locator(".chip");
}

/** From here on the database refuses to take anything, as it does when the disk is full. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const full = (): never => {
      throw new DOMException("full", "QuotaExceededError");
    };
    Object.assign(globalThis, { realPut: IDBObjectStore.prototype.put });
    IDBObjectStore.prototype.put = full;
  });
}

async function emptyStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { realPut } = globalThis as unknown as { realPut: IDBObjectStore["put"] };
    IDBObjectStore.prototype.put = realPut;
  });
}

/** Clicks Undo as soon as each step has been taken up from storage. */
async function undoAll(page: Page, steps: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const button = document.querySelector<HTMLButtonElement>('button[title^="Undo"]');
    let count = 0;
    for (let wait = 0; count < wanted && wait < 4000; wait += 1) {
      if (button?.disabled === false) {
        button.click();
        count += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return count;
  }, steps);
}

/** Changes a menu as fast as the page follows. */
async function changeQuickly(menu: Locator, values: readonly string[]): Promise<void> {
  await menu.evaluate(async (select: HTMLSelectElement, wanted) => {
    for (const value of wanted) {
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }, values);
}

/** Milliseconds until the page says that what has just been changed is saved. */
async function untilSaved(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const start = performance.now();
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    while (!document.querySelector(".chip")?.textContent.startsWith("Saved")) await frame();
    return performance.now() - start;
  });
}

test("saves within a second, and undoes 200 steps after a reload", async ({ app }) => {
  const variance = choice(app, "Between-study variance");
  await changeQuickly(
    variance,
    Array.from({ length: STEPS }, (_, step) => (step % 2 === 0 ? "DL" : "PM")),
  );
  expect(await untilSaved(app)).toBeLessThan(1500);
  await app.reload();
  await expect(variance).toHaveValue("PM");
  expect(await undoAll(app, STEPS)).toBe(STEPS);
  await expect(variance).toHaveValue("REML");
  await expect(app.getByRole("button", { name: "Undo" })).toBeDisabled();
  await app.getByRole("button", { name: "Redo" }).click();
  await expect(variance).toHaveValue("DL");

  // What is being typed when the page goes is not lost with it.
  await goTo(app, "Data");
  const study = app.getByRole("grid").locator('[data-row="0"] [data-col="2"]');
  await study.click();
  await app.keyboard.type("Not entered");
  await app.reload();
  await goTo(app, "Data");
  await expect(study).toHaveText("Not entered");
});

test("saves edits of 10 000 rows, and undoes them one by one after a reload", async ({ app }) => {
  const cell = (row: number) =>
    app.getByRole("grid").locator(`[data-row="${row}"]`).getByRole("gridcell").nth(1);
  await openTenThousand(app);
  const before = await cell(0).textContent();
  await cell(0).click();
  for (let row = 0; row < 8; row += 1) {
    await app.keyboard.press(String(row % 10));
    await app.keyboard.press("Enter");
  }
  expect(await untilSaved(app)).toBeLessThan(2000);
  await app.reload();
  await goTo(app, "Data");
  await expect(cell(0)).toHaveText("0");
  await expect(cell(7)).toHaveText("7");
  expect(await undoAll(app, 8)).toBe(8);
  await expect(cell(0)).toHaveText(before ?? "");
  await expect(cell(7)).not.toHaveText("7");
});

test("goes on where storage is blocked, says so, and brings the work back after a reload", async ({
  app,
}) => {
  await app.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("denied", "SecurityError");
    };
  });
  await app.reload();
  await expect(sentence(app)).toContainText("18 studies");
  await expect(chip(app)).toContainText("Not saved: download the project");
  const notice = app.locator(".note.error");
  await expect(notice).toContainText("storage is full or blocked by the browser");
  await choice(app, "Between-study variance").selectOption("DL");
  await expect(tile(app, "Between-study")).toContainText("0.274");
  const file = await downloadText(app, () => notice.getByRole("button", { name: /Download/ }).click());
  expect(file).toContain('"estimator": "DL"');
  await notice.getByRole("button", { name: "Try again now" }).click();
  await expect(chip(app)).toContainText("Not saved");
  await chip(app).click();
  const dialog = app.getByRole("dialog");
  await dialog.getByRole("button", { name: "Earlier states" }).click();
  await expect(dialog.getByRole("alert")).toContainText("storage is blocked by the browser");
  await expectAccessible(app);
  await app.keyboard.press("Escape");
  app.once("dialog", (asking) => void asking.accept());
  await app.reload();
  await expect(choice(app, "Between-study variance")).toHaveValue("DL");
  await expect(tile(app, "Between-study")).toContainText("0.274");
});

test("loses no more than a second where the browser dies while somebody types", async ({ app }) => {
  await goTo(app, "Data");
  const study = (row: number) => app.getByRole("grid").locator(`[data-row="${row}"] [data-col="2"]`);
  await study(0).click();
  const typed: number[] = [];
  for (let row = 0; row < 8; row += 1) {
    await app.keyboard.type(`S${row}`);
    await app.keyboard.press("Enter");
    typed.push(Date.now());
    await app.waitForTimeout(220);
  }
  await app.keyboard.type("half a na");
  await app.waitForTimeout(300);
  // Crashed: nothing that it does on leaving is done.
  const died = Date.now();
  const crashed = app.waitForEvent("crash");
  const session = await app.context().newCDPSession(app);
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
  const other = await app.context().newPage();
  await other.goto("./");
  await goTo(other, "Data");
  const kept = (): Promise<number> =>
    other
      .getByRole("grid")
      .locator('[data-col="2"]')
      .evaluateAll((cells) => cells.filter((cell) => /^S\d$/.test(cell.textContent)).length);
  const due = typed.filter((at) => at < died - 1000).length;
  expect(due).toBeGreaterThan(3);
  await expect.poll(kept).toBeGreaterThanOrEqual(due);
  // What was not entered may be half of what was meant: it is offered, not taken.
  const half = other.getByRole("gridcell", { name: "half a na", exact: true });
  await expect(half).toHaveCount(0);
  await expect(other.locator(".notices")).toContainText(
    "“half a na” was being typed into the column “study”",
  );
  await other.getByRole("button", { name: "Enter it" }).click();
  await expect(half).toHaveCount(1);
  await expect(other.locator(".notices")).not.toContainText("half a na");
  await other.close();
});

test("asks the browser to keep the work, tells its answer, and works where it keeps nothing at all", async ({
  app,
}) => {
  await app.addInitScript(() => {
    const storage = navigator.storage;
    const answers: Record<string, () => Promise<unknown>> = {
      persist: () => Promise.resolve(sessionStorage.getItem("granted") === "yes"),
      persisted: () => Promise.resolve(sessionStorage.getItem("granted") === "yes"),
      estimate: () => Promise.resolve({ usage: 4_200_000, quota: 5_000_000 }),
    };
    for (const [name, answer] of Object.entries(answers)) Object.assign(storage, { [name]: answer });
  });
  await app.reload();
  await chip(app).click();
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("Treeline uses 4.2 MB of 5.0 MB");
  await dialog.getByRole("button", { name: "Ask the browser to keep it" }).click();
  await expect(dialog.getByRole("status")).toContainText("The browser said no");
  await app.evaluate(() => sessionStorage.setItem("granted", "yes"));
  await dialog.getByRole("button", { name: "Ask the browser to keep it" }).click();
  await expect(dialog.getByRole("status")).toContainText("has promised to keep it");
  await app.keyboard.press("Escape");

  // As in a private window of a browser that refuses both kinds of storage.
  await app.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException("denied", "SecurityError");
    };
    IDBFactory.prototype.open = refuse;
    Object.defineProperty(globalThis, "localStorage", { get: refuse });
  });
  await app.reload();
  await expect(sentence(app)).toContainText("18 studies");
  await choice(app, "Between-study variance").selectOption("DL");
  await expect(tile(app, "Between-study")).toContainText("0.274");
  await expect(chip(app)).toContainText("Not saved: download the project");
  await expect(app.locator(".note.error")).toContainText("storage is full or blocked by the browser");
  await app.getByRole("button", { name: "Settings" }).click();
  await dialog.getByRole("radiogroup", { name: "Language of the page" }).getByText("Deutsch").click();
  await expect(
    app.locator(".note").filter({ hasText: "The browser keeps nothing for this page" }),
  ).toBeVisible();
  await dialog.getByText("dark", { exact: true }).click();
  await expect(app.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("says that storage is full for as long as it is, and what was recovered afterwards", async ({ app }) => {
  await openSample(app, /BCG/);
  await expect(sentence(app)).toContainText("13 studies");
  await expect(chip(app)).toContainText(SAVED);
  await fillStorage(app);
  await choice(app, "Between-study variance").selectOption("DL");
  await expect(chip(app)).toContainText("Not saved: download the project");
  const notice = app.locator(".note.error");
  await expect(notice).toContainText("could not be saved on this device");
  await expect(notice.getByRole("button", { name: "Dismiss" })).toHaveCount(0);
  await chip(app).click();
  await expect(app.getByRole("dialog").getByRole("alert")).toHaveText("Not saved: download the project");
  const ways = app.getByRole("dialog").locator("button.primary");
  await expect(ways).toHaveText("Download the project");
  await app.keyboard.press("Escape");
  await emptyStorage(app);
  await notice.getByRole("button", { name: "Try again now" }).click();
  await expect(chip(app)).toContainText(SAVED);
  await expect(notice).toHaveCount(0);

  await fillStorage(app);
  await choice(app, "Between-study variance").selectOption("PM");
  await expect(chip(app)).toContainText("Not saved");
  app.once("dialog", (dialog) => void dialog.accept());
  await app.reload();
  const recovered = app.locator(".note").filter({ hasText: "have been recovered: 1 setting changed" });
  await expect(recovered).toBeVisible();
  await expect(choice(app, "Between-study variance")).toHaveValue("PM");
  await recovered.getByRole("button", { name: "Discard" }).click();
  await expect(choice(app, "Between-study variance")).toHaveValue("DL");
  await expect(recovered).toHaveCount(0);
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(choice(app, "Between-study variance")).toHaveValue("PM");
});

test("lets one tab write at a time, and the one that takes over goes on from what the other saved", async ({
  app,
  context,
}) => {
  const other = await context.newPage();
  await other.goto("./");
  await expect(chip(other)).toContainText("Read only: open in another tab");
  await chip(other).click();
  await expect(other.getByRole("dialog")).toContainText("Read only: open in another tab");
  await expect(other.getByRole("button", { name: "Delete everything" })).toHaveCount(0);
  await other.keyboard.press("Escape");
  await choice(app, "Between-study variance").selectOption("DL");
  await expect(tile(app, "Between-study")).toContainText("0.274");
  await expect(chip(app)).toContainText(SAVED);
  await other.getByRole("button", { name: "Take over" }).click();
  await expect(choice(other, "Between-study variance")).toHaveValue("DL");
  await expect(chip(other)).toContainText(SAVED);
  await expect(chip(app)).toContainText("Read only");
  await other.close();

  const newer = { ...createDocument(), title: "From tomorrow", schema: 99 };
  const chooser = app.waitForEvent("filechooser");
  await expect(chip(app)).toContainText(SAVED);
  await app.getByRole("button", { name: "Open", exact: true }).click();
  await (await chooser).setFiles({
    name: "newer.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(newer)),
  });
  await expect(app.getByLabel("Title of the analysis")).toHaveValue("From tomorrow");
  await expect(chip(app)).toContainText("saved by a newer version");
  await app.getByRole("button", { name: "Back to my own project" }).click();
  await expect(tile(app, "Between-study")).toContainText("0.274");

  await openLaterDatabase(app);
  await choice(app, "Between-study variance").selectOption("PM");
  await expect(chip(app)).toContainText("Not saved");
  await expect(app.locator(".note.error")).toContainText("A newer version of Treeline was opened");
});

/** What a newer version of the program does with the storage of this one. */
async function openLaterDatabase(app: Page): Promise<void> {
  await app.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("treeline", 99);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
        opening.onerror = () => reject(opening.error);
      }),
  );
}

test("opens an earlier state, passes the analysis on as a link, and forgets everything when asked", async ({
  app,
  browser,
}) => {
  await choice(app, "Between-study variance").selectOption("DL");
  await expect(chip(app)).toContainText(SAVED);
  // A sample as it comes is nobody's work, and takes no place among what is kept.
  await openSample(app, /Writing to learn/);
  await expect(sentence(app)).toContainText("48 ");
  await openSample(app, /BCG/);
  await expect(sentence(app)).toContainText("13 studies");
  await chip(app).click();
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("Nothing is uploaded");
  await expect(dialog).toContainText(/Treeline uses [\d.]+ [kM]B of/);
  await expect(dialog).toContainText(/The browser (may clear|has promised)/);
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Earlier states" }).click();
  await expect(dialog.getByRole("listitem").filter({ hasText: "Writing to learn" })).toHaveCount(0);
  const state = dialog.getByRole("listitem").filter({ hasText: "Third-wave" }).first();
  await expect(state).toContainText(/18 rows, 15 columns/);
  await expect(state).toContainText(/Since then: .*5 rows removed/);
  await state.getByRole("button", { name: "Show" }).click();
  await expect(state.getByRole("table")).toContainText("DanitzOrsillo");
  await expectAccessible(app);
  await state.getByRole("button", { name: "Open" }).click();
  await expect(sentence(app)).toContainText("18 studies");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app)).toContainText("13 studies");

  await app.getByRole("button", { name: "Export", exact: true }).click();
  await app.getByRole("menuitem", { name: "Share link" }).click();
  await expect(dialog).toContainText(/[\d\s,]+characters \([\d.]+ kB\)/);
  await expectAccessible(app);
  const link = await dialog.getByLabel("The link").inputValue();
  await app.keyboard.press("Escape");

  const guest = await (await browser.newContext({ serviceWorkers: "block" })).newPage();
  const asked: string[] = [];
  guest.on("request", (request) => asked.push(request.url()));
  await guest.goto(link);
  await expect(sentence(guest)).toContainText("13 studies");
  await expect.poll(() => guest.url()).not.toContain("#");
  expect(asked.filter((address) => /project=|%23/.test(address.replace(/#.*$/, "")))).toEqual([]);
  await openSample(guest, /Third-wave/);
  await expect(sentence(guest)).toContainText("18 studies");
  await guest.goto(link);
  const asking = guest.getByRole("dialog");
  await expect(asking).toContainText("It takes the place of “Third-wave");
  await expectAccessible(guest);
  await asking.getByRole("button", { name: "Open it" }).click();
  await expect(sentence(guest)).toContainText("13 studies");
  await guest.goto(`${link.slice(0, -40)}`);
  await expect(asking).toContainText("The link could not be opened");
  await asking.getByRole("button", { name: "Close" }).last().click();
  await guest.context().close();

  await chip(app).click();
  await dialog.getByRole("button", { name: "Delete everything" }).click();
  await expect(dialog).toContainText("This cannot be undone");
  await dialog.getByRole("button", { name: "Delete it all" }).click();
  await expect(sentence(app)).toContainText("18 studies");
  await expect(app.getByRole("button", { name: "Undo" })).toBeDisabled();
});

test("says where the work is on every step of a phone", async ({ app }) => {
  await app.setViewportSize({ width: 390, height: 844 });
  const steps = app.getByRole("navigation", { name: "Steps" }).getByRole("button");
  for (let step = 0; step < (await steps.count()); step += 1) {
    if (!(await steps.nth(step).isVisible())) continue;
    await steps.nth(step).click();
    const words = chip(app).getByText(SAVED);
    await expect(words).toBeInViewport({ ratio: 1 });
    expect(
      await words.evaluate((text) => text.scrollWidth > text.clientWidth + 1 && text.clientWidth > 0),
    ).toBe(false);
  }
});
