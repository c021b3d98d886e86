export { compareDoseShapes, type DoseShapesInput } from "./compare-shapes.ts";
export { fitDoseResponse, readDoseStudies } from "./dose-response.ts";
export { guessDoseTrend } from "./guess-columns.ts";
export type * from "./types.ts";
