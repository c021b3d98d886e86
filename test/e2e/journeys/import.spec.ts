import type { Locator, Page } from "@playwright/test";
import {
  row,
  workbookParts,
  zipParts,
} from "../../../packages/engine/src/table/workbook/write-test-workbook.ts";
import { choice, expect, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";

const STUDIES =
  row(1, ["Study", "yi", "sei", "weeks", "n sessions", "format"]) +
  row(2, ["Adams 2011", 0.42, 0.2, 8, 2, "online"]) +
  row(3, ["Baker 2014", 0.31, 0.15, 4, 1, "online"]) +
  row(4, ["Chan 2016", 0.55, 0.25, '<c s="1"><v>44321</v></c>', 3, "in person"]) +
  row(5, ["Diaz 2019", 0.12, 0.18, 6, 2, "online"]) +
  row(6, ["Evans 2020", 0.77, 0.3, 10, 2, "in person"]);

async function importFile(app: Page, name: string, content: Uint8Array): Promise<void> {
  await goTo(app, "Data");
  await app.getByRole("button", { name: "Import a table" }).click();
  const chosen = app.waitForEvent("filechooser");
  await app.getByRole("button", { name: "Choose a file" }).click();
  await (await chosen).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(content) });
}

function preview(dialog: Locator): Locator {
  return dialog.getByRole("region", { name: "The first rows as understood" });
}

test("imports a sheet, computes a column, filters rows, and undoes it", async ({ app }) => {
  const workbook = zipParts(
    workbookParts([
      { name: "Notes", rows: row(1, ["Extracted in May"]) },
      { name: "Studies", rows: STUDIES },
    ]),
  );
  await importFile(app, "stress.xlsx", workbook);
  const dialog = app.getByRole("dialog");
  await expect(dialog.getByRole("combobox", { name: "Sheet" })).toHaveValue("Studies");
  await expect(dialog).toContainText("Cell D4");
  await expect(dialog).toContainText("2021-05-05");
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("5 studies");

  await goTo(app, "Data");
  await app.getByRole("button", { name: "New column from formula" }).click();
  const name = dialog.getByRole("textbox", { name: "Name of the column" });
  await expect(name).toBeFocused();
  await name.fill("dose_hours");
  const formula = dialog.getByRole("textbox", { name: "Formula" });
  await formula.fill("weeks * n sessions");
  await expect(dialog).toContainText("backticks round names with spaces");
  await formula.fill("weeks * `n sessions` * 1.5");
  await expect(dialog.getByRole("table")).toContainText("24");
  await expect(dialog).toContainText("1 of 5 rows have no value");
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Add the column" }).click();
  const grid = app.getByRole("grid");
  const computed = grid.getByRole("gridcell", { name: "24", exact: true });
  await expect(computed).toHaveAttribute("title", "dose_hours = weeks * `n sessions` * 1.5");
  await computed.click();
  await app.keyboard.type("9");
  await expect(grid.locator("input.cell-editor")).toHaveCount(0);
  // What a formula computes is changed in the formula.
  await expect(app.getByRole("dialog", { name: "Formula of dose_hours" })).toBeVisible();
  await expect(formula).toBeFocused();
  await app.keyboard.press("Escape");
  await expect(computed).toBeFocused();

  await app.getByRole("button", { name: "Filter rows" }).click();
  const condition = dialog.getByRole("textbox", { name: /Keep the rows/ });
  await condition.fill("dose_hours > 5");
  await expect(dialog).toContainText("4 of 5 rows are kept");
  await condition.fill('format == "online"');
  await expect(dialog).toContainText("3 of 5 rows are kept");
  await dialog.getByRole("button", { name: "Apply the filter" }).click();
  await expect(app.getByRole("button", { name: "Filter: 3 of 5 rows used" })).toBeVisible();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");
  await expect(
    app.getByText('left out by the filter: format == "online"', { exact: false }).first(),
  ).toBeAttached();

  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app)).toContainText("5 studies");
});

test("puts arms side by side, and remembers how for the next file with these columns", async ({ app }) => {
  const file = new TextEncoder().encode(
    "study,arm,outcome,n,mean,sd\nA,yoga,stress,20,5,2\nA,control,stress,22,7,2.5\nB,yoga,stress,30,5.5,2\nB,control,stress,29,6,2\n",
  );
  await importFile(app, "arms.csv", file);
  const dialog = app.getByRole("dialog");
  await expect(dialog.getByRole("combobox", { name: "Reference arm" })).toHaveValue("control");
  await expect(preview(dialog)).toContainText("mean 2");
  await dialog.getByRole("combobox", { name: "Reference arm" }).selectOption("yoga");
  await expect(preview(dialog)).toContainText("control");
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await importFile(app, "arms-again.csv", file);
  await expect(dialog.getByRole("combobox", { name: "Reference arm" })).toHaveValue("yoga");
  await expect(dialog).toContainText("As you read the last file");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("2 studies");
});

test("lists every column with what was made of it, takes roles by hand, and remembers them", async ({
  app,
}) => {
  const file = new TextEncoder().encode(
    "study,effect x,sei,p,comment\nA,0.1,0.2,< .05,fine\nB,0.3,0.2,p=.03,\nC,0.2,0.1,0.4,odd\n",
  );
  await importFile(app, "odd.csv", file);
  const dialog = app.getByRole("dialog");
  const columns = dialog.getByRole("region", { name: "What is made of each column" });
  await expect(columns.getByRole("row", { name: /comment/ })).toContainText("kept as text");
  await expect(columns.getByRole("row", { name: /p below/ })).toBeVisible();
  await expect(dialog).toContainText("only a bound on p");
  await dialog.getByRole("combobox", { name: "Effect measure" }).selectOption("GEN");
  await columns.getByRole("combobox", { name: "Role of effect x" }).selectOption("yi");
  await expectAccessible(app);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");

  await importFile(app, "odd-again.csv", file);
  await expect(columns.getByRole("combobox", { name: "Role of effect x" })).toHaveValue("yi");
  await expect(dialog).toContainText("Roles as you gave them to the last table");
});

test("reads percentages in a column and in the calculator", async ({ app }) => {
  await importFile(
    app,
    "rated.csv",
    new TextEncoder().encode("study,very helpful,n\nA,69 %,100\nB,55 %,80\nC,61 %,120\n"),
  );
  const dialog = app.getByRole("dialog");
  await expect(dialog.getByRole("combobox", { name: "Role of very helpful" })).toHaveValue("percent");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");
});

test("splits cells with several numbers, gives them roles, and leaves them whole when told", async ({
  app,
}) => {
  const file = new TextEncoder().encode(
    "study\tOR (95% CI)\tp\nA\t2.1 (1.2-3.7)\t< .05\nB\t1.5 (0.9-2.5)\t.12\nC\t0.8 (0.5-1.3)\t.4\n",
  );
  await importFile(app, "ratios.tsv", file);
  const dialog = app.getByRole("dialog");
  await expect(preview(dialog)).toContainText("OR lower");
  await expect(preview(dialog).locator("td.unread")).toHaveCount(0);
  const columns = dialog.getByRole("region", { name: "What is made of each column" });
  await expect(columns.getByRole("combobox", { name: "Role of OR lower" })).toHaveValue("or_lb");
  await expectAccessible(app);
  const split = dialog.getByRole("checkbox", { name: /Put several numbers of one cell into columns/ });
  await split.uncheck();
  await expect(preview(dialog)).not.toContainText("OR lower");
  await split.check();
  await expect(preview(dialog)).toContainText("OR lower");
  await dialog.getByRole("combobox", { name: "Effect measure" }).selectOption("SMD");
  await expect(columns.getByRole("combobox", { name: "Role of OR lower" })).toHaveValue("or_lb");
  await dialog.getByRole("combobox", { name: "Effect measure" }).selectOption("OR");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 studies");
});

test("reads a table with the arms in columns as it stands, and keeps its controls when a layout fails", async ({
  app,
}) => {
  const file = new TextEncoder().encode(
    "study,arm_t,arm_c,outcome,n_t,n_c,p_reported\nA,yoga,waitlist,stress,20,21,<.001\nA,yoga,waitlist,sleep,20,21,.03\nB,tai chi,none,stress,30,31,.2\n",
  );
  await importFile(app, "wide.csv", file);
  const dialog = app.getByRole("dialog");
  const layout = dialog.getByRole("combobox", { name: "Layout" });
  await expect(layout).toHaveValue("wide");
  await expect(preview(dialog)).toContainText("p_reported below");
  await layout.selectOption("long");
  await dialog.getByRole("combobox", { name: "Arm", exact: true }).selectOption("arm_c");
  await dialog.getByRole("combobox", { name: "Reference arm" }).selectOption("none");
  await expect(dialog).toContainText("No study has the arm");
  await expect(dialog.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
  await layout.selectOption("wide");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("3 effects of 2 studies");
});

test("reads a packed review of RevMan with its measure, its way to pool and its level", async ({ app }) => {
  const rows = [
    "Analysis group,Analysis number,Analysis name,Subgroup,Study,Experimental cases,Experimental N,Control cases,Control N",
    "1,1,Dropout,,Smith 2001,4,40,9,41",
    "1,1,Dropout,,Lee 2005,9,40,12,39",
    "1,1,Dropout,,Kaya 2009,7,55,13,52",
  ];
  const settings = [
    "Analysis group,Analysis number,Analysis name,Data type,Statistical method,Effect measure,Analysis model,Estimate CI",
    "1,1,Dropout,Dichotomous,Mantel-Haenszel,Odds Ratio,Fixed effect,90%",
  ];
  const packed = zipParts({
    "CD1/CD1-data-rows.csv": rows.join("\n"),
    "CD1/CD1-overall-estimates-and-settings.csv": settings.join("\n"),
  });
  await importFile(app, "CD1-data.zip", packed);
  const dialog = app.getByRole("dialog");
  await expect(dialog).toContainText("Mantel-Haenszel, one fixed effect, normal intervals");
  await expect(dialog.getByRole("combobox", { name: "Effect measure" })).toHaveValue("OR");
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await goTo(app, "Results");
  // R: exp(c(coef(res), res$ci.lb, res$ci.ub)) of rma.mh(ai, bi, ci, di, measure = "OR", level = 90)
  await expect(sentence(app)).toContainText("3 studies");
  await expect(sentence(app)).toContainText("[0.29, 0.83]");
  await expect(choice(app, "How to pool")).toHaveValue("MH");
});

test("says why a file cannot be opened, and changes nothing", async ({ app }) => {
  const open = async (name: string, text: string): Promise<void> => {
    const chooser = app.waitForEvent("filechooser");
    await app.getByRole("button", { name: "Open", exact: true }).click();
    const file = { name, mimeType: "application/json", buffer: Buffer.from(text) };
    await (await chooser).setFiles(file);
  };
  await open("cut.json", '{"schema": 1, "title": "Cut o');
  await expect(app.getByText(/^cut\.json cannot be read as a project: its text is no JSON/)).toBeVisible();
  await open("empty.json", "");
  await expect(app.getByText(/^empty\.json holds nothing/)).toBeVisible();
  await expect(app.getByText(/^cut\.json/)).toHaveCount(0);
  await expect(sentence(app)).toContainText("18 studies");
});
