/** What a mark stands for; styling, hit-testing and tests go by it. */
export type Role =
  | "background"
  | "axis"
  | "tick"
  | "grid"
  | "null-line"
  | "estimate-line"
  | "study"
  | "study-excluded"
  | "interval"
  | "weight-square"
  | "diamond"
  | "prediction"
  | "funnel-region"
  | "contour"
  | "label"
  | "heading"
  | "value"
  | "note"
  | "legend";

/** Colours and weights are names, resolved by the theme at rendering, so that one scene serves light, dark and print. */
export type Paint =
  | "ink"
  | "muted"
  | "faint"
  | "line"
  | "accent"
  | "accent-soft"
  | "surface"
  | "warn"
  | "contour-1"
  | "contour-2"
  | "contour-3"
  | "series-1"
  | "series-2"
  | "series-3"
  | "series-4"
  | "series-5"
  | "series-6"
  | "rob-ink"
  | "rob-ink-light"
  | "rob-low"
  | "rob-some"
  | "rob-high"
  | "rob-critical"
  | "rob-none"
  | "rob-na"
  | "rob-safe-low"
  | "rob-safe-some"
  | "rob-safe-high"
  | "rob-safe-critical"
  | "rob-safe-none"
  // Colours of the layouts of programs and journals; marks in them have an outline.
  | "square-blue"
  | "square-green"
  | "square-red"
  | "square-dark-blue"
  | "diamond-black"
  | "diamond-light-blue"
  | "none";

interface Mark {
  readonly role: Role;
  /** The row this mark stands for; the page uses it for hover, click and keyboard. */
  readonly rowId?: string;
  /** Full text for a tooltip and for assistive technology. */
  readonly title?: string;
}

/** From an upper edge to a lower one, in px. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

export interface GroupNode extends Mark {
  readonly type: "group";
  /** How far down its children stand from where they say, in px; absent = not at all. */
  readonly shift?: number;
  /** Where it stands in px, before `shift`: told by groups of which there may be thousands, so that they need not be drawn to know. */
  readonly extent?: Extent;
  readonly children: readonly SceneNode[];
}
export interface LineNode extends Mark {
  readonly type: "line";
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: Paint;
  readonly strokeWidth: number;
  readonly dash?: readonly number[];
}
export interface RectNode extends Mark {
  readonly type: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Paint;
  readonly stroke?: Paint;
}
export interface CircleNode extends Mark {
  readonly type: "circle";
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly fill: Paint;
  /** 0 to 1, where marks lie over one another; opaque unless told. */
  readonly fillOpacity?: number;
  readonly stroke?: Paint;
}
export interface PathNode extends Mark {
  readonly type: "path";
  readonly d: string;
  readonly fill: Paint;
  /** 0 to 1, where marks lie over one another; opaque unless told. */
  readonly fillOpacity?: number;
  readonly stroke?: Paint;
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
}
/** What of the document a text says, so that it can be edited where it stands: the page goes by it. */
export type Edited = "title" | "note" | "effect-name" | "negative" | "positive";

export interface TextNode extends Mark {
  readonly type: "text";
  /** Absent = nothing that is typed by the user, or a study's name, which the row of its marks tells. */
  readonly edits?: Edited;
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: "start" | "middle" | "end";
  readonly size: number;
  readonly weight?: "normal" | "bold";
  readonly italic?: boolean;
  /** The text in parts, where some are in italics; together they are `text`. */
  readonly runs?: readonly { readonly text: string; readonly italic?: boolean }[];
  readonly fill: Paint;
  /** Drawn around the letters, behind them, where they stand on lines or marks. */
  readonly halo?: Paint;
}

/** How wide the line around letters with a halo is, in px; half of it lies behind them. */
export const HALO_WIDTH = 3;

export type SceneNode = GroupNode | LineNode | RectNode | CircleNode | PathNode | TextNode;

/** A drawing as data: no DOM, no numbers left to compute. Lengths are CSS pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Short name of the figure. */
  readonly title: string;
  /** The key result in a sentence, for those who cannot see the figure. */
  readonly description: string;
  readonly root: GroupNode;
}
