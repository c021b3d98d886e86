import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { Guard } from "../../controls/guard.tsx";
import { BrandMark } from "../../controls/icons.tsx";
import { closeCalculator } from "../../state/calculator.ts";
import { later } from "../../strings/later.ts";
import { t } from "../../strings/t.ts";
import { CalculatorView } from "./calculator-view.tsx";

/** The calculator with a header of its own: it works where there is no project. */
export function CalculatorFrame(): JSX.Element {
  useEffect(() => {
    document.getElementById("calculator-title")?.focus();
  }, []);
  return (
    <div class="app calculator-app">
      <header class="top">
        <span class="brand">
          <BrandMark />
          <span class="brand-name">{t.shell.product}</span>
        </span>
        <h1 id="calculator-title" class="calculator-title" tabIndex={-1}>
          {later.calculator.title}
        </h1>
        <span class="spacer" />
        <button type="button" class="button" onClick={closeCalculator}>
          {later.calculator.back}
        </button>
      </header>
      <main class="main" data-own-undo>
        <Guard subject={null}>
          <CalculatorView />
        </Guard>
      </main>
    </div>
  );
}
