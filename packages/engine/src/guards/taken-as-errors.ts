import { formatShort } from "../format/index.ts";
import type { Repair } from "../result.ts";
import { all, cellsChange, TWO_GROUPS, type TwoGroups } from "./numbers.ts";
import type { GuardInput } from "./types.ts";

export const TAKEN_AS_ERRORS = "These are standard errors: SD = SE · √n";

/** A row of two groups whose SDs are standard errors: SD = SE √n. */
export function asStandardDeviations(group: TwoGroups): TwoGroups {
  const { sd1i, n1i, sd2i, n2i } = group;
  return { ...group, sd1i: sd1i * Math.sqrt(n1i), sd2i: sd2i * Math.sqrt(n2i) };
}

/** The repair that takes the SDs of a row, which has both groups, as standard errors. */
export function takenAsErrors(input: GuardInput, row: number): Repair {
  const group = all(input, TWO_GROUPS, row)!;
  const { sd1i, sd2i } = asStandardDeviations(group);
  return {
    label: TAKEN_AS_ERRORS,
    change: cellsChange(input, [
      { row, key: "sd1i", value: sd1i },
      { row, key: "sd2i", value: sd2i },
    ]),
    record: `SDs computed from ${formatShort(group.sd1i)} and ${formatShort(group.sd2i)}, taken as standard errors (SD = SE · √n)`,
  };
}
