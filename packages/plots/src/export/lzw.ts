const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const LONGEST = 12;

/**
 * Compresses bytes as TIFF 6.0 does (section 13, LZW): codes of 9 to 12 bits, high bits first, the width growing one code early.
 * @returns at most half as much again as the input; far less where runs repeat, as in drawings
 */
export function lzw(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = bitWriter(bytes.length);
  let table = new Map<number, number>();
  let next = FIRST_FREE;
  let width = 9;
  out.put(CLEAR, width);
  let prefix = -1;
  for (const byte of bytes) {
    if (prefix < 0) {
      prefix = byte;
      continue;
    }
    const key = (prefix << 8) | byte;
    const known = table.get(key);
    if (known !== undefined) {
      prefix = known;
      continue;
    }
    out.put(prefix, width);
    table.set(key, next);
    next += 1;
    // Decoders are one entry behind, and change the width as early as the specification tells them to.
    if (next === 1 << width && width < LONGEST) width += 1;
    if (next === (1 << LONGEST) - 1) {
      out.put(CLEAR, width);
      table = new Map();
      next = FIRST_FREE;
      width = 9;
    }
    prefix = byte;
  }
  if (prefix >= 0) {
    out.put(prefix, width);
    next += 1;
    if (next === 1 << width && width < LONGEST) width += 1;
  }
  out.put(END, width);
  return out.finish();
}

interface BitWriter {
  put(code: number, width: number): void;
  finish(): Uint8Array<ArrayBuffer>;
}

function bitWriter(expected: number): BitWriter {
  let bytes = new Uint8Array(Math.max(64, expected));
  let length = 0;
  let held = 0;
  let bits = 0;
  const push = (byte: number): void => {
    if (length === bytes.length) {
      const larger = new Uint8Array(2 * length);
      larger.set(bytes);
      bytes = larger;
    }
    bytes[length] = byte;
    length += 1;
  };
  return {
    put(code, width) {
      held = (held << width) | code;
      bits += width;
      while (bits >= 8) {
        bits -= 8;
        push((held >>> bits) & 0xff);
        held &= (1 << bits) - 1;
      }
    },
    finish() {
      if (bits > 0) push((held << (8 - bits)) & 0xff);
      return bytes.slice(0, length);
    },
  };
}
