import { withWindowsPunctuation } from "../decode-text.ts";

/** The part of the platform's decoder used here: present in browsers, workers and Node, absent from the language's own types. */
interface Decoder {
  readonly encoding: string;
  decode(bytes: Uint8Array): string;
}
declare const TextDecoder: new (label: string) => Decoder;

/** Makes text of bytes, without the spaces the format fills up with. */
export type TextReader = (bytes: Uint8Array) => string;

/**
 * The reader for the encoding a file names.
 * @param name such as "UTF-8" or "windows-1252"; "" = not said
 * @param code a Windows code page; 2 and 3 mean 7-bit text
 */
export function decoderFor(name: string, code: number): TextReader {
  const decoder = known(name) ?? known(pageName(code)) ?? new TextDecoder("windows-1252");
  return (bytes) => {
    const text = decoder.decode(bytes);
    const whole = decoder.encoding === "windows-1252" ? withWindowsPunctuation(text) : text;
    return whole.replace(/[ \0]+$/, "");
  };
}

function pageName(code: number): string {
  if (code === 65_001) return "utf-8";
  return code > 3 ? `windows-${code}` : "";
}

function known(name: string): Decoder | null {
  if (name === "") return null;
  try {
    return new TextDecoder(name.toLowerCase());
  } catch {
    return null;
  }
}
