import type { Locator, Page } from "@playwright/test";
import { choice, expect, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { goToModerators, MODERATED, moderated, openModerated, showPart } from "./moderated.ts";
import { openDocument } from "./open-document.ts";

const card = (app: Page, column: string): Locator =>
  app.locator(".moderator").filter({ has: app.locator("summary b", { hasText: column }) });

async function openCard(app: Page, column: string): Promise<Locator> {
  await card(app, column).locator("summary").first().click();
  return card(app, column);
}

test("offers columns that look like moderators, takes them, and takes them back", async ({ app }) => {
  await openModerated(app, MODERATED);
  await expect(app.getByText("No column has a role yet", { exact: false })).toBeVisible();
  await app.getByRole("button", { name: "Take delivery as delivery format" }).click();
  await expect(choice(app, "Delivery format")).toHaveValue("delivery");
  await expect(card(app, "delivery")).toContainText("Delivery format, 4 levels");
  await choice(app, "Dose").selectOption("minutes");
  await choice(app, "Add another moderator").selectOption("year");
  await expect(app.getByRole("checkbox", { name: "year" })).toBeChecked();
  await expect(app.getByRole("navigation", { name: "Steps" })).toContainText("3 chosen");
  await app.getByRole("button", { name: "Remove year" }).click();
  await expect(card(app, "year")).toHaveCount(0);
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(card(app, "year")).toBeVisible();
});

test("settles spellings by a proposal and by hand", async ({ app }) => {
  await openModerated(app, MODERATED);
  await app.getByRole("button", { name: "Take delivery as delivery format" }).click();
  const delivery = await openCard(app, "delivery");
  await expect(delivery.locator(".proposals")).toContainText("online, Online");
  await delivery.getByRole("button", { name: "Accept online" }).click();
  await expect(delivery.locator(".proposals")).toHaveCount(0);
  await expect(delivery.locator("summary").first()).toContainText("3 levels");
  await delivery.getByLabel("Level of \u201cphone\u201d").fill("online");
  await expect(delivery.locator("summary").first()).toContainText("2 levels");
  await choice(app, "Compared with").selectOption("online");
  await showPart(app, "Model");
  await expect(app.getByRole("row", { name: /^delivery: group/ })).toBeVisible();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(app.getByRole("row", { name: /^delivery: online/ })).toBeVisible();
});

test("orders levels, and codes them in another way", async ({ app }) => {
  await openModerated(app, moderated());
  const format = await openCard(app, "format");
  await expect(format.locator(".level-order li").first()).toContainText("group");
  await format.getByRole("button", { name: "Move group down" }).click();
  await expect(format.locator(".level-order li").first()).toContainText("online");
  await choice(app, "Coding").selectOption("sum");
  await showPart(app, "Model");
  await expect(app.getByRole("row", { name: /^format/ }).first()).toBeVisible();
});

test("counts a dose in another unit, by the length of a session", async ({ app }) => {
  await openModerated(app, MODERATED);
  await choice(app, "Dose").selectOption("sessions");
  const dose = await openCard(app, "sessions");
  await choice(app, "Unit of the column").selectOption("sessions");
  await choice(app, "Counted in").selectOption("hours");
  await choice(app, "Length of one session").selectOption("minutes");
  await expect(dose.locator("summary").first()).toContainText("hours");
  await showPart(app, "Expected effect");
  await expect(app.getByLabel("sessions (hours)")).toBeVisible();
  await app.getByRole("button", { name: "Start from a typical study" }).click();
  await expect(app.getByLabel("sessions (hours)")).toHaveValue("9");
});

test("bends a line at knots that the keyboard moves, and puts them back", async ({ app }) => {
  await openModerated(app, moderated());
  const hours = await openCard(app, "hours");
  await choice(app, "Shape").selectOption("rcs");
  const knot = hours.getByRole("slider", { name: "Knot 2 of hours" });
  await expect(knot).toBeVisible();
  await showPart(app, "Model");
  await expect(app.getByRole("row", { name: /bend 1/ })).toBeVisible();
  const before = await knot.getAttribute("aria-valuetext");
  await knot.focus();
  await app.keyboard.press("ArrowRight");
  await expect(knot).not.toHaveAttribute("aria-valuetext", before ?? "");
  await hours.getByRole("button", { name: "Back to quantiles" }).click();
  await expect(knot).toHaveAttribute("aria-valuetext", before ?? "");
});

test("centres, scales and splits a number", async ({ app }) => {
  await openModerated(app, moderated());
  await openCard(app, "hours");
  await showPart(app, "Model");
  const row = app.getByRole("row", { name: /^hours/ }).first();
  const plain = await row.textContent();
  await choice(app, "Divide by").selectOption("value");
  await expect(row).not.toHaveText(plain ?? "");
  await choice(app, "Centre on").selectOption("mean");
  await choice(app, "Split by the groups of").selectOption("format");
  await expect(app.getByRole("row", { name: /hours.*(?:between|within)/ }).first()).toBeVisible();
});

test("adds an interaction with what it needs, drops it with a main effect, and leaves the intercept out", async ({
  app,
}) => {
  await openModerated(app, moderated());
  await showPart(app, "Model");
  await app.getByRole("button", { name: "Add the interaction" }).click();
  await expect(app.getByRole("button", { name: "Remove the interaction format \u00d7 hours" })).toBeVisible();
  await expect(app.getByRole("row", { name: /format.* \u00d7 hours/ }).first()).toBeVisible();
  await app.getByRole("checkbox", { name: "hours" }).uncheck();
  await expect(app.getByRole("button", { name: /Remove the interaction/ })).toHaveCount(0);
  await app.getByRole("checkbox", { name: "With an intercept" }).uncheck();
  await expect(app.getByRole("row", { name: /^Intercept/ })).toHaveCount(0);
});

test("crosses three moderators with every term that this needs", async ({ app }) => {
  const document = moderated();
  const spec = document.moderators!;
  await openModerated(app, {
    ...document,
    moderators: {
      ...spec,
      variables: [...spec.variables, { ...spec.variables[1]!, column: "year", role: null, dose: null }],
    },
  });
  await choice(app, "and").selectOption("year");
  await app.getByRole("button", { name: "Add the interaction" }).click();
  for (const term of ["format × hours", "format × year", "hours × year", "format × hours × year"]) {
    await expect(
      app.getByRole("button", { name: `Remove the interaction ${term}`, exact: true }),
    ).toBeVisible();
  }
  await app.getByRole("button", { name: "Remove the interaction format × year", exact: true }).click();
  await expect(app.getByRole("button", { name: /Remove the interaction/ })).toHaveCount(2);
});

test("folds what was chosen into one line, so that the map is in sight, and remembers when it is opened", async ({
  app,
}) => {
  await app.setViewportSize({ width: 1440, height: 900 });
  await openDocument(app, moderated());
  await goToModerators(app);
  const setup = app.locator(".setup-fold");
  await expect(setup.locator("summary").first()).toContainText("format, hours; model: format + hours");
  await expect(app.getByRole("heading", { name: "Terms of the model" })).toBeHidden();
  await expect(app.locator(".design-map").first()).toBeInViewport({ ratio: 1 });
  await setup.locator("summary").first().click();
  await expect(app.getByRole("checkbox", { name: "hours" })).toBeVisible();
  await app.getByRole("navigation", { name: "Steps" }).getByText("Effects", { exact: true }).click();
  await goToModerators(app);
  await expect(app.getByRole("checkbox", { name: "hours" })).toBeVisible();
});

test("shows a table of numbers that does not fit a phone as cards, and as a table where it fits again", async ({
  app,
}) => {
  await openModerated(app, moderated());
  await app.setViewportSize({ width: 390, height: 844 });
  await showPart(app, "Model");
  const panel = app.getByRole("tabpanel");
  const table = panel.locator(".table-scroll").first();
  await expect(table).toHaveAttribute("data-cards", "");
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(1);
  await expect(panel.locator(".scroll-hint")).toHaveCount(0);
  const cell = table.locator("tbody td").first();
  await expect(cell).toBeVisible();
  expect(await cell.evaluate((td) => getComputedStyle(td, "::before").content)).toContain("Estimate");
  await app.setViewportSize({ width: 1440, height: 900 });
  await expect(table).not.toHaveAttribute("data-cards");
  await expect(panel.getByRole("columnheader", { name: "Estimate" }).first()).toBeVisible();
});

test("shows the map of what was studied before any p-value, and its power at a stated difference", async ({
  app,
}) => {
  await openModerated(app, moderated());
  const map = app.getByRole("tabpanel");
  await expect(map.locator(".design-map td").first()).toBeVisible();
  await expect(map.locator('.design-map td[data-state="empty"]').first()).toContainText("none");
  await expect(map.getByText("Hatched: nobody has studied it.")).toBeVisible();
  const power = map.getByRole("row", { name: /^format .* between/ });
  const before = await power.textContent();
  await map.getByLabel("Difference worth finding").fill("0.8");
  await expect(power).toContainText("0.8 between");
  await expect(power).not.toHaveText(before ?? "");
  await map.getByLabel("Bands of hours meet at").fill("10; 5");
  await expect(map.getByText("Ascending numbers are needed")).toBeVisible();
  await map.getByLabel("Bands of hours meet at").fill("5");
  await expect(map.locator(".design-map").first()).toContainText("5");
});

test("keeps the words about the figures of two moderators apart", async ({ app }) => {
  await openModerated(app, moderated());
  await showPart(app, "One by one");
  const [hours, format] = [
    app.getByRole("region", { name: "hours" }),
    app.getByRole("region", { name: "format" }),
  ];
  await format.getByRole("combobox", { name: "Plot", exact: true }).selectOption("bubble");
  await hours.getByRole("button", { name: "About this figure" }).click();
  await hours.getByRole("textbox", { name: "Title" }).fill("More hours, more effect");
  await hours.getByRole("textbox", { name: "Alternative text" }).fill("A line that rises.");
  await expect(hours.locator('svg.scene text[data-edits="title"]')).toHaveText("More hours, more effect");
  await expect(hours.locator("svg.scene desc")).toContainText("A line that rises.");
  await expect(format.locator("svg.scene")).toBeVisible();
  await expect(format.locator('svg.scene text[data-edits="title"]')).toHaveCount(0);
  await expect(format.locator("svg.scene desc")).not.toContainText("A line that rises.");
});

test("names columns that cannot be told apart", async ({ app }) => {
  const spec = moderated().moderators;
  await openModerated(app, {
    ...moderated(),
    moderators: {
      ...spec!,
      variables: [...spec!.variables, { ...spec!.variables[1]!, column: "minutes", role: null, dose: null }],
      terms: [...spec!.terms, ["minutes"]],
    },
  });
  await showPart(app, "Model");
  await app.getByText(/^\d+ messages about the moderators and their model$/).click();
  await expect(
    app.getByText(/minutes is left out: in all studies used it equals .* cannot tell their effects apart/),
  ).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility violation in any part of the workbench, ${colorScheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openModerated(app, moderated());
    await openCard(app, "format");
    await openCard(app, "hours");
    for (const part of ["Design map", "Model", "One by one", "Subgroups", "Means and contrasts"]) {
      await showPart(app, part);
      await expectAccessible(app, undefined, part);
    }
    for (const part of ["Expected effect", "Further analyses"]) {
      await showPart(app, part);
      await expectAccessible(app, undefined, part);
    }
  });
}

test("needs no sideways scrolling on a phone", async ({ app }) => {
  await openModerated(app, moderated());
  await app.setViewportSize({ width: 390, height: 844 });
  for (const part of ["Design map", "Model", "One by one", "Subgroups", "Means and contrasts"]) {
    await showPart(app, part);
    await expect
      .poll(() => app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
    await expect
      .poll(() => app.locator("main").evaluate((main) => main.scrollWidth - main.clientWidth))
      .toBeLessThanOrEqual(0);
  }
});

test("says what to do where there is nothing to explain", async ({ app }) => {
  const base = moderated();
  await openDocument(app, { ...base, title: "No effects", roles: { ...base.roles, inputs: {} } });
  await goToModerators(app);
  await expect(app.getByText("There are no effects yet")).toBeVisible();
  await app.getByRole("button", { name: "Go to Effects" }).click();
  await expect(app.getByRole("heading", { name: "Effects", exact: true })).toBeVisible();
});
