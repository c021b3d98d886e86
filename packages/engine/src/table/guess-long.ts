import { type Issue, issue } from "../result.ts";
import { plainName } from "./headers.ts";
import { armOf } from "./name-parts.ts";
import { namedQuantity } from "./named-quantity.ts";
import { distinctValues, type LongLayout, pairArms } from "./reshape.ts";
import type { Column, StudyTable } from "./study-table.ts";

const STUDY = /^(?:study|trial|author|paper|studlab|studie|etude|estudio|ensayo)/i;
const ARM =
  /^(?:arm|treat|trt|group|condition|intervention|gruppe|behandlung|bras|brazo|grupo|tratamiento|tx)/i;
/** The description of one of two arms that stand in one row: `arm_t` beside `arm_c`. */
const ONE_ARM = /[ _.-](?:t|c|e|tx|trt|ctl|ctrl|control|exp|int)$|[123]$/i;
const WITHIN = /^(?:outcome|measure|time|timepoint|visit|wave|endpoint|zeitpunkt|temps)/i;
const VALUE = /^(?:n|events?|mean|sd|se|total|responders?|r|y|std\.?dev.*|m)(?:[ _.].*)?$/i;
const REFERENCE =
  /control|placebo|sham|kontroll|\bpbo\b|\bwait|\btau\b|\busual\b|\buntreated\b|\bwarte|\bespera\b|\bno[ _-](?:treatment|intervention|contact|therapy)|\bsin (?:tratamiento|intervenci)/i;
const NUMBERING = /^(?:id|row|rowid|nr|no|obs|armid|esid)$/;

/**
 * A layout to begin with, from the names of the columns and from what differs between the rows of a study.
 * @returns null where the table does not look like one row per arm, holds two groups in a row, or most studies give no comparison
 */
export function guessLong(table: StudyTable): LongLayout | null {
  const study = studyOf(table);
  const arm = armColumnOf(table);
  if (study === undefined || arm === undefined || arm === study || holdsTwoGroups(table)) return null;
  const arms = distinctValues(table, arm.name);
  const reference = arms.find((value) => REFERENCE.test(value.replaceAll("_", " "))) ?? arms[0];
  if (reference === undefined) return null;
  const within = table.columns.filter(({ name }) => WITHIN.test(name)).map(({ name }) => name);
  const keys = { study: study.name, arm: arm.name, reference, within, only: {} };
  const { pairs, groups } = pairArms(table, { ...keys, values: [] });
  const compared = new Set(pairs.map((pair) => pair.reference));
  if (compared.size * 2 < groups || pairs.length === 0) return null;
  const isKey = new Set([study.name, arm.name, ...within]);
  const own = table.columns.filter(
    ({ name, kind }) => kind === "number" && !isKey.has(name) && !NUMBERING.test(plainName(name)),
  );
  if (!own.some(isOfOneGroup)) return null;
  const differs = (column: Column): boolean =>
    pairs.some((pair) => column.values[pair.arm] !== column.values[pair.reference]);
  const values = own.filter((column) => isOfOneGroup(column) || differs(column)).map(({ name }) => name);
  return { ...keys, values };
}

/** Says that every row of a study names the same arm, so that its rows were not put side by side. */
export function askOfOneArm(table: StudyTable): readonly Issue[] {
  const study = studyOf(table);
  const arm = armColumnOf(table);
  if (study === undefined || arm === undefined || arm === study || holdsTwoGroups(table)) return [];
  const [only, ...others] = distinctValues(table, arm.name);
  const own = table.columns.filter(({ name, kind }) => kind === "number" && name !== arm.name);
  if (only === undefined || others.length > 0 || !own.some(isOfOneGroup)) return [];
  return [
    issue(
      "arms-not-told-apart",
      "warning",
      `Studies have several rows, and the column “${arm.name}” says “${only}” in all of them, so nothing tells their arms apart: each row is read as a group of its own, and no groups are compared.`,
      "Give the arms of a study different names or numbers in this column, if its rows are the arms that are compared.",
      { column: arm.name },
    ),
  ];
}

/** A column of studies that stand in several rows. */
function studyOf({ columns, rowIds }: StudyTable): Column | undefined {
  const named =
    columns.find(({ name }) => STUDY.test(name)) ?? columns.find(({ name }) => plainName(name) === "id");
  return named !== undefined && new Set<string | number | null>(named.values).size < rowIds.length
    ? named
    : undefined;
}

function armColumnOf({ columns }: StudyTable): Column | undefined {
  return columns.find(({ name }) => ARM.test(name) && !ONE_ARM.test(name));
}

/** Columns of a group that is compared with stand beside those of another: `n_t` beside `n_c`. */
function holdsTwoGroups({ columns }: StudyTable): boolean {
  return columns.filter(({ name, kind }) => kind === "number" && armOf(name) === 2).length > 1;
}

/** A number that each arm has of its own, by its name. */
function isOfOneGroup({ name }: Column): boolean {
  return armOf(name) === 0 && (VALUE.test(name) || ONE_GROUP.has(namedQuantity(name) ?? ""));
}

const ONE_GROUP: ReadonlySet<string> = new Set(["ni", "m", "sdi", "se_mean", "xi", "med0", "percent"]);
