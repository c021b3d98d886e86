import type { ParamDef, Params } from "../../registry.ts";

/** The level that every test of asymmetry is read at. */
export const LEVEL: ParamDef = {
  key: "level",
  label: "Level of the test",
  help: "A p-value below it rejects a symmetric funnel. 0.05 is usual; 0.1 is used because the tests have little power.",
  type: "number",
  default: 0.05,
  min: 0.001,
  max: 0.2,
};

export function levelOf(params: Params): number {
  return typeof params.level === "number" ? params.level : 0.05;
}
