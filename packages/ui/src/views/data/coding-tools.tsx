import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { lazy } from "../../controls/lazy.tsx";
import { t } from "../../strings/t.ts";

const SheetDialog = lazy(async () => (await import("./sheet-dialog.tsx")).SheetDialog);
const CompareDialog = lazy(async () => (await import("./compare-dialog.tsx")).CompareDialog);

/** An empty extraction sheet to fill in, and the comparison with a second coding of the same studies. */
export function CodingTools({
  locked,
  isEmpty,
}: {
  readonly locked: boolean;
  readonly isEmpty: boolean;
}): JSX.Element {
  const [open, setOpen] = useState<"sheet" | "compare" | null>(null);
  const close = (): void => setOpen(null);
  return (
    <span class="tool-group">
      <button type="button" class="button" onClick={() => setOpen("sheet")}>
        {t.data.sheet}
      </button>
      <button type="button" class="button" disabled={locked || isEmpty} onClick={() => setOpen("compare")}>
        {t.data.compare}
      </button>
      {open === "sheet" && <SheetDialog onClose={close} />}
      {open === "compare" && <CompareDialog onClose={close} />}
    </span>
  );
}
