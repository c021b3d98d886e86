import { writeFileSync } from "node:fs";
import { ENGINE_VERSION } from "../../packages/engine/src/version.ts";
import { designOf as asymmetryDesign } from "./asymmetry/options.ts";
import { factsModule as asymmetryModule, pageOf as asymmetryPage } from "./asymmetry/page.ts";
import { simulateAll } from "./asymmetry/simulate.ts";
import { factsModule } from "./coverage/facts-module.ts";
import { designOf } from "./coverage/options.ts";
import { pageOf } from "./coverage/page.ts";
import { simulateOnAllCores } from "./coverage/pool.ts";
import { helpAskedFor } from "./help.ts";

const root = new URL("../../", import.meta.url);

async function coverage(args: readonly string[]): Promise<void> {
  const design = designOf(args);
  let shown = -1;
  const cells = await simulateOnAllCores(design, (done, of) => {
    const percent = Math.floor((100 * done) / of);
    if (percent >= shown + 5) {
      shown = percent;
      console.error(`${percent} %`);
    }
  });
  const data = { engine: ENGINE_VERSION, design, cells };
  writeFileSync(new URL("docs/coverage.md", root), pageOf(design, cells));
  writeFileSync(new URL("docs/coverage.json", root), `${JSON.stringify(data, null, 1)}\n`);
  writeFileSync(new URL("packages/engine/src/inference/coverage-table.ts", root), factsModule(design, cells));
  console.log(
    "Written: docs/coverage.md, docs/coverage.json, packages/engine/src/inference/coverage-table.ts",
  );
}

/** Type I error of the tests of funnel asymmetry. */
function asymmetry(args: readonly string[]): void {
  const design = { engine: ENGINE_VERSION, ...asymmetryDesign(args) };
  const table = simulateAll(design, (done, of) => console.error(`${done} of ${of}`));
  writeFileSync(new URL("docs/asymmetry.md", root), asymmetryPage(design, table));
  const module = "packages/engine/src/bias/asymmetry/type-one-table.ts";
  writeFileSync(new URL(module, root), asymmetryModule(design, table));
  console.log(`Written: docs/asymmetry.md, ${module} (to be formatted)`);
}

const words = process.argv.slice(2).filter((word) => word !== "--");
const [what, ...args] = words;
const help = helpAskedFor(words);
if (help !== null) console.log(help);
else if (what === "coverage") await coverage(args);
else if (what === "asymmetry") asymmetry(args);
else {
  console.error(
    "Nothing was simulated: say what. `pnpm simulate coverage` simulates the coverage of intervals, `pnpm simulate asymmetry` the type I error of tests of asymmetry.",
  );
  process.exitCode = 2;
}
