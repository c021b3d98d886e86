export { fitLocationScale } from "./fit-location-scale.ts";
export { type ScaleLink, scaleLinks } from "./links.ts";
export { predictLocationScale } from "./predict.ts";
export type {
  LocationCoefficient,
  LocationScaleFit,
  LocationScaleInput,
  LocationScalePrediction,
  ScaleCoefficient,
  ScaleLinkId,
} from "./types.ts";
