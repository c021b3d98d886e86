import { choice, downloadText, drawingOf, expect, goTo, openSample, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

test("shows a network of arms: plots, tables, another reference, and what its columns lack", async ({
  app,
}) => {
  await openSample(app, /Glucose-lowering/);
  await goTo(app, "Network");
  const view = app.locator(".network");
  await expect(view).toContainText("Studies: 26. Treatments: 10.");
  await expect(view).toContainText("\u201crosiglitazone\u201d (P-score 0.89) ranks first");
  await expect(drawingOf(view, /^Network plot/)).toBeVisible();
  const conclusion = app.getByRole("region", { name: "Conclusion" });
  await expect(conclusion).toContainText(
    "MD, \u201crosiglitazone\u201d against \u201cplacebo\u201d \u22121.233",
  );
  for (const name of [
    "Network forest",
    "Ranking",
    "Direct and indirect evidence",
    "Net heat",
    "Comparison-adjusted funnel",
  ]) {
    await view.getByRole("tab", { name, exact: true }).click();
    await expect(drawingOf(view, new RegExp(`^${name} plot`))).toBeVisible();
  }
  const effects = view.getByRole("region", { name: /^Each treatment against/ });
  await expect(effects.getByRole("row", { name: /^rosiglitazone/ })).toContainText("\u22121.233");
  await expect(view.getByRole("region", { name: "Heterogeneity and inconsistency" })).toContainText("22.53");
  await expect(app.locator('[aria-busy="true"]')).toHaveCount(0);
  await expectAccessible(app, ".network");

  const marks = drawingOf(view, /^Comparison-adjusted funnel plot/).locator(".scene-study");
  await marks.first().focus();
  await app.keyboard.press("ArrowRight");
  await expect(app.locator(".figure-tip")).toContainText(/ vs .*, adjusted .*, standard error /);
  await expect(app.locator(".figure-tip")).toHaveText((await marks.nth(1).getAttribute("aria-label")) ?? "");
  await app.keyboard.press("Escape");

  await view.locator("summary").filter({ hasText: "Order of treatments, for" }).click();
  await view.getByRole("button", { name: "Move placebo down" }).click();
  await expect(drawingOf(view, /^Comparison-adjusted funnel plot/)).toContainText(
    "Order: acarbose \u2192 placebo",
  );
  await app.keyboard.press("Control+z");

  await choice(app, "Reference treatment").selectOption("metformin");
  await expect(view).toContainText("Each treatment against \u201cmetformin\u201d");
  const csv = await downloadText(app, () => view.getByRole("button", { name: /^CSV/ }).first().click());
  expect(csv).toContain("placebo,1.12676");
  await choice(app, "Treatment").selectOption("");
  await expect(view).toContainText("Choose the column of the treatments.");
  await app.keyboard.press("Control+z");
  await expect(view).toContainText("Studies: 26.");
});
