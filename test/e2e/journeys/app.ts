import { test as base, expect, type Locator, type Page } from "@playwright/test";

/** What Playwright itself says where it keeps the program from being copied to the device. */
const BLOCKED = /^Service Worker registration blocked by Playwright/;

/**
 * The app in a fresh browser. Whatever a journey does, it fails on an error in the console, an exception in the page, or a
 * request to another origin.
 */
export const test = base.extend<{ app: Page }>({
  app: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      const isBad = message.type() === "error" || message.type() === "warning";
      if (isBad && !BLOCKED.test(message.text())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(baseURL ?? "").origin) {
        complaints.push(`request to ${request.url()}`);
      }
    });
    await page.goto("./");
    await expect(sentence(page)).toContainText("[");
    await use(page);
    expect(complaints).toEqual([]);
  },
});

export { expect };

/** The conclusion in words, above the numbers. */
export function sentence(page: Page): Locator {
  return page.locator(".say");
}

/** One of the key numbers with its detail line. */
export function tile(page: Page, name: string): Locator {
  return page.locator(".tile").filter({ has: page.locator("dt", { hasText: name }) });
}

/**
 * A menu of the options by its label; the help button beside it carries the same words. Models drawn beside the first have menus
 * of the same names, in a group of their own.
 */
export function choice(page: Page, label: string): Locator {
  return page
    .getByRole("combobox", { name: label, exact: true })
    .and(page.locator("xpath=//select[not(ancestor::fieldset[legend='Models beside the first'])]"));
}

/** The pages of the workbench, and the step that each stands under where it has several. */
const STEP_OF = {
  Data: null,
  Effects: null,
  Results: "Model",
  Moderators: "Model",
  Network: "Model",
  "Publication bias": "Bias",
  Sensitivity: "Bias",
  Report: null,
} as const;

/** Goes to a page; where the window is narrow, by way of its step. */
export async function goTo(page: Page, to: keyof typeof STEP_OF): Promise<void> {
  const steps = page.getByRole("navigation", { name: "Steps" });
  const entry = steps.getByText(to, { exact: true });
  const step = STEP_OF[to];
  if (step !== null && !(await entry.isVisible())) {
    await steps.getByText(step, { exact: true }).click();
  }
  await entry.click();
}

/** Chooses a sample from the menu and waits until its result stands on the page. */
export async function openSample(page: Page, title: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Samples" }).click();
  await page.getByRole("menuitem", { name: title }).click();
}

/** The text of a file that a click downloads. */
export async function downloadText(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  const stream = await download.createReadStream();
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
}

export async function exportAs(page: Page, item: RegExp): Promise<string> {
  return downloadText(page, async () => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByRole("menuitem", { name: item }).click();
  });
}

/** A drawing by its name. Playwright knows no roles of graphics. */
export function drawingOf(scope: Page | Locator, name: RegExp): Locator {
  const page = "page" in scope ? scope.page() : scope;
  return scope
    .locator('svg[role="graphics-document"]')
    .filter({ has: page.locator(":scope > title").filter({ hasText: name }) });
}

/** A study of a drawing by the beginning of its name. */
export function studyOf(scope: Page | Locator, start: string): Locator {
  return scope.locator(`.scene-study[aria-label^="${start}"]`);
}

/** Runs an action by its name from the palette. */
export async function act(page: Page, name: string): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /Search for an action/ }).fill(name);
  await expect(page.locator(".palette-option[aria-selected=true]")).toContainText(name);
  await page.keyboard.press("Enter");
}
