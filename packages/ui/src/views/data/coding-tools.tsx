import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Icon } from "../../controls/icons.tsx";
import { lazy } from "../../controls/lazy.tsx";
import { Menu } from "../../controls/menu.tsx";
import { grid as words } from "../../strings/grid.ts";
import { t } from "../../strings/t.ts";

const SheetDialog = lazy(async () => (await import("./sheet-dialog.tsx")).SheetDialog);
const CompareDialog = lazy(async () => (await import("./compare-dialog.tsx")).CompareDialog);

/** What is rarely needed: an empty extraction sheet to fill in, and the comparison with a second coding of the same studies. */
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
      <Menu
        label={<Icon name="more" />}
        name={words.more}
        align="end"
        items={[
          { label: t.data.sheet, run: () => setOpen("sheet") },
          { label: t.data.compare, disabled: locked || isEmpty, run: () => setOpen("compare") },
        ]}
      />
      {open === "sheet" && <SheetDialog onClose={close} />}
      {open === "compare" && <CompareDialog onClose={close} />}
    </span>
  );
}
