import {
  type AnalysisDocument,
  type ArtefactSpec,
  findColumn,
  type ParamDef,
  type ParamValue,
  paramProblem,
  parseTypedNumber,
} from "@treeline/engine";
import { ARTEFACTS, artefactCorrections } from "@treeline/engine/artefacts";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** Options by which effects are corrected for artefacts, for commands that evaluate an analysis. */
export const ARTEFACT_OPTIONS: Command["options"] = {
  correct: {
    type: "string",
    value: `${artefactCorrections.ids.join("|")}|none`,
    help: "correct effects for unreliability, split variables or range restriction",
  },
  artefact: {
    type: "string",
    value: "<key=column>",
    help: `column of an artefact: ${ARTEFACTS.map(({ key }) => key).join(", ")}; may be repeated`,
    repeatable: true,
  },
  "correct-by": {
    type: "string",
    value: "<choice=value>",
    help: "a choice of the correction, such as missing=given, rxx=0.8 or variance=delta; may be repeated",
    repeatable: true,
  },
};

/**
 * The document with the choices given on the command line; those not given stay the document's own.
 * @throws UsageError when a correction, an artefact, a column or a choice cannot be used
 */
export function withArtefacts(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const id = args.text("correct");
  const own = document.effects.artefacts;
  if (id === "none") return withSpec(document, null);
  const correction = id ?? own?.correction;
  const columns = args.texts("artefact").map((text) => columnOf(document, text));
  const choices = args.texts("correct-by");
  if (correction === undefined) {
    if (columns.length + choices.length === 0) return document;
    throw new UsageError(`--artefact and --correct-by need --correct ${artefactCorrections.ids.join("|")}.`);
  }
  if (!artefactCorrections.has(correction)) {
    throw new UsageError(
      `--correct ${correction} is not known; there are ${artefactCorrections.ids.join(", ")} and none.`,
    );
  }
  const { params: defs } = artefactCorrections.get(correction);
  const kept = correction === own?.correction ? own.params : {};
  const params = { ...kept, ...Object.fromEntries(choices.map((text) => choiceOf(defs, text))) };
  const { roles } = document;
  return withSpec(
    { ...document, roles: { ...roles, inputs: { ...roles.inputs, ...Object.fromEntries(columns) } } },
    { correction, params },
  );
}

function withSpec(document: AnalysisDocument, artefacts: ArtefactSpec | null): AnalysisDocument {
  return { ...document, effects: { ...document.effects, artefacts } };
}

function columnOf({ table, derived }: AnalysisDocument, text: string): [string, string] {
  const [key, name] = split(text, "--artefact", "key=column, such as rxx=alpha");
  if (!ARTEFACTS.some((artefact) => artefact.key === key)) {
    const known = ARTEFACTS.map((artefact) => artefact.key).join(", ");
    throw new UsageError(`--artefact ${text}: there is no artefact "${key}"; there are ${known}.`);
  }
  if (findColumn(table, name) !== undefined || derived.some((column) => column.name === name)) {
    return [key, name];
  }
  const names = [...table.columns, ...derived].map((column) => `"${column.name}"`);
  throw new UsageError(`--artefact ${text}: the table has no column "${name}"; it has ${names.join(", ")}.`);
}

function choiceOf(defs: readonly ParamDef[], text: string): [string, ParamValue] {
  const [key, typed] = split(text, "--correct-by", "choice=value, such as rxx=0.8");
  const def = defs.find((known) => known.key === key);
  if (def === undefined) {
    const known = defs.map((param) => param.key).join(", ");
    throw new UsageError(`--correct-by ${text}: the correction has no choice "${key}"; there are ${known}.`);
  }
  const number = parseTypedNumber(typed);
  const value = def.type === "number" && typeof number === "number" ? number : typed;
  const problem = paramProblem(def, value);
  if (problem !== null) throw new UsageError(`--correct-by ${text}: "${typed}" ${problem}.`);
  return [key, value];
}

function split(text: string, option: string, form: string): [string, string] {
  const cut = text.indexOf("=");
  if (cut < 0) throw new UsageError(`${option} ${text}: write ${form}.`);
  return [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
}
