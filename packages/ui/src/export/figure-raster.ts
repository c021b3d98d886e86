import { figure } from "../strings/figure.ts";

const words = figure.export;

/** A drawing as the dots of a canvas. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
}

/**
 * Draws an SVG text, with its fonts in it, as dots.
 * @param ground the colour behind it: formats and programs differ in what they make of what shines through
 * @throws Error when the browser cannot draw it
 */
export async function rasterise(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
  ground: string,
): Promise<Picture> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    if (context === null) throw new Error(words.noCanvas);
    context.fillStyle = ground;
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return { canvas, width, height };
  } finally {
    URL.revokeObjectURL(address);
  }
}

export async function pngOf({ canvas }: Picture): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error(words.noPicture);
  return new Uint8Array(await blob.arrayBuffer());
}

export function dotsOf({ canvas, width, height }: Picture): Uint8ClampedArray {
  const context = canvas.getContext("2d");
  if (context === null) throw new Error(words.noCanvas);
  return context.getImageData(0, 0, width, height).data;
}
