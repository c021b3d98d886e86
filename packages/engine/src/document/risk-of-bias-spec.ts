/** How a study was judged in one domain, whatever its tool calls it. */
export type Judgement = "low" | "some" | "high" | "critical" | "none" | "not-applicable";

/** A column of the study table as a domain of a tool. */
export interface RobDomainSpec {
  readonly column: string;
  /** What the domain is called in tables and legends; empty = the name of the column. */
  readonly label: string;
}

/** Which columns hold judgements of the risk of bias, and how their words are read. */
export interface RiskOfBiasSpec {
  /** Id in the registry of tools: `rob2`, `robins-i`, `quadas-2` ... */
  readonly tool: string;
  readonly domains: readonly RobDomainSpec[];
  /** The column of the judgement of the whole study; null = there is none. */
  readonly overall: string | null;
  /** Words of the cells that the tool does not know, or that mean something else here, and what each stands for. */
  readonly judgements: Readonly<Record<string, Judgement>>;
}

/** All judgements, from the best to the worst, then those that judge nothing. */
export const JUDGEMENTS: readonly Judgement[] = ["low", "some", "high", "critical", "none", "not-applicable"];

/** Where judgements stand, from the parts that are known. */
export function createRiskOfBias(parts: Partial<RiskOfBiasSpec> = {}): RiskOfBiasSpec {
  return { tool: "rob2", domains: [], overall: null, judgements: {}, ...parts };
}

/** Judgements after columns got other names; null = a column is gone. */
export function renameRobColumns(
  spec: RiskOfBiasSpec,
  rename: (name: string) => string | null,
): RiskOfBiasSpec {
  const domains = spec.domains.flatMap((domain) => {
    const column = rename(domain.column);
    return column === null ? [] : [{ ...domain, column }];
  });
  return { ...spec, domains, overall: spec.overall === null ? null : rename(spec.overall) };
}
