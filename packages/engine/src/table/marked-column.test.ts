import { describe, expect, it } from "vitest";
import { guessRoles } from "./guess-roles.ts";
import { type ImportedFile, importBlock } from "./import-file.ts";

function read(text: string): ImportedFile {
  const result = importBlock(text);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

const codes = ({ issues }: ImportedFile): string[] => issues.map(({ code }) => code);

function column({ table }: ImportedFile, name: string) {
  const found = table.columns.find((known) => known.name === name);
  if (found?.kind !== "number") throw new Error(`no column of numbers ${name}`);
  return found;
}

const GERMAN = [
  "Tabelle 1. Wirksamkeit (Stand Mai 2024)\t\t\t\t\t\t",
  "\tInterventionsgruppe\t\tKontrollgruppe\t\t\t",
  "Autor (Jahr)\tn\tM (SD)\tn\tM (SD)\tAlter\t",
  "Meier 2010ᵃ\tn=34\t10,2 (4,4)\t36\t12,5 (4,9)\t34,5\t",
  "Schulz 2012*\t28\t9.8 (4.1)\t30\t13,1 (5,0)*\t41,2\t",
  "\t\t\t\t\t\t",
  "Öztürk 2015\t45\t8,9 (3,8)\t44\t11,4 (4,1)\t29,9†\t",
  "Lang 2017\tk.A.\t10,4 (4,2)\t52\t11,9 (4,4)\tnicht berichtet\t",
  "Gesamt\t1188\t\t1240\t\t\t",
  "",
  "ᵃ Intention-to-treat\t\t\t\t\t\t",
].join("\n");

describe("a German table as it stands in a paper", () => {
  const imported = read(GERMAN);

  it("splits pairs with decimal commas, and gives every column of both groups its role", () => {
    const { measure, roles } = guessRoles(imported.table, imported.hints);
    expect(measure).toBe("SMD");
    expect(roles.inputs).toMatchObject({
      m1i: "Mean Interventionsgruppe",
      sd1i: "SD Interventionsgruppe",
      n1i: "Interventionsgruppe n",
      m2i: "Mean Kontrollgruppe",
    });
    expect(column(imported, "Mean Interventionsgruppe").values).toEqual([10.2, 9.8, 8.9, 10.4, null]);
    expect(column(imported, "SD Kontrollgruppe").values).toEqual([4.9, 5, 4.1, 4.4, null]);
  });

  it("takes numbers without their signs of footnotes, counts words for unknown as missing, and says where", () => {
    expect(column(imported, "Interventionsgruppe n")).toMatchObject({
      values: [34, 28, 45, null, 1188],
      unparsed: {},
    });
    expect(column(imported, "Alter").values).toEqual([34.5, 41.2, 29.9, null, null]);
    const messages = imported.issues.map(({ message }) => message).join("\n");
    expect(messages).toContain("“29,9†” (row 3)");
    expect(messages).toContain("“k.A.” (row 4)");
    expect(messages).toContain("“nicht berichtet” (row 4)");
  });

  it("does not complain of rows that end where the names end", () => {
    expect(codes(imported)).not.toContain("row-too-short");
  });
});

describe("a mark that may separate thousands", () => {
  it("is asked about among whole numbers of a file with decimal commas", () => {
    const imported = read("study;n;yi\nA;120;0,5\nB;1,020;0,3\nC;88;0,25\nD;95;0,1\n");
    expect(codes(imported)).toContain("thousand-or-fraction");
    expect(column(imported, "n")).toMatchObject({ values: [120, null, 88, 95], unparsed: { r2: "1,020" } });
  });

  it("is asked about where a thousand stands among fractions", () => {
    const imported = read("study\tyi\nA\t0,52\nB\t1.020\nC\t0,25\nD\t0,91\n");
    expect(column(imported, "yi").unparsed).toEqual({ r2: "1.020" });
  });

  it("is none where the column tells", () => {
    const imported = read("study\tn\tyi\nA\t120\t0,5\nB\t1.020\t0,3\nC\t2.500\t0,25\nD\t95\t1,020\n");
    expect(codes(imported)).not.toContain("thousand-or-fraction");
    expect(column(imported, "n").values).toEqual([120, 1020, 2500, 95]);
  });
});

it("leaves labels that end in stars and letters as text", () => {
  const { table } = read("study\tcode\tyi\nA\t1a\t0.1\nB\t2b\t0.2\nC\t3*\t0.3\n");
  expect(table.columns[1]).toMatchObject({ kind: "text", values: ["1a", "2b", "3*"] });
});

it("says of a cell left unread in which row it stands", () => {
  const { issues } = read("study\tyi\tsei\nA\t0.1\todd\nB\t0.2\t0.3\nC\t0.2\t0.3\n");
  expect(issues.find(({ code }) => code === "cells-not-numbers")?.message).toContain("“odd” (row 1)");
});
