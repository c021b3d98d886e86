import type { Scene } from "../scene.ts";

/** What a file says of its figure beside the picture: its name and its alternative text. */
export type FigureWords = Pick<Scene, "title" | "description">;
