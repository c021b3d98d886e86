import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runAnalysis } from "../../packages/engine/src/analysis.ts";
import { createDocument } from "../../packages/engine/src/document/defaults.ts";
import { createSensitivitySpec } from "../../packages/engine/src/document/sensitivity-spec.ts";
import type { AnalysisDocument } from "../../packages/engine/src/document/types.ts";
import { measures } from "../../packages/engine/src/measures/registry.ts";
import { normalQuantile } from "../../packages/engine/src/numeric/normal.ts";
import { sensitivityOf } from "../../packages/engine/src/sensitivity/index.ts";
import type { PlotInput } from "../../packages/plots/src/plot-types.ts";
import { plots } from "../../packages/plots/src/registry.ts";
import type { GroupNode, Scene, SceneNode } from "../../packages/plots/src/scene.ts";
import { readAcross, readUpright } from "../../packages/plots/src/testing/axes.ts";
import { corners, nodesOf } from "../../packages/plots/src/testing/scene-walk.ts";
import { plotData } from "../../packages/plots/src/twin/tables.ts";

type Numbers = readonly number[];

interface Drawn {
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

interface Places {
  readonly x: Numbers;
  readonly y: Numbers;
}

interface Steps {
  readonly estimate: Numbers;
  readonly "ci.lb": Numbers;
  readonly "ci.ub": Numbers;
}

const file = new URL("data/drawn/drawn.json", import.meta.url);
const { cases } = JSON.parse(readFileSync(file, "utf8")) as { readonly cases: readonly Drawn[] };

/** Where the scenes hold px to the last bits, what is read off an axis has as many digits as its range leaves. */
const DIGITS = 1e-7;
/** Paths are kept to a hundredth of a px. */
const ALONG_PATHS = 5e-4;

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

function inputOf(one: Drawn): PlotInput {
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

type PlotOptions = Readonly<Record<string, string | boolean>>;

function withOptions(one: Drawn, plot: string, options: PlotOptions): PlotInput {
  const input = inputOf(one);
  return { ...input, document: { ...input.document, plots: { ...input.document.plots, [plot]: options } } };
}

function sceneOf(one: Drawn, plot: string, options: PlotOptions = {}): Scene {
  expect(plots.get(plot).applies(inputOf(one))).toBeNull();
  return plots.get(plot).scene(withOptions(one, plot, options));
}

/** The groups that stand for studies, in the order of the table. */
function studiesIn(scene: Scene, k: number): GroupNode[] {
  const groups = new Map(nodesOf(scene, "group", "study").map((group) => [group.rowId, group]));
  return Array.from({ length: k }, (_, row) => groups.get(`r${row + 1}`)!);
}

function children<T extends SceneNode["type"]>(
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
function circlesRead(scene: Scene, k: number): Places {
  const [across, upright] = [readAcross(scene), readUpright(scene)];
  const circles = studiesIn(scene, k).map((group) => children(group, "circle")[0]);
  return {
    x: circles.map((circle) => across(circle?.cx ?? Number.NaN)),
    y: circles.map((circle) => upright(circle?.cy ?? Number.NaN)),
  };
}

function close(read: Numbers, expected: Numbers, digits = DIGITS): void {
  const size = Math.max(...expected.map(Math.abs));
  expect(read).toHaveLength(expected.length);
  const off = read.map((value, i) => Math.abs(value - expected[i]!) / size);
  expect(off.filter((difference) => !(difference < digits))).toEqual([]);
}

describe.each(cases.map((one) => [one.id, one] as const))("%s as it is drawn", (_id, one) => {
  const { expected } = one;
  const k = one.labels.length;

  it.each([
    ["radial", expected.radial],
    ["baujat", expected.baujat],
    ["funnel", { x: expected.effects.yi, y: expected.effects.sei }],
  ] as const)("%s: every circle where R has it", (plot, places) => {
    const read = circlesRead(sceneOf(one, plot), k);
    close(read.x, places.x);
    close(read.y, places.y);
  });

  it("normal quantiles: circles on R's quantiles, in R's order", () => {
    const read = circlesRead(sceneOf(one, "normal-plot"), k);
    // R gives them in the order of the table.
    close(read.x, expected.qqnorm.x);
    close(read.y, expected.qqnorm.y);
  });

  it("radial: the ray through a study, and the pooled line, meet the arc at their effects", () => {
    const scene = sceneOf(one, "radial");
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    const [line] = nodesOf(scene, "line", "estimate-line");
    expect(across(line!.x1)).toBeCloseTo(0, 9);
    close([upright(line!.y2) / across(line!.x2)], expected.pooled.b);
    const [arc] = nodesOf(scene, "path", "axis").map(({ d }) => corners(d));
    const slopes = arc!.map(({ x, y }) => upright(y) / across(x));
    const [least, most] = [Math.min(...expected.effects.yi), Math.max(...expected.effects.yi)];
    expect(slopes[0]!).toBeGreaterThanOrEqual(least - 0.01);
    expect(slopes.at(-1)!).toBeLessThanOrEqual(most + 0.01);
    const radii = arc!.map(({ x, y }) => Math.hypot(x - line!.x1, y - line!.y1));
    for (const radius of radii) expect(radius).toBeCloseTo(radii[0]!, 0);
    // The ticks of the arc lie on rays whose slopes they are named after.
    const slanted = nodesOf(scene, "line", "tick").filter(
      ({ x1, x2, y1, y2 }) => x1 !== x2 && (y1 !== y2 || x1 > line!.x1),
    );
    // Texts are kept by their line, which is a little below their middle.
    const labels = nodesOf(scene, "text", "tick").map((label) => ({
      ...label,
      y: label.y - 0.36 * label.size,
    }));
    const named = slanted.flatMap(({ x1, y1, x2, y2 }) => {
      const beyond = labels.find(
        ({ x, y }) =>
          Math.abs((y - y2) * (x2 - x1) - (x - x2) * (y2 - y1)) < 1e-6 &&
          x > x2 &&
          Math.hypot(x - x2, y - y2) < 20,
      );
      return beyond === undefined
        ? []
        : [{ slope: upright(y1) / across(x1), value: Number(beyond.text.replace("\u2212", "-")) }];
    });
    expect(named.length).toBeGreaterThan(1);
    close(
      named.map(({ slope }) => slope),
      named.map(({ value }) => value),
    );
    const [interval] = nodesOf(scene, "path", "interval").map(({ d }) => corners(d));
    const ends = [interval![0]!, interval!.at(-1)!].map(({ x, y }) => upright(y) / across(x));
    const wanted = [expected.pooled["ci.lb"][0]!, expected.pooled["ci.ub"][0]!];
    for (const [i, end] of ends.entries()) expect(end).toBeCloseTo(wanted[i]!, 1);
  });

  it.runIf(expected.labbe !== undefined)(
    "L'Abbe: both groups on the scale of the measure, and as risks or rates",
    () => {
      const places = expected.labbe!;
      const read = circlesRead(sceneOf(one, "labbe", { scale: "measure" }), k);
      close(read.x, places.x);
      close(read.y, places.y);
      const unit = one.measure === "RR" ? 100 : 1;
      const natural = circlesRead(sceneOf(one, "labbe", { scale: "risk" }), k);
      close(
        natural.x,
        places.x.map((value) => unit * Math.exp(value)),
      );
      close(
        natural.y,
        places.y.map((value) => unit * Math.exp(value)),
      );
    },
  );

  it("caterpillar: true effects with their intervals, and the studies' own, in the order of the former", () => {
    const scene = sceneOf(one, "caterpillar");
    const across = readAcross(scene);
    const studies = studiesIn(scene, k);
    const circles = studies.map((study) => children(study, "circle"));
    close(
      circles.map((marks) => across(marks.find(({ fill }) => fill !== "surface" && fill !== "none")!.cx)),
      expected.blup.pred,
    );
    close(
      circles.map((marks) => across(marks.find(({ fill }) => fill === "surface" || fill === "none")!.cx)),
      expected.effects.yi,
    );
    const bars = studies.map((study) => children(study, "line").find(({ role }) => role === "interval")!);
    close(
      bars.map(({ x1 }) => across(x1)),
      expected.blup["pi.lb"],
    );
    close(
      bars.map(({ x2 }) => across(x2)),
      expected.blup["pi.ub"],
    );
    const heights = bars.map(({ y1 }) => y1);
    const order = heights.map((_, row) => row).toSorted((a, b) => heights[a]! - heights[b]!);
    const effects = order.map((row) => expected.blup.pred[row]!);
    expect(effects).toEqual(effects.toSorted((a, b) => a - b));
  });

  it.each([
    ["leave-one-out", expected.leave1out],
    ["cumulative", expected.cumul],
  ] as const)("%s: an estimate with its interval for every step", (plot, steps) => {
    const scene = sceneOf(one, plot);
    const across = readAcross(scene);
    const studies = studiesIn(scene, k);
    close(
      studies.map((study) => across(children(study, "circle")[0]!.cx)),
      steps.estimate,
    );
    const bars = studies.map((study) => children(study, "line").find(({ role }) => role === "interval")!);
    // An interval that leaves the axis is cut there.
    const [left, right] = [Math.min(...bars.map(({ x1 }) => x1)), Math.max(...bars.map(({ x2 }) => x2))].map(
      across,
    );
    close(
      bars.map(({ x1 }) => across(x1)),
      steps["ci.lb"].map((end) => Math.max(end, left!)),
    );
    close(
      bars.map(({ x2 }) => across(x2)),
      steps["ci.ub"].map((end) => Math.min(end, right!)),
    );
  });

  it("drapery: every curve through R's p-values", () => {
    const scene = sceneOf(one, "drapery");
    const [across, upright] = [readAcross(scene), readUpright(scene)];
    const curves = nodesOf(scene, "path", "interval").map(({ d }) =>
      corners(d).map(({ x, y }) => ({ x: across(x), y: upright(y) })),
    );
    expect(curves).toHaveLength(k + 1);
    const { at, own, pooled } = expected.drapery;
    for (const [place, wanted] of [...own, pooled].entries()) {
      for (const [i, effect] of at.entries()) {
        const height = heightOf(curves[place]!, effect);
        // Between two of its points a curve is a straight line; to the sides it ends at the frame.
        if (height !== null) expect([place, i, height]).toEqual([place, i, expect.closeTo(wanted[i]!, 2)]);
      }
    }
    const tops = curves.map((points) => points.reduce((best, point) => (point.y > best.y ? point : best)).x);
    close(tops, [...expected.effects.yi, ...expected.pooled.b], ALONG_PATHS);
  });

  it("rainforest: drops from end to end of the intervals, heights in proportion to the weights", () => {
    const scene = sceneOf(one, "rainforest");
    const across = readAcross(scene);
    const z = 1.959963984540054;
    const { yi, sei, weight } = expected.effects;
    const drops = studiesIn(scene, k).map((study) =>
      corners(children(study, "path").find(({ fillOpacity }) => fillOpacity !== undefined)!.d),
    );
    const [left, right] = [
      Math.min(...drops.flat().map(({ x }) => x)),
      Math.max(...drops.flat().map(({ x }) => x)),
    ].map(across);
    close(
      drops.map((points) => across(Math.min(...points.map(({ x }) => x)))),
      yi.map((y, i) => Math.max(left!, y - z * sei[i]!)),
      ALONG_PATHS,
    );
    close(
      drops.map((points) => across(Math.max(...points.map(({ x }) => x)))),
      yi.map((y, i) => Math.min(right!, y + z * sei[i]!)),
      ALONG_PATHS,
    );
    const heights = drops.map(
      (points) => Math.max(...points.map(({ y }) => y)) - Math.min(...points.map(({ y }) => y)),
    );
    const tallest = Math.max(...heights);
    close(
      heights.map((height) => height / tallest),
      weight.map((own) => own / Math.max(...weight)),
      ALONG_PATHS,
    );
  });

  it.runIf(expected.orchard !== undefined)(
    "orchard: studies at their effects, means of levels with their intervals",
    () => {
      const scene = sceneOf(one, "orchard", { prediction: false });
      const across = readAcross(scene);
      close(
        studiesIn(scene, k).map((study) => across(children(study, "circle")[0]!.cx)),
        expected.effects.yi,
      );
      const means = nodesOf(scene, "group", "diamond");
      const { level, b, "ci.lb": lower, "ci.ub": upper } = expected.orchard!;
      for (const [i, name] of level.entries()) {
        const mean = means.find(({ title }) => title?.startsWith(`${name}:`));
        const [bar] = children(mean, "line").filter(({ role }) => role === "interval");
        close([across(bar!.x1), across(bar!.x2)], [lower[i]!, upper[i]!]);
        const mark = children(mean, "path").flatMap(({ d }) => corners(d).map(({ x }) => x));
        close([across((Math.min(...mark) + Math.max(...mark)) / 2)], [b[i]!], ALONG_PATHS);
      }
      // Areas go with precision: the widest circle is that of the most precise study.
      const radii = studiesIn(scene, k).map((study) => children(study, "circle")[0]!.r);
      const { sei } = expected.effects;
      expect(radii.indexOf(Math.max(...radii))).toBe(sei.indexOf(Math.min(...sei)));
    },
  );
});

/** Columns of the table behind a figure, by their names, of the first lines. */
function columnsOf(
  one: Drawn,
  plot: string,
  names: readonly string[],
  k: number,
  options: PlotOptions = {},
): readonly (readonly (number | null)[])[] {
  const { head, rows } = plotData(plots.get(plot), withOptions(one, plot, options));
  return names.map((name) => {
    const at = head.indexOf(name);
    expect([name, head]).toEqual([head[at], head]);
    return rows.slice(0, k).map((row) => {
      const own = row[at] ?? null;
      return typeof own === "object" && own !== null ? own.value : null;
    });
  });
}

describe.each(cases.map((one) => [one.id, one] as const))("%s as a table", (_id, one) => {
  const { expected } = one;
  const k = one.labels.length;
  const { yi, sei, weight } = expected.effects;
  const name = measures.get(one.measure).symbol.analysis;
  const ends = ["Lower end", "Upper end"] as const;

  it.each([
    [
      "radial",
      ["Precision, 1 / standard error", "Effect / standard error", name],
      [expected.radial.x, expected.radial.y, yi],
    ],
    [
      "baujat",
      ["Squared Pearson residual (contribution to heterogeneity)", "Squared influence on the fitted value"],
      [expected.baujat.x, expected.baujat.y],
    ],
    ["funnel", [name, "Standard error"], [yi, sei]],
    [
      "leave-one-out",
      [name, ...ends],
      [expected.leave1out.estimate, expected.leave1out["ci.lb"], expected.leave1out["ci.ub"]],
    ],
    [
      "cumulative",
      [name, ...ends],
      [expected.cumul.estimate, expected.cumul["ci.lb"], expected.cumul["ci.ub"]],
    ],
    [
      "rainforest",
      [name, "Standard error", "Relative height"],
      [yi, sei, weight.map((own) => own / Math.max(...weight))],
    ],
    ["forest", [name, "Standard error", "Weight (%)"], [yi, sei, weight]],
  ] as const)("%s: holds what is drawn", (plot, names, columns) => {
    const told = columnsOf(one, plot, names, k);
    for (const [i, column] of told.entries())
      close(
        column.map((value) => value ?? Number.NaN),
        columns[i]!,
      );
  });

  it("quantiles, true effects and both groups hold what is drawn, in its order", () => {
    const quantiles = columnsOf(one, "normal-plot", ["Normal quantile", "Studentised deleted residual"], k);
    const inOrder = (values: Numbers): Numbers => values.toSorted((a, b) => a - b);
    close(inOrder(quantiles[0]!.map(Number)), inOrder(expected.qqnorm.x));
    close(inOrder(quantiles[1]!.map(Number)), inOrder(expected.qqnorm.y));
    const { pred, "pi.lb": lower, "pi.ub": upper } = expected.blup;
    const order = pred.map((_, row) => row).toSorted((a, b) => pred[a]! - pred[b]!);
    const told = columnsOf(one, "caterpillar", [name, ...ends, "Own effect"], k);
    for (const [i, column] of [pred, lower, upper, yi].entries()) {
      close(
        told[i]!.map(Number),
        order.map((row) => column[row]!),
      );
    }
    if (expected.labbe === undefined) return;
    const quantity = one.measure === "RR" ? "Log risk" : "Log rate";
    const groups = columnsOf(one, "labbe", [`${quantity}, control group`, `${quantity}, treated group`], k, {
      scale: "measure",
    });
    close(groups[0]!.map(Number), expected.labbe.x);
    close(groups[1]!.map(Number), expected.labbe.y);
  });

  it("drapery: the ends at every p-value are those at which R has that p-value", () => {
    const { rows } = plotData(plots.get("drapery"), inputOf(one));
    const numbers = rows.map((row) =>
      row.map((own) => (typeof own === "object" && own !== null ? own.value : null)),
    );
    for (const [i, effect] of yi.entries()) {
      const own = numbers.slice(13 * i, 13 * (i + 1));
      for (const [, p, , estimate, lower, upper] of own) {
        expect(estimate).toBeCloseTo(effect, 10);
        for (const end of [lower!, upper!]) {
          const z = Math.abs(end - effect) / sei[i]!;
          expect(-normalQuantile(p! / 2)).toBeCloseTo(p === 1 ? 0 : z, 8);
        }
      }
    }
    expect(new Set(rows.map((row) => row[0])).size).toBe(k + 2);
  });
});

/** The height of a curve at a place; null beyond its ends. */
function heightOf(points: readonly { readonly x: number; readonly y: number }[], x: number): number | null {
  const after = points.findIndex((point) => point.x >= x);
  const [from, to] = [points[after - 1], points[after]];
  if (from === undefined || to === undefined) return null;
  return from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
}
