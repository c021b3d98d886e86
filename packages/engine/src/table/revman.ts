import type { ModelSpec } from "../document/types.ts";
import { type Issue, issue } from "../result.ts";
import type { DerivedColumn } from "./formula-tree.ts";
import { parseNumber } from "./parse-number.ts";
import { type ReviewPooling, reviewModel } from "./revman-model.ts";
import type { Column, StudyTable } from "./study-table.ts";
import { Refusal } from "./workbook/refusal.ts";
import { readXml, type XmlElement } from "./workbook/xml.ts";

/** An outcome of a RevMan review that can be analysed. */
export interface RevmanOutcome {
  /** `CMP-001.02`: comparison and outcome. */
  readonly id: string;
  readonly comparison: string;
  readonly name: string;
  readonly rows: number;
}

export interface RevmanTable {
  readonly title: string;
  readonly table: StudyTable;
  readonly measure: string;
  readonly roles: { readonly label: string; readonly inputs: Readonly<Record<string, string>> };
  readonly derived: readonly DerivedColumn[];
  readonly model?: Partial<ModelSpec>;
  /** What the two sides of the plot mean, as the review says. */
  readonly directions: { readonly negative: string; readonly positive: string };
  readonly issues: readonly Issue[];
}

export interface Review {
  readonly title: string;
  readonly outcomes: readonly RevmanOutcome[];
  /** @throws RangeError for an outcome that is not there */
  table(outcome: string): RevmanTable;
}

/** How one kind of outcome is written, and what it becomes. */
interface Kind {
  /** Attributes with numbers, in the order of the columns. */
  readonly fields: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
  /** Effect measures of RevMan and ours; the first is what is taken where there is none. */
  readonly measures: Readonly<Record<string, string>>;
  readonly derived?: readonly DerivedColumn[];
}

const COUNTS = ["EVENTS_1", "TOTAL_1", "EVENTS_2", "TOTAL_2"];
const KINDS: ReadonlyMap<string, Kind> = new Map([
  [
    "DICH",
    {
      fields: COUNTS,
      inputs: { ai: "EVENTS_1", n1i: "TOTAL_1", ci: "EVENTS_2", n2i: "TOTAL_2" },
      measures: { RR: "RR", OR: "OR", RD: "RD", PETO_OR: "PETO" },
    },
  ],
  [
    "CONT",
    {
      fields: ["MEAN_1", "SD_1", "TOTAL_1", "MEAN_2", "SD_2", "TOTAL_2"],
      inputs: { m1i: "MEAN_1", sd1i: "SD_1", n1i: "TOTAL_1", m2i: "MEAN_2", sd2i: "SD_2", n2i: "TOTAL_2" },
      measures: { MD: "MD", SMD: "SMD" },
    },
  ],
  [
    "IV",
    {
      fields: ["ESTIMATE", "SE", "TOTAL_1", "TOTAL_2"],
      inputs: { yi: "ESTIMATE", sei: "SE" },
      measures: { GEN: "GEN" },
    },
  ],
  [
    "IPD",
    {
      fields: ["O_E", "VAR", ...COUNTS],
      inputs: { yi: "log HR", sei: "SE of log HR" },
      measures: { GEN: "GEN" },
      derived: [
        { name: "log HR", expression: "O_E / VAR" },
        { name: "SE of log HR", expression: "1 / sqrt(VAR)" },
      ],
    },
  ],
]);

interface DataRow {
  readonly study: string;
  readonly subgroup: string;
  readonly attributes: ReadonlyMap<string, string>;
}

interface Outcome extends RevmanOutcome {
  readonly kind: Kind;
  readonly effect: string;
  /** Whether the review analyses non-events in place of events. */
  readonly swapped: boolean;
  readonly pooling: ReviewPooling;
  readonly data: readonly DataRow[];
  readonly labels: readonly [string, string];
}

const DATA_ELEMENT = /^(DICH|CONT|IV|IPD)_(OUTCOME|SUBGROUP|DATA)$/;

/** Reads a review of RevMan 5 (.rm5). @throws Refusal for what is none, is damaged or has no data */
export function readReview(content: Uint8Array): Review {
  const { title, studies, outcomes, isReview } = collect(content);
  if (!isReview) {
    throw new Refusal(
      "xml-unknown",
      "This XML file is not a review of RevMan 5",
      "Choose an .rm5 file or a table.",
    );
  }
  const usable = outcomes.filter(({ data }) => data.length > 0);
  if (usable.length === 0) {
    throw new Refusal("review-empty", "This review has no outcome with data", "Choose another file.");
  }
  return {
    title,
    outcomes: usable.map(({ id, comparison, name, rows }) => ({ id, comparison, name, rows })),
    table(id) {
      const outcome = usable.find((known) => known.id === id);
      if (outcome === undefined) throw new RangeError(`the review has no outcome ${id}`);
      return tableOf(title, outcome, studies);
    },
  };
}

/** Texts of elements that name what they stand in. */
const NAMED = new Set(["NAME", "TITLE", "GRAPH_LABEL_1", "GRAPH_LABEL_2"]);

function collect(content: Uint8Array) {
  const studies = new Map<string, string>();
  const outcomes: Outcome[] = [];
  const path: string[] = [];
  let isReview = false;
  let title = "";
  let text: string | null = null;
  let comparison = { id: "", name: "" };
  let subgroup = "";
  let open: {
    id: string;
    kind: Kind;
    effect: string;
    swapped: boolean;
    pooling: ReviewPooling;
    name: string;
    labels: [string, string];
    data: DataRow[];
  } | null = null;

  const begin = ({ name, attributes }: XmlElement): void => {
    path.push(name);
    if (path.length === 1) isReview = name === "COCHRANE_REVIEW";
    if (NAMED.has(name)) text = "";
    if (name === "STUDY")
      studies.set(attributes.get("ID") ?? "", attributes.get("NAME") ?? attributes.get("ID") ?? "");
    if (name === "COMPARISON") comparison = { id: attributes.get("ID") ?? "", name: "" };
    const [, kindName, part] = DATA_ELEMENT.exec(name) ?? [];
    const kind = KINDS.get(kindName ?? "");
    if (kind === undefined) return;
    if (part === "OUTCOME") {
      const id = attributes.get("ID") ?? `${comparison.id}.${outcomes.length + 1}`;
      open = {
        id,
        kind,
        effect: attributes.get("EFFECT_MEASURE") ?? "",
        swapped: attributes.get("SWAP_EVENTS") === "YES",
        pooling: {
          method: attributes.get("METHOD") ?? "",
          random: attributes.get("RANDOM") ?? "",
          level: attributes.get("CI_TOTAL") ?? "",
          estimator: "",
          interval: "",
        },
        name: "",
        labels: ["", ""],
        data: [],
      };
      subgroup = "";
    } else if (part === "SUBGROUP") subgroup = "";
    else open?.data.push({ study: attributes.get("STUDY_ID") ?? "", subgroup, attributes });
  };
  const named = (parent: string, value: string, name: string): void => {
    if (name === "TITLE" && parent === "COVER_SHEET") title = value;
    if (name === "NAME" && parent === "COMPARISON") comparison = { ...comparison, name: value };
    if (name === "NAME" && parent.endsWith("_SUBGROUP")) subgroup = value;
    if (open === null || !parent.endsWith("_OUTCOME")) return;
    if (name === "NAME") open.name = value;
    if (name === "GRAPH_LABEL_1") open.labels[0] = value;
    if (name === "GRAPH_LABEL_2") open.labels[1] = value;
  };
  const end = (name: string): void => {
    path.pop();
    if (text !== null && NAMED.has(name)) {
      named(path.at(-1) ?? "", text.replace(/\s+/g, " ").trim(), name);
      text = null;
    }
    if (name.endsWith("_SUBGROUP")) subgroup = "";
    if (open !== null && /^(?:DICH|CONT|IV|IPD)_OUTCOME$/.test(name)) {
      outcomes.push({ ...open, comparison: comparison.name, rows: open.data.length });
      open = null;
    }
  };
  readXml(content, {
    open: begin,
    text: (piece) => {
      if (text !== null) text += piece;
    },
    close: end,
  });
  return { title, studies, outcomes, isReview };
}

function tableOf(title: string, outcome: Outcome, studies: ReadonlyMap<string, string>): RevmanTable {
  const { data, kind, labels } = outcome;
  const rowIds = data.map((_, row) => `r${row + 1}`);
  const hasSubgroups = data.some(({ subgroup }) => subgroup !== "");
  const texts = (name: string, values: readonly string[]): Column => ({
    name,
    kind: "text",
    values: values.map((value) => (value === "" ? null : value)),
  });
  const columns: Column[] = [
    texts(
      "Study",
      data.map(({ study }) => studies.get(study) ?? study),
    ),
    ...(hasSubgroups
      ? [
          texts(
            "Subgroup",
            data.map(({ subgroup }) => subgroup),
          ),
        ]
      : []),
    ...kind.fields.map((field) => numbers(field, data, rowIds)).filter((column) => column !== null),
  ];
  const names = new Set(columns.map(({ name }) => name));
  for (const { name } of kind.derived ?? []) names.add(name);
  const inputs = Object.fromEntries(Object.entries(kind.inputs).filter(([, name]) => names.has(name)));
  const [fallback = "GEN"] = Object.values(kind.measures);
  const measure = kind.measures[outcome.effect] ?? fallback;
  const taken = reviewModel(outcome.pooling, measure);
  return {
    title: [title, outcome.name].filter((part) => part !== "").join(": "),
    table: { rowIds, columns },
    measure,
    ...(taken === null ? {} : { model: taken.model }),
    roles: { label: "Study", inputs },
    derived: kind.derived ?? [],
    directions: { negative: labels[0], positive: labels[1] },
    issues: [...reviewIssues(outcome), ...(taken?.issues ?? [])],
  };
}

/** A field that no row has is no column, unless it is needed. */
function numbers(field: string, data: readonly DataRow[], rowIds: readonly string[]): Column | null {
  const unparsed: [string, string][] = [];
  const values = data.map(({ attributes }, row) => {
    const text = attributes.get(field) ?? "";
    const parsed = parseNumber(text);
    if (typeof parsed === "number") return parsed;
    if (parsed === "unreadable") unparsed.push([rowIds[row]!, text.trim()]);
    return null;
  });
  const isEmpty = unparsed.length === 0 && values.every((value) => value === null || value === 0);
  if (isEmpty && !/^(?:EVENTS|TOTAL|MEAN|SD)_/.test(field)) return null;
  return { name: field, kind: "number", values, unparsed: Object.fromEntries(unparsed) };
}

function reviewIssues({ data, kind, effect, swapped }: Outcome): Issue[] {
  const issues: Issue[] = swapped ? [eventsSwapped()] : [];
  const off = data.filter(({ attributes }) => attributes.get("ESTIMABLE") === "NO").length;
  if (off > 0) {
    issues.push(
      issue(
        "studies-not-estimable",
        "note",
        `${off} ${off === 1 ? "row is" : "rows are"} marked as not estimable in the review; ${off === 1 ? "it is" : "they are"} imported with the others.`,
        "Leave out what should not be used.",
      ),
    );
  }
  if (kind.derived !== undefined) {
    issues.push(fromObservedMinusExpected());
  }
  if (effect !== "" && Object.keys(kind.measures)[0] !== "GEN" && !Object.hasOwn(kind.measures, effect)) {
    issues.push(
      issue(
        "review-measure-unknown",
        "warning",
        `The review’s effect measure “${effect}” is not known; another one was chosen.`,
        "Choose the measure under Effects.",
      ),
    );
  }
  return issues;
}

export function fromObservedMinusExpected(): Issue {
  return issue(
    "review-o-e",
    "note",
    "The outcome has observed minus expected events with their variance; log hazard ratios and standard errors are columns computed from them, as Peto’s method does.",
    "Nothing needs to be done.",
  );
}

export function eventsSwapped(): Issue {
  return issue(
    "review-events-swapped",
    "warning",
    "The review analyses those without the event in place of those with it; the numbers are imported as they stand in it, so effects point the other way than in the review.",
    "Turn the events into non-events by columns from formulas (total minus events), if you want the review’s own effects.",
  );
}
