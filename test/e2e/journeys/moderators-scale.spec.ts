import { type AnalysisDocument, createModerator, createModerators } from "@treeline/engine";
import { expect, exportAs, test } from "./app.ts";
import { openSetup } from "./moderated.ts";
import { openDocument, projectOf } from "./open-document.ts";

const k = 24;

/** Online studies scatter widely, group studies hardly; the document names both moderators, and asks nothing of tau2 yet. */
function project(): AnalysisDocument {
  const studies = Array.from({ length: k }, (_, i) => `Study ${i + 1}`);
  const base = projectOf("Does tau depend on the format?", "GEN", studies, {
    yi: studies.map((_, i) => 0.3 + (i % 2 === 0 ? 0.9 : 0.35) * Math.cos(1 + 2.3 * i)),
    vi: studies.map(() => 0.03),
  });
  const format = studies.map((_, i) => (i % 2 === 0 ? "online" : "group"));
  const hours = studies.map((_, i) => 2 + ((i * 7) % 11));
  return {
    ...base,
    table: {
      ...base.table,
      columns: [
        ...base.table.columns,
        { name: "format", kind: "text", values: format },
        { name: "hours", kind: "number", values: hours, unparsed: {} },
      ],
    },
    model: { ...base.model, test: "z" },
    moderators: createModerators({
      variables: [
        createModerator({ column: "format", kind: "factor", role: "format" }),
        createModerator({ column: "hours", kind: "numeric", role: "dose" }),
      ],
      terms: [["format"]],
    }),
  };
}

test("asks whether heterogeneity depends on the format, reads the answer and draws it", async ({ app }) => {
  await openDocument(app, project());
  await app.locator(".steps").getByRole("button", { name: "Moderators" }).click();
  await openSetup(app);
  await app.getByText("Does the heterogeneity depend on a moderator?", { exact: true }).first().click();
  await app
    .getByRole("group", { name: "Does the heterogeneity depend on a moderator?" })
    .getByLabel("format")
    .check();
  await app.getByRole("tab", { name: "Further analyses" }).click();
  const section = app.getByRole("region", { name: "Does the heterogeneity depend on a moderator?" });
  await expect(section).toContainText("Heterogeneity depends on format (likelihood-ratio test");
  await expect(section).toContainText(
    /Heterogeneity is larger with format online: τ\s0\.\d+, against 0\.\d+/,
  );
  await expect(section.getByRole("table").first()).toContainText("LRT(1)");
  await expect(section.locator(".mark.diamond").first()).toBeVisible();

  await app.getByRole("button", { name: "identity" }).or(app.getByLabel("identity")).first().click();
  await expect(section).toContainText("by the identity link");
  const script = await exportAs(app, /R script/);
  expect(script).toContain("scale = ~ format");
  expect(script).toContain('link = "identity"');
});
