import { damaged } from "../workbook/refusal.ts";

/** Reads one value after another; every read is checked against the end. */
export interface Cursor {
  readonly at: number;
  readonly isLittle: boolean;
  move(to: number): void;
  int32(): number;
  int64(): number;
  float64(): number;
  bytes(length: number): Uint8Array;
}

/** @throws Refusal where something is read beyond the end */
export function createCursor(content: Uint8Array, isLittle: boolean, start = 0): Cursor {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  let at = start;
  const take = (length: number): number => {
    if (!Number.isInteger(length) || length < 0 || at + length > content.length) {
      throw damaged("it ends in the middle");
    }
    const from = at;
    at += length;
    return from;
  };
  return {
    get at() {
      return at;
    },
    isLittle,
    move(to) {
      if (!Number.isInteger(to) || to < 0 || to > content.length) throw damaged("a part of it is missing");
      at = to;
    },
    int32: () => view.getInt32(take(4), isLittle),
    int64: () => Number(view.getBigInt64(take(8), isLittle)),
    float64: () => view.getFloat64(take(8), isLittle),
    bytes(length) {
      const from = take(length);
      return content.subarray(from, from + length);
    },
  };
}
