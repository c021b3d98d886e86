import {
  type AnalysisDocument,
  createFlow,
  createOtherMethods,
  type FlowSpec,
  type NamedCount,
} from "@treeline/engine";
import { type Arguments, type Command, UsageError } from "./command.ts";

const COUNTS = {
  duplicates: "duplicate records removed before screening",
  automation: "records marked as ineligible by automation tools",
  "other-removed": "records removed for other reasons",
  screened: "records screened",
  excluded: "records excluded by screening",
  "excluded-automation": "how many of them by automation tools",
  sought: "reports sought for retrieval",
  "not-retrieved": "reports not retrieved",
  assessed: "reports assessed for eligibility",
  studies: "studies included",
  reports: "reports of included studies",
  "previous-studies": "studies in the previous version of the review",
  "previous-reports": "reports of studies in the previous version",
  "other-sought": "reports from other methods sought for retrieval",
  "other-not-retrieved": "of them not retrieved",
  "other-assessed": "of them assessed for eligibility",
} as const;

const LISTS = {
  database: "records from a database: MEDLINE=812, or a number alone for all",
  register: "records from a register",
  reason: "reports excluded for a reason: \u201cwrong population=41\u201d",
  "other-source": "records from other methods: websites=7",
  "other-reason": "reports from other methods excluded for a reason",
} as const;

type CountName = keyof typeof COUNTS;
type ListName = keyof typeof LISTS;

/** The numbers of a flow diagram as options. */
export const FLOW_OPTIONS: Command["options"] = {
  ...Object.fromEntries(
    Object.entries(LISTS).map(([name, help]) => [
      name,
      { type: "string" as const, value: "<name>=<number>", help, repeatable: true as const },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(COUNTS).map(([name, help]) => [
      name,
      { type: "string" as const, value: "<number>", help },
    ]),
  ),
};

/** The document with the numbers given on the command line; what is not given stays as it is. */
export function withFlow(document: AnalysisDocument, args: Arguments): AnalysisDocument {
  const names = [...Object.keys(COUNTS), ...Object.keys(LISTS)];
  if (names.every((name) => args.texts(name).length === 0 && args.text(name) === undefined)) return document;
  const flow = createFlow(document.flow);
  const count = (name: CountName, before: number | null): number | null => {
    const text = args.text(name);
    return text === undefined ? before : numberOf(name, text);
  };
  const list = (name: ListName, before: readonly NamedCount[]): readonly NamedCount[] => {
    const given = args.texts(name);
    return given.length === 0 ? before : given.map((text) => namedCount(name, text));
  };
  const previous = {
    studies: count("previous-studies", flow.previous.studies),
    reports: count("previous-reports", flow.previous.reports),
  };
  const isUpdated = previous.studies !== null || previous.reports !== null;
  const next: FlowSpec = {
    ...flow,
    review: isUpdated ? "updated" : flow.review,
    previous,
    databases: list("database", flow.databases),
    registers: list("register", flow.registers),
    duplicates: count("duplicates", flow.duplicates),
    automation: count("automation", flow.automation),
    otherRemoved: count("other-removed", flow.otherRemoved),
    screened: count("screened", flow.screened),
    excluded: count("excluded", flow.excluded),
    excludedAutomation: count("excluded-automation", flow.excludedAutomation),
    sought: count("sought", flow.sought),
    notRetrieved: count("not-retrieved", flow.notRetrieved),
    assessed: count("assessed", flow.assessed),
    excludedReasons: list("reason", flow.excludedReasons),
    other: otherOf(flow.other, count, list),
    included: {
      studies: count("studies", flow.included.studies),
      reports: count("reports", flow.included.reports),
    },
  };
  return { ...document, flow: next };
}

function otherOf(
  before: FlowSpec["other"],
  count: (name: CountName, before: number | null) => number | null,
  list: (name: ListName, before: readonly NamedCount[]) => readonly NamedCount[],
): FlowSpec["other"] {
  const base = before ?? createOtherMethods();
  const next = {
    sources: list("other-source", base.sources),
    sought: count("other-sought", base.sought),
    notRetrieved: count("other-not-retrieved", base.notRetrieved),
    assessed: count("other-assessed", base.assessed),
    excludedReasons: list("other-reason", base.excludedReasons),
  };
  const isEmpty = JSON.stringify(next) === JSON.stringify(createOtherMethods());
  return before === null && isEmpty ? null : next;
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (text.trim() !== "" && Number.isInteger(number) && number >= 0) return number;
  throw new UsageError(`--${name} ${text} is not a whole number of 0 or more.`);
}

function namedCount(name: string, text: string): NamedCount {
  const at = text.lastIndexOf("=");
  return { name: text.slice(0, Math.max(0, at)).trim(), count: numberOf(name, text.slice(at + 1)) };
}
