import { type BesideModel, coefficientTests, estimators, type ModelKind } from "@treeline/engine";
import { type Arguments, type Command, UsageError } from "./command.ts";

const KINDS: readonly ModelKind[] = ["equal", "fixed"];
const NONE = "none";

/** Models beside the document's own. */
export const BESIDE_OPTIONS: Command["options"] = {
  beside: {
    type: "string",
    value: "<estimator|equal|fixed>[,test]|none",
    help: "another model told and drawn beside the first, such as DL,z or equal; may be repeated; none takes those of the file back",
    repeatable: true,
  },
};

/**
 * The models asked for on the command line; undefined = those of the document.
 * @throws UsageError when an estimator or a test is not known
 */
export function besideChoices(args: Arguments): readonly BesideModel[] | undefined {
  const given = args.texts("beside");
  if (given.length === 0) return undefined;
  return given.filter((text) => text !== NONE).map(besideModel);
}

function besideModel(text: string): BesideModel {
  const [name = "", test = "z"] = text.split(",").map((part) => part.trim());
  const kind = KINDS.find((known) => known === name);
  if (!coefficientTests.has(test)) {
    throw new UsageError(
      `--beside ${text}: the test ${test} is not known; there are ${coefficientTests.ids.join(", ")}.`,
    );
  }
  if (kind !== undefined) return { kind, estimator: estimators.ids[0] ?? "REML", test };
  if (estimators.has(name)) return { kind: "random", estimator: name, test };
  const known = [...KINDS, ...estimators.ids].join(", ");
  throw new UsageError(`--beside ${text}: ${name} is not known; there are ${known}.`);
}
