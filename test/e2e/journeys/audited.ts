import type { Locator, Page } from "@playwright/test";
import { expect, goTo } from "./app.ts";

/** Goes to the audit and waits until its verdict stands on the page. */
export async function goToAudit(page: Page): Promise<void> {
  await goTo(page, "Publication bias");
  await expect(verdict(page)).toBeVisible({ timeout: 20_000 });
  await settled(page);
}

/** Until the audit on the screen is that of the document. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator(".bias:not(.updating)")).toBeVisible({ timeout: 20_000 });
}

export function verdict(page: Page): Locator {
  return page.getByRole("table", { name: "What the audit says, question by question" });
}

/** What is said of a question of the verdict. */
export function answer(page: Page, question: string): Locator {
  return verdict(page)
    .locator("tr")
    .filter({ has: page.getByRole("rowheader", { name: question, exact: true }) });
}

/** The card of a method, by its name. */
export function method(page: Page, label: string): Locator {
  return page.getByRole("article", { name: label, exact: true });
}

export async function openAuditSetup(page: Page): Promise<Locator> {
  const setup = page.locator(".bias-setup");
  if ((await setup.getAttribute("open")) === null) await setup.locator("summary").first().click();
  return setup;
}

/** The funnel with what the audit makes of it. */
export function funnel(page: Page): Locator {
  return page.getByRole("region", { name: "Funnel plot" }).locator("svg.scene");
}
