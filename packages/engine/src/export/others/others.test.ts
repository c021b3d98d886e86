import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../../analysis.ts";
import { documentOf } from "../../analysis-testing.ts";
import type { AnalysisDocument, ModelSpec } from "../../document/types.ts";
import { documentToJasp } from "./jasp.ts";
import { documentToPython } from "./python.ts";
import { documentToStata } from "./stata.ts";

const plain: AnalysisDocument = {
  ...documentOf("GEN", { yi: [0.1, 0.4, 0.9, 0.2, 0.5], vi: [0.01, 0.04, 0.02, 0.05, 0.03] }),
  roles: { label: "study", weights: null, inputs: { yi: "yi", vi: "vi" } },
};

const withModel = (model: Partial<ModelSpec>): AnalysisDocument => ({
  ...plain,
  model: { ...plain.model, ...model },
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** What the script prints, and how it ends; where there is no Python its text alone is looked at. */
function run(script: string): { readonly status: number | null; readonly out: string } {
  if (!hasPython) return { status: 0, out: "All numbers agree." };
  const { status, stdout, stderr } = spawnSync("python3", ["-c", script], { encoding: "utf8" });
  return { status, out: stdout + stderr };
}

describe("documentToPython", () => {
  it.each(["REML", "ML", "DL", "HE", "HS", "SJ", "PM", "EB", "DLIT"])("repeats %s", (estimator) => {
    const document = withModel({ estimator });
    const { status, out } = run(documentToPython(document, runAnalysis(document)));
    expect(out).toContain("All numbers agree.");
    expect(status).toBe(0);
  });

  it.each(["z", "t", "knha", "adhoc", "PL"])("repeats the test %s, or says that it does not", (test) => {
    const document = withModel({ test: test === "PL" ? "hybrid" : test, prediction: "riley", level: 0.9 });
    const { status, out } = run(documentToPython(document, runAnalysis(document)));
    expect(out).toContain("All numbers agree.");
    expect(status).toBe(0);
  });

  it("fails where a number is not ours", () => {
    const script = documentToPython(plain, runAnalysis(plain)).replace(
      /same\("Q", cochran_q\(y, v\), /,
      "$&1 + ",
    );
    if (hasPython) expect(run(script)).toMatchObject({ status: 1 });
    expect(script).toContain('same("Q", cochran_q(y, v), 1 + ');
  });

  it("sees a difference in effects of a tiny scale", () => {
    const tiny: AnalysisDocument = {
      ...documentOf("GEN", { yi: [1e-9, 4e-9, 9e-9, 2e-9, 5e-9], vi: [1e-18, 4e-18, 2e-18, 5e-18, 3e-18] }),
      roles: plain.roles,
    };
    const script = documentToPython(tiny, runAnalysis(tiny));
    expect(run(script).out).toContain("All numbers agree.");
    const moved = script.replace(/(same\("pooled effect", mean), /, "$1 * 1.001, ");
    expect(moved).not.toBe(script);
    if (hasPython) expect(run(moved)).toMatchObject({ status: 1 });
  });

  it("holds a hostile label as text", () => {
    const columns = plain.table.columns.map((column) =>
      column.name === "study" && column.kind === "text"
        ? { ...column, values: column.values.map(() => '"]\nimport os #\u{1f600}') }
        : column,
    );
    const hostile = { ...plain, table: { ...plain.table, columns } };
    expect(run(documentToPython(hostile, runAnalysis(hostile))).out).toContain("All numbers agree.");
  });
});

describe("documentToStata", () => {
  it("names the estimator as Stata does, and gives tau2 where Stata lacks it", () => {
    expect(documentToStata(plain, runAnalysis(plain))).toContain("random(reml)");
    expect(
      documentToStata(withModel({ estimator: "PM" }), runAnalysis(withModel({ estimator: "PM" }))),
    ).toContain("random(ebayes)");
    const other = withModel({ estimator: "DLIT" });
    const report = runAnalysis(other);
    const text = documentToStata(other, report);
    expect(text).toContain(`tau2(${String(report.fit?.tau2.estimate)})`);
    expect(text).toContain("* Not reproduced: the estimator DLIT");
  });

  it("adjusts no standard error of a model without random effects, and opens no comment in a title", () => {
    const equal = { ...withModel({ kind: "equal", test: "knha" }), title: "a /* b // c `d'" };
    const text = documentToStata(equal, runAnalysis(equal));
    expect(text).not.toContain("khartung)");
    expect(text).toContain("* Not reproduced: the test and interval by knha.");
    expect(text.split("\n")[0]).toBe("* a / * b / / c 'd'");
  });

  it("leaves no quote or macro in a label", () => {
    const title = { ...plain, effects: { ...plain.effects, effectName: 'a"b`c$d' } };
    expect(documentToStata(title, runAnalysis(title))).toContain('eslabel("abcd")');
  });
});

it("gives JASP the effects and the numbers to be expected", () => {
  const { data, steps } = documentToJasp(plain, runAnalysis(plain));
  expect(data.split("\r\n")[0]).toBe("study,yi,sei");
  expect(data.split("\r\n")[1]).toMatch(/,0\.1,0\.1$/);
  expect(steps).toContain("Numbers to be expected");
  expect(steps).toContain("Method: Restricted ML.");
  const other = withModel({ estimator: "DLIT" });
  expect(documentToJasp(other, runAnalysis(other)).steps).toMatch(
    /Fix Parameters: tick \u03c4\u00b2 and enter 0\.\d+/,
  );
});

it("says that there is nothing to reproduce where nothing was pooled", () => {
  const none = { ...plain, roles: { label: null, inputs: {}, weights: null } };
  for (const text of [documentToPython(none, runAnalysis(none)), documentToStata(none, runAnalysis(none))]) {
    expect(text).toContain("nothing to reproduce");
  }
});
