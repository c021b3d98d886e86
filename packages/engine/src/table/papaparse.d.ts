/** The part of Papa Parse used here; the published types need the DOM, which the engine does not have. */
declare module "papaparse" {
  interface ParseError {
    readonly type: string;
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface ParseConfig {
    readonly delimiter: string;
    readonly newline: "\n";
    readonly preview?: number;
  }
  interface ParseResult {
    readonly data: string[][];
    readonly errors: readonly ParseError[];
  }
  const Papa: { parse(text: string, config: ParseConfig): ParseResult };
  export default Papa;
}
