/** A count of records or reports by what it is of: a database and how many it gave, a reason and how many it excluded. */
export interface NamedCount {
  readonly name: string;
  readonly count: number | null;
}

/** The way from what was sought to what was assessed; null = not told. */
export interface FlowScreening {
  /** Reports sought for retrieval, and those that could not be retrieved. */
  readonly sought: number | null;
  readonly notRetrieved: number | null;
  /** Reports assessed for eligibility, and those excluded, by reason. */
  readonly assessed: number | null;
  readonly excludedReasons: readonly NamedCount[];
}

/** Numbers of a PRISMA 2020 flow diagram; null = not told. */
export interface FlowSpec extends FlowScreening {
  /** Whether the review is new, or an update with studies of previous versions. */
  readonly review: "new" | "updated";
  /** Studies and reports in the previous version, of an updated review. */
  readonly previous: { readonly studies: number | null; readonly reports: number | null };
  /** Records identified from databases and registers. Names may be empty: then their counts are one total each. */
  readonly databases: readonly NamedCount[];
  readonly registers: readonly NamedCount[];
  /** Records removed before screening. */
  readonly duplicates: number | null;
  readonly automation: number | null;
  readonly otherRemoved: number | null;
  readonly screened: number | null;
  /** Records excluded by screening, and how many of them by automation tools. */
  readonly excluded: number | null;
  readonly excludedAutomation: number | null;
  /** Identification by other methods (websites, organisations, citation searching); null = there were none. */
  readonly other: (FlowScreening & { readonly sources: readonly NamedCount[] }) | null;
  /** New studies included and their reports. */
  readonly included: { readonly studies: number | null; readonly reports: number | null };
  /** All studies included, of an updated review; null = previous and new ones added up. */
  readonly total: { readonly studies: number | null; readonly reports: number | null };
}

const NO_SCREENING: FlowScreening = { sought: null, notRetrieved: null, assessed: null, excludedReasons: [] };

const DEFAULT_FLOW: FlowSpec = {
  ...NO_SCREENING,
  review: "new",
  previous: { studies: null, reports: null },
  databases: [],
  registers: [],
  duplicates: null,
  automation: null,
  otherRemoved: null,
  screened: null,
  excluded: null,
  excludedAutomation: null,
  other: null,
  included: { studies: null, reports: null },
  total: { studies: null, reports: null },
};

/** A flow from the numbers that are known. */
export function createFlow(parts: Partial<FlowSpec> = {}): FlowSpec {
  return { ...DEFAULT_FLOW, ...parts };
}

/** Identification by other methods before any number of it is told. */
export function createOtherMethods(): NonNullable<FlowSpec["other"]> {
  return { ...NO_SCREENING, sources: [] };
}
