import { spoken } from "./spoken.ts";

/** What the numbers of effects, moderators, bias and sensitivity say. */
export const helpFurther = spoken("helpFurther", {
  effect: {
    term: "Effect size",
    also: "yi outcome estimate study",
    meaning: "What one study found, on the scale of the measure chosen, so that studies can be compared.",
    caution: "Ratios are pooled as logarithms and shown as ratios.",
  },
  se: {
    term: "Standard error",
    also: "SE sei precision",
    meaning:
      "How much a study\u2019s effect would vary by chance if the study were repeated: the root of its sampling variance.",
    caution: "A standard error is not a standard deviation; the two are often confused in tables.",
  },
  vi: {
    term: "Sampling variance",
    also: "vi variance squared standard error",
    meaning:
      "The square of the standard error of a study\u2019s effect. Its inverse is the weight under equal effects.",
    caution: "It is estimated, and taken as known.",
  },
  g: {
    term: "Hedges\u2019 g",
    also: "SMD standardised mean difference Cohen d J correction",
    meaning:
      "The difference of two means in units of their pooled standard deviation, corrected for its bias in small studies.",
    caution: "It mixes the effect with how varied the people in a study are.",
  },
  or: {
    term: "Odds ratio",
    also: "OR log odds",
    meaning: "The odds of the event in one group divided by those in the other.",
    caution: "It is further from 1 than the risk ratio where events are common, and must not be read as one.",
  },
  rr: {
    term: "Risk ratio",
    also: "RR relative risk",
    meaning: "The risk of the event in one group divided by that in the other.",
    caution: "The ratio of events is not the inverse of the ratio of non-events: say which one was counted.",
  },
  omnibus: {
    term: "Omnibus test of moderators",
    also: "QM F test moderators regression",
    meaning:
      "Whether the moderators together explain differences between studies: all their coefficients are tested at once.",
    caution:
      "Moderators are not randomised: an association between studies may be due to something else that differs between them.",
  },
  r2: {
    term: "R\u00b2, heterogeneity explained",
    also: "R squared pseudo explained variance",
    meaning:
      "By how much \u03c4\u00b2 falls when the moderators are in the model, as a share of \u03c4\u00b2 without them.",
    caution: "Very uncertain with fewer than about 40 studies; it is cut off at 0.",
  },
  residualTau2: {
    term: "Residual \u03c4\u00b2",
    also: "tau squared left unexplained",
    meaning: "The variance of true effects that is left once the moderators are in the model.",
    caution: "It is as uncertain as \u03c4\u00b2 itself.",
  },
  residualI2: {
    term: "Residual I\u00b2",
    also: "I squared unexplained",
    meaning: "The share of the remaining variance that is due to differences of true effects.",
    caution: "It depends on the size of the studies, as every I\u00b2 does.",
  },
  qe: {
    term: "Residual heterogeneity test, Q\u1d31",
    also: "QE Q E residual unexplained",
    meaning:
      "Whether studies still differ more than chance would make them, once the moderators are in the model.",
    caution: "Like Cochran\u2019s Q it has little power with few studies.",
  },
  coefficient: {
    term: "Coefficient of a moderator",
    also: "beta slope regression meta-regression",
    meaning:
      "How much the mean effect changes with one unit of a number, or from the reference category to another, the other moderators held equal.",
    caution:
      "About ten studies per coefficient are wanted; relations between studies need not hold within them.",
  },
  subgroupQ: {
    term: "Test of subgroup differences",
    also: "Q between groups interaction",
    meaning: "Whether the mean effects of subgroups differ by more than chance would make them.",
    caution:
      "That one group is significant and another is not does not show that they differ: this test does.",
  },
  marginal: {
    term: "Marginal mean",
    also: "EMM estimated adjusted mean",
    meaning: "The mean effect at one level of a moderator, the others at their average or in equal parts.",
    caution: "It may describe a combination that no study has.",
  },
  vif: {
    term: "Variance inflation factor",
    also: "VIF GVIF collinearity",
    meaning: "How much larger the variance of a coefficient is because its moderator goes along with others.",
    caution: "A large one says that the data cannot tell moderators apart, not that the model is wrong.",
  },
  permutation: {
    term: "Permutation p",
    also: "permutation test resampling",
    meaning:
      "How often moderators dealt out to studies at random give a statistic at least as extreme as the observed one.",
    caution: "With few studies there are few arrangements, and p cannot be small.",
  },
  locationScale: {
    term: "Location-scale model",
    also: "heterogeneity depends on moderator variance scale",
    meaning: "Lets the variance between studies depend on moderators, as their mean does.",
    caution: "It needs many studies: a variance is harder to tell than a mean.",
  },
  egger: {
    term: "Egger\u2019s test",
    also: "funnel asymmetry regression small-study effects",
    meaning:
      "Whether small studies show other effects than large ones: the slope of effects on their standard errors, or the intercept of the same regression turned round.",
    caution:
      "Asymmetry has more causes than unpublished studies. With fewer than ten studies the test says little; for ratios and standardised differences other tests fit better.",
  },
  trimFill: {
    term: "Trim and fill",
    also: "Duval Tweedie imputed missing studies",
    meaning: "Adds mirror images of extreme small studies until the funnel is symmetric, and pools again.",
    caution:
      "It takes asymmetry to be due to missing studies alone. A sensitivity analysis, not a corrected result.",
  },
  petPeese: {
    term: "PET-PEESE",
    also: "precision effect test conditional regression adjusted",
    meaning:
      "The effect expected of a study without sampling error: the intercept of a regression of effects on standard errors, or on variances where that one differs from none.",
    caution: "Unreliable with few studies, small ones only, or much heterogeneity.",
  },
  selection: {
    term: "Selection model",
    also: "Vevea Hedges 3PSM 4PSM weight function",
    meaning:
      "Models how likely studies are to be published given their p values, and estimates the mean effect of all studies, published or not.",
    caution: "It needs many studies, and the answer follows from the way selection is assumed to work.",
  },
  failSafe: {
    term: "Fail-safe N",
    also: "Rosenthal Orwin file drawer",
    meaning: "How many studies without an effect would have to lie in drawers to overturn the result.",
    caution:
      "It assumes missing studies average no effect and ignores heterogeneity: given because reviewers ask for it.",
  },
  pCurve: {
    term: "p-curve",
    also: "p-hacking evidential value right skew",
    meaning:
      "The distribution of significant p values: heaped near 0 where there is a true effect, flat where there is none.",
    caution: "It looks at significant results only and misleads where effects differ much.",
  },
  leaveOneOut: {
    term: "Leave-one-out",
    also: "LOO omit influence jackknife sensitivity",
    meaning: "The pooled effect without each study in turn: whether a single one carries the conclusion.",
    caution: "Two studies can hide each other: leaving out one at a time does not see that.",
  },
  cook: {
    term: "Cook\u2019s distance",
    also: "Cook influence diagnostics outlier",
    meaning: "How far all fitted values move when a study is left out, in units of their uncertainty.",
    caution: "An influential study is to be checked, not to be deleted for that reason.",
  },
  rstudent: {
    term: "Studentised deleted residual",
    also: "rstudent outlier residual",
    meaning: "How far a study lies from what the others predict, in units of its standard error.",
    caution: "Of 20 studies one lies beyond 2 by chance.",
  },
  dffits: {
    term: "DFFITS",
    also: "influence fitted value",
    meaning: "By how many standard errors the fitted value of a study changes when it is left out.",
    caution: "Limits are rules of thumb; look at the size of the change.",
  },
  hat: {
    term: "Hat value",
    also: "leverage hat",
    meaning:
      "How much a study\u2019s effect determines its own fitted value; without moderators, its weight.",
    caution: "High leverage alone is no problem.",
  },
  covRatio: {
    term: "Covariance ratio",
    also: "cov.r precision influence",
    meaning:
      "The variance of the estimates without a study, divided by that with it; below 1 the study costs precision.",
    caution: "It mostly reflects a change of \u03c4\u00b2.",
  },
  cumulative: {
    term: "Cumulative meta-analysis",
    also: "over time sequence order",
    meaning: "The pooled effect as studies are added one by one, by year or by any other order.",
    caution: "Looking again after each study makes chance findings likely.",
  },
  ois: {
    term: "Optimal information size",
    also: "OIS required sample size GRADE imprecision TSA",
    meaning:
      "How many people, or events, one adequately powered trial would need; with fewer in all studies together the result is imprecise.",
    caution: "It grows with heterogeneity and depends on the effect assumed.",
  },
});
