import { choice, expect, exportAs, goTo, sentence, test } from "./app.ts";
import { openDocument, projectOf } from "./open-document.ts";

test("a missing SD is filled in from the other studies, on record everywhere", async ({ app }) => {
  const studies = ["Ahlberg 2014", "Brandt 2016", "Cole 2019", "Dahl 2021"];
  await openDocument(
    app,
    projectOf("Missing SDs", "MD", studies, {
      m1i: [10, 11, 12, 10.5],
      sd1i: [4, 5, null, 4.5],
      n1i: [30, 40, 35, 50],
      m2i: [9, 9.5, 10, 9.2],
      sd2i: [4.2, 4.8, null, 4.4],
      n2i: [31, 39, 36, 48],
    }),
  );
  await expect(sentence(app)).toContainText("3 studies");
  await goTo(app, "Effects");
  await choice(app, "Missing SDs").selectOption("pooled");
  await goTo(app, "Results");
  await expect(sentence(app)).toContainText("4 studies");
  await app.getByRole("tab", { name: "Ledger" }).click();
  const line = app.locator(".ledger tbody tr").filter({ hasText: "Cole 2019" });
  await expect(line).toContainText("the pooled SD of 3 other studies");
  await expect(app.locator(".ledger-sentences")).toContainText("the pooled SD of 3 other studies");
  const script = await exportAs(app, /R script/);
  expect(script).toContain("the pooled SD of 3 other studies");
  expect(script).toContain("Cole 2019");
  await app.getByRole("button", { name: "Undo" }).click();
  await expect(sentence(app)).toContainText("3 studies");
});

test("a missing correlation is taken from the other studies, and swept in the derivation", async ({
  app,
}) => {
  const studies = ["Ahlberg 2014", "Brandt 2016", "Cole 2019"];
  await openDocument(
    app,
    projectOf("Missing correlations", "MC", studies, {
      m1i: [10, 11, 12],
      sd1i: [4, 5, 4.4],
      m2i: [9, 9.5, 10],
      sd2i: [4.2, 4.8, 4.1],
      ni: [31, 39, 36],
      ri: [0.6, 0.7, null],
    }),
  );
  await goTo(app, "Effects");
  await choice(app, "Missing pre-post correlations").selectOption("mean");
  await goTo(app, "Results");
  await app.getByRole("tab", { name: "Ledger" }).click();
  const line = app.locator(".ledger tbody tr").filter({ hasText: "Cole 2019" });
  await expect(line).toContainText("the mean of 2 other studies");
  await expect(app.locator(".ledger-sentences")).toContainText("the mean of 2 other studies");
  await line.getByRole("button", { name: "Cole 2019" }).click();
  await expect(app.getByRole("dialog")).toContainText("the mean of 2 other studies");
});
