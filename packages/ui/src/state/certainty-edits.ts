import {
  type CertaintyDomainId,
  type CertaintyJudgement,
  type CertaintySpec,
  createCertainty,
} from "@treeline/engine";
import { change } from "./project.ts";

export function patchCertainty(patch: Partial<CertaintySpec>, tag: string | null = null): void {
  change(
    (document) => ({ ...document, certainty: { ...createCertainty(document.certainty), ...patch } }),
    tag,
  );
}

/** Judges one domain; null takes the judgement back. */
export function judgeDomain(
  id: CertaintyDomainId,
  judgement: CertaintyJudgement | null,
  tag: string | null = null,
): void {
  change((document) => {
    const spec = createCertainty(document.certainty);
    const { [id]: _, ...others } = spec.domains;
    const domains = judgement === null ? others : { ...others, [id]: judgement };
    return { ...document, certainty: { ...spec, domains } };
  }, tag);
}

export function removeCertainty(): void {
  change(({ certainty: _, ...rest }) => rest);
}
