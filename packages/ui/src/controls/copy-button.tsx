import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { later } from "../strings/later.ts";

const SHOWN_MS = 2000;

interface CopyProps {
  readonly label: string;
  /** What it is heard by where only its place tells it from others of the same label; the label is part of it. */
  readonly heard?: string;
  readonly disabled?: boolean;
  readonly primary?: boolean;
  text(): string;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ label, heard, disabled, primary = false, text }: CopyProps): JSX.Element {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text());
      setState("copied");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <button
        type="button"
        class={primary ? "button primary" : "button"}
        disabled={disabled}
        aria-label={state === "copied" ? undefined : heard}
        onClick={() => void copy()}
      >
        {state === "copied" ? later.derivation.copied : label}
      </button>
      <span class="visually-hidden" role="status">
        {state === "copied" ? later.derivation.copied : ""}
      </span>
      {state === "failed" && <span class="field-problem">{later.derivation.copyFailed}</span>}
    </>
  );
}
