/** The statement whose items the report answers. */
export const PRISMA = "Page et al. (2021), BMJ 372, n71, doi:10.1136/bmj.n71";

/** The instrument whose questions a reviewer asks. */
export const AMSTAR = "Shea et al. (2017), BMJ 358, j4008, doi:10.1136/bmj.j4008";
