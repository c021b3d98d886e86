import {
  type AnalysisDocument,
  displayParamDefs,
  type ParamDef,
  type ParamValue,
  paramProblem,
  parseTypedNumber,
  shownTransformation,
  transformations,
} from "@treeline/engine";
import { type Arguments, type Command, UsageError } from "./command.ts";

/** Options for the scale that effects are shown on, for commands that make or evaluate an analysis. */
export const DISPLAY_OPTIONS: Command["options"] = {
  "display-param": {
    type: "string",
    value: "<key=value>",
    help: "a choice of the scale shown, such as per=1000 for events per 1,000 people; may be repeated",
    repeatable: true,
  },
};

/**
 * The document with the parameters of its scale for display that the command line gives.
 * @throws UsageError for a parameter that the scale does not have, or a value it cannot take
 */
export function withDisplay(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const given = args.texts("display-param");
  if (given.length === 0) return document;
  const { effects } = document;
  const shown = shownTransformation(effects, null);
  const defs = displayParamDefs(effects.measure, transformations.get(shown.id));
  const typed = Object.fromEntries(given.map((text) => typedParam(defs, shown.label, text)));
  return { ...document, effects: { ...effects, displayParams: { ...effects.displayParams, ...typed } } };
}

function typedParam(defs: readonly ParamDef[], scale: string, text: string): [string, ParamValue] {
  const cut = text.indexOf("=");
  if (cut < 0) throw new UsageError(`--display-param ${text}: write key=value, such as per=1000.`);
  const [key, typed] = [text.slice(0, cut).trim(), text.slice(cut + 1).trim()];
  const def = defs.find((known) => known.key === key);
  if (def === undefined) {
    const known = defs.length === 0 ? "none" : defs.map((param) => param.key).join(", ");
    throw new UsageError(
      `--display-param ${text}: the scale shown, ${scale}, has no choice "${key}" for this measure; there are ${known}.`,
    );
  }
  const number = parseTypedNumber(typed);
  const value = def.type === "number" && typeof number === "number" ? number : typed;
  const problem = paramProblem(def, value);
  if (problem !== null) throw new UsageError(`--display-param ${text}: "${typed}" ${problem}.`);
  return [key, value];
}
