import { choice, expect, openSample, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

test("lays a forest plot out as Cochrane does, with columns, models and pages of one's own", async ({
  app,
}) => {
  await openSample(app, /BCG/);
  const plot = app.getByRole("tabpanel").locator("svg.scene");
  await choice(app, "Layout").selectOption({ label: "Cochrane (RevMan)" });
  await expect(plot).toContainText("Experimental");
  await expect(plot).toContainText("Total (95% CI)");

  const left = app.getByRole("group", { name: "Columns left of the plot" });
  await expect(left.getByRole("listitem")).toHaveText([
    "Events, group 1",
    "People, group 1",
    "Events, group 2",
    "People, group 2",
    "Weight",
    "Effect with interval",
  ]);
  await left.getByRole("button", { name: "Remove Events, group 2" }).click();
  await left.getByRole("button", { name: "Move Weight up" }).click();
  await choice(app, "Add to: Columns left of the plot").selectOption({ label: "P-value" });
  await expect(left.getByRole("listitem")).toHaveText([
    "Events, group 1",
    "People, group 1",
    "Weight",
    "People, group 2",
    "Effect with interval",
    "P-value",
  ]);
  await app.getByRole("button", { name: "As the layout has it" }).click();
  await expect(left.getByRole("listitem")).toHaveCount(6);

  const models = app.getByRole("group", { name: "Models beside the first" });
  await models.getByRole("button", { name: "Add model" }).click();
  await expect(plot).toContainText("Equal effects");

  await choice(app, "Pages").selectOption({ label: "so many studies each" });
  const perPage = app.getByRole("textbox", { name: "Studies per page", exact: true });
  await perPage.fill("5");
  await perPage.press("Enter");
  await expect(plot).toHaveCount(3);
  await expect(plot.last()).toContainText("Page 3 of 3");

  await expectAccessible(app);
});
