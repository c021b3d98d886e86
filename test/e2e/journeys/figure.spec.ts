import { readFile } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { pngFacts } from "@treeline/plots/export";
import { pdfPages } from "../../../packages/plots/src/testing/pdf-text.ts";
import { choice, expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

/** The bytes of the file that the dialog saves in a format. */
async function saved(app: Page, format: string): Promise<{ name: string; bytes: Uint8Array }> {
  const dialog = app.getByRole("dialog", { name: "Export figure" });
  await dialog.getByText(format, { exact: true }).click();
  const [download] = await Promise.all([
    app.waitForEvent("download"),
    dialog.getByRole("button", { name: "Download" }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("takes a figure away as PDF, PNG, TIFF and SVG at a size on paper", async ({ app }) => {
  await app.getByRole("button", { name: "Export figure" }).click();
  const dialog = app.getByRole("dialog", { name: "Export figure" });
  await dialog.getByRole("textbox", { name: "Width (mm)" }).fill("120");
  await dialog.getByRole("combobox", { name: "Colours" }).selectOption("press");
  await expect(dialog.getByRole("img", { name: /^Preview: / })).toBeVisible();
  await expect(dialog.locator("figcaption")).toContainText("120 ×");
  await expectAccessible(app);

  const png = await saved(app, "PNG");
  expect(pngFacts(png.bytes)).toMatchObject({ width: 1417, dpi: 300 });
  const tiff = await saved(app, "TIFF");
  expect([...tiff.bytes.subarray(0, 4)]).toEqual([0x49, 0x49, 42, 0]);
  const pdf = await saved(app, "PDF");
  const [page] = pdfPages(pdf.bytes, inflateSync);
  expect(page?.width).toBeCloseTo((120 / 25.4) * 72, 0);
  expect(page?.texts.join("\n")).toContain("\u03c4\u00b2 = ");
  const svg = new TextDecoder().decode((await saved(app, "SVG")).bytes);
  expect(svg).toContain('width="120mm"');
  expect(svg).toContain("font/woff2;base64,");
  expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);

  await app.reload();
  await expect(sentence(app)).toContainText("[");
  await app.getByRole("button", { name: "Export figure" }).click();
  await expect(dialog.getByRole("textbox", { name: "Width (mm)" })).toHaveValue("120");
});

test("says a figure's sides in neutral words until the author gives others, and leads there", async ({
  app,
}) => {
  const effects = { yi: [0.2, 0.4, 0.1], vi: [0.04, 0.05, 0.03] };
  await openDocument(app, projectOf("No sides", "GEN", ["A 2001", "B 2002", "C 2003"], effects));
  const dialog = app.getByRole("dialog", { name: "Export figure" });
  const lack = dialog.getByText("The figure says in neutral words what its sides mean");
  await expect(app.locator('svg.scene text[data-edits="positive"]').first()).toHaveText("Higher values");
  await app.getByRole("button", { name: "Export figure" }).click();
  await expect(lack).toBeVisible();
  await dialog.getByRole("combobox", { name: "Figure", exact: true }).selectOption("profile");
  await expect(lack).toHaveCount(0);
  await dialog.getByRole("combobox", { name: "Figure", exact: true }).selectOption("forest");
  await dialog.getByRole("button", { name: "Say it under Effects" }).click();
  await app.getByLabel("A positive effect means").fill("favours the programme");
  await app.getByLabel("A negative effect means").fill("favours the waiting list");
  await goTo(app, "Results");
  await app.getByRole("button", { name: "Export figure" }).click();
  await expect(dialog.getByRole("img", { name: /^Preview: / })).toBeVisible();
  await expect(lack).toHaveCount(0);
});

test("says a figure in the user's own words, shows its numbers, and sounds only when asked", async ({
  app,
}) => {
  await app.getByRole("button", { name: "About this figure" }).click();
  const about = app.getByRole("region", { name: "About this figure" });
  const alt = about.getByRole("textbox", { name: "Alternative text" });
  await expect(alt).toHaveValue(/studies with/);
  await alt.fill("Eighteen trials; all but a few in favour.");
  await about.getByRole("textbox", { name: "Title" }).fill("Figure 1. Stress");
  await expect(app.locator("svg.scene desc").first()).toContainText("Eighteen trials");
  await expect(app.locator('svg.scene text[data-edits="title"]')).toHaveText("Figure 1. Stress");
  await expect(about.getByRole("row", { name: /Random effects/ })).toBeVisible();
  await expectAccessible(app);
  await about.getByRole("button", { name: "Write it from the results again" }).click();
  await expect(alt).toHaveValue(/studies with/);

  await app.getByRole("button", { name: "Listen" }).click();
  const sound = app.getByRole("region", { name: "Listen to the figure" });
  await expect(sound.getByRole("status")).toContainText("Nothing sounds until you press Play");
  await sound.getByRole("button", { name: "Play" }).press("Enter");
  await expect(sound.getByRole("status")).toContainText("weight");
  await sound.getByRole("button", { name: "Pause" }).click();
  await sound.getByRole("button", { name: "Stop" }).click();
  // One by one, by its button and by keys: from the study heard last, up to the pooled effect.
  const heard = sound.getByRole("status");
  const first = await heard.textContent();
  await sound.getByRole("button", { name: "Next study" }).click();
  await expect(heard).not.toHaveText(first ?? "");
  await app.keyboard.press("ArrowLeft");
  await expect(heard).toHaveText(first ?? "");
  for (let step = 0; step < 20; step += 1) await app.keyboard.press("ArrowRight");
  await expect(heard).toHaveText("Pooled effect: 0.58 [0.38, 0.78]");
  await expectAccessible(app);
});

test("edits texts where they stand, and moves studies by key and by pointer", async ({ app }) => {
  await expect(app.getByRole("button", { name: "About this figure" })).toBeVisible();
  const studies = app.locator("svg.scene .scene-study");
  const names = async (): Promise<string[]> =>
    (await studies.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""))).map(
      (label) => label.split(":")[0] ?? "",
    );
  const [first = "", second = "", third = ""] = await names();
  await studies.first().focus();
  await expect(app.getByRole("tooltip")).toContainText(first);
  await app.keyboard.press("Escape");
  await expect(app.getByRole("tooltip")).toHaveCount(0);
  await app.keyboard.press("Alt+ArrowDown");
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual([second, first, third]);
  await expect(studies.nth(1)).toBeFocused();
  await app.keyboard.press("F2");
  await app.getByRole("textbox", { name: `Name of the study ${first}` }).fill("Renamed 2001");
  await app.keyboard.press("Enter");
  await expect.poll(async () => (await names())[1]).toBe("Renamed 2001");

  const [from, to] = [await studies.nth(1).boundingBox(), await studies.nth(0).boundingBox()];
  await app.mouse.move(from!.x + 40, from!.y + from!.height / 2);
  await app.mouse.down();
  await app.mouse.move(to!.x + 40, to!.y + to!.height / 2, { steps: 4 });
  // The line where the study would go lies at the edge of the one whose place it takes.
  const line = await app.locator(".study-drop-line").boundingBox();
  expect(Math.abs(line!.y - to!.y)).toBeLessThan(3);
  expect(line!.width).toBeGreaterThan(200);
  await app.mouse.up();
  await expect.poll(async () => (await names()).slice(0, 2)).toEqual(["Renamed 2001", second]);
  await expect(app.getByRole("dialog")).toHaveCount(0);

  const side = app.locator('svg.scene text[data-edits="negative"]');
  await side.focus();
  await app.keyboard.press("Enter");
  await app.keyboard.press("Escape");
  await expect(side).toBeFocused();
  await app.locator('svg.scene text[data-edits="effect-name"]').first().click();
  await app.getByRole("textbox", { name: "Name of the effect" }).fill("Cohen's d");
  await app.keyboard.press("Enter");
  await expect(app.locator('svg.scene text[data-edits="effect-name"]').first()).toContainText("Cohen's d");
});

test("copies a figure as a drawing and as text, without a complaint of the browser", async ({ app }) => {
  await app.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.getByRole("button", { name: "Export figure" }).click();
  const dialog = app.getByRole("dialog", { name: "Export figure" });
  await expect(dialog.getByRole("img", { name: /^Preview: / })).toBeVisible();
  await dialog.getByRole("button", { name: "Copy as SVG" }).click();
  await expect(dialog.getByText("Copied as text, with the font")).toBeVisible();
  const copied = await app.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const textOf = async (type: string): Promise<string> => (await item?.getType(type))?.text() ?? "";
    return { whole: await textOf("text/plain"), drawing: await textOf("image/svg+xml") };
  });
  expect(copied.whole).toContain("font/woff2;base64,");
  for (const svg of [copied.whole, copied.drawing]) expect(svg).toContain("DanitzOrsillo");
});

test("keeps the study one is at lit on the next page and in the next plot", async ({ app }) => {
  const lit = app.locator("[data-row-id].lit");
  await goTo(app, "Data");
  await app.getByRole("grid").locator('[data-row="2"] [data-col="3"]').click();
  await goTo(app, "Results");
  await expect(lit).toHaveCount(1);
  await expect(lit).toHaveAttribute("aria-label", /DanitzOrsillo/);
  await app.getByRole("tab", { name: "Funnel" }).click();
  await expect(lit).toHaveAttribute("aria-label", /DanitzOrsillo/);
  await app.locator(".scene-study").first().hover();
  await expect(lit).not.toHaveAttribute("aria-label", /DanitzOrsillo/);
  await choice(app, "Between-study variance").focus();
  await app.mouse.move(2, 2);
  await expect(lit).toHaveCount(0);
});
