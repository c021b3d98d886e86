import regularFile from "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf?url";
import boldFile from "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf?url";

/** The fonts that documents for paper embed. */
export async function reportFonts(): Promise<{ readonly regular: Uint8Array; readonly bold: Uint8Array }> {
  const [regular, bold] = await Promise.all([load(regularFile), load(boldFile)]);
  return { regular, bold };
}

async function load(file: string): Promise<Uint8Array> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`the font ${file} was not there (${answer.status}).`);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Dots to a px, so that pictures in Word stay sharp on paper. */
const SHARPNESS = 2;

/** A drawing as a PNG file, for programs that show no vectors. */
export async function pictureOf(svg: string, width: number, height: number): Promise<Uint8Array> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(SHARPNESS * width);
    canvas.height = Math.round(SHARPNESS * height);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (blob === null) throw new Error("the browser made no picture of this size.");
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
