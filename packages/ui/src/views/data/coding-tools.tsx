import type { JSX } from "preact";
import { Icon } from "../../controls/icons.tsx";
import { lazyWindow } from "../../controls/lazy-window.tsx";
import { Menu } from "../../controls/menu.tsx";
import { type DataDialog, dataDialog } from "../../data/grid-on-page.ts";
import { grid as words } from "../../strings/grid.ts";
import { t } from "../../strings/t.ts";

const SheetDialog = lazyWindow(
  async () => (await import("./sheet-dialog.tsx")).SheetDialog,
  ({ onClose }) => onClose(),
);
const CompareDialog = lazyWindow(
  async () => (await import("./compare-dialog.tsx")).CompareDialog,
  ({ onClose }) => onClose(),
);

/** What is rarely needed: an empty extraction sheet to fill in, and the comparison with a second coding of the same studies. */
export function CodingTools({
  locked,
  isEmpty,
}: {
  readonly locked: boolean;
  readonly isEmpty: boolean;
}): JSX.Element {
  const open = dataDialog.value?.kind;
  const show = (dialog: DataDialog | null): void => {
    dataDialog.value = dialog;
  };
  const close = (): void => show(null);
  return (
    <span class="tool-group">
      <Menu
        label={<Icon name="more" />}
        name={words.more}
        align="end"
        items={[
          { label: t.data.sheet, run: () => show({ kind: "sheet" }) },
          { label: t.data.compare, disabled: locked || isEmpty, run: () => show({ kind: "compare" }) },
        ]}
      />
      {open === "sheet" && <SheetDialog onClose={close} />}
      {open === "compare" && <CompareDialog onClose={close} />}
    </span>
  );
}
