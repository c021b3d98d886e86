import "@fontsource-variable/inter/index.css";
import "./styles/index.css";
import { render } from "preact";
import { startEvaluating } from "./state/evaluation.ts";
import { startSaving } from "./state/saving.ts";
import { openSession } from "./state/session.ts";
import { startTheme } from "./state/theme.ts";
import { App } from "./views/shell/app.tsx";
import { startShortcuts } from "./views/shell/shortcuts.ts";

startTheme();
startEvaluating();
startSaving();
startShortcuts();
const root = document.getElementById("app");
if (root === null) throw new TypeError("the page has no #app");
render(<App />, root);
void openSession();
