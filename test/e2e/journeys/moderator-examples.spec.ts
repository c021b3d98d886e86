import { expect, exportAs, openSample, test } from "./app.ts";

const EXAMPLES = [
  [/Writing to learn at school/, "0.22", ["wic in class", "length", "feedback", "meta"]],
  [/Cognitive-behavioural therapy and recidivism/, "1.5", ["setting", "hrs_total", "program"]],
  [/Facilitators in general practices/, "0.56", ["tailor", "meetings", "pperf"]],
] as const;

for (const [title, pooled, moderators] of EXAMPLES) {
  test(`opens ${title.source} with its moderators, and takes them away as a table and as R`, async ({
    app,
  }) => {
    await openSample(app, title);
    await expect(app.locator(".say")).toContainText(pooled);
    const table = await exportAs(app, /Moderators \(CSV\)/);
    expect(table.split("\r\n")[0]).toContain("part,of,level,k,estimate");
    for (const name of moderators) expect(table).toContain(name.split(" ")[0]!);
    expect(table).toContain("expected,profile");
    const script = await exportAs(app, /R script/);
    expect(script).toContain("res_mods <- rma(");
    expect(script).toContain('check("regression: coefficients"');
  });
}
