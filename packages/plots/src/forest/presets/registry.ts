import { createRegistry, type Registry } from "@treeline/engine";
import { bmj } from "./bmj.ts";
import { cochrane } from "./cochrane.ts";
import { jama } from "./jama.ts";
import { plain } from "./plain.ts";
import type { ForestPreset } from "./types.ts";

export const forestPresets: Registry<ForestPreset> = createRegistry("layout", [plain, cochrane, jama, bmj]);
