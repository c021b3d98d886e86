import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import {
  type AnalysisDocument,
  compareEstimators,
  computeEffects,
  type EffectSet,
  fitUnivariate,
  restoreDocument,
  runAnalysis,
} from "@treeline/engine";
import { browserLines } from "./browser.ts";
import { INFERENCE_IN_R, inferenceWork } from "./inference.ts";
import { mixedRows } from "./mixed-rows.ts";
import { permutationLines } from "./permutation.ts";
import { rowTimes } from "./rows.ts";
import { SELECTION_IN_R, selectionWork } from "./selection.ts";
import { zCurveLines } from "./zcurve.ts";

/** Wall-clock times on this machine, in this run. Nothing is asserted: a shared machine is noisy, a ratio less so. */
async function main(): Promise<void> {
  const bcg = exampleDocument("bcg-vaccine");
  const bcgEffects = runAnalysis(bcg).effects;
  if (bcgEffects === null) throw new RangeError("the BCG example gives no effects");
  const fifty = simulated(50);
  const sixty = simulated(60);
  const thousand = simulated(1000);
  const million = simulated(1_000_000);
  const mixed = mixedRows(10_000);
  const rows = [
    {
      what: "13 BCG trials, fit + intervals + prediction",
      ours: milliseconds(() => fitUnivariate(bcgEffects, bcg.model), 500),
      r: "report",
    },
    {
      what: "13 BCG trials, effects to comparison",
      ours: milliseconds(() => runAnalysis(bcg), 500),
      r: "everything",
    },
    {
      what: "13 BCG trials, all estimators",
      ours: milliseconds(() => compareEstimators(bcgEffects, bcg.model), 100),
      r: "estimators",
    },
    {
      what: "1,000 studies, REML",
      ours: milliseconds(() => fitUnivariate(thousand, bcg.model), 20),
      r: "thousand",
    },
    {
      what: "1,000,000 studies, REML",
      ours: milliseconds(() => fitUnivariate(million, bcg.model), 3),
      r: null,
    },
    {
      what: "10,000 rows in ten formats, effects",
      ours: milliseconds(() => computeEffects(mixed.table, mixed.roles, [], mixed.effects), 10),
      r: null,
    },
    ...[...inferenceWork(bcgEffects, fifty, bcg.model), ...selectionWork(sixty, bcg.model)].map(
      ({ what, r, repeats, work }) => ({
        what,
        ours: milliseconds(work, repeats),
        r,
      }),
    ),
  ];
  const theirs = timesInR({ bcg: bcgEffects, fifty, sixty, thousand });
  console.log(
    theirs === null
      ? "Rscript with metafor not found: our times alone.\n"
      : `R with metafor ${theirs.version}, same input, same run.\n`,
  );
  for (const { what, ours, r } of rows) {
    const other = r === null || theirs === null ? undefined : theirs.milliseconds[r];
    const comparison =
      other === undefined
        ? ""
        : `  R ${other.toFixed(1).padStart(9)} ms  ratio ${(other / ours).toFixed(0).padStart(6)}`;
    console.log(`${what.padEnd(46)}${ours.toFixed(3).padStart(10)} ms${comparison}`);
  }
  for (const { what, ours, cheapest, processor } of rowTimes(mixed)) {
    const others = `at best ${cheapest.toFixed(1)} ms, ${processor.toFixed(1)} ms of processor time`;
    console.log(`${what.padEnd(46)}${ours.toFixed(3).padStart(10)} ms  ${others}`);
  }
  for (const line of permutationLines()) console.log(line);
  for (const line of zCurveLines()) console.log(line);
  for (const line of await browserLines()) console.log(line);
}

function exampleDocument(name: string): AnalysisDocument {
  const path = new URL(`../../examples/${name}/analysis.json`, import.meta.url);
  const restored = restoreDocument(JSON.parse(readFileSync(path, "utf8")));
  if (!restored.ok) throw new RangeError(`the example ${name} does not open`);
  return restored.value;
}

/** Median of several runs, after one that is not counted. */
function milliseconds(work: () => unknown, repeats: number): number {
  work();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(repeats / 2)]!;
}

/** Effects around 0.3 with tau2 near 0.05, from a fixed linear congruential sequence, so that every run sees the same numbers. */
function simulated(k: number): EffectSet {
  let state = 12345;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 4294967296;
    return (state + 0.5) / 4294967296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const vi = Array.from({ length: k }, () => 0.01 + 0.1 * uniform());
  const rowIds = vi.map((_, index) => String(index));
  return {
    measure: "GEN",
    entered: k,
    rowIds,
    labels: rowIds,
    yi: vi.map((variance) => 0.3 + Math.sqrt(0.05 + variance) * normal()),
    vi,
    ni: vi.map(() => null),
    userWeights: null,
    converted: [],
    excluded: [],
  };
}

interface TimesInR {
  readonly version: string;
  readonly milliseconds: Readonly<Record<string, number>>;
}

function timesInR({
  bcg,
  fifty,
  sixty,
  thousand,
}: Readonly<Record<"bcg" | "fifty" | "sixty" | "thousand", EffectSet>>): TimesInR | null {
  const script = `
suppressPackageStartupMessages(library(metafor))
read <- function(key) as.numeric(strsplit(lines[[key]], " ")[[1]])
lines <- as.list(readLines(file("stdin"))); names(lines) <- c("by", "bv", "fy", "fv", "sy", "sv", "ty", "tv")
by <- read("by"); bv <- read("bv"); fy <- read("fy"); fv <- read("fv"); sy <- read("sy"); sv <- read("sv"); ty <- read("ty"); tv <- read("tv")
ms <- function(work, times) { work(); t <- replicate(times, { s <- Sys.time(); work(); as.numeric(Sys.time() - s, units = "secs") }); 1000 * median(t) }
methods <- c("DL", "HE", "HS", "HSk", "SJ", "ML", "REML", "EB", "PM", "PMM")
cat("version", as.character(packageVersion("metafor")), "\\n")
cat("report", ms(function() { res <- rma(by, bv, method = "REML"); confint(res); predict(res) }, 20), "\\n")
cat("everything", ms(function() { escalc(measure = "RR", ai = 1:13, n1i = 101:113, ci = 2:14, n2i = 101:113); res <- rma(by, bv, method = "REML"); confint(res); predict(res); for (m in methods) rma(by, bv, method = m) }, 5), "\\n")
cat("estimators", ms(function() for (m in methods) rma(by, bv, method = m), 5), "\\n")
cat("thousand", ms(function() rma(ty, tv, method = "REML"), 1), "\\n")
${INFERENCE_IN_R}${SELECTION_IN_R}`;
  const input = [bcg.yi, bcg.vi, fifty.yi, fifty.vi, sixty.yi, sixty.vi, thousand.yi, thousand.vi]
    .map((values) => values.join(" "))
    .join("\n");
  const run = spawnSync("Rscript", ["-e", script], { input: `${input}\n`, encoding: "utf8", cwd: tmpdir() });
  if (run.status !== 0) return null;
  const entries = run.stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" "));
  const version = entries.find(([key]) => key === "version")?.[1] ?? "";
  const times = entries.filter(([key]) => key !== "version").map(([key, value]) => [key!, Number(value)]);
  return { version, milliseconds: Object.fromEntries(times) };
}

await main();
