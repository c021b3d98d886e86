import type { RegistryRecord } from "@treeline/engine";
import type { Estimate } from "../../pooled.ts";
import type { SceneNode } from "../../scene.ts";
import type { FigureContext } from "../context.ts";
import type { StudyRow } from "../rows.ts";

/** A row of a pooled effect: of all studies, of a group of them, or of another model. */
export interface SummaryLine {
  readonly estimate: Estimate;
  /** The studies it stands for. */
  readonly rows: readonly StudyRow[];
  /** "100.0"; empty where it has no share. */
  readonly weight: string;
  readonly pValue: number | null;
}

/** What a column of the table beside a forest plot shows, made for one figure. */
export interface ColumnContent {
  readonly heading: readonly string[];
  /** A heading above this one, shared with its neighbours of the same. */
  readonly spanner?: string;
  /** Whether the lines of the heading run on in one line where there is room. */
  readonly joins?: boolean;
  cell(row: StudyRow): string;
  /** Least width in px, for marks. */
  readonly least?: number;
  /** Whether it stands close to a neighbour of its kind, as lights do. */
  readonly packs?: true;
  /** A mark instead of a text, at a place in px. */
  mark?(row: StudyRow, at: { readonly x: number; readonly y: number }, radius: number): SceneNode | null;
  summary?(line: SummaryLine): string;
  prediction?(interval: { readonly lower: number; readonly upper: number }): string;
  /** Of rows left out that have numbers. */
  leftOut?(estimate: Estimate): string;
}

/** A column beside forest plots; its id begins with "@" where documents name it among columns of the table. */
export interface ForestColumn extends RegistryRecord {
  readonly align: "start" | "middle" | "end";
  /** Of columns that lack room at a narrow width those with the highest number go first. */
  readonly goes: number;
  /** Set in the colour of the text, not a shade lighter. */
  readonly strong?: true;
  /** null where these studies have nothing to show in it. */
  content(context: FigureContext): ColumnContent | null;
}
