import type { RegistryRecord } from "../../registry.ts";

/** How the levels of a factor become columns. */
export interface Coding extends RegistryRecord {
  /** Where the reference level stands among the levels: the first is compared with, or the last is left out. */
  readonly base: "first" | "last";
  /** One row of L - 1 columns for the level at a place, of L levels. */
  row(place: number, count: number): readonly number[];
  /** What R appends to the factor's name, L - 1 of them. */
  suffixes(levels: readonly string[]): readonly string[];
  /** What people read behind the factor's name, L - 1 of them. */
  labels(levels: readonly string[]): readonly string[];
  /** What `contrasts(factor) <-` takes, for an R factor whose levels stand in the order of `ModeratorValues`. */
  r(factor: string, count: number): string;
}
