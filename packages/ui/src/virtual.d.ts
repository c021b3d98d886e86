/** Made at build time by `checked-numbers.ts`. */
declare module "virtual:checked-numbers" {
  /** By language. */
  export const registers: Readonly<
    Record<
      string,
      readonly {
        readonly what: string;
        readonly reference: string;
        readonly ours: string;
        readonly reason: string;
      }[]
    >
  >;
  export const sets: readonly {
    readonly id: string;
    readonly cases: number;
    readonly numbers: number;
    readonly tolerance: readonly [least: number, most: number] | null;
    readonly software: string;
  }[];
}
