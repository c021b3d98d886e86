import type { Page } from "@playwright/test";
import { type AnalysisDocument, createDocument, createModerator, createModerators } from "@treeline/engine";
import { expect } from "./app.ts";
import { openDocument } from "./open-document.ts";

const K = 16;

/** The same list over and over, as long as there are studies. */
function cycled<T>(values: readonly T[]): T[] {
  return Array.from({ length: K }, (_, row) => values[row % values.length]!);
}

const HOURS = [2, 4, 6, 8, 10, 12, 14, 16, 3, 5, 7, 9, 11, 13, 18, 20];
const NOISE = [
  0.11, -0.16, 0.05, 0.2, -0.09, -0.02, 0.14, -0.21, 0.07, 0.18, -0.12, 0.02, -0.05, 0.09, -0.14, 0.03,
];
const FORMAT = HOURS.map((hours, row) => (hours > 8 && row % 3 !== 1 ? "group" : "online"));

/** Sixteen studies of ready-made effects, with columns that look like moderators and no moderator yet. */
export const MODERATED: AnalysisDocument = {
  ...createDocument({
    table: {
      rowIds: HOURS.map((_, row) => `r${row + 1}`),
      columns: [
        { name: "study", kind: "text", values: HOURS.map((_, row) => `Study ${row + 1}`) },
        {
          name: "yi",
          kind: "number",
          unparsed: {},
          values: HOURS.map((hours, row) => Number((0.1 + 0.03 * hours + 2.5 * NOISE[row]!).toFixed(3))),
        },
        { name: "vi", kind: "number", unparsed: {}, values: cycled([0.02, 0.03, 0.05, 0.04]) },
        { name: "delivery", kind: "text", values: cycled(["online", "Online", "group", "phone", "group"]) },
        { name: "format", kind: "text", values: FORMAT },
        { name: "hours", kind: "number", unparsed: {}, values: HOURS },
        { name: "minutes", kind: "number", unparsed: {}, values: HOURS.map((hours) => 60 * hours) },
        { name: "sessions", kind: "number", unparsed: {}, values: cycled([1]) },
        {
          name: "year",
          kind: "number",
          unparsed: {},
          values: HOURS.map((hours) => 2000 + ((7 * hours) % 19)),
        },
      ],
    },
    roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
  }),
  title: "Sixteen studies",
};

/** The same with format and hours as moderators in the model. */
export function moderated(): AnalysisDocument {
  return {
    ...MODERATED,
    moderators: createModerators({
      variables: [
        createModerator({ column: "format", role: "format", kind: "factor" }),
        createModerator({
          column: "hours",
          role: "dose",
          kind: "numeric",
          dose: { unit: "hours", into: "hours", session: null },
        }),
      ],
      terms: [["format"], ["hours"]],
    }),
  };
}

/** The same with a second factor, so that what every factor has stands twice. */
export function moderatedByTwoFactors(): AnalysisDocument {
  const variables = ["format", "delivery"].map((column) => createModerator({ column, kind: "factor" }));
  return {
    ...MODERATED,
    moderators: createModerators({ variables, terms: [["format"], ["delivery"]] }),
  };
}

export async function goToModerators(page: Page): Promise<void> {
  await page.getByRole("navigation", { name: "Steps" }).getByText("Moderators", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "Moderators", exact: true })).toBeVisible();
}

/** Opens a project and its moderators. */
export async function openModerated(page: Page, document: AnalysisDocument): Promise<void> {
  await openDocument(page, document);
  await goToModerators(page);
  if (document.moderators !== undefined) await openSetup(page);
}

/** Unfolds what was chosen, where it is folded into one line. */
export async function openSetup(page: Page): Promise<void> {
  const setup = page.locator(".setup-fold");
  await expect(setup).toBeVisible();
  if ((await setup.getAttribute("open")) === null) await setup.locator("summary").first().click();
  await expect(page.getByRole("heading", { name: "Terms of the model" })).toBeVisible();
}

/** A tab of what the studies say of the moderators. */
export async function showPart(page: Page, part: string): Promise<void> {
  const tab = page.getByRole("tab", { name: part, exact: true });
  await tab.click();
  await expect(tab).toHaveAttribute("aria-selected", "true");
}
