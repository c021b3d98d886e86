import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** What the page imports it as. */
const ID = "virtual:checked-numbers";
const RESOLVED = `\0${ID}`;
const REFERENCE = fileURLToPath(new URL("../../test/reference/", import.meta.url));

/** A line of the register of differences: what differs, what the reference gives, what we give, and why. */
export interface Divergence {
  readonly what: string;
  readonly reference: string;
  readonly ours: string;
  readonly reason: string;
}

/** A folder of reference values. */
export interface ReferenceSet {
  /** Name of its folder. */
  readonly id: string;
  readonly cases: number;
  /** Numbers that these cases expect. */
  readonly numbers: number;
  /** Smallest and largest relative tolerance that its cases state; null = the tests hold it. */
  readonly tolerance: readonly [least: number, most: number] | null;
  /** What computed them, with versions: "R 4.2.2, metafor 5.1-12". */
  readonly software: string;
}

/** The rows of the first table of a Markdown text; a bar within a cell is written `\|`. */
export function divergencesOf(markdown: string): readonly Divergence[] {
  const lines = markdown.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) => {
    const cells = line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/);
    const [what = "", reference = "", ours = "", reason = ""] = cells.map((cell) =>
      cell.trim().replaceAll("\\|", "|").replaceAll("`", ""),
    );
    return { what, reference, ours, reason };
  });
}

interface ReferenceFile {
  /** Versions by program, or all of them in one text. */
  readonly software?: Readonly<Record<string, string>> | string;
  readonly cases?: readonly { readonly expected?: unknown; readonly tolerance?: unknown }[];
}

function setOf(id: string): ReferenceSet {
  const folder = join(REFERENCE, "data", id);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as ReferenceFile);
  const cases = files.flatMap((file) => (Array.isArray(file.cases) ? file.cases : []));
  const tolerances = cases.flatMap(({ tolerance }) => (typeof tolerance === "number" ? [tolerance] : []));
  const software = new Set(files.flatMap(({ software: used = {} }) => softwareOf(used)));
  return {
    id,
    cases: cases.length,
    numbers: cases.reduce((sum, { expected }) => sum + numbersIn(expected), 0),
    tolerance: tolerances.length === 0 ? null : [Math.min(...tolerances), Math.max(...tolerances)],
    software: [...software].sort().join(", "),
  };
}

/** "R 4.2.2" and others; R tells of itself in more words than are wanted. */
function softwareOf(used: NonNullable<ReferenceFile["software"]>): string[] {
  if (typeof used === "string") {
    return used.replace(/R version (\S+)(?: Patched)? \([^)]*\)/, "R $1").split(/,? (?=meta)/);
  }
  return Object.entries(used).flatMap(([name, version]) =>
    typeof version === "string" ? [`${name} ${version}`] : [],
  );
}

function numbersIn(value: unknown): number {
  if (typeof value === "number") return 1;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + numbersIn(part), 0);
}

/** Every set of reference values that has cases, by its name. */
export function referenceSets(): readonly ReferenceSet[] {
  return readdirSync(join(REFERENCE, "data"))
    .sort()
    .map(setOf)
    .filter(({ cases }) => cases > 0);
}

/** Puts what is known of our numbers into the page: the register of differences, and the sets of reference values. */
export function checkedNumbers(): Plugin {
  return {
    name: "checked-numbers",
    resolveId: (id) => (id === ID ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      const register = divergencesOf(readFileSync(join(REFERENCE, "DIVERGENCES.md"), "utf8"));
      return `export const register = ${JSON.stringify(register)};\nexport const sets = ${JSON.stringify(referenceSets())};\n`;
    },
  };
}
