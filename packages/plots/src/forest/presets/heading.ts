import { measures } from "@treeline/engine";
import { type FigureContext, tightLevel } from "../context.ts";
import { forestWords as words } from "../words.ts";

/** The effect by the full name of its measure: "Risk ratio"; ready-made effects by what the document calls them. */
export function measureName(context: FigureContext): string {
  const { input, scale } = context;
  const { roles, effects } = input.document;
  const { yi: readyMade } = roles.inputs;
  const { measure, effectName, display } = effects;
  const own = measures.get(measure);
  const isUsual = effectName === null || effectName.trim() === "";
  const asUsual = display === null || display === own.display;
  // Of ready-made effects the measure says nothing of what they are.
  const isComputed = readyMade === undefined;
  if (!isUsual || !asUsual || !isComputed) return headingName(context);
  return isTurnedBack(scale) ? own.label.replace(ANALYSED_AS, "") : own.label;
}

/** The name of an effect where a heading begins with it; what was typed stays as it is. */
export function headingName({ input, scale: { name } }: FigureContext): string {
  if (name === input.document.effects.effectName?.trim() || !/^\p{Ll}{3}/u.test(name)) return name;
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}

/** " (log odds)", behind what is analysed that way and shown as itself. */
const ANALYSED_AS = / \([^()]*\)$/u;

/** Whether shares, rates and correlations are shown as such; ratios are called so on every scale. */
function isTurnedBack({ transformation, nullValue }: FigureContext["scale"]): boolean {
  return transformation.id !== "identity" && (nullValue === null || transformation.axis !== "log");
}

/** "IV, Random, 95% CI" or, with `small`, "IV, random (95% CI)". */
export function pooledBy(context: FigureContext, small = false): string {
  const { pooling, kind } = context.input.document.model;
  const method = words.methods[pooling as keyof typeof words.methods] ?? pooling;
  const level = tightLevel(context);
  return small
    ? words.modelInBrackets(method, words.kinds.small[kind], level)
    : words.model(method, words.kinds.capital[kind], level);
}
