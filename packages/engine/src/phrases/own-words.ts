/** What the user has written into a project, so that it is not taken for something the program says. */
export interface OwnWords {
  /** Another one: what was said before may have taken a name for something else. */
  readonly key: string;
  /** Names of columns, and texts of several words wherever they stand: what is said within a sentence. */
  isNamed(text: string): boolean;
  /** Any cell or name: what stands alone in the cell of a table. */
  isWritten(text: string): boolean;
}

const NONE: OwnWords = { key: "", isNamed: () => false, isWritten: () => false };

let own: OwnWords = NONE;

/** Sets whose words are left as they are. @param words null = nobody's */
export function setOwnWords(words: OwnWords | null): void {
  own = words ?? NONE;
}

/** The words that are left as they are. */
export function ownWords(): OwnWords {
  return own;
}
