export { fitLocationScale } from "./fit-location-scale.ts";
export { predictLocationScale } from "./predict.ts";
export type { LocationScaleFit, ScaleLinkId } from "./types.ts";
