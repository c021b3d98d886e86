export { checkFlow } from "./check-flow.ts";
export { type FlowTotals, flowTotals, totalOf } from "./totals.ts";
