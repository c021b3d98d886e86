import type {
  NetworkData,
  NetworkEdge,
  NetworkFit,
  NetworkReport,
  NetworkTreatment,
} from "../network-types.ts";
import type { Issue } from "../result.ts";
import { adjustedEffects } from "./adjusted-effects.ts";
import { componentsOf } from "./components.ts";
import { networkConclusion } from "./conclusion.ts";
import { contributionOf } from "./contributions.ts";
import { type Decomposition, decompose, designsOf } from "./designs.ts";
import { comparisonOf, type Solved, solveNetwork } from "./fit-network.ts";
import { netHeatOf } from "./net-heat.ts";
import { apart, noFreedom, unknownReference, unsolvable } from "./network-issues.ts";
import { networkSentences } from "./network-sentences.ts";
import type { NetworkInput } from "./network-stage.ts";
import { pScores } from "./ranking.ts";
import type { ReadStudies } from "./read-studies.ts";
import { splitOf } from "./splitting.ts";
import { type NetworkStudy, pairVariance } from "./study-arms.ts";

/** Studies as a network: who is compared with whom, the fit where there is one, and what is to be said of it. */
export function networkReport(read: ReadStudies, input: NetworkInput): NetworkReport {
  const { treatments, studies } = read;
  const { spec, scale, level } = input;
  const edges = edgesOf(studies);
  const known = {
    spec,
    scale,
    level,
    treatments: treatmentsOf(read, input),
    edges,
    studies: studies.length,
    contrasts: edges.reduce((sum, edge) => sum + edge.studies, 0),
    multiArm: designsOf(studies).flatMap((group) => (group.treatments.length > 2 ? [group.treatments] : [])),
    data: studies.map(dataOf),
  };
  const reference = referenceOf(treatments, known.treatments, edges, spec.reference);
  const { fit, issues } = fitOf(studies, treatments, input, edges, reference.place);
  const report = { ...known, fit, issues: [...read.issues, ...reference.issues, ...issues] };
  return { ...report, conclusion: networkConclusion(report), sentences: networkSentences(report) };
}

function treatmentsOf({ treatments, studies }: ReadStudies, { effects }: NetworkInput): NetworkTreatment[] {
  const sizes = new Map(effects.rowIds.map((rowId, at) => [rowId, effects.ni[at] ?? null]));
  return treatments.map((name, place) => {
    const own = studies.filter((study) => study.treatments.includes(place));
    const people = own.map((study) => participantsOf(study, sizes));
    return {
      name,
      studies: own.length,
      participants: people.every((n) => n !== null) ? people.reduce((sum, n) => sum + n, 0) : null,
    };
  });
}

/** A row of a contrast has the people of its two arms, so that those of several arms count all rows' people p - 1 times. */
function participantsOf(
  { rowIds, treatments }: NetworkStudy,
  sizes: ReadonlyMap<string, number | null>,
): number | null {
  const numbers = rowIds.map((rowId) => sizes.get(rowId) ?? null);
  const p = treatments.length;
  const times = rowIds.length === (p * (p - 1)) / 2 && p > 2 ? p - 1 : 1;
  let sum = 0;
  for (const n of numbers) {
    if (n === null) return null;
    sum += n;
  }
  return sum / times;
}

function edgesOf(studies: readonly NetworkStudy[]): NetworkEdge[] {
  const edges = new Map<string, { first: number; second: number; studies: number; rowIds: string[] }>();
  for (const { treatments, rowIds } of studies) {
    treatments.forEach((first, i) => {
      for (const second of treatments.slice(i + 1)) {
        const key = `${first}:${second}`;
        const edge = edges.get(key) ?? { first, second, studies: 0, rowIds: [] };
        edge.studies += 1;
        edge.rowIds.push(...rowIds);
        edges.set(key, edge);
      }
    });
  }
  return [...edges.values()].toSorted((one, other) => one.first - other.first || one.second - other.second);
}

function dataOf(study: NetworkStudy): NetworkData {
  const { treatments, effects } = study;
  const others = treatments.map((_, i) => i).slice(1);
  const variance = (i: number, j: number): number => (i === j ? 0 : pairVariance(study, i, j));
  return {
    study: study.study,
    treatments,
    yi: others.map((i) => effects[i]! - effects[0]! + 0),
    covariance: others.map((i) => others.map((j) => (variance(0, i) + variance(0, j) - variance(i, j)) / 2)),
  };
}

const USUAL_REFERENCE = /placebo|control|no[ _-]|none|usual|standard|sham|waiting|untreated/i;

function referenceOf(
  names: readonly string[],
  treatments: readonly NetworkTreatment[],
  edges: readonly NetworkEdge[],
  asked: string | null,
): { readonly place: number; readonly issues: readonly Issue[] } {
  const found = asked === null ? -1 : names.indexOf(asked);
  if (found >= 0) return { place: found, issues: [] };
  const degree = (place: number): number =>
    edges.reduce((sum, edge) => sum + (edge.first === place || edge.second === place ? edge.studies : 0), 0);
  const usual = treatments.flatMap(({ name }, place) => (USUAL_REFERENCE.test(name) ? [place] : []));
  const among = usual.length > 0 ? usual : names.map((_, place) => place);
  const place = among.reduce((best, one) => (degree(one) > degree(best) ? one : best), among[0] ?? 0);
  const used = names[place];
  return { place, issues: asked === null || used === undefined ? [] : [unknownReference(asked, used)] };
}

function fitOf(
  studies: readonly NetworkStudy[],
  names: readonly string[],
  { spec, level }: NetworkInput,
  edges: readonly NetworkEdge[],
  reference: number,
): { readonly fit: NetworkFit | null; readonly issues: readonly Issue[] } {
  if (studies.length === 0) return { fit: null, issues: [] };
  const n = names.length;
  const parts = componentsOf(
    studies.map(({ treatments }) => treatments),
    n,
  );
  if (parts.length > 1) {
    return { fit: null, issues: [apart(parts.map((part) => part.map((place) => names[place]!)))] };
  }
  const solved = solveNetwork(studies, n, { model: spec.model, method: spec.method, test: spec.test, level });
  const parted = decompose(studies, names);
  if (solved === null || parted === null) return { fit: null, issues: [unsolvable()] };
  return {
    fit: wholeFit(solved, parted, { spec, edges, reference, names }),
    issues: solved.moments.df === 0 ? [noFreedom()] : [],
  };
}

function wholeFit(
  solved: Solved,
  { total, within, between, betweenRandom, designs }: Decomposition,
  {
    spec,
    edges,
    reference,
    names,
  }: Pick<NetworkReport, "spec" | "edges"> & {
    readonly reference: number;
    readonly names: readonly string[];
  },
): NetworkFit {
  const places = Array.from({ length: solved.n }, (_, place) => place);
  const pairs = places.flatMap((first) => places.slice(first + 1).map((second) => [first, second] as const));
  const contributions = pairs.map(([first, second]) => contributionOf(solved, edges, first, second));
  return {
    model: spec.model,
    reference,
    tau2: solved.tau2,
    i2: total.df === 0 ? null : total.value <= total.df ? 0 : (100 * (total.value - total.df)) / total.value,
    total,
    within,
    between,
    betweenRandom,
    league: places.map((first) =>
      places.map((second) => (first === second ? null : comparisonOf(solved, first, second))),
    ),
    ranking: pScores(solved.solution, solved.n, spec.smallIsGood),
    designs,
    splits: pairs.map(([first, second]) => splitOf(solved, first, second, spec.splitting)),
    heat: netHeatOf(designsOf(solved.studies), solved.n, spec.model === "random" ? betweenRandom.tau2 : 0),
    contributions: contributions.some((one) => one === null) ? [] : contributions.flatMap((one) => one ?? []),
    adjusted: adjustedEffects(solved, names, reference, spec.order ?? null),
  };
}
