import { t } from "../../strings/t.ts";

/** The tables beside the plots of the results. */
export const RESULT_TABLES = [
  { id: "estimators", label: t.results.estimators },
  { id: "table", label: t.results.table },
  { id: "dependence", label: t.results.dependence },
  { id: "ledger", label: t.results.ledger },
  { id: "reconcile", label: t.results.reconcile },
] as const;
