import type { AnalysisDocument } from "@treeline/engine";
import { type HouseStyle, styles } from "@treeline/engine/styles";
import { type Arguments, type Command, UsageError } from "./command.ts";

export const STYLE_OPTIONS: Command["options"] = {
  style: {
    type: "string",
    value: "<id>",
    help: `set every default of a program at once: ${styles.ids.join(", ")}`,
  },
};

/** The style asked for; undefined = none. */
export function styleAsked(args: Arguments): HouseStyle | undefined {
  const id = args.text("style");
  if (id === undefined) return undefined;
  if (!styles.has(id))
    throw new UsageError(`--style ${id} is not known; there are ${styles.ids.join(", ")}.`);
  return styles.get(id);
}

/**
 * The document with the settings of the style asked for, or as it is.
 * @throws UsageError where the program does not pool the measure so
 */
export function withStyle(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const style = styleAsked(args);
  return style === undefined ? document : inStyle(document, style);
}

/** @throws UsageError where the program does not pool the measure so */
export function inStyle(document: AnalysisDocument, style: HouseStyle): AnalysisDocument {
  const lack = style.lacks(document.effects.measure);
  if (lack !== null) throw new UsageError(`--style ${style.id}: ${lack}`);
  return style.apply(document);
}
