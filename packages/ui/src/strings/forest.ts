import { spoken } from "./spoken.ts";

/** The panel of a forest plot: columns in their order, models beside the first. */
export const forest = spoken("forest", {
  add: (list: string) => `Add to: ${list}`,
  choose: "Choose a column",
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Remove ${name}`,
  noColumns: "None",
  ownColumns: "Of the analysis",
  tableColumns: "Of the table",
  reset: "As the layout has it",
  models: "Models beside the first",
  modelsHelp:
    "Each has a diamond of its own below the first, with the same studies, by inverse variance. The conclusion stays that of the first model.",
  model: "Model",
  test: "Test and interval",
  addModel: "Add model",
  equal: "Equal effects",
  random: (estimator: string) => `Random effects, ${estimator}`,
  modelName: (model: string, test: string) => `${model}, ${test}`,
});
