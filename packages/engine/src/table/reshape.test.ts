import { describe, expect, it } from "vitest";
import { guessLong } from "./guess-long.ts";
import { guessRoles } from "./guess-roles.ts";
import { importText } from "./import.ts";
import { type LongLayout, reshapeLong } from "./reshape.ts";
import type { StudyTable } from "./study-table.ts";

const TEXT = `study,arm,outcome,n,mean,sd,country
A,exercise,stress,20,5,2,DE
A,control,stress,22,7,2.5,DE
A,exercise,sleep,20,3,1,DE
A,control,sleep,21,4,1,DE
B,yoga,stress,30,5.5,2,FR
B,exercise,stress,31,5,x,FR
B,control,stress,29,6,2,FR
C,exercise,stress,10,5,2,US
D,control,stress,10,5,2,US
`;

function table(text: string): StudyTable {
  const read = importText(text);
  if (!read.ok) throw new Error("not read");
  return read.value.table;
}

function reshaped(layout: LongLayout) {
  const result = reshapeLong(table(TEXT), layout);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result;
}

describe("arms side by side", () => {
  const layout = guessLong(table(TEXT));
  if (layout === null) throw new Error("not recognised");

  it("recognises one row per arm, the reference, and what is compared within", () => {
    expect(layout).toEqual({
      study: "study",
      arm: "arm",
      reference: "control",
      within: ["outcome"],
      only: {},
      values: ["n", "mean", "sd"],
    });
    expect(guessLong(table("study,yi,vi\nA,1,1\nB,2,1\n"))).toBeNull();
  });

  it("gives a row per comparison with ids that stay", () => {
    const { value, issues } = reshaped(layout);
    expect(value.rowIds).toEqual(["r1", "r3", "r5", "r6"]);
    expect(Object.fromEntries(value.columns.map(({ name, values }) => [name, values]))).toEqual({
      study: ["A", "A", "B", "B"],
      arm: ["exercise", "exercise", "yoga", "exercise"],
      "arm 2": ["control", "control", "control", "control"],
      outcome: ["stress", "sleep", "stress", "stress"],
      "n 1": [20, 20, 30, 31],
      "n 2": [22, 21, 29, 29],
      "mean 1": [5, 3, 5.5, 5],
      "mean 2": [7, 4, 6, 6],
      "sd 1": [2, 1, 2, null],
      "sd 2": [2.5, 1, 2, 2],
      country: ["DE", "DE", "FR", "FR"],
    });
    expect(value.columns.find(({ name }) => name === "sd 1")).toMatchObject({ unparsed: { r6: "x" } });
    expect(issues.map(({ code }) => code)).toEqual([
      "arm-without-reference",
      "single-arm",
      "reference-arm-shared",
    ]);
  });

  it("has names from which the roles follow", () => {
    expect(guessRoles(reshaped(layout).value)).toMatchObject({
      roles: {
        label: "study",
        inputs: { m1i: "mean 1", sd1i: "sd 1", n1i: "n 1", m2i: "mean 2", sd2i: "sd 2", n2i: "n 2" },
      },
    });
  });

  it("keeps one outcome only when told", () => {
    expect(reshaped({ ...layout, only: { outcome: "sleep" } }).value.rowIds).toEqual(["r3"]);
  });

  it("refuses to guess between two reference arms", () => {
    const { issues } = reshaped({ ...layout, within: [] });
    expect(issues[0]).toMatchObject({ code: "reference-arm-repeated", path: { rowId: "r1" } });
  });

  it("is not guessed where no comparison would come of it", () => {
    const wide = "study,arm_t,arm_c,outcome,n_t,n_c\nA,yoga,waitlist,x,10,11\nA,yoga,waitlist,y,10,11\n";
    expect(guessLong(table(wide))).toBeNull();
    expect(guessLong(table("study,treatment,n\nA,yoga,10\nA,yoga,11\nB,control,9\n"))).toBeNull();
    expect(guessLong(table("study,arm,format\nA,yoga,x\nA,control,y\n"))).toBeNull();
  });

  it("is guessed from arms with usual endings, and takes along every number that differs between arms", () => {
    const arms = guessLong(
      table(
        "study,trt,xi,ni,dose,year\n1,no_contact,75,731,0,1974\n1,group,363,714,8,1974\n2,no_contact,9,140,0,1983\n2,group,23,140,6,1983\n",
      ),
    );
    expect(arms).toMatchObject({ arm: "trt", reference: "no_contact", values: ["xi", "ni", "dose"] });
    const byId = guessLong(
      table(
        "id,treatment,death,randomized\n1,drug,52,1989\n1,Placebo,38,2002\n2,drug,9,80\n2,Placebo,7,81\n",
      ),
    );
    expect(byId).toMatchObject({ study: "id", reference: "Placebo", values: ["death", "randomized"] });
  });

  it("is not guessed of two groups in a row, nor where most studies have one row", () => {
    const wide =
      "study,x.nrt,n.nrt,x.ctrl,n.ctrl,treatment\nA,53,378,42,377,gum\nA,50,370,42,377,patch\nB,9,60,7,61,gum\n";
    expect(guessLong(table(wide))).toBeNull();
    expect(guessRoles(table(wide))).toMatchObject({
      measure: "OR",
      roles: { inputs: { ai: "x.nrt", n1i: "n.nrt", ci: "x.ctrl", n2i: "n.ctrl" } },
    });
    const few =
      "study,group,n,m\nA,adults,20,5\nB,adults,30,4\nC,adults,12,5\nC,children,11,6\nD,adults,9,2\n";
    expect(guessLong(table(few))).toBeNull();
  });

  it("says what is missing", () => {
    const failed = reshapeLong(table(TEXT), { ...layout, arm: "group" });
    expect(failed).toMatchObject({ ok: false, issues: [{ code: "column-not-found" }] });
    const none = reshapeLong(table(TEXT), { ...layout, reference: "placebo" });
    expect(none.ok).toBe(false);
    expect(none.issues.at(-1)?.code).toBe("no-comparisons");
  });
});
