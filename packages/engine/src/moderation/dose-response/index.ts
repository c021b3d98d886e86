export type { DoseShape, ShapeId } from "./basis.ts";
export type { BetweenMethod } from "./between-studies.ts";
export {
  type CandidateShape,
  compareDoseShapes,
  type DoseShapesInput,
  type ShapeFit,
} from "./compare-shapes.ts";
export { fitDoseResponse, readDoseStudies } from "./dose-response.ts";
export type { CohortCounts } from "./greenland-longnecker.ts";
export { doseResponseToR } from "./r-lines.ts";
export type * from "./types.ts";
