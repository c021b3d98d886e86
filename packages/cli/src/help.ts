import type { Command } from "./command.ts";

/** Columns of a terminal that does not tell its own. */
const USUAL = 80;
const LEAST = 50;
/** Longer lines are hard to read, however wide the window is. */
const MOST = 100;

/** Longest name of an option that has its help beside it, not below. */
const BESIDE = 26;

/** The width that help is wrapped to. */
export function helpWidth(columns: number | undefined): number {
  return Math.min(MOST, Math.max(LEAST, columns ?? USUAL));
}

/** A text in lines of at most so many characters, broken at spaces, and within lists `A|B|C` after a bar; a longer word stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of text.match(/[^\s|]*\|+|[^\s|]+\s*|\s+/gu) ?? []) {
    if (line !== "" && (line + piece).trimEnd().length > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].filter((part) => part !== "");
}

/** A head with a text beside it, in a column of its own; below it, where the head takes up more than one line. */
function entry(head: string, text: string, column: number, width: number): readonly string[] {
  const indent = " ".repeat(column);
  const lines = wrap(text, width - column);
  const heads = wrap(head, width - 6).map((part, at) => `${at === 0 ? "  " : "      "}${part}`);
  const [only, ...more] = heads;
  if (only === undefined || more.length > 0 || only.length + 2 > column) {
    return [...heads, ...lines.map((part) => indent + part)];
  }
  return lines.map((part, at) => (at === 0 ? only.padEnd(column) : indent) + part);
}

function table(rows: readonly (readonly [head: string, text: string])[], width: number): string {
  const widths = rows.map(([head]) => head.length).filter((length) => length <= BESIDE);
  const column = Math.max(8, ...widths) + 4;
  return rows.flatMap(([head, text]) => entry(head, text, column, width)).join("\n");
}

/** What the program can do, a line or two for each command. */
export function overview(commands: readonly Command[], width: number): string {
  const rows = commands.map(({ id, summary }) => [id, summary] as const);
  return `treeline: meta-analysis on the command line\n\n${table(rows, width)}\n\nOptions of a command: treeline <command> --help\n`;
}

/** How a command is called, what it does, and its options. */
export function helpOf(command: Command, width: number): string {
  const rows = Object.entries(command.options).map(
    ([name, option]) =>
      [`--${name}${option.value === undefined ? "" : ` ${option.value}`}`, option.help] as const,
  );
  const usage = [
    "treeline",
    command.id,
    command.words ?? command.file ?? "",
    rows.length > 0 ? "[options]" : "",
  ];
  const called = usage.filter((word) => word !== "").join(" ");
  return `${called}\n\n${wrap(command.summary, width).join("\n")}\n\n${table(rows, width)}\n`;
}
