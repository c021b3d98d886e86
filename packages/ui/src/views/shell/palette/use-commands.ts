import { useEffect, useState } from "preact/hooks";
import type { Command } from "../../../commands/command.ts";
import { withOtherNames } from "../../../commands/other-names.ts";
import { commands } from "../../../commands/registry.ts";
import { sources } from "../../../commands/sources.ts";

const NAMED = commands.map(withOtherNames);

/** Every command as it is now: those of the page at once, the others as their sources answer. */
export function useCommands(): readonly Command[] {
  const [found, setFound] = useState<readonly (readonly Command[])[]>(() => sources.map(() => []));
  useEffect(() => {
    let gone = false;
    sources.forEach((source, place) => {
      const take = (list: readonly Command[]): void => {
        if (!gone) setFound((lists) => lists.map((old, at) => (at === place ? list : old)));
      };
      // A source that cannot be fetched takes only its own commands along.
      Promise.resolve(source()).then(take, () => undefined);
    });
    return () => {
      gone = true;
    };
  }, []);
  return [...NAMED, ...found.flat()];
}
