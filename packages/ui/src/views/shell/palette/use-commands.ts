import { useEffect, useState } from "preact/hooks";
import type { Command } from "../../../commands/command.ts";
import { withOtherNames } from "../../../commands/other-names.ts";
import { commands } from "../../../commands/registry.ts";
import { sources } from "../../../commands/sources.ts";

const NAMED = commands.map(withOtherNames);

/** Every command as it is now, and whether more are on their way. */
interface KnownCommands {
  readonly all: readonly Command[];
  readonly coming: boolean;
}

/** The commands of the page at once, the others as their sources answer. */
export function useCommands(): KnownCommands {
  const [found, setFound] = useState<readonly (readonly Command[] | null)[]>(() => sources.map(() => null));
  useEffect(() => {
    let gone = false;
    sources.forEach((source, place) => {
      const take = (list: readonly Command[]): void => {
        if (!gone) setFound((lists) => lists.map((old, at) => (at === place ? list : old)));
      };
      // A source that cannot be fetched takes only its own commands along.
      Promise.resolve(source()).then(take, () => take([]));
    });
    return () => {
      gone = true;
    };
  }, []);
  return {
    all: [...NAMED, ...found.flatMap((list) => list ?? [])],
    coming: found.includes(null),
  };
}
