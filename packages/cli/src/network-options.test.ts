import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callCli } from "./cli-testing.ts";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "treeline-network-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const CONTRASTS =
  "study,yi,sei,treat1,treat2\nA,-0.4,0.2,X,P\nB,-0.3,0.2,X,P\nC,-0.6,0.2,Y,P\nD,0.1,0.3,X,Y\n";
const ARMS = "study,mi,sdi,ni,arm\nA,1,2,40,P\nA,0.4,2,41,X\nB,1.2,2,50,P\nB,0.1,2,49,Y\n";

describe("a network from a table", () => {
  it("of contrasts or of arms is made by the names of the columns", async () => {
    const contrasts = await callCli("new", await file("contrasts.csv", CONTRASTS), "--network", "guess");
    expect(contrasts.exit).toBe(0);
    expect(JSON.parse(contrasts.out).network.columns).toEqual({
      study: "study",
      treat1: "treat1",
      treat2: "treat2",
    });
    const path = await file("contrasts.json", contrasts.out);
    const run = await callCli("run", path, "--network-reference", "P", "--network-model", "common");
    expect(run.out).toMatch(/^“Y” ranks first in the network/);
    expect(run.out).toContain("“Y” against “P”");

    const arms = await callCli("new", await file("arms.csv", ARMS), "--network", "arm", "--wanted", "large");
    expect(JSON.parse(arms.out).network).toMatchObject({
      columns: { study: "study", treat1: "arm" },
      smallIsGood: false,
    });
  });

  it("is refused where a column is not there or no column is told", async () => {
    const path = await file("plain.csv", "study,yi,sei\nA,-0.4,0.2\nB,-0.3,0.2\n");
    for (const [told, said] of [
      [["--network", "guess"], /no column is called like one of treatments; the table has study, yi, sei/],
      [["--network", "drug"], /the table has no such column/],
      [["--wanted", "large"], /--wanted needs --network/],
    ] as const) {
      const { exit, error } = await callCli("new", path, ...told);
      expect(exit).not.toBe(0);
      expect(error).toMatch(said);
    }
  });

  it("is taken away again, and its order kept", async () => {
    const path = await file("c.csv", CONTRASTS);
    const made = await callCli("new", path, "--network", "guess", "--network-order", "P, Y,X");
    expect(JSON.parse(made.out).network.order).toEqual(["P", "Y", "X"]);
    const without = await callCli("run", await file("c.json", made.out), "--network", "none");
    expect(without.out).not.toContain("ranks first");
  });
});
