export { styles } from "./registry.ts";
export { type SettingWords, settingWords } from "./setting-words.ts";
export { type Difference, differingSettings, type Setting, settingsOf } from "./settings.ts";
export { type NearestStyle, styleOf, usualSubgroupTau2 } from "./style-of.ts";
export type { HouseStyle } from "./types.ts";
