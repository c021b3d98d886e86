import { calculateChecked, measures, parseTypedNumber } from "@treeline/engine";
import { OUT } from "../answer.ts";
import { readAssumptions, readNumbers } from "../calc-input.ts";
import { calcText, findingsText, keysText, nothingText } from "../calc-text.ts";
import { type Command, UsageError } from "../command.ts";
import { deliver } from "../document-file.ts";

export const calc: Command = {
  id: "calc",
  label: "Calculator",
  summary:
    "Computes every effect size that the numbers of one study allow, by conversions where needed; exit code 2 when they allow none.",
  file: null,
  words: "<key=number ...>",
  options: {
    measure: { type: "string", value: "<id>", help: `only this effect measure: ${measures.ids.join(", ")}` },
    assume: {
      type: "string",
      value: "<conversion.key=value>",
      help: "what a conversion assumes, such as dz-to-smd.r_prepost=0.7; may be repeated",
      repeatable: true,
    },
    level: { type: "string", value: "<proportion>", help: "level of the intervals (0.95)" },
    steps: { type: "boolean", help: "show how each effect follows from the numbers" },
    json: { type: "boolean", help: "print effects and derivations as JSON, unrounded" },
    keys: { type: "boolean", help: "list all numbers that are understood, and all assumptions" },
    ...OUT,
  },
  async run(args, terminal) {
    const out = args.text("out");
    if (args.flag("keys")) {
      await deliver(keysText(), out, terminal);
      return 0;
    }
    const ids = measureIds(args.text("measure"));
    const [only] = ids.length === 1 ? ids : [];
    const reported = readNumbers(args.words, only === undefined ? null : measures.get(only));
    const spec = {
      params: {},
      assumptions: readAssumptions(args.texts("assume")),
      level: level(args.text("level")),
    };
    const calculation = calculateChecked(reported, spec, ids);
    if (args.flag("json")) {
      await deliver(`${JSON.stringify({ reported, ...calculation }, null, 2)}\n`, out, terminal);
    } else if (calculation.results.length + calculation.failures.length > 0) {
      await deliver(calcText({ reported, calculation, steps: args.flag("steps") }), out, terminal);
    } else terminal.error(`${nothingText(reported, ids)}${findingsText(calculation.findings)}`);
    return calculation.results.length > 0 ? 0 : 2;
  },
};

function measureIds(given: string | undefined): readonly string[] {
  if (given === undefined) return measures.ids;
  if (measures.has(given)) return [given];
  throw new UsageError(`--measure ${given} is not known; there are ${measures.ids.join(", ")}.`);
}

function level(given: string | undefined): number {
  const value = given === undefined ? 0.95 : parseTypedNumber(given);
  if (typeof value === "number" && value > 0 && value < 1) return value;
  throw new UsageError(`--level ${given} is no level; write a proportion between 0 and 1, such as 0.95.`);
}
