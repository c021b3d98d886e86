import type { FlowScreening, FlowSpec } from "../document/flow-spec.ts";
import { type Issue, issue } from "../result.ts";
import { flowTotals, leftIncluded, sumKnown, totalOf } from "./totals.ts";

/** A box whose number follows from others. */
interface Balance {
  readonly code: string;
  readonly field: string;
  /** What the box counts, to begin a sentence. */
  readonly what: string;
  readonly told: number | null;
  readonly expected: number | null;
  /** Where the expected number comes from: "1,000 identified less 200 removed". */
  readonly why: string;
}

/**
 * Whether the numbers of the boxes add up: screened = identified - removed, sought = screened - excluded, assessed = sought - not
 * retrieved, reports included = assessed - excluded, all studies = previous + new. Only boxes whose numbers are told are compared.
 * Source: Page et al. (2021), BMJ 372, n71, doi:10.1136/bmj.n71.
 */
export function checkFlow(flow: FlowSpec): readonly Issue[] {
  const totals = flowTotals(flow);
  const { identified, removed } = totals;
  return [
    ...balances([
      {
        code: "flow-screened",
        field: "flow.screened",
        what: "Records screened",
        told: flow.screened,
        expected: less(identified, removed),
        why: `${identified} identified less ${removed ?? 0} removed before screening`,
      },
      {
        code: "flow-sought",
        field: "flow.sought",
        what: "Reports sought for retrieval",
        told: flow.sought,
        expected: less(flow.screened, flow.excluded),
        why: `${flow.screened} screened less ${flow.excluded ?? 0} excluded`,
      },
      ...screeningBalances(flow, "flow", ""),
      ...(flow.other === null ? [] : otherBalances(flow.other, totals.otherIdentified)),
    ]),
    ...automationIssues(flow),
    ...includedIssues(flow),
    ...totalIssues(flow),
  ];
}

function screeningBalances(arm: FlowScreening, field: string, which: string): Balance[] {
  return [
    {
      code: "flow-assessed",
      field: `${field}.assessed`,
      what: `Reports assessed for eligibility${which}`,
      told: arm.assessed,
      expected: less(arm.sought, arm.notRetrieved),
      why: `${arm.sought} sought less ${arm.notRetrieved ?? 0} not retrieved`,
    },
  ];
}

function otherBalances(other: NonNullable<FlowSpec["other"]>, identified: number | null): Balance[] {
  const which = " from other methods";
  return [
    {
      code: "flow-other-sought",
      field: "flow.other.sought",
      what: `Reports sought for retrieval${which}`,
      told: other.sought,
      expected: identified,
      why: `${identified} identified`,
    },
    ...screeningBalances(other, "flow.other", which),
  ];
}

function less(from: number | null, taken: number | null): number | null {
  return from === null ? null : from - (taken ?? 0);
}

function balances(all: readonly Balance[]): Issue[] {
  return all.flatMap(({ code, field, what, told, expected, why }) => {
    if (told === null || expected === null || told === expected) return [];
    const apart = Math.abs(told - expected);
    const side = told > expected ? "more" : "fewer";
    return [
      issue(
        code,
        "warning",
        `${what}: ${told}, which is ${apart} ${side} than the boxes before it leave (${why} is ${expected}). The diagram is drawn with the numbers as they are.`,
        expected < 0
          ? "Correct the numbers before it: more is taken away than there was."
          : `Write ${expected}, or correct the numbers it follows from.`,
        { field },
      ),
    ];
  });
}

function automationIssues({ excluded, excludedAutomation }: FlowSpec): Issue[] {
  if (excluded === null || excludedAutomation === null || excludedAutomation <= excluded) return [];
  return [
    issue(
      "flow-automation",
      "warning",
      `Automation tools are said to have excluded ${excludedAutomation} records, more than the ${excluded} that were excluded in all.`,
      "Correct one of the two; the records excluded are those by people and by tools together.",
      { field: "flow.excludedAutomation" },
    ),
  ];
}

/** Included reports are what both arms leave; every study has one report at least. */
function includedIssues({ included, other, ...flow }: FlowSpec): Issue[] {
  const main = leftIncluded(flow);
  const beside = other === null ? 0 : leftIncluded(other);
  const expected = main === null || beside === null ? null : main + beside;
  const told = included.reports;
  const notes: Issue[] = balances([
    {
      code: "flow-included",
      field: "flow.included.reports",
      what: "Reports of included studies",
      told,
      expected,
      why: `${sumKnown([flow.assessed, other?.assessed ?? null])} assessed less ${
        sumKnown([totalOf(flow.excludedReasons), other === null ? null : totalOf(other.excludedReasons)]) ?? 0
      } excluded`,
    },
  ]);
  if (told === null && expected !== null && included.studies !== null && included.studies > expected) {
    notes.push(tooManyStudies(included.studies, expected, "reports were assessed and not excluded"));
  }
  if (told !== null && included.studies !== null && included.studies > told) {
    notes.push(tooManyStudies(included.studies, told, "reports of them are included"));
  }
  return notes;
}

function tooManyStudies(studies: number, reports: number, what: string): Issue {
  return issue(
    "flow-studies",
    "warning",
    `${studies} studies are included, but only ${reports} ${what}; every study has at least one report.`,
    "Count studies and reports again: one study may have several reports, not the other way round.",
    { field: "flow.included.studies" },
  );
}

/** The last box of an updated review. */
function totalIssues(flow: FlowSpec): Issue[] {
  if (flow.review !== "updated") return [];
  return (["studies", "reports"] as const).flatMap((what) => {
    const before = flow.previous[what];
    const added = flow.included[what];
    if (before === null || added === null) return [];
    return balances([
      {
        code: "flow-total",
        field: `flow.total.${what}`,
        what: what === "studies" ? "Total studies included" : "Reports of total included studies",
        told: flow.total[what],
        expected: before + added,
        why: `${before} of the previous version and ${added} new`,
      },
    ]);
  });
}
