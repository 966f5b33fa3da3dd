/** The address holds who, which plan and which year, so that a link shows a colleague the same thing. */
export const address = {
  tenant: (tenant: string) => `/${tenant}`,
  sheet: (tenant: string, plan: string, year: number) => `/${tenant}/sheet/${plan}/${year}`,
  queue: (tenant: string, plan: string, year: number) => `/${tenant}/queue/${plan}/${year}`,
  /** A figure's place, with what is said there. */
  cell: (tenant: string, plan: string, year: number, at: { element: string; area: string; category: string }) =>
    `/${tenant}/cell/${plan}/${year}?${new URLSearchParams({ element: at.element, area: at.area, category: at.category })}`,
  reconcile: (tenant: string, plan: string, year: number) => `/${tenant}/reconcile/${plan}/${year}`,
  progress: (tenant: string, plan: string, year: number) => `/${tenant}/progress/${plan}/${year}`,
  /** The report on a task or project; of another tenant where one is named. */
  report: (tenant: string, plan: string, year: number, item: string, of = tenant) =>
    `/${tenant}/progress/${plan}/${year}/${item}${of === tenant ? '' : `?tenant=${of}`}`,
  board: (tenant: string, plan: string) => `/${tenant}/board/${plan}`,
  devindex: (tenant: string, plan: string) => `/${tenant}/index/${plan}`,
  indicator: (tenant: string, plan: string, indicator: string) => `/${tenant}/indicator/${plan}/${indicator}`,
  round: (tenant: string, plan: string) => `/${tenant}/round/${plan}`,
  plan: (tenant: string, plan: string) => `/${tenant}/plan/${plan}`,
  /** What the organisation articles ask; of one year where it is named, and at one article where that is. */
  organisation: (tenant: string, plan: string, year?: number, article?: number) =>
    `/${tenant}/organisation/${plan}${year ? `?year=${year}` : ''}${article ? `#article-${article}` : ''}`,
  checks: (tenant: string, plan: string, year: number) => `/${tenant}/checks/${plan}/${year}`,
  units: (tenant: string, plan: string, year: number) => `/${tenant}/units/${plan}/${year}`,
  surveys: (tenant: string, plan: string, year: number) => `/${tenant}/survey/${plan}/${year}`,
  survey: (tenant: string, plan: string, year: number, id: string) => `/${tenant}/survey/${plan}/${year}/${id}`,
  /** Where everybody answers; a one-time token stands behind #, which browsers keep from servers and their logs. */
  surveyForm: (key: string, token = '') => `/survey/${key}${token && `#${token}`}`,
  evaluations: (tenant: string, plan: string) => `/${tenant}/evaluations/${plan}`,
  /** An evaluation at work; at one of its parts where that is named. */
  evaluation: (tenant: string, plan: string, id: string, part?: string) =>
    `/${tenant}/evaluation/${plan}/${id}${part ? `?part=${part}` : ''}`,
  /** A self-evaluation; of another tenant where one is named. */
  selfEvaluation: (tenant: string, plan: string, id: string, of = tenant) =>
    `/${tenant}/evaluation/${plan}/${id}/self${of === tenant ? '' : `?tenant=${of}`}`,
  scoreSheets: (tenant: string, plan: string) => `/${tenant}/score-sheets/${plan}`,
  sources: (tenant: string) => `/${tenant}/sources`,
  source: (tenant: string, code: string) => `/${tenant}/sources/${code}`,
  history: (tenant: string) => `/${tenant}/history`,
  /** The forms of the statistical schemes; one of them where it is named. */
  forms: (tenant: string, scheme?: string) => `/${tenant}/forms${scheme ? `?scheme=${scheme}` : ''}`,
  /** How the city does it. */
  regime: (tenant: string) => `/${tenant}/regime`,
  /** A province's or the nation's members side by side. */
  region: (tenant: string) => `/${tenant}/region`,
  settings: (tenant: string) => `/${tenant}/settings`,
  audit: (tenant: string) => `/${tenant}/audit`,
};
