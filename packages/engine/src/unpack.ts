import { Inflate, Unzlib } from "fflate";

interface UnpackBounds {
  /** Bare DEFLATE (RFC 1951), or within zlib's frame (RFC 1950). */
  readonly packing: "deflate" | "zlib";
  /** Bytes that may come out. */
  readonly most: number;
  /** Bytes that may come out of each byte put in, where more than two megabytes come out; absent = as many as will. */
  readonly mostRatio?: number;
}

/** Tables of numbers pack to a tenth, of one value repeated to a hundredth; what packs tighter was made to. */
export const TABLE_RATIO = 250;

/** Little content may pack as tightly as it likes. */
const RATIO_FROM = 2 * 1024 * 1024;
const CHUNK = 16 * 1024;

/**
 * What packed bytes hold. Sizes are counted on the way, so that a small file cannot fill the memory: what it says of its own
 * size is what whoever made it wrote there.
 * @returns the bytes, or why there are none
 */
export function unpack(
  packed: Uint8Array,
  { packing, most, mostRatio = Number.POSITIVE_INFINITY }: UnpackBounds,
): Uint8Array<ArrayBuffer> | "damaged" | "too-large" | "too-tight" {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = new (packing === "zlib" ? Unzlib : Inflate)((chunk) => {
    size += chunk.length;
    chunks.push(chunk);
  });
  for (let at = 0; at < packed.length; at += CHUNK) {
    const end = Math.min(at + CHUNK, packed.length);
    try {
      stream.push(packed.subarray(at, end), end === packed.length);
    } catch {
      return "damaged";
    }
    if (size > most) return "too-large";
    if (size > RATIO_FROM && size > end * mostRatio) return "too-tight";
  }
  return joined(chunks);
}

/** Pieces of bytes as one. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
