import { bracketed, formatLevel } from "@treeline/engine";
import { words } from "../../words.ts";
import { headingName } from "./heading.ts";
import type { ForestPreset } from "./types.ts";

/** Treeline's own layout: names left; effects and weights right; heterogeneity and the model in words below. */
export const plain: ForestPreset = {
  id: "plain",
  label: "Plain",
  summary: "Names left of the plot, effects and weights right of it.",
  reference: "Lewis & Clarke (2001), BMJ 322, 1479-1480, doi:10.1136/bmj.322.7300.1479",
  columns: () => ({ left: [], right: ["@effect", "@weight"] }),
  brings: {},
  studyHeading: () => words.study,
  effectHeading: (context) => [
    headingName(context),
    words.interval(formatLevel(context.input.document.model.level)),
  ],
  joinsHeading: true,
  weightHeading: () => words.weight,
  weightSign: "\u00a0%",
  interval: bracketed,
  spacesEnds: true,
  summaryLabel: () => null,
  groupLabel: () => null,
  squares: {
    binary: "accent",
    continuous: "accent",
    proportion: "accent",
    mean: "accent",
    generic: "accent",
  },
  diamond: "accent",
  outline: null,
  shades: true,
  prediction: "accent",
  cells: "muted",
  headingWeight: "bold",
  summaryWeight: "bold",
  favours: { weight: "normal", arrows: true },
  axisTitle: () => null,
  rules: { header: true, summary: true },
  tightens: false,
  listsLeftOut: true,
  blank: 4,
  heterogeneity: null,
  footer: null,
  footerSize: 0,
};
