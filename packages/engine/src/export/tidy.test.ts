import { expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { createModerator, createModerators } from "../document/moderators.ts";
import { guardFormula } from "../table/to-delimited.ts";
import { reportToCsv } from "./tidy.ts";

const document = createDocument({
  table: {
    rowIds: ["a", "b", "c"],
    columns: [
      { name: "study", kind: "text", values: ['Smith, "J"', "=1+1", "Lee"] },
      { name: "yi", kind: "number", values: [-0.1, 0.3, null], unparsed: {} },
      { name: "vi", kind: "number", values: [0.01, 0.04, 0.02], unparsed: {} },
    ],
  },
  roles: { label: "study", inputs: { yi: "yi", vi: "vi" }, weights: null },
});

it("writes one row per study entered, quoting text and keeping spreadsheets from running it", () => {
  const lines = reportToCsv(runAnalysis(document), document).studies.trimEnd().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^a,"Smith, ""J""",used,-0\.1,0\.01,0\.1,-0\.29599/);
  expect(lines[2]).toMatch(/^b,'=1\+1,used,0\.3,0\.04,0\.2,/);
  expect(lines[3]).toMatch(/^c,Lee,not used,,,,,,,"?Lee/);
});

it.each(["=1+1", "+1", "-1", "@x", "'=1"])("guards the label %j and no number", (label) => {
  const [study, ...numbers] = document.table.columns;
  const columns = [{ ...study!, kind: "text" as const, values: [label, "B", "C"] }, ...numbers];
  const changed = { ...document, table: { ...document.table, columns } };
  const { studies } = reportToCsv(runAnalysis(changed), changed);
  const [, row] = studies.split("\r\n");
  expect(row).toMatch(/^a,"?'/);
  expect(row).toContain(",used,-0.1,");
});

it.each(["\tx", "\rx"])("guards %j too", (text) => expect(guardFormula(text)).toBe(`'${text}`));

it("gives Wald's interval beside the Knapp-Hartung one of few studies, and nothing for what one study has not", () => {
  const two = runAnalysis(document);
  const { summary } = reportToCsv(two, document);
  expect(summary).toContain(
    `wald.ci_lower,${two.fit?.wald?.lower}\r\nwald.ci_upper,${two.fit?.wald?.upper}\r\n`,
  );
  const one = { ...document, exclusions: [{ rowId: "b", reason: "" }] };
  const alone = reportToCsv(runAnalysis(one), one).summary.split("\r\n");
  expect(alone).toEqual(
    expect.arrayContaining(["tau2,", "tau,", "i2_tau2,", "i2_q,", "h2_tau2,", "h2_q,", "wald.ci_lower,"]),
  );
});

it("writes the summary unrounded", () => {
  const report = runAnalysis(document);
  const summary = reportToCsv(report, document).summary;
  expect(summary).toContain(`tau2,${report.fit?.tau2.estimate}\r\n`);
  expect(summary).not.toMatch(/NaN|undefined|null/);
});

it("says of a derived effect by which conversions and under which assumptions, and guards what was typed", () => {
  const columns = document.table.columns.slice(0, 1);
  const number = (name: string, values: (number | null)[]) =>
    ({ name, kind: "number", values, unparsed: {} }) as const;
  const mixed = {
    ...document,
    table: {
      ...document.table,
      columns: [...columns, number("p_paired", [0.03, 0.2, null]), number("ni", [30, 40, 20])],
    },
    roles: { label: "study", inputs: { p_paired: "p_paired", ni: "ni" }, weights: null },
    effects: { ...document.effects, measure: "SMD" },
    ledger: { a: { place: "=Table 2, p. 3", note: "as printed", route: null, params: {} } },
  };
  const [header, first, , third] = reportToCsv(runAnalysis(mixed), mixed).studies.split("\r\n");
  expect(header).toMatch(/,reason,route,assumptions,place,note,shown,shown_lower,shown_upper,interval$/);
  expect(first).toContain('"Two-sided p of a paired comparison to t, then Paired t to dz, then ');
  expect(first).toContain(
    'a positive direction; a correlation of 0.5 between the two measurements,"\'=Table 2, p. 3",as printed',
  );
  expect(third).toMatch(/,,,,$/);
});

it("writes what moderators came to in a long table of their own, and none where nothing is asked of them", () => {
  expect(reportToCsv(runAnalysis(document), document).moderators).toBeNull();
  const yi = [0.65, -0.75, -0.21, -0.04, 0.23, 0.03, 0.26, 0.06];
  const asked = createDocument({
    table: {
      rowIds: yi.map((_, i) => `r${i}`),
      columns: [
        { name: "yi", kind: "number", values: yi, unparsed: {} },
        { name: "vi", kind: "number", values: yi.map(() => 0.05), unparsed: {} },
        { name: "format", kind: "text", values: yi.map((_, i) => (i % 2 === 0 ? "online" : "group")) },
      ],
    },
    roles: { label: null, inputs: { yi: "yi", vi: "vi" }, weights: null },
    moderators: createModerators({
      variables: [createModerator({ column: "format", kind: "factor" })],
      terms: [["format"]],
      subgroups: { by: "format", tau2: "common" },
    }),
  });
  const report = runAnalysis(asked);
  const lines = (reportToCsv(report, asked).moderators ?? "").trimEnd().split("\r\n");
  expect(lines[0]).toBe(
    "part,of,level,k,estimate,se,ci_lower,ci_upper,pi_lower,pi_upper,statistic,df1,df2,p,p_adjusted",
  );
  expect(lines.every((line) => line.replaceAll(/"[^"]*"/g, "").split(",").length === 15)).toBe(true);
  const [, slope] = report.moderation!.regression!.coefficients;
  expect(lines).toContainEqual(
    expect.stringContaining(`coefficient,format: online,,8,${slope!.estimate},${slope!.se}`),
  );
  for (const part of [
    "term,format",
    "heterogeneity,residual tau2",
    "marginal mean,format,group,4",
    "subgroup,format,online,4",
  ])
    expect(lines.some((line) => line.startsWith(part))).toBe(true);
});
