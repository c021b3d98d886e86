import type { Page } from "@playwright/test";
import { drawingOf, expect, goTo, studyOf, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

const STUDIES = 3000;
const names = Array.from({ length: STUDIES }, (_, row) => `Trial ${row + 1}`);
const many = projectOf("Three thousand trials", "GEN", names, {
  yi: names.map((_, row) => Math.round(400 + 300 * Math.sin(row * 1.7)) / 1000),
  vi: names.map((_, row) => Math.round(30 + 20 * Math.cos(row * 0.9) ** 2) / 1000),
});

const drawn = (app: Page) => app.locator("svg.scene .scene-study");

async function openForest(app: Page): Promise<void> {
  await openDocument(app, many);
  await goTo(app, "Results");
  await expect(studyOf(app, "Trial 1:")).toBeVisible();
}

test("draws of 3,000 studies those in view, leads to any of them by its name and by keys, and leaves one out where it stands", async ({
  app,
}) => {
  await openForest(app);
  expect(await drawn(app).count()).toBeLessThan(200);
  await expect(app.getByText("3000 studies. The page draws those in view")).toBeVisible();
  const plot = drawingOf(app, /^Forest plot/);
  await expect(plot).toHaveAccessibleDescription(/3000 studies/);
  expect((await plot.boundingBox())!.height).toBeGreaterThan(40_000);

  const search = app.getByRole("searchbox", { name: "Find a study" });
  await search.fill("trial 250");
  await expect(app.getByRole("search").getByRole("status")).toHaveText("1 of 11");
  const first = studyOf(app, "Trial 250:");
  await expect(first).toBeInViewport();
  await expect(first).toHaveAccessibleName(/Study 250 of 3000/);
  await search.press("Enter");
  const found = studyOf(app, "Trial 2500:");
  await expect(found).toBeInViewport();
  await expect(found).toHaveAccessibleName(/Study 2500 of 3000/);
  await expect(found).toHaveClass(/\blit\b/);
  await expect(search).toBeInViewport();
  expect(await drawn(app).count()).toBeLessThan(200);

  for (const name of ["Previous", "Next"]) {
    await app.keyboard.press("Tab");
    await expect(app.getByRole("search").getByRole("button", { name })).toBeFocused();
  }
  await app.keyboard.press("Tab");
  await expect(found).toBeFocused();
  await app.keyboard.press("ArrowDown");
  await expect(studyOf(app, "Trial 2501:")).toBeFocused();
  await app.keyboard.press("End");
  const last = studyOf(app, "Trial 3000:");
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await app.keyboard.press("Home");
  await expect(studyOf(app, "Trial 1:")).toBeFocused();

  await app.keyboard.press("Enter");
  const popover = app.getByRole("dialog", { name: /Trial 1\b/ });
  await popover.getByLabel(/Reason/).fill("a pilot");
  await popover.getByRole("button", { name: "Leave out" }).click();
  await expect(plot).toHaveAccessibleDescription(/2999 studies/);
  await expect(studyOf(app, "Trial 1, left out")).toBeFocused();
  await expectAccessible(app);
});

test("draws 3,000 points as a picture under the plot, each of which can be pointed at, chosen and reached", async ({
  app,
}) => {
  await openForest(app);
  await app.getByRole("tab", { name: "Funnel", exact: true }).click();
  const picture = app.locator("canvas.crowd");
  await expect
    .poll(() => picture.evaluate((canvas) => (canvas as HTMLCanvasElement).width))
    .toBeGreaterThan(300);
  expect(await drawn(app).count()).toBeLessThan(3);

  const search = app.getByRole("searchbox", { name: "Find a study" });
  await search.fill("Trial 1234");
  const found = studyOf(app, "Trial 1234:");
  await expect(found).toBeVisible();
  const mark = (await found.locator("circle").boundingBox())!;
  const [x, y] = [mark.x + mark.width / 2, mark.y + mark.height / 2];
  const isPainted = await picture.evaluate(
    (canvas, [left, top]) => {
      const { x: ownX, y: ownY, width } = canvas.getBoundingClientRect();
      const dots = (canvas as HTMLCanvasElement).width / width;
      const context = (canvas as HTMLCanvasElement).getContext("2d");
      return context!.getImageData((left! - ownX) * dots, (top! - ownY) * dots, 1, 1).data[3] === 255;
    },
    [x, y],
  );
  expect(isPainted).toBe(true);
  await search.fill("Trial 99");
  await expect(found).toHaveCount(0);
  await app.mouse.move(x - 4, y);
  await app.mouse.move(x, y, { steps: 3 });
  await expect(app.getByRole("tooltip")).toContainText("Trial");
  await app.mouse.click(x, y);
  await expect(app.getByRole("dialog").getByRole("heading", { name: /^Trial \d+$/ })).toBeVisible();
  await app.keyboard.press("Escape");
  await expect(drawn(app).first()).toBeFocused();
  await app.keyboard.press("ArrowRight");
  await expect(drawn(app).first()).toBeFocused();
  expect(await drawn(app).count()).toBeLessThan(4);
});
