import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./app.ts";

/**
 * What axe finds wrong on the page, or in the part of it that a selector names; only what breaks one rule where a rule is named.
 *
 * The page has no frame of another origin: axe may run in one piece, and need not write down all that is right, which takes it
 * nine times as long.
 */
export async function violations(page: Page, within?: string, rule?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  if (within !== undefined) axe.include(within);
  if (rule !== undefined) axe.withRules([rule]);
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

/** Fails with what axe finds wrong. */
export async function expectAccessible(page: Page, within?: string, where = within): Promise<void> {
  expect(await violations(page, within), where).toEqual([]);
}
