import { counted } from "../../format/told.ts";
import { chisqLogTails } from "../../numeric/chi-square.ts";
import { exp } from "../../numeric/elementary.ts";
import type { BiasInput } from "../types.ts";
import { lackOfTests, sideWords, testedStudies } from "./significant.ts";

/** A study with the favoured direction above 0 and no effect at 0. */
export interface TurnedStudy {
  /** Place among the effects. */
  readonly place: number;
  readonly y: number;
  readonly s: number;
  /** How far z lies above its critical value. */
  readonly beyond: number;
}

/** Significant original studies beside their replications. */
export interface ReplicatedStudies {
  readonly originals: readonly TurnedStudy[];
  readonly replications: readonly TurnedStudy[];
  /** Original studies that are not significant in the favoured direction, and so set aside. */
  readonly setAside: number;
  /** 1.96 at a two-sided level of .05. */
  readonly critical: number;
}

/** Originals and replications as the column of replications tells them apart; studies of which it says neither are not used. */
export function replicatedStudies(input: BiasInput): ReplicatedStudies {
  const { z, sei, critical } = testedStudies(input);
  const of = (wanted: boolean): TurnedStudy[] =>
    z.flatMap((value, place) =>
      input.replication?.[place] === wanted
        ? [{ place, y: value * sei[place]!, s: sei[place]!, beyond: value - critical }]
        : [],
    );
  const all = of(false);
  const originals = all.filter(({ beyond }) => beyond > 0);
  return { originals, replications: of(true), setAside: all.length - originals.length, critical };
}

/** Why originals and replications cannot be combined; null = they can. */
export function lackOfReplication(input: BiasInput): string | null {
  if (input.replication === null) {
    return "No column tells which studies are replications: name one that says yes or no of each study in the setup of the audit.";
  }
  const lack = lackOfTests(input);
  if (lack !== null) return lack;
  const { originals, replications, setAside } = replicatedStudies(input);
  if (replications.length === 0)
    return "The column of replications says yes of no study, so that there is nothing to hold beside the originals.";
  if (originals.length > 0) return null;
  return setAside === 0
    ? "The column of replications says no of no study, so that there is no original."
    : `${counted(setAside, "original study is", "original studies are")} not significant in the ${sideWords(input)} direction, which the method takes the published originals to be; the replications can be read by themselves.`;
}

/** Two-sided p-value of a study as a z-test. */
export function twoSidedP({ y, s }: TurnedStudy): number {
  return exp(chisqLogTails((y / s) * (y / s), 1)[1]);
}

/** "1 original and 2 replications", with what was set aside. */
export function replicatedWords({ originals, replications, setAside }: ReplicatedStudies): string {
  const used = `${counted(originals.length, "significant original", "significant originals")} and ${counted(replications.length, "replication", "replications")}`;
  return setAside === 0
    ? used
    : `${used}; ${counted(setAside, "original", "originals")} without significance set aside`;
}
