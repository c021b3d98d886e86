/** What views of the ledger and the calculator need of conversions; apart from the main entry, for it is large. */
export { quantities } from "../conversions/quantities.ts";
export { conversions } from "../conversions/registry.ts";
export type { Conversion, Quantity } from "../conversions/types.ts";
export type { Quantities, Step } from "../derivation.ts";
export { namedQuantity } from "../table/named-quantity.ts";
export { readPercent, readPStatement, readTypedQuantity } from "../table/reported-cell.ts";
export {
  type Calculated,
  type Calculation,
  type CalculationSpec,
  calculate,
  type NotCalculated,
} from "./calculate.ts";
export { canConvert } from "./convert-rows.ts";
export { deriveRow } from "./derive-row.ts";
export { type FormattedStep, formatStep, formatSteps } from "./format-step.ts";
export { type InputFormat, inputFormats } from "./formats.ts";
export { lackingQuantities } from "./lacking.ts";
export { ledgerSentences, routeWords } from "./methods.ts";
export { planRoute } from "./plan.ts";
export { reportedQuantities } from "./reported-quantities.ts";
export { sweepCalculation } from "./sweep-calculation.ts";
export { quantityOf, targetsOf } from "./targets.ts";
export type { LedgerEntry, RowDerivation } from "./types.ts";
export { compareWays, type RowWay, type Sweep, type SweepPoint, sweepRow } from "./ways.ts";
