import { availableParallelism } from "node:os";
import { documentToR, runAnalysis } from "@treeline/engine";
import { plotsToR } from "@treeline/plots";
import { aggregateCases } from "./aggregate-cases.ts";
import { biasCases } from "./bias-cases.ts";
import { type CrosscheckCase, crosscheckCases } from "./cases.ts";
import { conversionCases } from "./conversion-cases.ts";
import { dependenceCases } from "./dependence-cases.ts";
import { hostileModeratorCases } from "./hostile-moderator-cases.ts";
import { fixtureCases } from "./measure-cases.ts";
import { moderatorCases } from "./moderator-cases.ts";
import { poolingCases } from "./pooling-cases.ts";
import { metaforVersion, runScripts, type ScriptRun } from "./rscript.ts";
import { scaleCases } from "./scale-cases.ts";
import { sensitivityCases } from "./sensitivity-cases.ts";

/**
 * Exports the R script of every example and of a matrix of choices, runs each in R and counts what agrees.
 * @param wanted part of the names of the cases to run; all without one
 */
async function main(wanted: string): Promise<number> {
  const version = metaforVersion();
  if (version === null) {
    console.log(
      "R cross-check: not checked. Rscript with the package metafor was not found; install R and " +
        'run install.packages("metafor") (Debian: apt-get install r-base-core r-cran-metafor).',
    );
    return process.env.TREELINE_REQUIRE_R === "1" ? 1 : 0;
  }
  console.log(`R cross-check with metafor ${version}`);
  const tally: Tally = { passed: 0, failed: 0, notChecked: [] };
  const cases = [
    ...crosscheckCases(),
    ...poolingCases(),
    ...conversionCases(),
    ...aggregateCases(),
    ...dependenceCases(),
    ...scaleCases(),
    ...fixtureCases(),
    ...moderatorCases(),
    ...hostileModeratorCases(),
    ...biasCases(),
    ...sensitivityCases(),
  ].filter(({ name }) => name.includes(wanted));
  const batches = inBatches(cases.map(scriptOf));
  const worker = async (): Promise<void> => {
    for (let next = batches.shift(); next !== undefined; next = batches.shift()) {
      const runs = await runScripts(next.map(({ script }) => script()));
      for (const [index, { name }] of next.entries()) count(tally, name, runs[index]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, worker));
  for (const line of grouped(tally.notChecked)) console.log(`  not checked  ${line}`);
  const { passed, failed, notChecked } = tally;
  console.log(
    `R cross-check: ${passed} passed, ${failed} failed; ${notChecked.length} quantities not checked`,
  );
  return failed === 0 ? 0 : 1;
}

interface NamedScript {
  readonly name: string;
  script(): string;
}

function scriptOf({ name, document, comparison }: CrosscheckCase): NamedScript {
  return {
    name,
    script() {
      const report = runAnalysis(document);
      const shown = comparison === false ? { ...report, comparison: [] } : report;
      return documentToR(document, shown, plotsToR(document, report));
    },
  };
}

const BATCH_SIZE = 60;

/** R takes seconds to start. Every so many'th script goes together, so that no batch holds all the slow ones. */
function inBatches(scripts: readonly NamedScript[]): NamedScript[][] {
  const number = Math.ceil(scripts.length / BATCH_SIZE);
  return Array.from({ length: number }, (_, batch) =>
    scripts.filter((_script, index) => index % number === batch),
  );
}

/** One line per reason, with how many quantities it concerns: 60 cases lack the same estimator. */
function grouped(lines: readonly string[]): string[] {
  const reasons = new Map<string, number>();
  for (const line of lines) {
    const reason = line.slice(line.lastIndexOf(": ") + 2);
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons].map(([reason, number]) => `${number} quantities: ${reason}`);
}

interface Tally {
  passed: number;
  failed: number;
  readonly notChecked: string[];
}

function count(tally: Tally, name: string, run: ScriptRun): void {
  const good = run.complete && run.differing.length === 0;
  if (good) tally.passed += 1;
  else tally.failed += 1;
  tally.notChecked.push(...run.notChecked.map((line) => `${name}: ${line.replace(/^not checked +/, "")}`));
  console.log(`  ${good ? "ok    " : "FAILED"} ${name}: ${run.same.length} agree`);
  for (const line of run.differing) console.log(`         ${line}`);
  if (!run.complete) console.log(run.output.trimEnd().replaceAll(/^/gm, "         "));
}

process.exitCode = await main(process.argv[2] ?? "");
