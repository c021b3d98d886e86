import { type BiasAudit, type BiasEstimate, formatFixed, normalQuantile } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import type { Backdrop } from "../funnel/backdrop.ts";
import { composeFunnel } from "../funnel/compose.ts";
import type { FunnelContent } from "../funnel/frame.ts";
import { plainContent } from "../funnel/plain-content.ts";
import { formatError, pointRadius } from "../funnel/points.ts";
import { cutToFrame, type FunnelFrame } from "../funnel/region.ts";
import { funnelWords } from "../funnel/words.ts";
import { groupNode, lineNode, polygonPath } from "../nodes.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import type { Paint, SceneNode } from "../scene.ts";
import { twinWords } from "../twin/words.ts";
import { words } from "../words.ts";

const OPTIONS = [
  {
    key: "labels",
    type: "choice",
    label: "Names",
    help: "Which studies are named.",
    default: "none",
    choices: [
      { value: "none", label: "None" },
      { value: "all", label: "All" },
    ],
  },
] as const;

/** A funnel that tells affirmative results from the others, with the pooled effect of all and that of the others alone. */
export const significanceFunnel: Plot = definePlot({
  id: "significance-funnel",
  label: "Significance funnel",
  summary:
    "Affirmative results (significant in the favoured direction) apart from all others, with the pooled effect of all studies and that of the others alone: the worst case of publication bias.",
  reference: "Mathur & VanderWeele (2020), J R Stat Soc C 69(5), 1091-1119, doi:10.1111/rssc.12440",
  options: OPTIONS,
  beside: ["labels"],
  home: "bias",
  audited: "always",
  applies({ audit, measure }) {
    if ((measure?.nullValue ?? null) === null) return words.significanceFunnel.noNull;
    return audit === undefined ? funnelWords.noAudit : null;
  },
  draw: (input, options) => drawSignificance(input, options),
  // Its authors' package PublicationBias draws it; metafor does not.
  r: () => [],
});

/** The diamonds stand below every study, so that none is hidden. */
const ROOM_FOR_DIAMONDS = 1.15;

function drawSignificance(input: PlotInput, { labels }: OptionsOf<typeof OPTIONS>): Drawing {
  const { audit } = input;
  if (audit === undefined) throw new RangeError("a significance funnel was asked for without an audit");
  const studies = plainContent(input, { style: "plain", labels });
  const content = { ...studies, largestError: ROOM_FOR_DIAMONDS * studies.largestError };
  const cut = cutOf(audit, input.measure?.nullValue ?? 0);
  const worst = worstCase(audit);
  const estimates = [
    ...(audit.unadjusted === null
      ? []
      : [{ estimate: audit.unadjusted, paint: "ink" as const, name: words.significanceFunnel.all }]),
    ...(worst === null
      ? []
      : [{ estimate: worst, paint: "warn" as const, name: words.significanceFunnel.others }]),
  ];
  const also = estimates.flatMap(({ estimate: { estimate, interval } }) => [
    estimate,
    ...(interval === null || interval.upper === null ? [] : [interval.lower, interval.upper]),
  ]);
  return composeFunnel({ ...content, also }, input.width, {
    backdrop: (frame) =>
      boundary(content, cut, frame, words.significanceFunnel.note(formatFixed(audit.spec.alpha, 2))),
    overlay: (frame) => ({
      nodes: estimates.flatMap(({ estimate, paint }, place) => diamond(estimate, frame, paint, place)),
      legend: [
        { fill: "accent", text: words.significanceFunnel.affirmative },
        { fill: "surface", text: words.significanceFunnel.notAffirmative },
        ...estimates.map(({ paint, name, estimate }) => ({
          fill: paint,
          text: `${name}: ${content.scale.format(estimate.estimate)}`,
        })),
      ],
      notes: worst === null ? [words.significanceFunnel.noWorst] : [],
    }),
    points: (frame) => circles(content, cut, frame),
    numbers: () => ({
      head: [words.significanceFunnel.affirmative],
      cells: ({ effect, standardError }) => [
        isAffirmative(cut, effect, standardError) ? twinWords.yes : null,
      ],
      marks: estimates.map(({ name, estimate: { estimate, interval } }) => ({
        name,
        effect: estimate,
        interval,
        standardError: null,
      })),
    }),
    describe: ({ note }) => describe(content, cut, worst, note),
  });
}

/** Effects beyond `nullValue + sign z s` are affirmative. */
interface Cut {
  readonly nullValue: number;
  readonly sign: 1 | -1;
  readonly z: number;
}

function cutOf({ favours, spec }: BiasAudit, nullValue: number): Cut {
  return { nullValue, sign: favours.sign, z: -normalQuantile(spec.alpha / 2) };
}

function isAffirmative({ nullValue, sign, z }: Cut, effect: number, error: number): boolean {
  return sign * (effect - nullValue) > z * error;
}

function worstCase({ entries }: BiasAudit): BiasEstimate | null {
  return entries.find(({ outcome }) => outcome?.marks.affirmative !== undefined)?.outcome?.estimate ?? null;
}

function boundary({ largestError }: FunnelContent, cut: Cut, frame: FunnelFrame, note: string): Backdrop {
  const from = { x: frame.x(cut.nullValue), y: frame.top };
  const to = { x: frame.x(cut.nullValue + cut.sign * cut.z * largestError), y: frame.bottom };
  const lines = cutToFrame([from, to], frame);
  return {
    nodes: lines.map(([start, end]) => lineNode("contour", start, end, "muted", 1.2, [5, 3])),
    legend: [],
    lines,
    funnel: null,
    note,
  };
}

function circles({ points, scale, errorExponent }: FunnelContent, cut: Cut, frame: FunnelFrame): SceneNode[] {
  const r = pointRadius(points.length);
  return points.map(({ rowId, label, effect, standardError }) => {
    const affirmative = isAffirmative(cut, effect, standardError);
    return groupNode(
      "study",
      [
        {
          type: "circle",
          role: "study",
          cx: frame.x(effect),
          cy: frame.y(standardError),
          r,
          fill: affirmative ? "accent" : "surface",
          stroke: affirmative ? "surface" : "ink",
        },
      ],
      {
        rowId,
        title: funnelWords.pointTitle(label, scale.format(effect), formatError(standardError, errorExponent)),
      },
    );
  });
}

/** Above the axis of effects, one over the other. */
function diamond(
  { estimate, interval }: BiasEstimate,
  frame: FunnelFrame,
  paint: Paint,
  place: number,
): SceneNode[] {
  const y = frame.bottom - 12 - 14 * place;
  const inside = (value: number): number => Math.min(Math.max(frame.x(value), frame.left), frame.right);
  const [left, right] =
    interval === null || interval.upper === null
      ? [inside(estimate) - 5, inside(estimate) + 5]
      : [inside(interval.lower), inside(interval.upper)];
  const corners = [
    { x: left, y },
    { x: inside(estimate), y: y - 5 },
    { x: right, y },
    { x: inside(estimate), y: y + 5 },
  ];
  return [{ type: "path", role: "diamond", d: polygonPath(corners), fill: paint }];
}

function describe(
  { points, scale }: FunnelContent,
  cut: Cut,
  worst: BiasEstimate | null,
  note: string,
): string {
  const affirmative = points.filter(({ effect, standardError }) =>
    isAffirmative(cut, effect, standardError),
  ).length;
  return [
    words.significanceFunnel.about(affirmative, words.studies(points.length)),
    ...(worst === null
      ? []
      : [words.significanceFunnel.aboutWorst(scale.name, scale.format(worst.estimate))]),
    note,
  ].join(" ");
}
