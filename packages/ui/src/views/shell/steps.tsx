import type { JSX } from "preact";
import { type View, view } from "../../state/project.ts";
import { pages as words } from "../../strings/pages.ts";
import { NeedsLook } from "./needs-look.tsx";
import { type Page, STEPS, type Step } from "./pages.tsx";

/** The way from the table to the report; every page can be reached at any time. */
export function Steps(): JSX.Element {
  return (
    <nav class="steps" aria-label={words.steps}>
      <ol>
        {STEPS.map((step, index) => (
          <li key={step.id} class={hasPages(step) ? "way with-pages" : "way"} data-current={isIn(step)}>
            <StepButton step={step} number={index + 1} />
            {hasPages(step) && <PageList step={step} />}
          </li>
        ))}
      </ol>
      <NeedsLook />
    </nav>
  );
}

/** A step called otherwise than its only page is going to have more of them. */
function hasPages({ label, pages }: Step): boolean {
  return pages.length > 1 || pages[0]?.label !== label;
}

function isIn({ pages }: Step): boolean {
  return pages.some((page) => page.view === view.value);
}

function go(to: View): void {
  view.value = to;
}

interface StepButtonProps {
  readonly step: Step;
  readonly number: number;
}

/** Leads to the first page of the step, unless one of its pages is already on the screen. */
function StepButton({ step, number }: StepButtonProps): JSX.Element {
  const first = step.pages[0]!;
  const current = isIn(step);
  return (
    <button
      type="button"
      class="step"
      aria-current={current && !hasPages(step) ? "page" : current ? "step" : undefined}
      onClick={() => current || go(first.view)}
    >
      <span class="step-number" aria-hidden="true">
        {number}
      </span>
      <span class={step.short === undefined ? "step-label" : "step-label step-long"}>{step.label}</span>
      {step.short !== undefined && <span class="step-label step-short">{step.short}</span>}
      {!hasPages(step) && first.detail !== undefined && <small class="step-detail">{first.detail()}</small>}
    </button>
  );
}

function PageList({ step }: { readonly step: Step }): JSX.Element {
  return (
    <ul class="pages" aria-label={words.pagesOf(step.label)}>
      {step.pages.map((page) => (
        <li key={page.view}>
          <PageButton page={page} />
        </li>
      ))}
    </ul>
  );
}

function PageButton({ page }: { readonly page: Page }): JSX.Element {
  return (
    <button
      type="button"
      class="step page"
      aria-current={view.value === page.view ? "page" : undefined}
      onClick={() => go(page.view)}
    >
      <span class="step-label">{page.label}</span>
      {page.detail !== undefined && <small class="step-detail">{page.detail()}</small>}
    </button>
  );
}
