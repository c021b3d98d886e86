import { readFileSync } from "node:fs";
import { reportToCsv, restoreDocument, runAnalysis } from "@treeline/engine";
import { choice, downloadText, expect, exportAs, goTo, openSample, sentence, test, tile } from "./app.ts";

/** The BCG trials as a spreadsheet in a German locale might save them: semicolons, a BOM, an unusable cell, made-up headers. */
const BCG_CSV = `\uFEFF"Trial";"vaccinated ill";"vaccinated well";"control ill";"control well"
Aronson;4;119;11;128
"Ferguson & Simes";6;300;29;274
Rosenthal 1960;3;228;11;209
Hart & Sutherland;62;13536;248;12619
Frimodt-Moller;33;5036;47;5761
Stein & Aronson;180;1361;372;1079
Vandiviere;8;2537;10;619
TPT Madras;505;87886;499;87892
Coetzee & Berjak;29;7470;45;7232
Rosenthal 1961;17;1699;65;1600
Comstock 1974;186;50448;141;27197
Comstock & Webster;5;2493;3;2338
Comstock 1976;27;16886;29;17825
"Not <b>usable</b>";many;10;5;20
`;

test("opens on a sample that is already computed", async ({ app }) => {
  await expect(sentence(app)).toContainText("18 studies");
  await expect(sentence(app)).toContainText("0.58 [0.38, 0.78]");
  await expect(tile(app, "Cochran Q")).toContainText("45.5");
  await expect(app.locator("svg [data-row-id]").first()).toBeVisible();
});

test("goes from a CSV file to roles, numbers, plots and exports, and survives a reload", async ({ app }) => {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const dialog = app.getByRole("dialog");
  const chooser = app.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({
    name: "bcg.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(BCG_CSV, "utf8"),
  });
  await expect(choice(app, "Separator")).toHaveValue(";");
  const preview = dialog.getByRole("region", { name: "The first rows as understood" });
  await expect(preview.getByRole("row")).toHaveCount(6);
  await expect(dialog).toContainText("Ferguson & Simes");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog).toBeHidden();
  await goTo(app, "Data");
  await expect(app.getByRole("grid")).toHaveAttribute("aria-rowcount", "15");

  await goTo(app, "Effects");
  await choice(app, "Effect measure").selectOption({ label: "Risk ratio" });
  await choice(app, "Study name").selectOption("Trial");
  await choice(app, "Events, group 1").selectOption("vaccinated ill");
  await app.getByText("Other ways to give it").click();
  await choice(app, "Non-events, group 1").selectOption("vaccinated well");
  await choice(app, "Events, group 2").selectOption("control ill");
  await choice(app, "Non-events, group 2").selectOption("control well");

  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("13 studies");
  // exp(-0.7145), exp(-1.1084), exp(-0.3206): REML with Knapp-Hartung.
  await expect(sentence(app)).toContainText("0.49 [0.33, 0.73]");
  await expect(tile(app, "Between-study")).toContainText("0.313");
  await expect(tile(app, "Cochran Q")).toContainText("152");
  await expect(app.locator("#messages")).toContainText("Not <b>usable</b>");
  await expect(app.locator("#messages b b")).toHaveCount(0);

  await choice(app, "Between-study variance").selectOption("DL");
  await expect(tile(app, "Between-study")).toContainText("0.309");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(tile(app, "Between-study")).toContainText("0.313");
  await app.getByRole("button", { name: "Redo" }).click();
  await expect(tile(app, "Between-study")).toContainText("0.309");

  const svg = await exportAs(app, /Forest plot/);
  expect(svg).toMatch(/^<(\?xml|svg)/);
  expect(svg).toContain("Ferguson &amp; Simes");
  expect(svg).not.toMatch(/NaN|undefined|<script|foreignObject/);
  const script = await exportAs(app, /R script/);
  expect(script).toMatch(/method\s*=\s*"DL"/);

  await expect(app.getByText(/Saved on this device/)).toBeVisible();
  await app.reload();
  await expect(sentence(app)).toContainText("13 studies");
  await expect(tile(app, "Between-study")).toContainText("0.309");
});

test("leaves a study out with a click on the plot, lists it, and takes it back", async ({ app }) => {
  const study = app.locator("svg [data-row-id]").filter({ hasText: "DanitzOrsillo" }).first();
  await study.click();
  const popover = app.getByRole("dialog", { name: /DanitzOrsillo/ });
  await popover.getByLabel("Reason").fill("outlier");
  const scrolled = (): Promise<number> => app.locator("main").evaluate((main) => main.scrollTop);
  const before = await scrolled();
  await popover.getByRole("button", { name: "Leave out" }).click();
  await expect(sentence(app)).toContainText("17 studies");
  expect(await scrolled()).toBe(before);
  await expect(app.locator("#messages")).toContainText("outlier");
  await expect(app.locator("svg")).toContainText(["DanitzOrsillo"]);
  await study.click();
  await expect(popover).toContainText("outlier");
  await app.keyboard.press("Escape");
  await app.locator("#messages").getByRole("button", { name: "Use again" }).click();
  await expect(sentence(app)).toContainText("18 studies");
});

test("saves a project that opens again with the same numbers", async ({ app }) => {
  await openSample(app, /BCG/);
  await expect(sentence(app)).toContainText("13 studies");
  const before = await sentence(app).textContent();
  const saved = await downloadText(app, () => app.getByRole("button", { name: "Save project" }).click());
  expect(JSON.parse(saved)).toEqual(
    JSON.parse(readFileSync(new URL("../../../examples/bcg-vaccine/analysis.json", import.meta.url), "utf8")),
  );
  await openSample(app, /Third-wave/);
  await expect(sentence(app)).toContainText("18 studies");
  const chooser = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Open" }).click();
  await (await chooser).setFiles({
    name: "project.json",
    mimeType: "application/json",
    buffer: Buffer.from(saved),
  });
  await expect(sentence(app)).toHaveText(before ?? "");
});

test("draws the funnel plain and with significance contours", async ({ app }) => {
  await app.getByRole("tab", { name: "Funnel", exact: true }).click();
  await expect(app.locator("svg [data-row-id]")).toHaveCount(18);
  await choice(app, "Funnel").selectOption({ label: "Significance contours" });
  await expect(app.locator("svg").filter({ hasText: ".01 < p < .05" })).toBeVisible();
  const svg = await exportAs(app, /Funnel plot/);
  expect(svg).toContain(".01 &lt; p &lt; .05");
});

test("shows in the funnel what the audit makes of small studies", async ({ app }) => {
  await app.getByRole("tab", { name: "Funnel", exact: true }).click();
  await choice(app, "From the audit").selectOption({ label: "Studies and lines" });
  const drawing = app.locator("svg.scene");
  await expect(drawing).toContainText("8 filled in");
  await expect(drawing.locator("circle.study-excluded")).toHaveCount(8);
  await expect(drawing).toContainText("PEESE");
  const svg = await exportAs(app, /Funnel plot/);
  expect(svg).toContain("8 filled in");
});

test("gives the command line's numbers to the last bit", async ({ app }) => {
  await openSample(app, /BCG/);
  await expect(sentence(app)).toContainText("13 studies");
  const file = new URL("../../../examples/bcg-vaccine/analysis.json", import.meta.url);
  const restored = restoreDocument(JSON.parse(readFileSync(file, "utf8")));
  if (!restored.ok) throw new Error("the example is not a document");
  const { studies, summary } = reportToCsv(runAnalysis(restored.value), restored.value);
  expect(await exportAs(app, /Effects and weights/)).toBe(studies);
  expect(await exportAs(app, /Results \(CSV\)/)).toBe(summary);
});

test("takes a given tau2 and given ends of the axis, and says what is wrong with one", async ({ app }) => {
  await choice(app, "Between-study variance").selectOption({ label: "given value" });
  await app.getByRole("textbox", { name: "Value of \u03c4\u00b2" }).fill("0.25");
  await expect(tile(app, "Between-study")).toContainText("0.500");
  await app.getByRole("textbox", { name: "Value of \u03c4\u00b2" }).fill("-1");
  await expect(app.getByRole("alert").or(app.locator(".field-error"))).not.toHaveCount(0);
  await expect(tile(app, "Between-study")).toContainText("0.500");
  await choice(app, "Between-study variance").selectOption("DL");
  await expect(tile(app, "Between-study")).toContainText("0.274");
});
