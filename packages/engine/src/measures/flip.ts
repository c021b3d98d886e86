import type { InputColumns, MeasureInput, MeasureOutput } from "./types.ts";

/** The optional input that reverses the direction of single studies; every measure understands it. */
export const FLIP_INPUT: MeasureInput = {
  key: "flip",
  label: "Reverse direction (1 = yes)",
  aliases: ["flip", "reverse", "reversed", "reversesign"],
};

/**
 * Reverses the sign of the effects whose `flip` is a number other than 0; a missing `flip` leaves the study as it is.
 *
 * R: `escalc(..., flip = flip)`
 */
export function applyFlip(output: MeasureOutput, inputs: InputColumns): MeasureOutput {
  const flip = inputs[FLIP_INPUT.key];
  if (flip === undefined) return output;
  const yi = output.yi.map((effect, row) => {
    const reversed = flip[row] !== null && flip[row] !== undefined && flip[row] !== 0;
    return effect !== null && reversed ? 0 - effect : effect;
  });
  return { ...output, yi };
}
