import { createNetwork, type NetworkSpec } from "../document/network-spec.ts";
import type { StudyTable } from "../table/study-table.ts";

const FIRST = /^(?:treat(?:ment)?|trt|drug|intervention|arm|t)[ ._-]?(?:1|a)$/i;
const SECOND =
  /^(?:treat(?:ment)?|trt|drug|intervention|arm|t)[ ._-]?(?:2|b)$|^(?:comparator|control treatment)$/i;
const ONE = /^(?:treat(?:ment)?s?|trt|drug|intervention|arm)$/i;

/** A network from what the columns of a table are called: two columns of treatments, or one of arms. */
export function guessNetwork(table: StudyTable, label: string | null): NetworkSpec {
  const find = (pattern: RegExp): string | undefined =>
    table.columns.find(({ name, kind }) => kind === "text" && pattern.test(name.trim()))?.name;
  const second = find(SECOND);
  const first = find(FIRST) ?? find(ONE);
  return createNetwork({
    columns: {
      ...(label === null ? {} : { study: label }),
      ...(first === undefined ? {} : { treat1: first }),
      ...(second === undefined || first === undefined ? {} : { treat2: second }),
    },
  });
}
