import {
  type AnalysisDocument,
  BIAS_COLUMNS,
  type BiasColumn,
  type BiasSpec,
  createBiasSpec,
  type Params,
  parseTypedNumber,
} from "@treeline/engine";
import { type BiasMethod, biasMethods } from "@treeline/engine/bias";
import { type Arguments, type Command, UsageError } from "./command.ts";
import { paramOf } from "./model-options.ts";
import { moderatorNames } from "./moderator-grammar.ts";

/** Takes a column of the document back. */
const NONE = "none";

const FAVOURS = ["auto", "positive", "negative"] as const;

const WHOSE: Readonly<Record<BiasColumn, string>> = {
  n1: "the size of group 1",
  n2: "the size of group 2",
  n: "the size of the whole study",
  events: "the events of the whole study",
  m1: "the people of group 1 whose outcome is unknown, not counted in its size",
  m2: "the people of group 2 whose outcome is unknown, not counted in its size",
  selected: "yes or no: whether a study could have been selected by its result (no: preregistered reports)",
  replication: "yes or no: whether a study replicates one of the others",
};

/** What some measures take themselves. */
const MEASURED: ReadonlySet<BiasColumn> = new Set(["n1", "n2", "n", "events"]);

/** Options of the audit for publication bias, for commands that make or audit an analysis. */
export const AUDIT_OPTIONS: Command["options"] = {
  favours: {
    type: "string",
    value: FAVOURS.join("|"),
    help: "the direction in which results are thought to be favoured (auto: that of the common-effect estimate)",
  },
  alpha: {
    type: "string",
    value: "<p>",
    help: "the two-sided p-value below which a result is taken to count as significant (0.05 unless told)",
  },
  anyway: { type: "boolean", help: "test asymmetry although there are fewer than ten studies" },
  method: {
    type: "string",
    value: "<id>",
    help: `a method of the audit that is not among the usual ones; may be repeated (${idsWhere(false)})`,
    repeatable: true,
  },
  without: {
    type: "string",
    value: "<id>",
    help: `a usual method that is left out; may be repeated (${idsWhere(true)})`,
    repeatable: true,
  },
  param: {
    type: "string",
    value: "<method.key=value>",
    help: `a choice of a method; may be repeated (${choicesHelp()})`,
    repeatable: true,
  },
  ...Object.fromEntries(
    BIAS_COLUMNS.map((key) => [
      key,
      {
        type: "string" as const,
        value: "<column>|none",
        help: `the column with ${WHOSE[key]}${MEASURED.has(key) ? ", where the measure does not take it itself" : ""}`,
      },
    ]),
  ),
};

function idsWhere(usual: boolean): string {
  const found = biasMethods.records.filter((method) => method.usual === usual && !("plan" in method));
  return found.map(({ id }) => id).join(", ");
}

/** "egger: form, predictor; trim-and-fill: estimator". */
function choicesHelp(): string {
  return biasMethods.records
    .filter(({ params }) => params.length > 0)
    .map(({ id, params }) => `${id}: ${params.map(({ key }) => key).join(", ")}`)
    .join("; ");
}

/**
 * The document with what is said of its audit on the command line; what is not said stays the document's own.
 * @throws UsageError when a method, a choice, a column or a number cannot be used
 */
export function withAudit(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const own = document.bias ?? createBiasSpec();
  const said: Partial<BiasSpec> = {
    ...favoursOption(args),
    ...alphaOption(args),
    ...(args.flag("anyway") ? { anyway: true } : {}),
    ...methodsOption(own, args),
    ...paramsOption(own, args),
    ...columnsOption(document, own, args),
  };
  return Object.keys(said).length === 0 ? document : { ...document, bias: { ...own, ...said } };
}

function favoursOption(args: Arguments): Partial<BiasSpec> {
  const text = args.text("favours");
  if (text === undefined) return {};
  const favours = FAVOURS.find((one) => one === text);
  if (favours === undefined) {
    throw new UsageError(`--favours ${text} is not known; there are ${FAVOURS.join(", ")}.`);
  }
  return { favours };
}

function alphaOption(args: Arguments): Partial<BiasSpec> {
  const text = args.text("alpha");
  if (text === undefined) return {};
  const alpha = parseTypedNumber(text);
  if (typeof alpha !== "number" || !(alpha > 0 && alpha < 1)) {
    throw new UsageError(`--alpha ${text}: a number between 0 and 1 is needed, such as 0.05.`);
  }
  return { alpha };
}

/** @throws UsageError for an id that no method has */
function biasMethodOf(option: string, id: string): BiasMethod {
  if (biasMethods.has(id)) return biasMethods.get(id);
  throw new UsageError(
    `--${option} ${id}: there is no such method; there are ${biasMethods.ids.join(", ")}.`,
  );
}

function methodsOption({ methods }: BiasSpec, args: Arguments): Partial<BiasSpec> {
  const chosen = (option: "method" | "without"): [string, boolean][] =>
    args.texts(option).map((id) => [biasMethodOf(option, id).id, option === "method"]);
  const said = [...chosen("method"), ...chosen("without")];
  return said.length === 0 ? {} : { methods: { ...methods, ...Object.fromEntries(said) } };
}

function paramsOption({ params }: BiasSpec, args: Arguments): Partial<BiasSpec> {
  const typed = args.texts("param");
  if (typed.length === 0) return {};
  const next: Record<string, Params> = { ...params };
  for (const text of typed) {
    const cut = text.indexOf(".");
    if (cut < 1) throw new UsageError(`--param ${text}: write method.key=value, such as egger.predictor=ni.`);
    const method = biasMethodOf("param", text.slice(0, cut).trim());
    const [key, value] = paramOf("param", method, text.slice(cut + 1));
    next[method.id] = { ...next[method.id], [key]: value };
  }
  return { params: next };
}

function columnsOption(
  document: AnalysisDocument,
  { columns }: BiasSpec,
  args: Arguments,
): Partial<BiasSpec> {
  const said = BIAS_COLUMNS.filter((key) => args.text(key) !== undefined);
  if (said.length === 0) return {};
  const names = moderatorNames(document);
  const next = { ...columns };
  for (const key of said) {
    const name = args.text(key)!;
    if (name === NONE && !names.has(NONE)) {
      delete next[key];
      continue;
    }
    if (!names.has(name)) {
      throw new UsageError(
        `--${key} ${name}: the table has no such column; there are ${[...names.keys()].join(", ")}.`,
      );
    }
    next[key] = name;
  }
  return { columns: next };
}
