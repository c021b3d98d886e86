import { createDocument, type ModelSpec, type ParamDef, type Params } from "@treeline/engine";

const usual: ModelSpec = createDocument().model;

/** Whether any choice of the model is not the one that an analysis begins with. */
export function modelChanged(model: ModelSpec): boolean {
  return JSON.stringify({ ...usual, ...model }) !== JSON.stringify(usual);
}

/** Whether any parameter is not its default. */
export function paramsChanged(defs: readonly ParamDef[], given: Params): boolean {
  return defs.some(
    ({ key, default: usually }) =>
      given[key] !== undefined && JSON.stringify(given[key]) !== JSON.stringify(usually),
  );
}
