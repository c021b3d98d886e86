import { createBiasSpec } from "./bias-spec.ts";
import { type CertaintySpec, createCertainty } from "./certainty-spec.ts";
import { createDependence, type DependenceSpec } from "./dependence-spec.ts";
import { createDoseTrend } from "./dose-trend.ts";
import { createFlow, type FlowSpec } from "./flow-spec.ts";
import { type ModeratorsParts, wholeModerators } from "./moderators.ts";
import { createNetwork, type NetworkSpec } from "./network-spec.ts";
import { createRiskOfBias, type RiskOfBiasSpec } from "./risk-of-bias-spec.ts";
import { createSensitivitySpec } from "./sensitivity-spec.ts";
import {
  type AggregateSpec,
  type AnalysisDocument,
  type BiasSpec,
  type DoseTrendSpec,
  type EffectSpec,
  type ModelSpec,
  SCHEMA_VERSION,
  type SensitivitySpec,
} from "./types.ts";

export const DEFAULT_EFFECTS: EffectSpec = {
  measure: "GEN",
  params: {},
  assumptions: {},
  imputation: { sd: "none", correlation: "none" },
  directions: { negative: "", positive: "" },
  outcome: "",
  effectName: null,
  display: null,
  displayParams: {},
  artefacts: null,
  aggregate: null,
};

/** A correlation of 0.6 between the effects of one study: an assumption, and stated as one wherever it is used. */
export const DEFAULT_AGGREGATE: Omit<AggregateSpec, "by"> = {
  structure: "CS",
  rho: 0.6,
  phi: 0.8,
  time: null,
  obs: null,
  weighted: true,
  covariances: [],
};

/** The style Treeline: REML, Knapp-Hartung with its guard, Q-profile intervals and t(k - 1) prediction. */
export const DEFAULT_MODEL: ModelSpec = {
  kind: "random",
  estimator: "REML",
  tau2: null,
  weighting: "inverse-variance",
  test: "adhoc",
  level: 0.95,
  tau2Interval: "QP",
  i2: "tau2",
  prediction: "t",
  pooling: "IV",
  poolingParams: {},
  threshold: null,
  equivalence: null,
  seed: 1,
  samples: 1000,
};

/** The parts of a document that are known; everything else takes its default. */
export interface DocumentParts
  extends Partial<
    Pick<
      AnalysisDocument,
      | "title"
      | "source"
      | "table"
      | "roles"
      | "derived"
      | "filter"
      | "exclusions"
      | "ledger"
      | "guards"
      | "plots"
      | "figures"
      | "languages"
      | "reporting"
      | "grid"
    >
  > {
  readonly effects?: Partial<EffectSpec>;
  readonly model?: Partial<ModelSpec>;
  /** As projects are saved: what is left at its default may be absent. */
  readonly moderators?: ModeratorsParts;
  readonly doseResponse?: Partial<DoseTrendSpec>;
  readonly network?: Partial<NetworkSpec>;
  readonly dependence?: Partial<DependenceSpec> & Pick<DependenceSpec, "by">;
  readonly bias?: Partial<BiasSpec>;
  readonly riskOfBias?: Partial<RiskOfBiasSpec>;
  readonly sensitivity?: Partial<SensitivitySpec>;
  readonly flow?: Partial<FlowSpec>;
  readonly certainty?: Partial<CertaintySpec>;
}

/** A whole document from the parts that are known. */
export function createDocument(parts: DocumentParts = {}): AnalysisDocument {
  return {
    schema: SCHEMA_VERSION,
    title: parts.title ?? "",
    source: parts.source ?? "",
    table: parts.table ?? { rowIds: [], columns: [] },
    roles: parts.roles ?? { label: null, inputs: {}, weights: null },
    derived: parts.derived ?? [],
    filter: parts.filter ?? null,
    exclusions: parts.exclusions ?? [],
    ledger: parts.ledger ?? {},
    guards: parts.guards ?? {},
    effects: { ...DEFAULT_EFFECTS, ...parts.effects },
    model: { ...DEFAULT_MODEL, ...parts.model },
    ...(parts.moderators === undefined ? {} : { moderators: wholeModerators(parts.moderators) }),
    ...(parts.doseResponse === undefined ? {} : { doseResponse: createDoseTrend(parts.doseResponse) }),
    ...(parts.network === undefined ? {} : { network: createNetwork(parts.network) }),
    ...(parts.dependence === undefined ? {} : { dependence: createDependence(parts.dependence) }),
    ...(parts.bias === undefined ? {} : { bias: createBiasSpec(parts.bias) }),
    ...(parts.riskOfBias === undefined ? {} : { riskOfBias: createRiskOfBias(parts.riskOfBias) }),
    ...(parts.reporting === undefined ? {} : { reporting: parts.reporting }),
    ...(parts.sensitivity === undefined ? {} : { sensitivity: createSensitivitySpec(parts.sensitivity) }),
    ...(parts.grid === undefined ? {} : { grid: parts.grid }),
    ...(parts.flow === undefined ? {} : { flow: createFlow(parts.flow) }),
    ...(parts.certainty === undefined ? {} : { certainty: createCertainty(parts.certainty) }),
    plots: parts.plots ?? {},
    ...(parts.languages === undefined ? {} : { languages: parts.languages }),
    ...(parts.figures === undefined ? {} : { figures: parts.figures }),
  };
}
