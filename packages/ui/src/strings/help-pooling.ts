import { spoken } from "./spoken.ts";

/** What the numbers of the pooled effect and of heterogeneity say. */
export const helpPooling = spoken("helpPooling", {
  pooled: {
    term: "Pooled effect",
    also: "mu summary estimate mean effect overall",
    meaning:
      "The weighted mean of the studies\u2019 effects. With random effects it is the mean of a distribution of true effects; with equal effects it is the one effect all studies share.",
    caution:
      "Where the studies differ much, the mean describes few of them: read it with the prediction interval.",
  },
  ci: {
    term: "Confidence interval",
    also: "CI uncertainty precision limits",
    meaning:
      "The values of the mean effect that the data are compatible with: intervals made this way hold the true mean in the stated share of repetitions.",
    caution: "It is about the mean effect, not about where the effects of single studies lie.",
  },
  pi: {
    term: "Prediction interval",
    also: "PI new study range of true effects",
    meaning:
      "Where the true effect of a new study like these may lie, in the stated share of cases. It grows with the differences between studies and does not shrink to nothing with many of them.",
    caution:
      "With few studies \u03c4\u00b2 is uncertain and the interval unreliable; it also assumes true effects that are normally distributed.",
  },
  test: {
    term: "Test of the pooled effect",
    also: "p-value significance z t Knapp-Hartung Wald null hypothesis",
    meaning:
      "How surprising the estimate would be if the true mean effect were none. A small p speaks against no effect; it says neither how large nor how important the effect is.",
    caution: "A large p is no evidence of no effect: look at the interval, or test equivalence.",
  },
  weight: {
    term: "Weight",
    also: "inverse variance share contribution",
    meaning:
      "The share of a study in the pooled effect. Precise studies weigh more; with random effects, differences between studies make weights more alike.",
    caution:
      "Weights by estimated variances follow from the effects themselves for some measures, such as odds ratios of rare events.",
  },
  k: {
    term: "Number of studies, k",
    also: "k count rows used entered",
    meaning:
      "How many effects are pooled, of how many rows that were entered. Rows left out are listed with their reasons.",
    caution:
      "With fewer than about five studies neither \u03c4\u00b2 nor a prediction interval is known well.",
  },
  tau: {
    term: "Between-study standard deviation, \u03c4",
    also: "tau sd heterogeneity spread true effects",
    meaning:
      "How far the true effects of studies typically lie from their mean, in units of the effect. About two thirds lie within one \u03c4 of it.",
    caution: "An estimate of 0 does not show that studies agree: look at the interval of \u03c4\u00b2.",
  },
  tau2: {
    term: "Between-study variance, \u03c4\u00b2",
    also: "tau squared heterogeneity variance component",
    meaning:
      "The variance of true effects between studies, beyond chance. Unlike I\u00b2 it does not depend on how large the studies are.",
    caution: "Few studies tell it badly, and its estimators differ: compare them, and read its interval.",
  },
  i2Tau: {
    term: "I\u00b2 from \u03c4\u00b2",
    also: "I2 I squared inconsistency percentage heterogeneity",
    meaning:
      "The share of the variance of observed effects that is due to differences of true effects rather than to chance, from the estimate of \u03c4\u00b2 and a typical variance within studies.",
    caution:
      "It is no measure of how much effects differ: the same \u03c4 gives a high I\u00b2 with large studies and a low one with small studies.",
  },
  i2Q: {
    term: "I\u00b2 from Q",
    also: "I2 I squared Higgins Thompson inconsistency",
    meaning:
      "The older definition: how far Cochran\u2019s Q exceeds what chance alone would give, as a share of Q.",
    caution:
      "Uncertain with few studies, and 0 whenever Q is below its degrees of freedom. It can differ from the definition by \u03c4\u00b2.",
  },
  h2: {
    term: "H\u00b2",
    also: "H squared ratio variance",
    meaning:
      "How many times larger the variance of effects is than chance alone would make it; 1 means no excess.",
    caution: "It carries the same information as I\u00b2, and shares its dependence on the size of studies.",
  },
  q: {
    term: "Cochran\u2019s Q",
    also: "heterogeneity test chi-squared homogeneity",
    meaning:
      "The weighted sum of squared distances of effects from their mean. Its test asks whether chance alone could make effects differ so much.",
    caution:
      "With few studies the test misses real differences, with many it finds unimportant ones. It should not decide between models.",
  },
  lrQ: {
    term: "Likelihood ratio test of heterogeneity",
    also: "LRT Q GLMM saturated",
    meaning:
      "Compares a model in which every study has an effect of its own with one of a common effect, by their likelihoods.",
    caution: "Its distribution holds only approximately where events are rare.",
  },
  baseline: {
    term: "Wald interval",
    also: "z normal",
    meaning:
      "The estimate plus and minus a normal quantile times its standard error, as if \u03c4\u00b2 were known.",
    caution: "Too narrow with few studies, which is why Knapp-Hartung is the usual choice.",
  },
  beyond: {
    term: "Share of true effects beyond a value",
    also: "probability new study MID minimal important proportion",
    meaning:
      "How likely the true effect of a new study is to lie above or below a value that matters, from the distribution of true effects.",
    caution:
      "It rests on normal true effects, and on \u03c4\u00b2; with few studies take it as a rough guide.",
  },
  equivalence: {
    term: "Test of equivalence",
    also: "TOST non-inferiority bounds",
    meaning:
      "Two one-sided tests: whether the mean effect lies within the bounds given, so that it may be called negligible.",
    caution: "The bounds have to be set before the data are seen.",
  },
  nnt: {
    term: "Number needed to treat",
    also: "NNT NNH absolute risk difference per thousand",
    meaning:
      "How many people have to be treated for one more, or one fewer, to have the event, at the risk without treatment that is given.",
    caution:
      "It depends on that risk as much as on the effect; an interval that holds no effect passes through infinity.",
  },
});
