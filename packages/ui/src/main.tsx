import "@fontsource-variable/inter/index.css";
import "./styles/index.css";
import { render } from "preact";
import { startShortcuts } from "./commands/shortcuts.ts";
import { startKeepingTogether } from "./controls/kept-together.ts";
import { startCalculatorAddress } from "./state/calculator.ts";
import { startEvaluating } from "./state/evaluation.ts";
import { firstResultShown } from "./state/first-result.ts";
import { startLighting } from "./state/lit-row.ts";
import { startShareLinks } from "./state/opened-link.ts";
import { startPreferences } from "./state/preferences.ts";
import { startSaving } from "./state/saving.ts";
import { lookOn, openSession } from "./state/session.ts";
import { startTheme } from "./state/theme.ts";
import { startDrawing } from "./views/results/load-drawing.ts";
import { App } from "./views/shell/app.tsx";
import { startPasting } from "./views/shell/paste-anywhere.ts";

/** What nobody waits for is fetched once the first result stands. */
const LATER_MS = 1500;

startTheme();
startKeepingTogether();
startPreferences();
startCalculatorAddress();
startShareLinks();
startEvaluating();
startSaving(lookOn, firstResultShown);
startShortcuts();
startLighting();
startPasting();
const root = document.getElementById("app");
if (root === null) throw new TypeError("the page has no #app");
render(<App />, root);
void openSession();
void startDrawing();
setTimeout(async () => {
  await firstResultShown;
  (await import("./later.ts")).startLater();
}, LATER_MS);
