import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { LANGUAGES, type Language } from "../engine/src/phrases/languages.ts";

/** What the page imports it as. */
const ID = "virtual:checked-numbers";
const RESOLVED = `\0${ID}`;
const REFERENCE = fileURLToPath(new URL("../../test/reference/", import.meta.url));

/** A text that is the same in every language, or one for each. */
type Told = string | Readonly<Record<Language, string>>;

const COLUMNS = ["what", "reference", "ours", "reason"] as const;

/** A line of the register of differences: what differs, what the reference gives, what we give, and why. */
type Divergence<T = string> = Readonly<Record<(typeof COLUMNS)[number], T>>;

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

const register = JSON.parse(readFileSync(join(REFERENCE, "divergences.json"), "utf8")) as Divergence<Told>[];

/** The register in one language, with code between backticks. */
export function registerIn(language: Language): readonly Divergence[] {
  const say = (told: Told): string => (typeof told === "string" ? told : told[language]);
  return register.map(({ what, reference, ours, reason }) => ({
    what: say(what),
    reference: say(reference),
    ours: say(ours),
    reason: say(reason),
  }));
}

/** The English register as a page of Markdown, for those who read it beside the tests. */
export function registerAsMarkdown(): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const rows = registerIn("en").map((entry) =>
    row(COLUMNS.map((column) => entry[column].replaceAll("|", "\\|"))),
  );
  return `${[...LEAD, row(["what", "reference", "ours", "proof or reason"]), "|---|---|---|---|", ...rows].join("\n")}\n`;
}

const LEAD = [
  "# Where our numbers differ from the reference, and why",
  "",
  "A number that differs from its reference beyond the tolerance is either a mistake of ours or an entry here. Each entry says what",
  "differs, what the reference gives, what we give, and what proves it. The tests name these entries; everything else is compared.",
  "This page is written from `test/reference/divergences.json`, which holds every entry in the languages of the program:",
  "`npx vitest run test/house/divergences.test.ts -u` writes it anew.",
  "",
];

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

/** The register in every language, as the page shows it: without the backticks. */
function registers(): unknown {
  const plain = JSON.stringify(
    Object.fromEntries(LANGUAGES.map((language) => [language, registerIn(language)])),
  );
  return JSON.parse(plain.replaceAll("`", ""));
}

/** Puts what is known of our numbers into the page: the register of differences, and the sets of reference values. */
export function checkedNumbers(): Plugin {
  return {
    name: "checked-numbers",
    resolveId: (id) => (id === ID ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      return `export const registers = ${JSON.stringify(registers())};\nexport const sets = ${JSON.stringify(referenceSets())};\n`;
    },
  };
}
