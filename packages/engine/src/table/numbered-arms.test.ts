import { describe, expect, it } from "vitest";
import { runAnalysis } from "../analysis.ts";
import { createDocument } from "../document/defaults.ts";
import { guessRoles } from "./guess-roles.ts";
import { type ImportedFile, importFile } from "./import-file.ts";

async function read(text: string): Promise<ImportedFile> {
  const result = await importFile(new TextEncoder().encode(text), {});
  if (!result.ok) throw new Error("the table cannot be read");
  return result.value;
}

const messagesOf = ({ issues }: ImportedFile): string => issues.map(({ message }) => message).join(" ");

describe("a table that lacks the events of one group", () => {
  const text = "study,ai,n1i,n2i\nA,4,120,110\nB,0,300,310\nC,1,230,220\n";

  it("is read as no probability of superiority, and says what lacks", async () => {
    const file = await read(text);
    expect(guessRoles(file.table)).toMatchObject({ measure: "GEN", roles: { inputs: {} } });
    expect(messagesOf(file)).toContain("“Events, group 2”");
  });

  it("not where events are 0 and 1 only, and probabilities are read as such", async () => {
    const few = await read(text.replace("A,4", "A,1"));
    expect(guessRoles(few.table).measure).toBe("GEN");
    const areas = await read("study,ai,n1,n2\nA,.7,12,13\nB,1,22,23\n");
    const { measure, roles } = guessRoles(areas.table);
    expect(measure).toBe("CLES");
    expect(messagesOf(areas)).not.toContain("needs");
    const document = createDocument({ table: areas.table, roles });
    const report = runAnalysis({ ...document, effects: { ...document.effects, measure } });
    expect(report.issues.map(({ message }) => message).join(" ")).not.toContain("proportion");
  });
});

describe("groups that are not numbered 1 and 2", () => {
  it("are two groups where they are 1 and 3, which is said", async () => {
    const file = await read("study,n1,m1,sd1,n3,m3,sd3\nA,12,4.1,1.2,11,3.2,1.1\nB,22,4.5,1.3,21,3.5,1.2\n");
    const inputs = { n1i: "n1", m1i: "m1", sd1i: "sd1", n2i: "n3", m2i: "m3", sd2i: "sd3" };
    expect(guessRoles(file.table)).toMatchObject({ measure: "SMD", roles: { inputs } });
    expect(messagesOf(file)).toContain("group 3 (“n3”, “m3”, “sd3”) was taken as the group compared with");
  });

  it("are left alone where there are three, or where the columns differ", async () => {
    const three = await read("study,n1,m1,sd1,n2,m2,sd2,n3,m3,sd3\nA,12,4,1,11,3,1,13,5,2\n");
    expect(guessRoles(three.table).roles.inputs).toMatchObject({ n2i: "n2", m2i: "m2" });
    expect(messagesOf(three)).not.toContain("number their groups");
    const other = await read("study,n1,m1,sd1,n3,m3\nA,12,4,1,11,3\n");
    expect(messagesOf(other)).not.toContain("number their groups");
  });

  it("are asked for where both have one number", async () => {
    const file = await read("study,events2,n2,events2,n2\nA,4,120,11,123\nB,6,306,29,303\n");
    expect(guessRoles(file.table).roles.inputs).toEqual({});
    expect(messagesOf(file)).toContain("The columns of both groups have the number 2");
  });

  it("are asked for where all rows of a study name one arm", async () => {
    const rows = (second: string) =>
      `study,arm,events,n\nA,2,4,120\nA,${second},11,123\nB,2,6,306\nB,${second},9,303\n`;
    const same = await read(rows("2"));
    expect(same.long).toBeNull();
    expect(messagesOf(same)).toContain("says “2” in all of them");
    const apart = await read(rows("3"));
    expect(apart.long).toMatchObject({ arm: "arm", reference: "2" });
    expect(messagesOf(apart)).not.toContain("in all of them");
  });
});

it("reads a plain space between thousands where the column allows it, and says where not", async () => {
  const good = await read("study,n1i\nA,1 234\nB,230\nC,13 598\n");
  expect(good.table.columns[1]?.values).toEqual([1234, 230, 13598]);
  const bad = await read("study,n1i\nA,1 234\nB,2 31\nC,13 598\n");
  expect(bad.table.columns[1]?.values).toEqual([1234, null, 13598]);
  const [issue] = bad.issues.filter(({ message }) => message.includes("“2 31”"));
  expect(issue?.message).toContain("row 2");
  expect(issue?.hint).not.toBe("");
});
