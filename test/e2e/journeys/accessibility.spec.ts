import AxeBuilder from "@axe-core/playwright";
import { choice, expect, goTo, sentence, test, tile } from "./app.ts";

for (const colorScheme of ["light", "dark"] as const) {
  test(`has no accessibility violation on any step, ${colorScheme}`, async ({ app }) => {
    await app.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const step of ["Results", "Data", "Effects"] as const) {
      await goTo(app, step);
      await expect(app.getByRole("main")).toBeVisible();
      const { violations } = await new AxeBuilder({ page: app }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${step}: ${id}: ${nodes.map((node) => node.html).join(" ")}`),
      ).toEqual([]);
    }
  });
}

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

test("needs no sideways scrolling on a phone", async ({ app }) => {
  await app.setViewportSize({ width: 390, height: 844 });
  for (const step of ["Results", "Data", "Effects"] as const) {
    await goTo(app, step);
    await expect
      .poll(() => app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
  }
});
