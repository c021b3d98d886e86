import "@fontsource-variable/inter/index.css";
import "./styles/index.css";
import { render } from "preact";
import { startShortcuts } from "./commands/shortcuts.ts";
import { startCalculatorAddress } from "./state/calculator.ts";
import { startEvaluating } from "./state/evaluation.ts";
import { startLighting } from "./state/lit-row.ts";
import { startShareLinks } from "./state/opened-link.ts";
import { startPreferences } from "./state/preferences.ts";
import { startSaving } from "./state/saving.ts";
import { lookOn, openSession } from "./state/session.ts";
import { startTheme } from "./state/theme.ts";
import { startDrawing } from "./views/results/load-drawing.ts";
import { App } from "./views/shell/app.tsx";
import { startPasting } from "./views/shell/paste-anywhere.ts";

/** The copy of the program for use without a network is fetched once the first result has long been there. */
const OFFLINE_AFTER_MS = 4000;
/** Nobody prints before the first result stands. */
const PRINT_AFTER_MS = 1500;

function startPrintingLater(): void {
  setTimeout(
    () => void import("./print/printing.ts").then(({ startPrinting }) => startPrinting()),
    PRINT_AFTER_MS,
  );
}

function startOfflineLater(): void {
  if (!import.meta.env.PROD) return;
  const start = (): void => void import("./state/offline.ts").then(({ startOffline }) => startOffline());
  setTimeout(
    () => ("requestIdleCallback" in window ? requestIdleCallback(start) : start()),
    OFFLINE_AFTER_MS,
  );
}

startTheme();
startPreferences();
startCalculatorAddress();
startShareLinks();
startEvaluating();
startSaving(lookOn);
startShortcuts();
startLighting();
startPasting();
const root = document.getElementById("app");
if (root === null) throw new TypeError("the page has no #app");
render(<App />, root);
void openSession();
void startDrawing();
startPrintingLater();
startOfflineLater();
