import fc from "fast-check";
import { zlibSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type FileOptions, importFile } from "../import-file.ts";
import { savBytes, type TestVariable } from "./write-test-sav.ts";

const DATE = 20;
/** 3 May 2020, in seconds since 14 October 1582. */
const THIRD_OF_MAY = 13_807_843_200;

const variables: readonly TestVariable[] = [
  { name: "STUDY", width: 20, label: "First author" },
  {
    name: "DESIGN",
    width: 0,
    labels: [
      [1, "RCT"],
      [2, "Kohorte Ä"],
    ],
  },
  { name: "YI", width: 0, missing: [-99] },
  { name: "N", width: 0, range: [900, 999], missing: [-1], labels: [[-1, "not reported"]] },
  { name: "WHEN", width: 0, format: DATE },
];
const cases = [
  ["Müller 2001", 1, -0.71, 40, THIRD_OF_MAY],
  ["=SUM(1)", 2, 0.125, 905, null],
  ["<b>Long one</b> 😀", 1, -99, -1, THIRD_OF_MAY],
  ["D", null, 1e-12, 100, THIRD_OF_MAY],
] as const;
const longNames = { YI: "effect.size", N: "sample_size" };

async function read(bytes: Uint8Array, options: FileOptions = {}) {
  const result = await importFile(bytes, options);
  if (!result.ok) throw new Error(result.issues[0]?.message);
  return result.value;
}

const PACKINGS = ["none", "bytecode", "zlib"] as const;

describe("a data file of SPSS", () => {
  it.each(PACKINGS)("packed as %s has its names, labels, dates and missing values", async (packing) => {
    for (const isLittle of [true, false]) {
      const { table, origin, issues } = await read(
        savBytes({ variables, cases, packing, longNames, isLittle }),
      );
      expect(table.rowIds).toEqual(["r1", "r2", "r3", "r4"]);
      expect(table.columns).toEqual([
        { name: "STUDY", kind: "text", values: ["Müller 2001", "=SUM(1)", "<b>Long one</b> 😀", "D"] },
        { name: "DESIGN", kind: "text", form: "factor", values: ["RCT", "Kohorte Ä", "RCT", null] },
        { name: "effect.size", kind: "number", values: [-0.71, 0.125, null, 1e-12], unparsed: {} },
        { name: "sample_size", kind: "number", values: [40, null, null, 100], unparsed: {} },
        { name: "WHEN", kind: "text", values: ["2020-05-03", null, "2020-05-03", "2020-05-03"] },
      ]);
      expect(origin).toEqual({ kind: "spss", labelled: ["DESIGN"], labels: true });
      expect(issues.map(({ code, path }) => [code, path.column])).toEqual([
        ["values-declared-missing", "effect.size"],
        ["values-declared-missing", "sample_size"],
      ]);
    }
  });
  it("gives the codes where they are asked for", async () => {
    const { table } = await read(savBytes({ variables, cases, packing: "bytecode" }), { labels: false });
    expect(table.columns[1]).toEqual({
      name: "DESIGN",
      kind: "number",
      values: [1, 2, 1, null],
      unparsed: {},
    });
  });
  it("may count its bytecode from another number, and leave open how many cases it has", async () => {
    const { table } = await read(
      savBytes({ variables, cases, packing: "bytecode", bias: 50, toldCases: -1 }),
    );
    expect(table.columns[3]?.values).toEqual([40, null, null, 100]);
  });
  it("says that it is weighted, and that cases are cut off", async () => {
    const { issues } = await read(savBytes({ variables, cases, packing: "none", weight: 6, toldCases: 9 }));
    expect(issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["cases-weighted", "cases-cut-off"]),
    );
    expect(issues.find(({ code }) => code === "cases-weighted")?.message).toContain("N");
  });
  it("keeps dangerous names harmless", async () => {
    const named = variables.map((variable, at) => (at === 2 ? { ...variable, name: "X" } : variable));
    const { table } = await read(
      savBytes({ variables: named, cases, packing: "none", longNames: { X: "__proto__" } }),
    );
    expect(table.columns[2]?.name).toBe("Column __proto__");
    expect(({} as Record<string, unknown>).values).toBeUndefined();
  });
});

describe("a data file of SPSS that is refused", () => {
  const codeOf = async (bytes: Uint8Array): Promise<string | undefined> => {
    const result = await importFile(bytes);
    return result.ok ? undefined : result.issues[0]?.code;
  };
  it("has no cases, or ends in the middle", async () => {
    expect(await codeOf(savBytes({ variables, cases: [], packing: "none" }))).toBe("import-empty");
    expect(await codeOf(savBytes({ variables, cases, packing: "none" }).slice(0, 300))).toBe("file-damaged");
  });
  it("unpacks to hundreds of times its size", async () => {
    const bomb = zlibSync(new Uint8Array(64 * 1024 * 1024));
    const whole = savBytes({ variables, cases, packing: "zlib" });
    const blocks = blocksAt(whole);
    const grown = new Uint8Array(blocks + bomb.length + 48);
    grown.set(whole.subarray(0, blocks));
    grown.set(bomb, blocks);
    grown.set(whole.subarray(whole.length - 48), blocks + bomb.length);
    const view = new DataView(grown.buffer);
    view.setBigInt64(blocks - 16, BigInt(blocks + bomb.length), true);
    view.setInt32(grown.length - 4, bomb.length, true);
    expect(await codeOf(grown)).toBe("file-too-large");
  });
  it("never makes the reader throw, whatever is changed in it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...PACKINGS),
        fc.array(fc.tuple(fc.nat(4000), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (packing, changes) => {
          const bytes = savBytes({ variables, cases, packing, longNames });
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const result = await importFile(bytes);
          if (!result.ok) expect(result.issues[0]?.message).toMatch(/no table was read|not a text|too|could/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** Where the blocks begin, by the list at the end. */
function blocksAt(bytes: Uint8Array): number {
  return Number(new DataView(bytes.buffer).getBigInt64(bytes.length - 16, true));
}
