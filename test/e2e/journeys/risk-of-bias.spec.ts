import { choice, drawingOf, expect, goTo, test } from "./app.ts";
import { expectAccessible } from "./axe.ts";
import { openDocument, projectOf } from "./open-document.ts";

const STUDIES = ["Adler 2015", "Berg 2016", "Costa 2018"];

test("finds judgements in the table, asks about unknown words, and draws them", async ({ app }) => {
  const numbers = { yi: [0.3, 0.2, 0.5], vi: [0.02, 0.04, 0.03] };
  const base = projectOf("Judged", "GEN", STUDIES, numbers);
  const cells = ["Low", "some concerns", "maybe"];
  const judged = ["D1", "D2", "D3", "D4", "D5"].map(
    (name) => ({ name, kind: "text", values: name === "D5" ? cells : ["Low", "Low", "High"] }) as const,
  );
  const overall = { name: "Overall", kind: "text", values: ["Low", null, null] } as const;
  await openDocument(app, {
    ...base,
    table: { ...base.table, columns: [...base.table.columns, ...judged, overall] },
  });
  await goTo(app, "Effects");
  const section = app.getByRole("region", { name: "Risk of bias" });
  await expect(section).toContainText("(RoB 2 (randomised trials)): D1, D2, D3, D4, D5, Overall");
  await section.getByRole("button", { name: "Use these columns" }).click();

  const cell = (study: string, domain: RegExp) =>
    section.getByRole("combobox", { name: new RegExp(`^${study}, ${domain.source}`) });
  await expect(cell("Berg 2016", /Bias in selection/)).toHaveValue("some");
  await expect(section).toContainText("“maybe” in 1 cell: Costa 2018, D5");
  await section.getByLabel("“maybe” stands for").selectOption("high");
  await expect(section).toContainText("“maybe” stands for High risk of bias.");
  await expect(cell("Costa 2018", /Bias in selection/)).toHaveValue("high");

  // By keyboard: to the right of the first cell, and a judgement by its sign.
  await cell("Adler 2015", /Bias arising/).focus();
  await app.keyboard.press("ArrowRight");
  await expect(cell("Adler 2015", /Bias due to deviations/)).toBeFocused();
  await app.keyboard.press("x");
  await expect(cell("Adler 2015", /Bias due to deviations/)).toHaveValue("high");
  await expect(section).toContainText("the rule says High");

  // A suggestion is taken only when asked for.
  await expect(cell("Berg 2016", /Overall/)).toHaveValue("");
  await section.getByRole("button", { name: /^Take the 2 suggestions/ }).click();
  await expect(cell("Berg 2016", /Overall/)).toHaveValue("some");
  await expect(cell("Costa 2018", /Overall/)).toHaveValue("high");

  await expect(drawingOf(section, /^Traffic-light plot/)).toBeVisible();
  await section.getByRole("tab", { name: "Risk-of-bias summary" }).click();
  await expect(drawingOf(section, /^Risk-of-bias summary plot/)).toBeVisible();
  await choice(app, "Colours").selectOption("safe");
  for (const scheme of ["light", "dark"] as const) {
    await app.emulateMedia({ colorScheme: scheme });
    await expectAccessible(app, ".risk-of-bias");
  }
  await goTo(app, "Results");
  await expect(app.getByRole("tab", { name: "Traffic-light" })).toBeVisible();
});
