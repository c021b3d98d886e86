import { writeFileSync } from "node:fs";
import { serialiseDocument } from "@treeline/engine";
import { buildExample, EXAMPLES, exampleFile } from "./example-choices.ts";

/** Writes every example's analysis.json anew: `pnpm exec tsx test/house/build-examples.ts`. */
for (const name of Object.keys(EXAMPLES)) {
  writeFileSync(exampleFile(name, "analysis.json"), serialiseDocument(buildExample(name)));
}
