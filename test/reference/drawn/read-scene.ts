import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { runAnalysis } from "../../../packages/engine/src/analysis.ts";
import { createDocument } from "../../../packages/engine/src/document/defaults.ts";
import { createSensitivitySpec } from "../../../packages/engine/src/document/sensitivity-spec.ts";
import type { AnalysisDocument } from "../../../packages/engine/src/document/types.ts";
import { measures } from "../../../packages/engine/src/measures/registry.ts";
import { sensitivityOf } from "../../../packages/engine/src/sensitivity/index.ts";
import type { PlotInput } from "../../../packages/plots/src/plot-types.ts";
import { plots } from "../../../packages/plots/src/registry.ts";
import type { GroupNode, Scene, SceneNode } from "../../../packages/plots/src/scene.ts";
import { readAcross, readUpright } from "../../../packages/plots/src/testing/axes.ts";
import { nodesOf } from "../../../packages/plots/src/testing/scene-walk.ts";

export type Numbers = readonly number[];

export interface Drawn {
  readonly id: string;
  readonly measure: string;
  readonly test: string;
  readonly columns: Readonly<Record<string, Numbers>>;
  readonly labels: readonly string[];
  readonly groups?: readonly string[];
  readonly expected: {
    readonly effects: { readonly yi: Numbers; readonly sei: Numbers; readonly weight: Numbers };
    readonly pooled: { readonly b: Numbers; readonly "ci.lb": Numbers; readonly "ci.ub": Numbers };
    readonly radial: Places;
    readonly baujat: Places;
    readonly qqnorm: Places;
    readonly labbe?: Places;
    readonly blup: { readonly pred: Numbers; readonly "pi.lb": Numbers; readonly "pi.ub": Numbers };
    readonly leave1out: Steps;
    readonly cumul: Steps;
    readonly drapery: { readonly at: Numbers; readonly own: readonly Numbers[]; readonly pooled: Numbers };
    readonly orchard?: {
      readonly level: readonly string[];
      readonly b: Numbers;
      readonly "ci.lb": Numbers;
      readonly "ci.ub": Numbers;
    };
  };
}

export interface Places {
  readonly x: Numbers;
  readonly y: Numbers;
}

interface Steps {
  readonly estimate: Numbers;
  readonly "ci.lb": Numbers;
  readonly "ci.ub": Numbers;
}

const file = new URL("../data/drawn/drawn.json", import.meta.url);
export const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Drawn[] };

/** Where the scenes hold px to the last bits, what is read off an axis has as many digits as its range leaves. */
const DIGITS = 1e-7;
/** Paths are kept to a hundredth of a px. */
export const ALONG_PATHS = 5e-4;

function documentOf({ measure, test, columns, labels, groups }: Drawn): AnalysisDocument {
  const numbers = Object.entries(columns).map(([name, values]) => ({
    name,
    kind: "number" as const,
    values: [...values],
    unparsed: {},
  }));
  const texts = [["label", labels] as const, ["group", groups ?? []] as const];
  const document = createDocument({
    table: {
      rowIds: labels.map((_, row) => `r${row + 1}`),
      columns: [
        ...numbers,
        ...texts
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => ({ name, kind: "text" as const, values: [...values] })),
      ],
    },
    roles: {
      label: "label",
      inputs: Object.fromEntries(Object.keys(columns).map((key) => [key, key])),
      weights: null,
    },
    effects: { measure, display: "identity" },
    sensitivity: createSensitivitySpec({ residuals: "rstudent", samples: 0 }),
    ...(groups === undefined
      ? {}
      : {
          moderators: {
            variables: [{ column: "group", kind: "factor" as const }],
            terms: [],
          },
        }),
  });
  return { ...document, model: { ...document.model, kind: "random", estimator: "REML", test } };
}

const inputs = new Map<string, PlotInput>();

export function inputOf(one: Drawn): PlotInput {
  const known = inputs.get(one.id);
  if (known !== undefined) return known;
  const document = documentOf(one);
  const report = runAnalysis(document);
  const input: PlotInput = {
    document,
    report,
    width: 900,
    measure: measures.get(one.measure),
    sensitivity: sensitivityOf(document, report) ?? undefined,
  };
  inputs.set(one.id, input);
  return input;
}

export type PlotOptions = Readonly<Record<string, string | boolean>>;

export function withOptions(one: Drawn, plot: string, options: PlotOptions): PlotInput {
  const input = inputOf(one);
  return { ...input, document: { ...input.document, plots: { ...input.document.plots, [plot]: options } } };
}

export function sceneOf(one: Drawn, plot: string, options: PlotOptions = {}): Scene {
  expect(plots.get(plot).applies(inputOf(one))).toBeNull();
  return plots.get(plot).scene(withOptions(one, plot, options));
}

/** The groups that stand for studies, in the order of the table. */
export function studiesIn(scene: Scene, k: number): GroupNode[] {
  const groups = new Map(nodesOf(scene, "group", "study").map((group) => [group.rowId, group]));
  return Array.from({ length: k }, (_, row) => groups.get(`r${row + 1}`)!);
}

export function children<T extends SceneNode["type"]>(
  group: GroupNode | undefined,
  type: T,
): Extract<SceneNode, { type: T }>[] {
  const visit = (node: SceneNode): SceneNode[] =>
    node.type === "group" ? node.children.flatMap(visit) : [node];
  return (group === undefined ? [] : visit(group)).filter(
    (node): node is Extract<SceneNode, { type: T }> => node.type === type,
  );
}

/** Every study's circle as read off both axes. */
export function circlesRead(scene: Scene, k: number): Places {
  const [across, upright] = [readAcross(scene), readUpright(scene)];
  const circles = studiesIn(scene, k).map((group) => children(group, "circle")[0]);
  return {
    x: circles.map((circle) => across(circle?.cx ?? Number.NaN)),
    y: circles.map((circle) => upright(circle?.cy ?? Number.NaN)),
  };
}

export function close(read: Numbers, expected: Numbers, digits = DIGITS): void {
  const size = Math.max(...expected.map(Math.abs));
  expect(read).toHaveLength(expected.length);
  const off = read.map((value, i) => Math.abs(value - expected[i]!) / size);
  expect(off.filter((difference) => !(difference < digits))).toEqual([]);
}
