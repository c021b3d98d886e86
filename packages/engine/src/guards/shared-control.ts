import type { Repair } from "../result.ts";
import { haveLikeNames, isNoCoincidence } from "./coincidence.ts";
import { at, cellsChange, fingerprints, firstAlike, isSameRow, NONE_BEFORE } from "./numbers.ts";
import type { Finding, Guard, GuardInput } from "./types.ts";

/** The numbers of a treated and of a control arm, and those that are divided when the control is split. */
const ARMS = [
  { treated: ["m1i", "sd1i", "n1i"], control: ["m2i", "sd2i", "n2i"], split: ["n2i"] },
  { treated: ["ai", "n1i"], control: ["ci", "n2i"], split: ["ci", "n2i"] },
  { treated: ["ai", "bi"], control: ["ci", "di"], split: ["ci", "di"] },
  { treated: ["x1i", "t1i"], control: ["x2i", "t2i"], split: ["x2i", "t2i"] },
] as const;
type Arm = (typeof ARMS)[number];

/**
 * The same control arm in several rows: its people are counted more than once, and the effects are correlated.
 * The remedy offered splits it evenly among the comparisons. Rows whose treated arm is the same too are copies, not arms.
 */
export const sharedControl: Guard = {
  id: "shared-control",
  label: "Shared control arm",
  summary: "Finds control arms that stand in several rows.",
  reference: "Cochrane Handbook for Systematic Reviews of Interventions, section 23.3.4",
  params: [],
  check(input) {
    const arm = ARMS.find(({ control }) => control.every((key) => input.numbers[key] !== undefined));
    if (arm === undefined) return [];
    return sameControl(input, arm).flatMap((group) => {
      const rows = distinctTreated(input, arm, group);
      return rows.length > 1 && isOneArm(input, arm, rows) ? [finding(input, rows, arm.split)] : [];
    });
  },
};

/** Groups of two and more rows with the same control arm. */
function sameControl(input: GuardInput, { control }: Arm): number[][] {
  const columns = control.map((key) => input.numbers[key]!);
  const isWhole = (row: number): boolean => {
    for (const column of columns) if (column[row] === null) return false;
    return true;
  };
  const first = firstAlike(fingerprints(columns, input.rowIds.length), isWhole);
  const groups = new Map<number, number[]>();
  for (let row = 0; row < first.length; row++) {
    const before = first[row]!;
    if (before === row || before === NONE_BEFORE || !isSameRow(columns, before, row)) continue;
    const group = groups.get(before);
    if (group === undefined) groups.set(before, [before, row]);
    else group.push(row);
  }
  return [...groups].sort(([one], [other]) => one - other).map(([, rows]) => rows);
}

function distinctTreated(input: GuardInput, { treated }: Arm, rows: readonly number[]): number[] {
  const first = new Map<string, number>();
  for (const row of rows) {
    const pattern = treated.map((key) => at(input, key, row)).join(" ");
    if (!first.has(pattern)) first.set(pattern, row);
  }
  return [...first.values()];
}

function isOneArm(input: GuardInput, { control }: Arm, rows: readonly number[]): boolean {
  const [first] = rows;
  const values = control.map((key) => at(input, key, first!)!);
  const alike = rows.every((row) => haveLikeNames(input.labels[first!]!, input.labels[row]!));
  return isNoCoincidence(values, input.rowIds.length, alike);
}

/** More names than these are only counted. */
const SHOWN = 3;

function finding(input: GuardInput, rows: readonly number[], split: readonly string[]): Finding {
  const names = rows.slice(0, SHOWN).map((row) => `“${input.labels[row]}”`);
  const more = rows.length > SHOWN ? ` and ${rows.length - SHOWN} more` : "";
  const cells = rows.flatMap((row) =>
    split.map((key) => ({ row, key, value: at(input, key, row)! / rows.length })),
  );
  const repair: Repair = {
    label: `Split the control arm among the ${rows.length} rows`,
    change: cellsChange(input, cells),
    record: `control arm split evenly among ${rows.length} comparisons`,
  };
  return {
    rows,
    key: split[split.length - 1]!,
    message: `the control arm is the same in ${names.join(", ")}${more}: its people count ${rows.length} times, and the result looks more precise than it is.`,
    hint: "Combine the treated arms into one row, or split the control arm; leave it where the arms only happen to agree.",
    repairs: [repair],
  };
}
