import { expect, goTo, studyOf, test } from "./app.ts";
import { answer, funnel, goToAudit, method, openAuditSetup, settled, verdict } from "./audited.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

const SEVEN = projectOf("Seven studies", "GEN", ["Ash", "Birch", "Cedar", "Elm", "Fir", "Larch", "Yew"], {
  yi: [0.1, 0.2, 0.35, 0.4, 0.55, 0.7, 0.9],
  vi: [0.01, 0.02, 0.03, 0.05, 0.06, 0.09, 0.12],
});

test("shows the whole audit of the sample, from what could be tested to the published numbers", async ({
  app,
}) => {
  await goToAudit(app);
  const assessed = app.getByRole("region", { name: "What could be tested, and what could not" });
  await expect(assessed).toContainText("k = 18: asymmetry was tested by Egger’s test");
  await expect(assessed).toContainText("Not assessable: Deeks’ test.");
  await expect(answer(app, "Is the funnel asymmetric?")).toContainText(
    "Egger’s test rejects a symmetric funnel",
  );
  await expect(answer(app, "Is the funnel asymmetric?")).toContainText("concern");
  await expect(verdict(app)).not.toContainText(/no bias/i);
  await expect(method(app, "Egger’s test")).toContainText("4.111");
  await expect(method(app, "Egger’s test")).toContainText("proposed");
  await expect(method(app, "Trim-and-fill")).toContainText(/8 studies are filled in .* the mean is 0\.343/);
  await expect(method(app, "Limit meta-analysis")).toContainText("\u22120.035");
  await expect(method(app, "p-curve")).toContainText("right skew");
  await expect(funnel(app).locator(".scene-study")).toHaveCount(18);
  await app.getByText("The same in numbers").click();
  const estimates = app.getByRole("table", { name: "Adjusted estimates, Hedges’ g" });
  await expect(estimates.getByRole("row", { name: /^Unadjusted/ })).toContainText("0.58 [0.38, 0.78]");
  await expect(estimates.getByRole("row", { name: /^Trim-and-fill/ })).toContainText("0.34 [0.10, 0.58]");
  await expect(estimates.getByRole("row", { name: /^PET /u })).toContainText(
    "Small-study effects grow in proportion",
  );
});

test("leads from the verdict to the card of the method it rests on", async ({ app }) => {
  await goToAudit(app);
  await answer(app, "Is the funnel asymmetric?").getByRole("button", { name: "Egger’s test" }).click();
  await expect(method(app, "Egger’s test")).toBeInViewport();
  await expect(method(app, "Egger’s test")).toBeFocused();
});

test("does not assess asymmetry in seven studies unless it is asked for", async ({ app }) => {
  await openDocument(app, SEVEN);
  await goToAudit(app);
  const assessed = app.getByRole("region", { name: "What could be tested, and what could not" });
  await expect(assessed.getByText("k = 7: not assessable", { exact: true })).toBeVisible();
  await expect(answer(app, "Could asymmetry be tested?")).toContainText(
    "No. k = 7: asymmetry tests are not assessable",
  );
  await expect(method(app, "Egger’s test")).toHaveCount(0);
  await assessed.getByLabel("Test asymmetry all the same, with k = 7").check();
  await expect(method(app, "Egger’s test")).toContainText("run only because it was asked for");
  await expect(answer(app, "Could asymmetry be tested?")).toContainText("not to be relied on");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(assessed.getByText("k = 7: not assessable", { exact: true })).toBeVisible();
  await expect(method(app, "Egger’s test")).toHaveCount(0);
});

test("leaves a study out by a click in a funnel, with a reason, and every number follows", async ({
  app,
}) => {
  await goToAudit(app);
  await expect(method(app, "Egger’s test")).toContainText("(k = 18)");
  await studyOf(funnel(app), "DanitzOrsillo").click();
  const popover = app.getByRole("dialog", { name: /DanitzOrsillo/ });
  await popover.getByLabel("Reason").fill("implausibly large");
  await popover.getByRole("button", { name: "Leave out" }).click();
  await expect(method(app, "Egger’s test")).toContainText("(k = 17)");
  await expect(method(app, "Egger’s test")).not.toContainText("4.111");
  await expect(app.getByRole("region", { name: "What could be tested, and what could not" })).toContainText(
    "k = 17",
  );
  await expect(app.getByRole("navigation", { name: "Steps" })).toContainText("k = 17");
});

test("lights a study up in every drawing and table while it is pointed at or focused", async ({ app }) => {
  await goToAudit(app);
  const other = app.getByRole("tabpanel").locator("svg.scene");
  const point = studyOf(funnel(app), "Shapiro");
  await point.hover();
  const rowId = await point.getAttribute("data-row-id");
  const lit = app.locator(`.scene-study.lit[data-row-id="${rowId}"]`);
  await expect(lit).toHaveCount(2);
  await expect(other.locator(".lit")).toHaveAttribute("data-row-id", rowId ?? "");
  await app.getByRole("heading", { name: "Verdict" }).hover();
  await expect(app.locator(".lit")).toHaveCount(0);
  await other.locator('.scene-study[tabindex="0"]').focus();
  await app.keyboard.press("ArrowDown");
  await expect(funnel(app).locator(".lit")).toHaveCount(1);
  await expect(app.locator(".scene-study.lit")).toHaveCount(2);
  await expect(other.locator(".lit")).toBeFocused();
});

test("lets a line-up be looked at before it shows which funnel is real", async ({ app }) => {
  await goToAudit(app);
  await app.getByRole("tab", { name: "Line-up" }).click();
  const panel = app.getByRole("tabpanel");
  await expect(panel).toContainText("Which one differs?");
  await app.getByLabel("Show which one is real").check();
  await expect(panel).toContainText("The real funnel is number 18.");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(panel).not.toContainText("The real funnel is number");
});

test("has a tab for a form of the funnel once there is something to draw in it", async ({ app }) => {
  await goToAudit(app);
  const forms = app.getByRole("tablist", { name: "Other forms of the funnel" });
  await expect(forms.getByRole("tab", { name: "Sunset" })).toBeVisible();
  await expect(forms.getByRole("tab", { name: "Residual funnel" })).toHaveCount(0);
  await expect(forms.getByRole("tab", { name: "Doi" })).toHaveCount(0);
  await app.getByRole("button", { name: "Run LFK index" }).click();
  await forms.getByRole("tab", { name: "Doi" }).click();
  await expect(app.getByRole("tabpanel").locator(".scene-study")).toHaveCount(18);
});

test("keeps the way to every part in sight, and says once why several methods lack the same", async ({
  app,
}) => {
  await app.setViewportSize({ width: 1280, height: 800 });
  await goToAudit(app);
  const parts = app.getByRole("navigation", { name: "Parts of the audit" });
  await parts.getByRole("button", { name: "Methods" }).click();
  await expect(parts.getByRole("button", { name: "Verdict" })).toBeInViewport({ ratio: 1 });
  await expect(app.getByRole("heading", { name: "Asymmetry of the funnel" })).toBeInViewport({ ratio: 1 });
  const lacking = app.getByRole("listitem").filter({ hasText: "not assessable" });
  await expect(lacking.filter({ hasText: /^Harbord’s test, Rücker’s arcsine test/ })).toHaveCount(1);
  await parts.getByRole("button", { name: "Verdict" }).click();
  await expect(answer(app, "Could asymmetry be tested?")).toContainText("assessable");
  await expect(verdict(app)).toBeInViewport();
});

test("takes the favoured direction and the level of significance, and undoes them", async ({ app }) => {
  await goToAudit(app);
  const setup = await openAuditSetup(app);
  await expect(setup).toContainText("Taken as favoured: larger effects");
  await setup.getByText("Smaller effects", { exact: true }).click();
  await expect(setup).toContainText("Taken as favoured: smaller effects, because that direction was chosen");
  await setup.getByLabel("Significant below p", { exact: true }).fill("0.01");
  await expect(setup.locator("summary").first()).toContainText("p = 0.01");
  await expect(method(app, "Worst case")).toContainText("0.01");
  await app.getByRole("button", { name: "Undo" }).click();
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(setup).toContainText("Taken as favoured: larger effects");
  await settled(app);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility violation on the audit, ${colorScheme}`, async ({ app }) => {
    // Every rule is asked of some thousand elements.
    test.slow();
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await goToAudit(app);
    await openAuditSetup(app);
    await app.getByText("The same in numbers").click();
    await method(app, "Egger’s test")
      .getByText(/^All numbers/)
      .click();
    await method(app, "Egger’s test").getByText("Choices", { exact: true }).click();
    await expectAccessible(app, "main");
    for (const tab of await app.getByRole("tablist").getByRole("tab").all()) {
      await tab.click();
      await expectAccessible(app, "[role=tabpanel]");
    }
  });
}

for (const [where, width] of [
  ["on a phone", 390],
  ["at 400 %", 320],
] as const) {
  test(`needs no sideways scrolling ${where}`, async ({ app }) => {
    await app.setViewportSize({ width, height: 844 });
    await goToAudit(app);
    await openAuditSetup(app);
    for (const element of ["main", "html"]) {
      await expect
        .poll(() => app.locator(element).evaluate((own) => own.scrollWidth - own.clientWidth))
        .toBeLessThanOrEqual(0);
    }
  });
}

test("says what to do where there is nothing to audit", async ({ app }) => {
  await openDocument(app, { ...SEVEN, title: "No effects", roles: { ...SEVEN.roles, inputs: {} } });
  await goTo(app, "Publication bias");
  await expect(app.getByText("There are no effects yet")).toBeVisible();
  await app.getByRole("main").getByRole("button", { name: "Go to Effects" }).click();
  await expect(app.getByRole("heading", { name: "Effects", exact: true })).toBeVisible();
});
