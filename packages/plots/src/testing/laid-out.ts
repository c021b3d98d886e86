import {
  type AnalysisDocument,
  createDocument,
  type DocumentParts,
  measures,
  runAnalysis,
} from "@treeline/engine";
import { forest } from "../forest/forest.ts";
import type { PlotInput } from "../plot-types.ts";
import type { Scene } from "../scene.ts";
import { textFaults } from "./scene-walk.ts";

/** A document of studies that report these numbers, by their roles. */
export function documentOf(
  measure: string,
  columns: Readonly<Record<string, readonly number[]>>,
  parts: DocumentParts = {},
): AnalysisDocument {
  const rows = Object.values(columns)[0]!.length;
  return createDocument({
    table: {
      rowIds: Array.from({ length: rows }, (_, row) => `r${row + 1}`),
      columns: [
        {
          name: "study",
          kind: "text",
          values: Array.from({ length: rows }, (_, row) => `Study ${row + 1}`),
        },
        ...Object.entries(columns).map(([name, values]) => ({
          name,
          kind: "number" as const,
          values,
          unparsed: {},
        })),
      ],
    },
    roles: {
      label: "study",
      inputs: Object.fromEntries(Object.keys(columns).map((name) => [name, name])),
      weights: null,
    },
    effects: { measure, directions: { negative: "Favours treatment", positive: "Favours control" } },
    ...parts,
  });
}

/** What its plots are drawn from. */
export function inputOf(document: AnalysisDocument, width = 900): PlotInput {
  return {
    document,
    report: runAnalysis(document),
    width,
    measure: measures.get(document.effects.measure),
    testLabel: "normal",
  };
}

/**
 * Its forest plot in a layout.
 * @throws RangeError where its texts run out of it or into each other
 */
export function drawn(document: AnalysisDocument, preset: string, more: object = {}, width = 900): Scene {
  const given = { ...document, plots: { forest: { preset, ...more } } };
  const scene = forest.scene(inputOf(given, width));
  const faults = textFaults(scene);
  if (faults.length > 0) throw new RangeError(`the layout ${preset} draws texts badly: ${faults.join(", ")}`);
  return scene;
}
