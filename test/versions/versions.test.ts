import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { restoreDocument, runAnalysis, serialiseDocument } from "@treeline/engine";
import { plotDefs } from "@treeline/plots";
import { describe, expect, it } from "vitest";

/** A project as a version of the program saved it, with the numbers that version gave. */
interface Version {
  readonly file: string;
  /** The commit whose own code saved it, and what that commit was about. */
  readonly commit: string;
  readonly since: string;
  readonly k: number;
  readonly estimate: number;
  readonly se: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly tau2: number | null;
}

const folder = fileURLToPath(new URL(".", import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, "utf8"));
const versions = read("numbers.json") as readonly Version[];

/** Fields of a document below its table, by their paths; items of lists share one. */
function fieldsOf(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    `${path}.${key}`,
    ...fieldsOf(item, `${path}.${key}`),
  ]);
}

describe("projects saved by every version so far", () => {
  it("are all listed, and differ in shape", () => {
    const files = readdirSync(folder).filter((name) => name.endsWith(".treeline.json"));
    expect(files.toSorted()).toEqual(versions.map(({ file }) => file).toSorted());
    expect(files.length).toBeGreaterThan(15);
    const fields = new Set(versions.flatMap(({ file }) => fieldsOf(read(file))));
    for (const field of [
      ".derived",
      ".filter",
      ".ledger",
      ".guards",
      ".moderators",
      ".bias",
      ".grid",
      ".languages",
    ]) {
      expect(fields, field).toContain(field);
    }
  });

  it.each(versions)("$file opens with nothing lost, and gives the numbers it gave ($since)", (version) => {
    const input = read(version.file);
    const restored = restoreDocument(input, plotDefs);
    if (!restored.ok) throw new Error(restored.issues.map(({ message }) => message).join(" "));
    expect(restored.issues).toEqual([]);
    const again = JSON.parse(serialiseDocument(restored.value)) as unknown;
    expect(new Set(fieldsOf(again))).toEqual(new Set(fieldsOf(input)));
    const { effects, fit } = runAnalysis(restored.value);
    const { estimate, se, interval } = fit!.coefficients[0]!;
    expect(effects?.yi.length).toBe(version.k);
    const found = {
      estimate,
      se,
      lower: interval?.lower ?? null,
      upper: interval?.upper ?? null,
      tau2: fit!.tau2?.estimate ?? null,
    };
    for (const [name, value] of Object.entries(found)) {
      const before = version[name as keyof typeof found];
      if (before === null || value === null) expect(value, name).toBe(before);
      else expect(Math.abs(value - before), name).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(before), se));
    }
  });
});
