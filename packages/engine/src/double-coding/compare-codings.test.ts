import { describe, expect, it } from "vitest";
import { createDocument } from "../document/defaults.ts";
import { guessRoles } from "../table/guess-roles.ts";
import { importText } from "../table/import.ts";
import type { StudyTable } from "../table/study-table.ts";
import { compareCodings } from "./compare-codings.ts";
import { resolveDifference } from "./resolve.ts";

function table(text: string): StudyTable {
  const result = importText(text);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value.table;
}

const HEADER = "study,outcome,m1i,sd1i,n1i,m2i,sd2i,n2i,format\n";
const A = table(
  `${HEADER}Smith 2001,stress,5,2,20,7,2,22,online\nSmith 2001,mood,4,1,20,3,1,22,online\nBaker 2005,stress,6,2,30,7,2,30,face\nCole 2009,stress,6,2,31,7,2,30,face\n`,
);
const B = table(
  `${HEADER}baker 2005 ,stress,6,0.2,30,7,2,30,online\nSmith 2001,stress,5,2,20,7,2,22,online\nSmith 2001,mood,4,1,20,3,1,,online\nDiaz 2010,stress,1,2,3,4,5,6,face\n`,
);
const SPEC = { roles: guessRoles(A).roles, effects: { measure: "SMD", params: {} } };

describe("two codings of the same studies", () => {
  const found = compareCodings(A, B, SPEC);

  it("are matched by study and outcome, whatever the order, case and spaces", () => {
    expect(found.keys).toEqual(["study", "outcome"]);
    expect(found.pairs.map(({ a, b }) => [a, b])).toEqual([
      [0, 1],
      [1, 2],
      [2, 0],
    ]);
    expect(found.lone).toEqual([
      { coding: "a", rowId: "r4", label: "Cole 2009, stress" },
      { coding: "b", rowId: "r4", label: "Diaz 2010, stress" },
    ]);
  });

  it("differ in the cells listed, with what each does to its effect", () => {
    expect(found.differences.map(({ rowId, column, a, b }) => [rowId, column, a, b])).toEqual([
      ["r3", "sd1i", "2", "0.2"],
      ["r2", "n2i", "22", ""],
      ["r3", "format", "face", "online"],
    ]);
    const [sd, n, format] = found.differences;
    // R: escalc("SMD", m1i=6, sd1i=2 (0.2), n1i=30, m2i=7, sd2i=2, n2i=30)
    expect(sd!.effect!.a).toBeCloseTo(-0.493501790514, 10);
    expect(sd!.effect!.b).toBeCloseTo(-0.694453296251, 10);
    expect(n!.effect!.b).toBeNull();
    expect(format!.effect).toBeNull();
  });

  it("agree in each column by the share of cells, kappa or ICC", () => {
    const of = (name: string) => found.columns.find(({ column }) => column === name)!;
    expect(of("n2i")).toMatchObject({
      kind: "number",
      pairs: 3,
      alike: 2,
      kappa: null,
      icc: 1,
      meanDifference: 0,
    });
    expect(of("sd1i")).toMatchObject({ pairs: 3, alike: 2 });
    expect(of("format")).toMatchObject({ kind: "text", pairs: 3, alike: 2, kappa: 0, icc: null });
  });

  it("settle a difference in the table and keep both codings in the row's note", () => {
    const document = createDocument({ table: A, roles: SPEC.roles, effects: { measure: "SMD" } });
    const [sd] = found.differences;
    const taken = resolveDifference(document, sd!, { take: "b" });
    if (!taken.ok) throw new Error("refused");
    expect(taken.value.table.columns.find(({ name }) => name === "sd1i")?.values[2]).toBe(0.2);
    expect(taken.value.ledger.r3?.note).toBe("sd1i: coded as 2 and 0.2; settled as 0.2 (second coding)");
    const again = resolveDifference(taken.value, sd!, { take: "typed", text: "2.1" });
    if (!again.ok) throw new Error("refused");
    expect(again.value.ledger.r3?.note).toContain("; sd1i: coded as 2 and 0.2; settled as 2.1");
  });

  it("say so where rows cannot be told apart, or no column is shared", () => {
    const byStudy = compareCodings(A, B, SPEC, ["study", "wave"]);
    expect(byStudy.issues.map(({ code }) => code)).toEqual([
      "coding-key-not-found",
      "coded-rows-not-told-apart",
    ]);
    const none = compareCodings(A, table("trial,x\nq,1\n"), SPEC);
    expect(none).toMatchObject({ pairs: [], issues: [{ code: "codings-without-key", severity: "error" }] });
  });

  it("of one and the same table agree in everything", () => {
    const same = compareCodings(A, A, SPEC);
    expect(same.differences).toEqual([]);
    expect(same.lone).toEqual([]);
    expect(same.columns.every(({ pairs, alike }) => pairs === alike)).toBe(true);
  });
});
