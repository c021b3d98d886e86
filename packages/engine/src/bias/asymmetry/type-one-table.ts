import type { TypeOneDesign, TypeOneSeries } from "./type-one.ts";

// Written by `pnpm simulate asymmetry`; docs/asymmetry.md says how the numbers were made.

export const TYPE_ONE_DESIGN: TypeOneDesign = {
  engine: "0.1.0",
  seed: 1,
  replications: 0,
  level: 0.05,
  k: [10, 30],
  settings: [],
};

export const TYPE_ONE_TABLE: readonly TypeOneSeries[] = [];
