/** The statement whose items the report answers. */
export const PRISMA = "Page et al. (2021), BMJ 372, n71, doi:10.1136/bmj.n71";

/** How certainty is judged. */
export const GRADE =
  "Guyatt et al. (2011), J. Clinical Epidemiology 64, 383-394, doi:10.1016/j.jclinepi.2010.04.026";

/** The instrument whose questions a reviewer asks. */
export const AMSTAR = "Shea et al. (2017), BMJ 358, j4008, doi:10.1136/bmj.j4008";
