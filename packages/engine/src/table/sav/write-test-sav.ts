import { zlibSync } from "fflate";

/** A variable of a file made for a test. */
export interface TestVariable {
  readonly name: string;
  /** Bytes of a text of up to 255; 0 = a number. */
  readonly width: number;
  readonly format?: number;
  readonly label?: string;
  readonly missing?: readonly number[];
  readonly range?: readonly [number, number];
  readonly labels?: readonly (readonly [number, string])[];
}

interface TestFile {
  readonly variables: readonly TestVariable[];
  readonly cases: readonly (readonly (number | string | null)[])[];
  readonly packing: "none" | "bytecode" | "zlib";
  readonly isLittle?: boolean;
  readonly bias?: number;
  readonly toldCases?: number;
  readonly longNames?: Readonly<Record<string, string>>;
  readonly weight?: number;
}

/** A data file of SPSS by its documentation, written apart from the reader. */
export function savBytes(file: TestFile): Uint8Array {
  const { variables, cases, packing, isLittle = true, bias = 100 } = file;
  const out: number[] = [];
  const number = (value: number, bytes: 4 | 8, isFloat = false): number[] => {
    const view = new DataView(new ArrayBuffer(bytes));
    if (isFloat) view.setFloat64(0, value, isLittle);
    else if (bytes === 4) view.setInt32(0, value, isLittle);
    else view.setBigInt64(0, BigInt(value), isLittle);
    return [...new Uint8Array(view.buffer)];
  };
  const int = (value: number): void => void out.push(...number(value, 4));
  const float = (value: number): void => void out.push(...number(value, 8, true));
  const text = (value: string, length: number): number[] => {
    const bytes = [...utf8(value)];
    return [...bytes, ...Array.from({ length: Math.max(0, length - bytes.length) }, () => 32)];
  };
  out.push(...text(packing === "zlib" ? "$FL3" : "$FL2", 4), ...text("made for a test", 60));
  for (const value of [2, -1, ["none", "bytecode", "zlib"].indexOf(packing), file.weight ?? 0]) int(value);
  int(file.toldCases ?? cases.length);
  float(bias);
  out.push(...text("01 Jan 26", 9), ...text("12:00:00", 8), ...text("", 64), 0, 0, 0);
  for (const variable of variables) writeVariable(variable);
  let index = 1;
  for (const { labels, width } of variables) {
    if (labels !== undefined) writeLabels(labels, index);
    index += Math.max(1, Math.ceil(width / 8));
  }
  const names = Object.entries(file.longNames ?? {}).map(([short, long]) => `${short}=${long}`);
  if (names.length > 0) writeExtension(13, [...utf8(names.join("\t"))]);
  writeExtension(20, [...utf8("UTF-8")]);
  int(999);
  int(0);
  const elements = cases.flatMap((cells) =>
    cells.flatMap((cell, at) => elementsOf(cell, variables[at]!.width)),
  );
  if (packing === "none") out.push(...elements.flat());
  else if (packing === "bytecode") out.push(...bytecode(elements));
  else writeBlocks(Uint8Array.from(bytecode(elements)));
  return Uint8Array.from(out);

  function writeVariable({ name, width, format = 5, label, missing = [], range }: TestVariable): void {
    const count = range === undefined ? missing.length : -2 - missing.length;
    for (const value of [2, width, label === undefined ? 0 : 1, count, format << 16, format << 16])
      int(value);
    out.push(...text(name, 8));
    if (label !== undefined) {
      const bytes = [...utf8(label)];
      int(bytes.length);
      out.push(...bytes, ...Array.from({ length: (4 - (bytes.length % 4)) % 4 }, () => 0));
    }
    for (const value of [...(range ?? []), ...missing]) float(value);
    for (let more = 1; more < Math.ceil(width / 8); more += 1) {
      for (const value of [2, -1, 0, 0, 0, 0]) int(value);
      out.push(...text("", 8));
    }
  }
  function writeLabels(labels: readonly (readonly [number, string])[], variable: number): void {
    int(3);
    int(labels.length);
    for (const [value, label] of labels) {
      const bytes = [...utf8(label)];
      float(value);
      out.push(
        bytes.length,
        ...bytes,
        ...Array.from({ length: (8 - ((bytes.length + 1) % 8)) % 8 }, () => 32),
      );
    }
    for (const value of [4, 1, variable]) int(value);
  }
  function writeExtension(subtype: number, bytes: readonly number[]): void {
    for (const value of [7, subtype, 1, bytes.length]) int(value);
    out.push(...bytes);
  }
  function elementsOf(cell: number | string | null, width: number): number[][] {
    if (width === 0) return [number(typeof cell === "number" ? cell : -Number.MAX_VALUE, 8, true)];
    const bytes = text(String(cell ?? ""), Math.ceil(width / 8) * 8);
    return Array.from({ length: bytes.length / 8 }, (_, at) => bytes.slice(at * 8, at * 8 + 8));
  }
  function bytecode(all: readonly number[][]): number[] {
    const packed: number[] = [];
    const coded = [...all.map(codeOf), { code: 252, raw: [] as number[] }];
    for (let at = 0; at < coded.length; at += 8) {
      const eight = coded.slice(at, at + 8);
      packed.push(...eight.map(({ code }) => code), ...Array.from({ length: 8 - eight.length }, () => 0));
      packed.push(...eight.flatMap(({ raw }) => raw));
    }
    return packed;
  }
  function codeOf(element: number[]): { code: number; raw: number[] } {
    const value = new DataView(Uint8Array.from(element).buffer).getFloat64(0, isLittle);
    if (value === -Number.MAX_VALUE) return { code: 255, raw: [] };
    if (element.every((byte) => byte === 32)) return { code: 254, raw: [] };
    const code = value + bias;
    return Number.isInteger(code) && code - bias === value && code >= 1 && code <= 251
      ? { code, raw: [] }
      : { code: 253, raw: element };
  }
  function writeBlocks(content: Uint8Array): void {
    const packed = zlibSync(content);
    const start = out.length;
    const trailer = start + 24 + packed.length;
    for (const value of [start, trailer, 48]) out.push(...number(value, 8));
    out.push(...packed, ...number(-bias, 8), ...number(0, 8));
    for (const value of [0x3ff000, 1]) int(value);
    out.push(...number(start, 8), ...number(start + 24, 8));
    for (const value of [content.length, packed.length]) int(value);
  }
}

function utf8(text: string): Uint8Array {
  return Uint8Array.from(unescape(encodeURIComponent(text)), (letter) => letter.charCodeAt(0));
}
