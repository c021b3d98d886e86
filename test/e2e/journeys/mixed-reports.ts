import type { Page } from "@playwright/test";
import { expect, goTo } from "./app.ts";
import { type Cells, openDocument, projectOf } from "./open-document.ts";

const STUDIES = ["Adler 2015", "Berg 2016", "Costa 2018", "Dubois 2019", "Fischer 2020", "Garcia 2021"];

/** Means and SDs, t, one-sided p, dz of a paired comparison, nothing but sizes, and means beside a t that disagrees. */
const COLUMNS: Cells = {
  m1: [10.2, null, null, null, null, 14.1],
  sd1: [2.1, null, null, null, null, 3.3],
  m2: [9.1, null, null, null, null, 12.8],
  sd2: [2.4, null, null, null, null, 3],
  n1: [24, 20, 31, null, 18, 25],
  n2: [25, 22, 30, null, 20, 26],
  t: [null, 2.5, null, null, null, 3.9],
  p_one: [null, null, 0.012, null, null, null],
  dz: [null, null, null, 0.55, null, null],
  n: [null, null, null, 36, null, null],
};

/** Means, sizes and t have their columns; the rest is for the journey to choose. */
const OWN = { m1i: "m1", sd1i: "sd1", m2i: "m2", sd2i: "sd2", n1i: "n1", n2i: "n2", ti: "t" };
const FURTHER = { p_one: "p_one", d_change: "dz", ni: "n" };

/** Opens a project in which studies report different things. */
export async function openMixed(page: Page, roles: "own" | "all"): Promise<void> {
  const document = projectOf("Mixed reports", "SMD", STUDIES, COLUMNS);
  const inputs = roles === "own" ? OWN : { ...OWN, ...FURTHER };
  await openDocument(page, { ...document, roles: { ...document.roles, inputs } });
}

export async function openLedger(page: Page): Promise<void> {
  await goTo(page, "Results");
  await page.getByRole("tab", { name: "Ledger" }).click();
  await expect(page.locator(".ledger tbody tr")).toHaveCount(STUDIES.length);
}
