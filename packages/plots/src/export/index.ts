export { sceneTexts } from "../scene-texts.ts";
export { DPI, heightMm, layoutWidth, MOST_PIXELS, PRINTED_TYPE, pixelSize, WIDTH_MM } from "./figure-size.ts";
export { fontCoverage, missingCharacters } from "./font-coverage.ts";
export {
  type FacesOf,
  FONT_PARTS,
  type FontPart,
  type FontSource,
  fontFaces,
  withFaces,
} from "./font-faces.ts";
export { pngFacts, withResolution, withWords } from "./png.ts";
export { withTabularFigures } from "./tabular-figures.ts";
export { type TiffPage, toTiff } from "./tiff.ts";
