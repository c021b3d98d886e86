import type { AnalysisDocument } from "@treeline/engine";
import { choice, expect, exportAs, goTo, sentence, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

const STUDIES = ["Adler 2015", "Berg 2016", "Costa 2018", "Dubois 2019"];

test("corrects correlations for unreliability, and tells of it in ledger and script", async ({ app }) => {
  const columns = { r: [0.3, 0.25, 0.4, 0.1], n: [100, 60, 250, 80], alpha: [0.36, null, 0.81, null] };
  const document = projectOf("Correlations", "COR", STUDIES, columns);
  await openDocument(app, {
    ...document,
    roles: { ...document.roles, inputs: { ri: "r", ni: "n" } },
  });
  const before = await sentence(app).textContent();
  await goTo(app, "Effects");
  const section = app.locator(".artefacts");
  await choice(app, "Correction").selectOption("attenuation");
  await expect(app.getByText("has nothing to go by").first()).toBeVisible();
  await choice(app, "Reliability of Y (the outcome)").selectOption("alpha");
  await expect(section).toContainText("4 effects corrected.");
  await expect(section).toContainText("a reliability of Y of 0.585, the mean of the 2 studies");
  await expect(app.getByRole("row", { name: /Adler/ })).toContainText("0.50");
  await expectAccessible(app, ".artefacts");
  await choice(app, "Studies that do not report one").selectOption("given");
  await section.getByLabel("Reliability of Y, where not reported").fill("0.25");
  await expect(app.getByRole("row", { name: /Berg/ })).toContainText("0.50");
  await goTo(app, "Results");
  await expect(sentence(app)).not.toHaveText(before ?? "");
  await app.getByRole("tab", { name: "Ledger" }).click();
  await expect(app.getByText("All 4 effects were corrected one by one for artefacts")).toBeVisible();
  expect(await exportAs(app, /R script/)).toContain("ryy[is.na(ryy)] <- 0.25");
});

test("takes ordinal counts as lists, and amounts for empty cells by group", async ({ app }) => {
  const document = projectOf("Ordinal", "GENOR", STUDIES.slice(0, 2), {
    ai: [0, 3],
    n1: [50, 40],
    ci: [2, 1],
    n2: [150, 20],
  });
  const lists: AnalysisDocument["table"]["columns"] = [
    { name: "drug", kind: "text", values: ["12/30/40/18", "5/9/20/30"] },
    { name: "placebo", kind: "text", values: ["20/35/30/15", "9/9/20/30"] },
  ];
  await openDocument(app, {
    ...document,
    table: { ...document.table, columns: [...document.table.columns, ...lists] },
    roles: { ...document.roles, inputs: { o1i: "drug", o2i: "placebo" } },
  });
  await expect(sentence(app)).toContainText("2 studies");
  await goTo(app, "Effects");
  await choice(app, "Pairs in the same category").selectOption("drop");
  await expect(app.getByRole("row", { name: /Adler/ })).toContainText("200");
  await choice(app, "Effect measure").selectOption("VE");
  await choice(app, "Amount in each group").selectOption("tacc");
  await expect(app.getByText("0.25 was added to both cells of group 1 and 0.75")).toBeAttached();
  await expect(choice(app, "Shown as")).toContainText("efficacy in percent");
});
