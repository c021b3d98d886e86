import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { biasMethods } from "../engine/src/bias/registry.ts";
import { conversions } from "../engine/src/conversions/registry.ts";
import { estimators } from "../engine/src/estimators/registry.ts";
import { coefficientTests } from "../engine/src/inference/coefficient-tests/registry.ts";
import { predictionIntervals } from "../engine/src/inference/prediction-intervals/registry.ts";
import { tau2Intervals } from "../engine/src/inference/tau2-intervals/registry.ts";
import { measures } from "../engine/src/measures/registry.ts";
import { poolingMethods } from "../engine/src/models/methods/registry.ts";
import type { RegistryRecord } from "../engine/src/registry.ts";
import { studyIntervals } from "../engine/src/study-intervals/registry.ts";
import { plotCards } from "../plots/src/cards.ts";
import { sharing } from "./src/records/shared-parts.ts";
import { withoutNames } from "./src/records/usual-names.ts";

/** Names of columns by which inputs of measures are guessed; the first result needs none of them. */
const USUAL_NAMES = "virtual:usual-names";
const READS_NAMES = /\baliases\b/;
const MEASURES = fileURLToPath(new URL("../engine/src/measures/registry.ts", import.meta.url));
const NAMED = fileURLToPath(new URL("./src/records/usual-names.ts", import.meta.url));
const usual = withoutNames(measures.records);

const UNSHARED = fileURLToPath(new URL("./src/records/shared-parts.ts", import.meta.url));

interface Replaced {
  /** End of the file's name. */
  readonly file: string;
  /** Where it takes `createRegistry` from. */
  readonly registry: string;
  readonly kind: string;
  readonly name: string;
  readonly records: readonly RegistryRecord[];
}

/** Registries whose formulas run in the worker only. */
const REPLACED: readonly Replaced[] = [
  replaced("measures", "effect measure", "measures", usual.records),
  replaced("conversions", "conversion", "conversions", conversions.records),
  replaced("estimators", "estimator", "estimators", estimators.records),
  replaced("inference/coefficient-tests", "coefficient test", "coefficientTests", coefficientTests.records),
  replaced("inference/tau2-intervals", "τ² interval", "tau2Intervals", tau2Intervals.records),
  replaced(
    "inference/prediction-intervals",
    "prediction interval",
    "predictionIntervals",
    predictionIntervals.records,
  ),
  replaced("study-intervals", "interval of studies", "studyIntervals", studyIntervals.records),
  replaced("bias", "bias method", "biasMethods", biasMethods.records),
  replaced("models/methods", "way to pool", "poolingMethods", poolingMethods.records),
  {
    file: "/plots/src/cards.ts",
    registry: "@treeline/engine",
    kind: "plot",
    name: "plotCards",
    records: plotCards.records,
  },
];

function replaced(folder: string, kind: string, name: string, records: readonly RegistryRecord[]): Replaced {
  const up = folder
    .split("/")
    .map(() => "..")
    .join("/");
  return { file: `/engine/src/${folder}/registry.ts`, registry: `${up}/registry.ts`, kind, name, records };
}

/**
 * Gives the page the records of measures, conversions, estimators, ways to pool and intervals as data, without their formulas: it
 * needs names, inputs and parameters for its menus, and the worker has the rest. Half the script of the first view would otherwise
 * be formulas that never run there. Of the plots it gives what tabs and menus show; what draws them is fetched meanwhile. The usual
 * names of columns come with the first module that reads them.
 */
export function recordsAsData(): Plugin {
  return {
    name: "records-as-data",
    apply: "build",
    resolveId: (id) => (id === USUAL_NAMES ? `\0${USUAL_NAMES}` : null),
    transform(code, id) {
      const isOwn = id.includes("/engine/src/") && !REPLACED.some(({ file }) => id.endsWith(file));
      return isOwn && READS_NAMES.test(code) ? { code: `import "${USUAL_NAMES}";${code}`, map: null } : null;
    },
    load(id) {
      if (id === `\0${USUAL_NAMES}`) {
        const names = JSON.stringify(JSON.stringify(usual.names));
        return `import { measures } from ${JSON.stringify(MEASURES)};
import { putNames } from ${JSON.stringify(NAMED)};
putNames(measures.records, JSON.parse(${names}));
`;
      }
      const found = REPLACED.find(({ file }) => id.endsWith(file));
      if (found === undefined) return null;
      const { registry, kind, name, records } = found;
      const data = JSON.stringify(JSON.stringify(sharing(records)));
      return `import { createRegistry } from "${registry}";
import { unshared } from ${JSON.stringify(UNSHARED)};
export const ${name} = /* @__PURE__ */ createRegistry(${JSON.stringify(kind)}, /* @__PURE__ */ unshared(JSON.parse(${data})));
`;
    },
  };
}
