import { formatFixed, formatLevel } from "@treeline/engine";
import { type Drawing, definePlot } from "../define-plot.ts";
import { asContrasts } from "../directions/further/further.ts";
import type { OptionsOf } from "../plot-options.ts";
import type { Plot, PlotInput } from "../plot-types.ts";
import { drawStepForest, type StepRow } from "../sensitivity/step-forest.ts";
import { words as common } from "../words.ts";
import { type Fitted, fittedNetwork, fittedOf, networkScale, whyNoFit } from "./network-scale.ts";
import { networkWords as words } from "./words.ts";

const OPTIONS = [
  {
    key: "order",
    type: "choice",
    label: "Order",
    help: "Best first by P-score, or by name.",
    default: "rank",
    choices: [
      { value: "rank", label: "By P-score" },
      { value: "name", label: "By name" },
    ],
  },
] as const;

/** Every treatment against the reference. */
export const networkForest: Plot = definePlot({
  id: "network-forest",
  label: "Network forest",
  summary: "The network’s effect of every treatment against the reference treatment, with its interval.",
  reference: "R\u00fccker (2012), Research Synthesis Methods 3, 312-324, doi:10.1002/jrsm.1058",
  options: OPTIONS,
  beside: ["order"],
  home: "network",
  applies: whyNoFit,
  about: ({ report }) => {
    const network = fittedNetwork(report);
    return network === null ? {} : { reference: network.treatments[network.fit.reference]!.name };
  },
  draw,
  r: () => [],
});

function draw(input: PlotInput, { order }: OptionsOf<typeof OPTIONS>): Drawing {
  const network = fittedOf(input);
  const { fit, treatments, level } = network;
  const scale = networkScale(input, network);
  const ranked = fit.ranking.map(({ treatment }) => treatment);
  const places = (order === "rank" ? ranked : ranked.toSorted((one, other) => one - other)).filter(
    (place) => place !== fit.reference,
  );
  const rows = places.flatMap((place): StepRow[] => {
    const compared = fit.league[place]![fit.reference];
    if (compared === null || compared === undefined) return [];
    const { estimate, interval } = compared;
    const text = scale.formatWithInterval(estimate, interval);
    const { name } = treatments[place]!;
    return [
      {
        label: name,
        rowId: null,
        mark: { estimate, lower: interval.lower, upper: interval.upper },
        ghost: null,
        text,
        title: `${name}: ${text}`,
        isFlagged: false,
        isPooled: false,
      },
    ];
  });
  const drawn = drawStepForest(asContrasts(input), scale, {
    heads: [words.against(treatments[fit.reference]!.name), words.effect(scale.name, formatLevel(level))],
    rows,
    pooled: null,
    notes: [noteOn(network)],
    rowHeight: 24,
  });
  return { ...drawn, description: rows.map(({ title }) => title).join("; ") };
}

/** Model, heterogeneity and studies in a line. */
export function noteOn({ fit, studies }: Fitted): string {
  const tau = fit.tau2 === null ? "" : words.tau(formatFixed(Math.sqrt(fit.tau2), 3));
  return `${words.fitNote(words.models[fit.model], common.studies(studies))}${tau}`;
}
