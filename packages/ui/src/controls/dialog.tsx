import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../strings/t.ts";
import { Icon } from "./icons.tsx";

interface DialogProps {
  readonly title: string;
  readonly children: ComponentChildren;
  readonly footer?: ComponentChildren;
  /** `sheet`: comes up from the lower edge, for narrow screens; `palette`: hangs from the upper one. */
  readonly kind?: "window" | "small" | "sheet" | "palette";
  onClose(): void;
}

/** A modal window: the browser keeps the focus inside and closes it on Escape. */
export function Dialog({ title, children, footer, kind = "window", onClose }: DialogProps): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // The close event comes later, when another window may already have been asked for: it must not close that one.
  const gone = useRef(false);
  const cancelled = ({ target, currentTarget }: Event): void => {
    // A file that was not chosen is a cancel event too.
    if (target !== currentTarget) return;
    gone.current = true;
    onClose();
  };
  // At once: what is typed before the next paint is for the window.
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      gone.current = true;
      dialog?.close();
      // A window that is taken away, rather than closed, would leave the keyboard nowhere.
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={`dialog ${kind}`}
      aria-labelledby={heading}
      onCancel={cancelled}
      onClose={() => gone.current || onClose()}
    >
      <div class="dialog-frame">
        <header class="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" class="icon-button" aria-label={t.shell.close} onClick={onClose}>
            <Icon name="close" />
          </button>
        </header>
        <div class="dialog-body">{children}</div>
        {footer !== undefined && <footer class="dialog-foot">{footer}</footer>}
      </div>
    </dialog>
  );
}
