import type { Scene } from "../scene.ts";

const MM_PER_INCH = 25.4;
const POINTS_PER_INCH = 72;
/** The size of type in the plots, in px of the scene. */
const TYPE_PX = 12.5;

/** Size of type in a printed figure in points: what journals ask of the smallest lettering, with a little to spare. */
export const PRINTED_TYPE = 8;

/** Widths of a figure in mm that can be printed, and resolutions in dots per inch that can be drawn. */
export const WIDTH_MM = { least: 30, most: 1000, usual: 170 } as const;
export const DPI = { least: 50, most: 1200, usual: 300 } as const;
/** More dots than this no browser and few programs hold as a picture. */
export const MOST_PIXELS = 120_000_000;

/**
 * The width in px at which a plot is laid out to be printed at a width: its type comes out at the same size whatever the width,
 * so that a wide figure holds more and not larger letters.
 * @param widthMm mm on paper
 * @param type size of the type on paper, points
 * @returns px of the scene: widthMm / 25.4 * 72 / (type / 12.5)
 */
export function layoutWidth(widthMm: number, type: number = PRINTED_TYPE): number {
  return Math.round(((widthMm / MM_PER_INCH) * POINTS_PER_INCH * TYPE_PX) / type);
}

/** How high a scene becomes in mm when it is printed at a width in mm. */
export function heightMm({ width, height }: Pick<Scene, "width" | "height">, widthMm: number): number {
  return (widthMm * height) / width;
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** The dots of a raster picture of a scene at a printed width in mm and a resolution in dots per inch; at least 1 each way. */
export function pixelSize(scene: Pick<Scene, "width" | "height">, widthMm: number, dpi: number): PixelSize {
  const dots = (mm: number): number => Math.max(1, Math.round((mm / MM_PER_INCH) * dpi));
  return { width: dots(widthMm), height: dots(heightMm(scene, widthMm)) };
}

/** Points (1/72 inch) in a length in mm. */
export function pointsOf(mm: number): number {
  return (mm / MM_PER_INCH) * POINTS_PER_INCH;
}

/** Dots per metre at a resolution in dots per inch, as PNG files state it. */
export function dotsPerMetre(dpi: number): number {
  return Math.round((dpi / MM_PER_INCH) * 1000);
}
