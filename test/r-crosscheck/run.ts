import { documentToR, runAnalysis } from "@treeline/engine";
import { crosscheckCases } from "./cases.ts";
import { metaforVersion, runScript } from "./rscript.ts";

/** Exports the R script of every example and of a matrix of choices, runs each in R and counts what agrees. */
function main(): number {
  const version = metaforVersion();
  if (version === null) {
    console.log(
      "R cross-check: not checked. Rscript with the package metafor was not found; install R and " +
        'run install.packages("metafor") (Debian: apt-get install r-base-core r-cran-metafor).',
    );
    return process.env.TREELINE_REQUIRE_R === "1" ? 1 : 0;
  }
  console.log(`R cross-check with metafor ${version}`);
  let passed = 0;
  let failed = 0;
  const notChecked: string[] = [];
  for (const { name, document } of crosscheckCases()) {
    const run = runScript(documentToR(document, runAnalysis(document)));
    const good = run.complete && run.differing.length === 0;
    if (good) passed += 1;
    else failed += 1;
    notChecked.push(...run.notChecked.map((line) => `${name}: ${line.replace(/^not checked +/, "")}`));
    console.log(`  ${good ? "ok    " : "FAILED"} ${name}: ${run.same.length} agree`);
    for (const line of run.differing) console.log(`         ${line}`);
    if (!run.complete) console.log(run.output.trimEnd().replaceAll(/^/gm, "         "));
  }
  for (const line of notChecked) console.log(`  not checked  ${line}`);
  console.log(
    `R cross-check: ${passed} passed, ${failed} failed, ${notChecked.length} quantities not checked`,
  );
  return failed === 0 ? 0 : 1;
}

process.exitCode = main();
