import type { AnalysisDocument } from "@treeline/engine";
import { expect, test } from "./app.ts";
import { goToAudit, method, openAuditSetup } from "./audited.ts";
import { openDocument, projectOf } from "./open-document.ts";

const STUDIES = ["Original", "Second", "Replication", "Another"];

/** A project with further columns that play no role. */
function withColumns(
  document: AnalysisDocument,
  columns: AnalysisDocument["table"]["columns"],
): AnalysisDocument {
  return { ...document, table: { ...document.table, columns: [...document.table.columns, ...columns] } };
}

test("names the column of people without outcome, and sees what they could change", async ({ app }) => {
  const counts = {
    ai: [25, 29, 12, 19],
    n1i: [50, 47, 29, 64],
    ci: [18, 20, 2, 14],
    n2i: [51, 34, 30, 64],
  };
  const numbers = (name: string, values: readonly number[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  await openDocument(
    app,
    withColumns(projectOf("Haloperidol", "RR", STUDIES, counts), [
      numbers("lost 1", [2, 22, 1, 2]),
      numbers("lost 2", [0, 34, 1, 2]),
    ]),
  );
  await goToAudit(app);
  const setup = await openAuditSetup(app);
  await setup.getByLabel("Missing outcomes", { exact: true }).check();
  await expect(setup).toContainText("No columns tell how many people of each group have no outcome");
  await setup.getByLabel("Unknown outcomes, group 1").selectOption("lost 1");
  await setup.getByLabel("Unknown outcomes, group 2").selectOption("lost 2");
  const card = method(app, "Missing outcomes");
  await expect(card).toContainText("64 people have no outcome");
  await expect(card).toContainText("ICA-b: largest effect");
});

test("tells replications and unselected studies by columns of yes and no", async ({ app }) => {
  const effects = { yi: [0.248, 0.31, 0.1145, 0.05], vi: [0.013, 0.02, 0.0059, 0.008] };
  const words = (name: string, values: readonly string[]) => ({ name, kind: "text", values }) as const;
  await openDocument(
    app,
    withColumns(projectOf("Replicated", "GEN", STUDIES, effects), [
      words("again", ["no", "no", "yes", "yes"]),
      words("selected", ["yes", "yes", "no", "no"]),
    ]),
  );
  await goToAudit(app);
  const setup = await openAuditSetup(app);
  await setup.getByLabel("Replication", { exact: true }).selectOption("again");
  await setup.getByRole("checkbox", { name: "Hybrid of originals and replications" }).check();
  await setup.getByRole("checkbox", { name: "Snapshot of originals and replications" }).check();
  await setup.getByRole("checkbox", { name: "Copas-Jackson bound" }).check();
  await expect(method(app, "Hybrid of originals and replications")).toContainText(
    "2 significant originals and 2 replications",
  );
  await expect(method(app, "Snapshot of originals and replications")).toContainText(
    "posterior probabilities",
  );
  await expect(method(app, "Copas-Jackson bound")).toContainText("It is a bound and not an estimate");
  await setup.getByLabel("Subject to selection").selectOption("selected");
  await expect(app.getByText("2 of 4 studies subject to selection").first()).toBeVisible();
});
