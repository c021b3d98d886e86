import { spoken } from "./spoken.ts";

/** Networks of treatments. */
export const network = spoken("network", {
  heading: "Network of treatments",
  lead: "Where studies compare several treatments with one another, a network uses direct and indirect evidence on every pair at once. Each row is one comparison of two treatments with its effect, or one arm with its own mean, log odds or log rate.",
  start: "Use the rows as a network",
  stop: "Remove the network",
  columnsHeading: "Columns",
  columnsHint:
    "Rows with the same name are one study. A study with three arms needs a row for each of its three comparisons; as rows of arms it needs three.",
  noColumn: "no column",
  column: {
    study: "Study",
    treat1: "Treatment",
    treat2: "Compared with (empty: each row is one arm)",
  },
  choicesHeading: "Model",
  reference: "Reference treatment",
  byItself: "chosen by its name",
  model: "Studies of a comparison",
  models: { random: "Random effects", common: "Equal effects" },
  method: "Heterogeneity by",
  test: "Intervals and tests",
  tests: { z: "Normal distribution", t: "t distribution" },
  wish: "Wanted effects",
  wishes: { small: "Small ones", large: "Large ones" },
  splitting: "Indirect evidence",
  splittings: {
    "back-calculation": "Calculated back from the network",
    design: "From a network without the studies of the pair (SIDDE)",
  },
  choose: "Choose the column of the treatments.",
  calculating: "The network is being computed.",
  noEffects: "There are no effects to make a network of yet.",
  goEffects: "To the effects",
  resultHeading: "What the network says",
  plots: "Plots of the network",
  tables: "Numbers of the network",
  order: "Order of treatments, for the comparison-adjusted funnel plot",
  orderHint:
    "Put first what small studies are thought to favour least: placebo before drugs, old treatments before new ones. Each comparison is then that of the later treatment against the earlier one, and small-study effects point one way.",
  earlier: (name: string) => `Move ${name} up`,
  later: (name: string) => `Move ${name} down`,
  usualOrder: "The usual order",
});
