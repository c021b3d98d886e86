import { existsSync, readFileSync, statSync } from "node:fs";
import { commands } from "@treeline/cli";
import {
  type AnalysisDocument,
  BIAS_COLUMNS,
  coefficientTests,
  createDocument,
  createModerator,
  createModerators,
  estimators,
  measures,
  predictionIntervals,
  restoreDocument,
  runAnalysis,
  tau2Intervals,
} from "@treeline/engine";
import { biasMethods } from "@treeline/engine/bias";
import { jobs } from "@treeline/engine/jobs";
import { plots } from "@treeline/plots";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const coverage = readFileSync(new URL("COVERAGE.md", root), "utf8");
const rows = coverage
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) =>
    line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .map(([number = "", feature = "", screen = "", key = "", test = "", status = ""]) => {
    return { number, feature, screen, key, test, status };
  });

type Row = (typeof rows)[number];

const named = (found: readonly Row[]): string[] => found.map(({ number, feature }) => `${number} ${feature}`);

it("numbers its rows without a gap and lists each feature once", () => {
  expect(rows.map((row) => Number(row.number))).toEqual(rows.map((_, index) => index + 1));
  const features = rows.map(({ feature }) => feature.toLowerCase());
  expect(features.filter((feature, index) => features.indexOf(feature) !== index)).toEqual([]);
});

it("calls every row whole, partial with what it lacks, or not yet", () => {
  const odd = rows.filter(({ status }) => !/^(\*whole\*|\*partial\*: lacks \S.*|\*not yet\*)$/.test(status));
  expect(named(odd)).toEqual([]);
});

it("names a way to reach it and an existing test for every feature that is there, and nothing for one that is not", () => {
  const wrong = rows.filter(({ screen, key, test, status }) => {
    if (status === "*not yet*") return screen + key + test !== "";
    return screen + key === "" || !isTest(/^`(.+)`$/.exec(test)?.[1]);
  });
  expect(named(wrong)).toEqual([]);
});

function isTest(path: string | undefined): boolean {
  if (path === undefined || !/(\.(test|spec)\.ts$|^test\/r-crosscheck\/)/.test(path)) return false;
  const url = new URL(path, root);
  return existsSync(url) && statSync(url).isFile();
}

it("names only commands, options, keys and ids that exist", () => {
  const wrong = rows.flatMap(({ number, key }) => {
    const words = [...key.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");
    const members = words.flatMap(membersOf);
    return words
      .filter((word) => !isCommand(word) && !isKey(word) && !members.includes(word))
      .map((word) => `${number}: ${word}`);
  });
  expect(wrong).toEqual([]);
});

it("would notice a command, an option, a key or an id that does not exist", () => {
  for (const word of [
    "run --yaml",
    "plot --plot pie",
    "draw",
    "new studies.json",
    "run a.json b.json",
    "job dance a.json",
  ]) {
    expect([word, isCommand(word)]).toEqual([word, false]);
  }
  for (const word of [
    "model.colour",
    "effects.params.flip",
    "roles.inputs.zi",
    "report.fit.tau",
    "plots.pie",
  ]) {
    expect([word, isKey(word)]).toEqual([word, false]);
  }
  expect(membersOf("model.test")).not.toContain("REML");
});

/** `plot --plot forest`, `new studies.csv`: a command, a file of its kind, its options with their values. */
function isCommand(text: string): boolean {
  const [id, ...given] = text.split(" ");
  const command = commands.find((known) => known.id === id);
  if (command === undefined) return false;
  // A job is named before its file.
  const isJob = command.id === "job";
  if (isJob && !jobs.has(given[0] ?? "")) return false;
  const words = isJob ? given.slice(1) : given;
  const file = isJob ? "analysis.json" : command.file;
  let files = file === null ? 0 : 1;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const option = word.startsWith("--") ? command.options[word.slice(2)] : undefined;
    if (option === undefined) {
      files -= 1;
      if (files < 0 || word.startsWith("--") || extension(word) !== extension(file ?? "")) return false;
      continue;
    }
    const value = words[index + 1];
    if (value === undefined || value.startsWith("--")) continue;
    if (option.type === "boolean") return false;
    if (!option.value?.startsWith("<") && !option.value?.split("|").includes(value)) return false;
    index += 1;
  }
  return true;
}

function extension(file: string): string {
  return /\.(\w+)>?$/.exec(file)?.[1] ?? "";
}

const document = createDocument();

/** `model.test`, `roles.inputs.yi`, `plots.forest.order`, `report.fit.convergence`: a key of the document, or of the report. */
function isKey(text: string): boolean {
  const [first = "", ...rest] = text.split(".");
  if (rest.length === 0 && OPTIONAL_KEYS.some((key) => key === text)) return true;
  if (first === "report") return leadsSomewhere(exampleReport(), rest);
  const open = OPEN_KEYS.find(({ prefix }) => text.startsWith(`${prefix}.`));
  if (open !== undefined) return open.keys().includes(text.slice(open.prefix.length + 1));
  return leadsSomewhere(document, [first, ...rest]);
}

/** Parts of a document that are there once somebody has filled them in. */
const OPTIONAL_KEYS: readonly (keyof AnalysisDocument)[] = [
  "riskOfBias",
  "flow",
  "certainty",
  "figures",
  "reporting",
  "languages",
  "sensitivity",
  "grid",
  "network",
  "dependence",
];

const paramKeys = (): string[] => measures.records.flatMap(({ params }) => params.map(({ key }) => key));
const inputKeys = (): string[] => measures.records.flatMap(({ inputs }) => inputs.map(({ key }) => key));

/** Keys whose names are the records' own. */
const OPEN_KEYS: readonly { readonly prefix: string; keys(): readonly string[] }[] = [
  {
    prefix: "moderators.variables",
    keys: () => Object.keys(createModerator({ column: "x", kind: "numeric" })),
  },
  { prefix: "moderators", keys: () => Object.keys(createModerators()) },
  { prefix: "bias.methods", keys: () => biasMethods.ids },
  {
    prefix: "bias.params",
    keys: () => biasMethods.records.flatMap(({ id, params }) => params.map(({ key }) => `${id}.${key}`)),
  },
  { prefix: "bias.columns", keys: () => BIAS_COLUMNS },
  { prefix: "effects.params", keys: paramKeys },
  { prefix: "roles.inputs", keys: inputKeys },
  {
    prefix: "plots",
    keys: () => plots.records.flatMap(({ id, options }) => [id, ...options.map(({ key }) => `${id}.${key}`)]),
  },
];

/** What may stand beside a key without it: the ids it chooses from, or keys of the same kind. */
function membersOf(key: string): readonly string[] {
  if (key.startsWith("effects.params.")) return paramKeys();
  if (key.startsWith("roles.inputs.")) return inputKeys();
  return CHOSEN_BY[key] ?? [];
}

const CHOSEN_BY: Readonly<Record<string, readonly string[]>> = {
  "effects.measure": measures.ids,
  "model.estimator": estimators.ids,
  "model.test": coefficientTests.ids,
  "model.tau2Interval": tau2Intervals.ids,
  "model.prediction": predictionIntervals.ids,
};

function leadsSomewhere(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path;
  if (key === undefined) return true;
  return (
    typeof value === "object" &&
    value !== null &&
    Object.hasOwn(value, key) &&
    leadsSomewhere(Object.entries(value).find(([name]) => name === key)?.[1], rest)
  );
}

function exampleReport(): unknown {
  const file = new URL("examples/bcg-vaccine/analysis.json", root);
  const restored = restoreDocument(JSON.parse(readFileSync(file, "utf8")));
  if (!restored.ok) throw new RangeError("the example does not open");
  return runAnalysis(restored.value);
}

it("counts what it lists", () => {
  const count = (status: string): number => rows.filter((row) => row.status.startsWith(`*${status}*`)).length;
  const line = `${count("whole")} whole; ${count("partial")} partial; ${count("not yet")} not yet of ${rows.length}.`;
  expect(coverage.match(/^\d+ whole;.*$/m)?.[0]).toBe(line);
});
