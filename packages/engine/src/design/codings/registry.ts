import { createRegistry, type Registry } from "../../registry.ts";
import { deviation } from "./deviation.ts";
import { sum } from "./sum.ts";
import { treatment } from "./treatment.ts";
import type { Coding } from "./types.ts";

/** The ways in which the levels of a factor become columns. */
export const codings: Registry<Coding> = createRegistry<Coding>("coding", [treatment, sum, deviation]);
