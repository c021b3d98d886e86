/** The report as a page, and its figures for whoever renders it otherwise. */
export { FIGURE_WIDTH, type ReportFigure, type ReportInput, reportFigure } from "./figures.ts";
export { reportPage } from "./report-page.ts";
