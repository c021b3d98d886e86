export { fields } from "./fields.ts";
export { guards } from "./guards.ts";
