import { spoken } from "./spoken.ts";

/** What the numbers of several effects per study and of networks of treatments say. */
export const helpModels = spoken("helpModels", {
  dependentEffects: {
    term: "Several effects per study",
    also: "dependent effects multilevel CHE CMVE SCE working model",
    meaning:
      "Effects of one study share people, methods and places. The models say how: correlated and hierarchical effects (CHE) let true effects vary between studies and within them and let sampling errors of a study be correlated; CMVE and SCE add a variance for each category of effects.",
    caution:
      "A working model is an approximation. Read its mean with the cluster-robust standard error, which does not rest on it.",
  },
  levels: {
    term: "Variance by level",
    also: "sigma2 three-level nested crossed random effects",
    meaning:
      "How far true effects vary between studies, between groups of effects within them, and between single effects.",
    caution:
      "With few studies or few effects per study the levels are hard to tell apart: read the intervals.",
  },
  profile: {
    term: "Profile likelihood",
    also: "sigma2 interval curve likelihood ratio",
    meaning:
      "The highest likelihood with one variance held at a value. The interval ends where twice its fall reaches the quantile of chi-square.",
    caution: "A flat curve means that the data tell little of this variance, whatever its estimate is.",
  },
  i2Level: {
    term: "I² by level",
    also: "I squared multilevel",
    meaning:
      "Which share of the variance of an effect comes from true differences at a level; the rest is sampling error.",
    caution: "It depends on how precise the studies are, as every I² does, and is no absolute size.",
  },
  cvh: {
    term: "CVH, coefficient of variation of heterogeneity",
    also: "CVH1 relative heterogeneity",
    meaning:
      "The standard deviation of true effects divided by the size of their mean: 1 = as large as the mean.",
    caution: "It grows without bound as the mean nears 0, and says nothing there.",
  },
  m1: {
    term: "M, heterogeneity relative to the mean",
    also: "M1 magnitude",
    meaning:
      "The standard deviation of true effects as a share of it and the size of the mean together: 0 = none, close to 1 = far larger than the mean.",
    caution: "Like CVH it rests on the mean, which must have a meaning for these effects.",
  },
  r2Levels: {
    term: "R² marginal and conditional",
    also: "R2m R2c Nakagawa explained variance",
    meaning:
      "The share of the variance of true effects that moderators account for (marginal), and that moderators and the levels above the single effects account for together (conditional).",
    caution:
      "Sampling errors are not in it, so that it is not the R² of a regression of the observed effects.",
  },
  rho: {
    term: "Correlation of sampling errors assumed",
    also: "rho sensitivity",
    meaning:
      "Papers rarely report how the errors of two effects of the same people are correlated. A value is assumed, and the mean is shown over others.",
    caution: "Where the mean or its interval moves with it, say so beside the result.",
  },
  satterthwaite: {
    term: "Cluster-robust test, Satterthwaite",
    also: "CR2 sandwich degrees of freedom small sample",
    meaning:
      "A standard error from how residuals of whole studies vary (CR2), with a t distribution whose degrees of freedom fit that error.",
    caution: "With fewer than 4 degrees of freedom the approximation does not hold.",
  },
  htz: {
    term: "HTZ test of several coefficients",
    also: "AHT Hotelling Wald cluster-robust",
    meaning:
      "Whether all coefficients of a term are 0, by an F test whose degrees of freedom allow for a robust covariance from few studies.",
    caution: "Each level of a factor needs several studies, else no degrees of freedom are left.",
  },
  wild: {
    term: "Cluster wild bootstrap",
    also: "CWB bootstrap Rademacher few studies",
    meaning:
      "The residuals of the model without the coefficients tested are turned for whole studies at random, the test is made anew each time, and p is how often it comes out as large.",
    caution: "With fewer than about 5 studies there are too few ways to turn them for a small p-value.",
  },
  pScore: {
    term: "P-score",
    also: "SUCRA ranking probability best",
    meaning:
      "The mean certainty that a treatment is better than another one, over all others: 1 = certainly the best, 0 = certainly the worst. It equals SUCRA without simulation.",
    caution:
      "It says nothing about how large differences are: small, uncertain differences can rank clearly.",
  },
  qParts: {
    term: "Heterogeneity and inconsistency (Q)",
    also: "Q decomposition design by treatment",
    meaning:
      "Cochran’s Q of the network is the sum of what studies of the same design differ by (heterogeneity) and of what designs differ by (inconsistency).",
    caution:
      "The test of inconsistency has little power; one that does not reject does not show consistency.",
  },
  nodeSplit: {
    term: "Direct and indirect evidence",
    also: "node splitting SIDDE back-calculation",
    meaning:
      "What studies of a pair say themselves and what the rest of the network says of it, with the difference of the two.",
    caution: "Many pairs are tested: a few small p-values are expected by chance.",
  },
  contribution: {
    term: "Contribution of direct comparisons",
    also: "contribution matrix random walk",
    meaning: "How much of the estimate of one pair flows through each direct comparison of the network.",
    caution: "A contribution is a share of information, not of quality.",
  },
  league: {
    term: "League table",
    also: "all pairs treatments",
    meaning:
      "Every treatment against every other, best ranked first: below the diagonal in the network, above it by studies of the pair alone.",
    caution: "Read the intervals before the ranks, and look for pairs where the two halves disagree.",
  },
  netHeat: {
    term: "Net heat",
    also: "inconsistency design detach hat matrix",
    meaning:
      "Where evidence is inconsistent, and whether this goes when one design is allowed to differ from the network. Grey squares: how much a design counts for another.",
    caution: "Nearby hot spots need not share a cause; look at the studies of the designs.",
  },
  adjusted: {
    term: "Comparison-adjusted funnel plot",
    also: "small-study effects network Egger order",
    meaning:
      "Effects less the direct estimate of their comparison against standard errors. With treatments in a meaningful order, small-study effects point one way.",
    caution:
      "The result hangs on the order chosen, and comparisons made by a single study say nothing of it.",
  },
});
