import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** What the page of a first visit may load as JavaScript until the forest plot of the sample stands, gzipped. */
const BUDGET = 150_000;

/** What the page fetches at once beside its entry: it draws the first plot. */
const DRAWING = /^first-drawing-[\w-]+\.js$/;

const dist = resolve(fileURLToPath(new URL(".", import.meta.url)), "../packages/ui/dist");

/** The scripts and preloaded modules that index.html names. */
function entryScripts(html: string): string[] {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith("<script") || /rel="?modulepreload/.test(tag))
    .flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? []);
}

/** What a built module imports at once; dynamic `import()` has a bracket after the word and stays out. */
function staticImports(code: string): string[] {
  const pattern = /(?:^|[;}\n])\s*(?:import|export)\b[^;("'`]*?["']([^"']+\.js)["']/g;
  return [...code.matchAll(pattern)].map((match) => match[1]!);
}

/** Everything reachable by static imports from the entry and from what draws the first plot, as paths below `dist`. */
function initialFiles(html: string): string[] {
  const seen = new Set<string>();
  const drawing = readdirSync(join(dist, "assets")).filter((name) => DRAWING.test(name));
  if (drawing.length === 0) throw new TypeError("no script draws the first plot");
  const paths = [...entryScripts(html), ...drawing.map((name) => `assets/${name}`)];
  const queue = paths.map((path) => new URL(path, "http://app/"));
  for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
    if (seen.has(url.pathname)) continue;
    seen.add(url.pathname);
    const code = readFileSync(join(dist, url.pathname), "utf8");
    for (const path of staticImports(code)) queue.push(new URL(path, url));
  }
  return [...seen];
}

function main(): number {
  const page = join(dist, "index.html");
  if (!existsSync(page)) {
    console.error("The app is not built: run `pnpm build` first. Its size was not checked.");
    return 1;
  }
  const files = initialFiles(readFileSync(page, "utf8"));
  if (files.length === 0) {
    console.error("index.html names no script: the size check found nothing to measure.");
    return 1;
  }
  const rows = files.map((path) => {
    const content = readFileSync(join(dist, path));
    return { path, raw: content.length, gzip: gzipSync(content, { level: 9 }).length };
  });
  const total = rows.reduce((sum, row) => sum + row.gzip, 0);
  console.log("JavaScript of the first view, kB (gzip / raw)");
  for (const row of rows) console.log(`  ${kB(row.gzip)} / ${kB(row.raw)}  ${row.path}`);
  console.log(`  ${kB(total)} of ${kB(BUDGET)} allowed`);
  if (total <= BUDGET) return 0;
  console.error(
    `The first view is ${kB(total - BUDGET)} kB over its budget: load something later, or not at all.`,
  );
  return 1;
}

function kB(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(6);
}

process.exitCode = main();
