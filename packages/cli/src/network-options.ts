import {
  type AnalysisDocument,
  asAnalysed,
  createNetwork,
  findColumn,
  NETWORK_METHODS,
  type NetworkSpec,
  runAnalysis,
  type StudyTable,
} from "@treeline/engine";
import { guessNetwork } from "@treeline/engine/network";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** Takes the columns from what they are called. */
const GUESS = "guess";

const CHOICES = {
  "network-model": ["random", "common"],
  "network-method": NETWORK_METHODS,
  "network-test": ["z", "t"],
  wanted: ["small", "large"],
  "network-splitting": ["back-calculation", "design"],
} as const;

/** Options by which the rows are taken as a network of treatments. */
export const NETWORK_OPTIONS: Command["options"] = {
  network: {
    type: "string",
    value: `<column>|${GUESS}|none`,
    help: "take the rows as a network; the column of treatments (guess = by the names of the columns)",
  },
  against: {
    type: "string",
    value: "<column>|none",
    help: "the column of the treatment that --network is compared with (none: each row is one arm)",
  },
  "network-study": {
    type: "string",
    value: "<column>",
    help: "the column that tells which rows are one study (the studies’ names unless told)",
  },
  "network-reference": {
    type: "string",
    value: "<treatment>",
    help: "the treatment others are compared with",
  },
  "network-model": option("network-model", "random or equal effects of the studies of a comparison"),
  "network-method": option("network-method", "how tau2, one for all comparisons, is estimated"),
  "network-test": option("network-test", "tests and intervals of the network"),
  wanted: option("wanted", "whether small or large effects are wanted, which ranks are made by"),
  "network-splitting": option("network-splitting", "how indirect evidence is told from direct evidence"),
  "network-order": {
    type: "string",
    value: "<A,B,C>",
    help: "treatments in the order in which small studies are thought to favour them, least favoured first; for the comparison-adjusted funnel plot",
  },
};

function option(name: keyof typeof CHOICES, help: string): Command["options"][string] {
  return { type: "string", value: CHOICES[name].join("|"), help };
}

/**
 * The document with what the command line says of its network; what is not told stays the document's own.
 * @throws UsageError when a column or a choice cannot be used
 */
export function withNetwork(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const told = args.text("network");
  const { network: own, ...rest } = document;
  if (told === "none") return rest;
  if (told === undefined && own === undefined) {
    const lonely = Object.keys(NETWORK_OPTIONS).find((name) => args.text(name) !== undefined);
    if (lonely === undefined) return document;
    throw new UsageError(`--${lonely} needs --network <column>: which column names the treatments?`);
  }
  const { table } = asAnalysed(document, runAnalysis(rest));
  const start =
    own ?? (told === GUESS ? guessed(table, document.roles.label) : columnsOfLabel(document.roles.label));
  const network: NetworkSpec = { ...start, columns: columnsOf(start, told, table, args), ...chosen(args) };
  return { ...rest, network };
}

function columnsOfLabel(label: string | null): NetworkSpec {
  return createNetwork({ columns: label === null ? {} : { study: label } });
}

/** @throws UsageError where no column is called like one of treatments */
function guessed(table: StudyTable, label: string | null): NetworkSpec {
  const found = guessNetwork(table, label);
  if (found.columns.treat1 !== undefined) return found;
  throw new UsageError(
    `--network guess: no column is called like one of treatments; the table has ${names(table)}. Say which with --network <column>.`,
  );
}

function columnsOf(
  { columns }: NetworkSpec,
  told: string | undefined,
  table: StudyTable,
  args: Arguments,
): NetworkSpec["columns"] {
  const treatment = told === undefined || told === GUESS ? undefined : column(table, told, "network");
  const study = args.text("network-study");
  const against = args.text("against");
  const { treat2: before, ...others } = columns;
  // Another column of treatments makes a network of its own, unless it is told what they are compared with.
  const kept = treatment === undefined || treatment === columns.treat1 ? before : undefined;
  const second =
    against === undefined ? kept : against === "none" ? undefined : column(table, against, "against");
  return {
    ...others,
    ...(treatment === undefined ? {} : { treat1: treatment }),
    ...(second === undefined ? {} : { treat2: second }),
    ...(study === undefined ? {} : { study: column(table, study, "network-study") }),
  };
}

function chosen(args: Arguments): Partial<NetworkSpec> {
  const reference = args.text("network-reference");
  const model = oneOf(args, "network-model");
  const method = oneOf(args, "network-method");
  const test = oneOf(args, "network-test");
  const wanted = oneOf(args, "wanted");
  const splitting = oneOf(args, "network-splitting");
  const order = args.text("network-order");
  return {
    ...(reference === undefined ? {} : { reference }),
    ...(model === undefined ? {} : { model }),
    ...(method === undefined ? {} : { method }),
    ...(test === undefined ? {} : { test }),
    ...(wanted === undefined ? {} : { smallIsGood: wanted === "small" }),
    ...(splitting === undefined ? {} : { splitting }),
    ...(order === undefined ? {} : { order: namesIn(order) }),
  };
}

function namesIn(text: string): string[] {
  return text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

function oneOf<Name extends keyof typeof CHOICES>(
  args: Arguments,
  name: Name,
): (typeof CHOICES)[Name][number] | undefined {
  const text = args.text(name);
  if (text === undefined) return undefined;
  const choices: readonly (typeof CHOICES)[Name][number][] = CHOICES[name];
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name} ${text} is not known; there are ${choices.join(", ")}.`);
}

function names(table: StudyTable): string {
  return table.columns.map(({ name }) => name).join(", ");
}

function column(table: StudyTable, name: string, option: string): string {
  if (findColumn(table, name) !== undefined) return name;
  throw new UsageError(`--${option} ${name}: the table has no such column; it has ${names(table)}.`);
}
