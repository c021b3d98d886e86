import { createRegistry, type Registry } from "../registry.ts";
import { custom } from "./tools/custom.ts";
import { newcastleOttawa } from "./tools/newcastle-ottawa.ts";
import { quadas2 } from "./tools/quadas-2.ts";
import { rob1 } from "./tools/rob1.ts";
import { rob2 } from "./tools/rob2.ts";
import { robinsE } from "./tools/robins-e.ts";
import { robinsI } from "./tools/robins-i.ts";
import type { RobTool } from "./types.ts";

/** Every tool for judging the risk of bias. */
export const robTools: Registry<RobTool> = createRegistry<RobTool>("risk-of-bias tool", [
  rob2,
  robinsI,
  robinsE,
  quadas2,
  newcastleOttawa,
  rob1,
  custom,
]);
