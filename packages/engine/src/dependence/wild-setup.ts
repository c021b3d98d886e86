import { fail, type Issue, issue, ok, type Result } from "../result.ts";
import { levelsOf } from "./blocks.ts";
import { type DependentEffectsInput, dependentOf } from "./dependence-stage.ts";
import { moderatedModel } from "./moderated.ts";
import { fitMultilevel, type MultilevelInput } from "./multilevel.ts";
import { imputedSampling } from "./sampling.ts";
import { mainRow } from "./sentences.ts";
import { studiesOf, termsOf } from "./terms.ts";
import { type WildHypothesis, type WildModel, wildModel } from "./wild-bootstrap.ts";

/** Data sets drawn where a document says nothing else. */
export const WILD_REPLICATES = 1999;

/**
 * The cluster wild bootstrap of a document: of every term of its moderators and of all of them, else of the mean.
 * @returns issue `dependence-no-bootstrap` where there is no model, or a random effect reaches across studies
 */
export function wildOf(given: DependentEffectsInput): Result<WildModel> {
  const { effects, table, spec, model, moderators } = given;
  const report = dependentOf(given);
  const sampling = imputedSampling(effects, table, report.spec);
  if (!sampling.ok) return sampling;
  const replicates = spec.replicates ?? WILD_REPLICATES;
  const ready = moderatedModel(effects, table, report.spec, moderators, sampling.value);
  const asked = report.moderators;
  if (ready !== null && asked !== null) {
    const { terms, columns, intercept } = ready.design;
    const all = columns.map((_, i) => i).slice(intercept ? 1 : 0);
    const hypotheses: WildHypothesis[] = terms.map(({ label, columns: tested }, at) => ({
      label,
      tested,
      usual: asked.terms[at]?.test ?? null,
    }));
    const joint = { label: "all moderators", tested: all, usual: asked.test };
    return known(
      wildModel(ready, terms.length > 1 ? [...hypotheses, joint] : hypotheses, replicates, model.seed),
    );
  }
  const input: MultilevelInput = {
    yi: effects.yi,
    x: effects.yi.map(() => [1]),
    sampling: sampling.value,
    terms: termsOf(effects, table, report.spec),
    method: spec.method,
  };
  const fit = fitMultilevel(input);
  const cluster = levelsOf(studiesOf(effects, table, spec.by)).of;
  const mean = { label: "the mean", tested: [0], usual: mainRow(report.rows)?.test ?? null };
  return known(fit === null ? null : wildModel({ input, fit, cluster }, [mean], replicates, model.seed));
}

function known(model: WildModel | null): Result<WildModel> {
  return model === null ? fail(noBootstrap()) : ok(model);
}

function noBootstrap(): Issue {
  return issue(
    "dependence-no-bootstrap",
    "error",
    "The cluster wild bootstrap is not made: the model for several effects per study has no cluster-robust test to repeat.",
    "Look at the models above: they say why.",
    { field: "dependence" },
  );
}
