import { adjustments } from "@treeline/engine/adjustments";

/** An adjustment by its name; by its id where a newer version made the document. */
export function adjustmentName(id: string): string {
  return adjustments.has(id) ? adjustments.get(id).label : id;
}
