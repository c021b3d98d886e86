import { measures } from "@treeline/engine";
import { type FigureContext, tightLevel } from "../context.ts";
import { forestWords as words } from "../words.ts";

/** The effect by the full name of its measure: "Risk ratio"; ready-made effects by what the document calls them. */
export function measureName({ input, scale }: FigureContext): string {
  const { roles, effects } = input.document;
  const { yi: readyMade } = roles.inputs;
  const { measure, effectName, display } = effects;
  const own = measures.get(measure);
  const isUsual = effectName === null || effectName.trim() === "";
  const asUsual = display === null || display === own.display;
  // Of ready-made effects the measure says nothing of what they are.
  const isComputed = readyMade === undefined;
  return isUsual && asUsual && isComputed ? own.label : scale.name;
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
