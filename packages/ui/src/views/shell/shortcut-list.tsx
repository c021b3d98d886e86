import type { JSX } from "preact";
import { COMMAND_GROUPS, type Command } from "../../commands/command.ts";
import { showKeys } from "../../commands/keys.ts";
import { commands } from "../../commands/registry.ts";
import { Dialog } from "../../controls/dialog.tsx";
import { ScrollRegion } from "../../controls/scroll-region.tsx";
import { gridShortcuts } from "../../data/grid-keys.ts";
import { closeOverlay } from "../../state/overlay.ts";
import { singleKeys } from "../../state/preferences.ts";
import { palette, shortcutList as words } from "../../strings/palette.ts";

/** Every shortcut of the page, and the keys that work within its parts. */
export function ShortcutList(): JSX.Element {
  return (
    <Dialog title={words.title} onClose={closeOverlay}>
      {!singleKeys.value && <p class="hint">{words.off}</p>}
      <ScrollRegion class="shortcut-groups" label={words.title}>
        {COMMAND_GROUPS.map((group) => ({
          group,
          members: commands.filter((command) => command.group === group && command.shortcuts !== undefined),
        }))
          .filter(({ members }) => members.length > 0)
          .map(({ group, members }) => (
            <Shortcuts
              key={group}
              title={palette.groups[group]}
              lines={members.map((command) => ({ does: command.label, keys: keysOf(command) }))}
            />
          ))}
        <Shortcuts title={words.within} lines={words.parts} />
        <Shortcuts
          title={words.grid.title}
          lines={[...gridShortcuts()].map(([does, shortcuts]) => ({
            does: words.grid[does],
            keys: shortcuts.map((shortcut) => showKeys(shortcut)),
          }))}
        />
        <Shortcuts
          title={words.figure.title}
          lines={[
            { does: words.figure.move, keys: [showKeys("Alt+ArrowUp"), showKeys("Alt+ArrowDown")] },
            { does: words.figure.rename, keys: [showKeys("F2")] },
          ]}
        />
      </ScrollRegion>
    </Dialog>
  );
}

function keysOf({ shortcuts = [] }: Command): readonly string[] {
  return shortcuts.map((shortcut) => showKeys(shortcut));
}

interface ShortcutsProps {
  readonly title: string;
  readonly lines: readonly { readonly does: string; readonly keys: readonly string[] }[];
}

function Shortcuts({ title, lines }: ShortcutsProps): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl class="shortcuts">
        {lines.map(({ does, keys }) => (
          <div key={does}>
            <dt>{does}</dt>
            <dd>
              {keys.map((combination, place) => (
                <span key={combination}>
                  {place > 0 && ` ${words.or} `}
                  <kbd>{combination}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
