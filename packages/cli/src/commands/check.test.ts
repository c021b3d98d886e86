import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { restoreDocument, runAnalysis } from "@treeline/engine";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "../cli-testing.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-check-"));
});
afterAll(() => rm(folder, { recursive: true }));

const HONEST = [
  "Adams 2011,12.1,5.2,40,14.3,5.6,38",
  "Baker 2013,10.4,4.1,62,12.9,4.5,60",
  "Cole 2015,14.8,6.3,35,15.1,6.1,36",
  "Diaz 2017,11.9,4.8,51,14.2,5.2,49",
];

async function analysis(name: string, rows: readonly string[]): Promise<string> {
  const [table, path] = [join(folder, `${name}.csv`), join(folder, `${name}.json`)];
  await writeFile(table, `study,m1i,sd1i,n1i,m2i,sd2i,n2i\n${rows.join("\n")}\n`);
  await callCli("new", table, "--out", path);
  return path;
}

describe("check", () => {
  const mistaken = [...HONEST, "Evans 2019,9.7,0.5014,77,11.8,0.4965,75"];

  it("finds nothing in honest numbers", async () => {
    expect(await callCli("check", await analysis("honest", HONEST))).toEqual({
      exit: 0,
      out: "Nothing looks wrong.\n",
      error: "",
    });
  });

  it("lists what looks wrong with its repair, and says so by its exit code", async () => {
    const { exit, out } = await callCli("check", await analysis("listed", mistaken));
    expect(exit).toBe(1);
    expect(out).toMatch(/^se-as-sd: warning: Evans 2019.*\n {2}repair: These are standard errors/);
  });

  it("repairs what is named, into another file, and notes it in the ledger", async () => {
    const path = await analysis("repaired", mistaken);
    const target = join(folder, "mended.json");
    const before = await readFile(path, "utf8");
    const { exit, out } = await callCli(
      ...["check", path, "--repair", "--row", "Evans 2019", "--out", target],
    );
    expect({ exit, out }).toEqual({
      exit: 0,
      out: expect.stringMatching(/^repaired \(row r5\): SDs computed from .*\nNothing looks wrong/),
    });
    expect(await readFile(path, "utf8")).toBe(before);
    const mended = restoreDocument(JSON.parse(await readFile(target, "utf8")));
    if (!mended.ok) throw new TypeError("the repaired analysis cannot be opened");
    expect(mended.value.ledger.r5!.note).toMatch(/standard errors/);
    expect(runAnalysis(mended.value).effects!.yi[4]).toBeCloseTo(-0.484, 2);
  });

  it("leaves alone what is not named, and what has more than one repair", async () => {
    const path = await analysis("other", mistaken);
    const target = join(folder, "same.json");
    const { out } = await callCli("check", path, "--repair", "--guard", "direction", "--out", target);
    expect(out).toBe("Nothing looks wrong.\n");
    expect(await readFile(target, "utf8")).toBe(await readFile(path, "utf8"));
  });

  it("lists rows that cannot be used, though nothing is known to mend them", async () => {
    const { exit, out } = await callCli(
      ...["check", await analysis("unused", [...HONEST, "Evans 2019,9.7,-2,77,11.8,5,75"])],
    );
    expect(exit).toBe(1);
    expect(out).toMatch(/^sd-negative: error: Evans 2019.*Excluded; 4 of 5 studies used/);
    expect(out).not.toMatch(/repair:|Nothing looks wrong/);
  });

  it("asks for a name and for a file", async () => {
    const path = await analysis("asked", mistaken);
    expect((await callCli("check", path, "--repair", "--out", join(folder, "x.json"))).error).toMatch(
      /--guard or --row/,
    );
    expect((await callCli("check", path, "--repair", "--row", "r5")).error).toMatch(/--out/);
  });
});
