import type { BiasSpec } from "../document/types.ts";
import { type Params, usableParams } from "../registry.ts";
import type { BiasMethod } from "./types.ts";

/** What is chosen of one method, the usual where the document does not say or says what cannot be. */
export function paramsOfMethod({ id, params }: Pick<BiasMethod, "id" | "params">, spec?: BiasSpec): Params {
  return usableParams(params, spec?.params[id] ?? {});
}
