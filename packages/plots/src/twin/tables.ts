import type { ToldCell, ToldTable } from "@treeline/engine/jobs/tell";
import { createDisplayScale } from "../display-scale.ts";
import type { PlotInput } from "../plot-types.ts";
import { pooledEstimate } from "../pooled.ts";
import type { Scene, SceneNode } from "../scene.ts";
import { printed, type StudyValue, studyValues } from "./study-values.ts";
import { twinWords as words } from "./words.ts";

/** A number of a table, unrounded; null stays null. */
export function cell(value: number | null, as: "effect" | "value" = "effect"): ToldCell {
  return value === null ? null : { value, as };
}

/** Columns of one's own beside those that every table of studies has. */
export interface OwnColumns {
  readonly head: readonly string[];
  cells(study: StudyValue): readonly ToldCell[];
}

const NONE: OwnColumns = { head: [], cells: () => [] };

/** A figure of studies as a table: a line per study, with its effect, interval, standard error and weight. */
export function studiesTable(plot: string, input: PlotInput, own: OwnColumns = NONE): ToldTable {
  const scale = createDisplayScale(input);
  return {
    id: plot,
    title: words.title,
    head: [words.study, scale.name, words.lower, words.upper, words.se, words.weight, ...own.head],
    rows: studyValues(input, scale).map((study) => [...studyCells(study), ...own.cells(study)]),
  };
}

function studyCells({ label, value, lower, upper, se, weight }: StudyValue): readonly ToldCell[] {
  return [label, cell(value), cell(lower), cell(upper), cell(se), cell(weight, "value")];
}

/** As {@link studiesTable}, with the pooled effect and the prediction interval below the studies. */
export function pooledTable(plot: string, input: PlotInput): ToldTable {
  const table = studiesTable(plot, input);
  const scale = createDisplayScale(input);
  const { fit } = input.report;
  const pooled = pooledEstimate(fit);
  const shown = (value: number | null): ToldCell => cell(value === null ? null : printed(scale, value));
  const se = fit?.coefficients[0]?.se ?? null;
  const prediction = fit?.prediction ?? null;
  return {
    ...table,
    rows: [
      ...table.rows,
      ...(pooled === null
        ? []
        : [[words.pooled, shown(pooled.value), shown(pooled.lower), shown(pooled.upper), cell(se), null]]),
      ...(prediction === null
        ? []
        : [[words.prediction, null, shown(prediction.lower), shown(prediction.upper), null, null]]),
    ],
  };
}

/**
 * The table of a figure that gives none of its own, from its marks: the numbers of the studies it shows, with what the marks say
 * of each; else what the marks say; else the sentences about the figure.
 */
export function marksTable(plot: string, input: PlotInput, scene: Scene): ToldTable {
  const marks = titled(scene.root);
  const byRow = new Map(marks.flatMap(({ rowId, title }) => (rowId === undefined ? [] : [[rowId, title]])));
  const studies = studyValues(input).filter(({ rowId }) => byRow.has(rowId));
  if (studies.length > 0) {
    const drawn = studiesTable(plot, input, {
      head: [words.drawn],
      cells: ({ rowId }) => [byRow.get(rowId) ?? null],
    });
    return { ...drawn, rows: drawn.rows.filter((row) => row.at(-1) !== null) };
  }
  const said = marks.length > 0 ? marks.map(({ title }) => title) : sentencesOf(scene.description);
  return {
    id: plot,
    title: words.title,
    head: [words.said],
    rows: [...new Set(said)].map((text) => [text]),
  };
}

/** What marks say, in the order they are drawn; a group speaks for its children. */
function titled(node: SceneNode): { readonly rowId?: string | undefined; readonly title: string }[] {
  if (node.title !== undefined && node.type !== "text") return [{ rowId: node.rowId, title: node.title }];
  return node.type === "group" ? node.children.flatMap(titled) : [];
}

function sentencesOf(description: string): string[] {
  return description.split(/(?<=[.!?]) (?=\p{Lu})/u);
}
