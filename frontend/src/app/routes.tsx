import { createBrowserRouter, type RouteObject } from 'react-router';
import { PageSkeleton } from '@/ui/Skeleton';
import { NotFound } from './NotFound';
import { RouteError } from './PageErrorBoundary';
import type { SectionHandle } from './section';

const section = (handle: SectionHandle) => handle;

/** Each comes with its own code: who signs in to a tenant needs nothing of the public site, and the public nothing of a tenant. */
export const routes: RouteObject[] = [
  {
    path: '/',
    errorElement: <RouteError />,
    hydrateFallbackElement: <PageSkeleton />,
    lazy: async () => ({ Component: (await import('./FrontPage')).FrontPage }),
  },
  {
    path: '/public/:city/:plan',
    errorElement: <RouteError />,
    hydrateFallbackElement: <PageSkeleton />,
    lazy: async () => ({ Component: (await import('@/features/publicsite/PublicPage')).PublicPage }),
  },
  {
    path: '/survey/:key',
    errorElement: <RouteError />,
    hydrateFallbackElement: <PageSkeleton />,
    lazy: async () => ({ Component: (await import('@/features/surveyform/SurveyFormPage')).SurveyFormPage }),
  },
  {
    path: '/:tenant',
    errorElement: <RouteError />,
    hydrateFallbackElement: <PageSkeleton />,
    lazy: async () => ({ Component: (await import('./TenantGate')).TenantGate }),
    children: [
      {
        index: true,
        handle: section({ section: 'home' }),
        lazy: async () => ({ Component: (await import('@/features/home/HomePage')).HomePage }),
      },
      {
        path: 'sheet/:plan/:year',
        handle: section({ section: 'sheet', plan: true, schemes: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/sheet/SheetPage')).SheetPage }),
      },
      {
        path: 'queue/:plan/:year',
        handle: section({ section: 'queue', plan: true, schemes: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/queue/QueuePage')).QueuePage }),
      },
      {
        path: 'cell/:plan/:year',
        handle: section({ section: 'home', plan: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/cellpanel/CellPage')).CellPage }),
      },
      {
        path: 'reconcile/:plan/:year',
        handle: section({ section: 'round', plan: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/reconcile/ReconcilePage')).ReconcilePage }),
      },
      {
        path: 'progress/:plan/:year',
        handle: section({ section: 'progress', plan: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/progress/ProgressPage')).ProgressPage }),
      },
      {
        path: 'progress/:plan/:year/:item',
        handle: section({ section: 'progress', plan: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/progress/ReportPage')).ReportPage }),
      },
      {
        path: 'board/:plan',
        handle: section({ section: 'board', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/board/BoardPage')).BoardPage }),
      },
      {
        path: 'index/:plan',
        handle: section({ section: 'board', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/devindex/IndexPage')).IndexPage }),
      },
      {
        path: 'indicator/:plan/:indicator',
        handle: section({ section: 'board', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/indicator/IndicatorPage')).IndicatorPage }),
      },
      {
        path: 'plan/:plan',
        handle: section({ section: 'plan', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/plan/PlanPage')).PlanPage }),
      },
      {
        path: 'checks/:plan/:year',
        handle: section({ section: 'plan', plan: true, year: 'path' }),
        lazy: async () => ({ Component: (await import('@/features/checkrules/CheckRulesPage')).CheckRulesPage }),
      },
      {
        path: 'organisation/:plan',
        handle: section({ section: 'plan', plan: true }),
        lazy: async () => ({
          Component: (await import('@/features/organisation/OrganisationPage')).OrganisationPage,
        }),
      },
      {
        path: 'units/:plan/:year',
        handle: section({ section: 'progress', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/unit/UnitsPage')).UnitsPage }),
      },
      {
        path: 'survey/:plan/:year',
        handle: section({ section: 'round', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/survey/SurveysPage')).SurveysPage }),
      },
      {
        path: 'survey/:plan/:year/:id',
        handle: section({ section: 'round', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/survey/SurveyPage')).SurveyPage }),
      },
      {
        path: 'round/:plan',
        handle: section({ section: 'round', plan: true, schemes: true }),
        lazy: async () => ({ Component: (await import('@/features/round/RoundPage')).RoundPage }),
      },
      {
        path: 'evaluations/:plan',
        handle: section({ section: 'evaluations', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/evaluation/EvaluationsPage')).EvaluationsPage }),
      },
      {
        path: 'evaluation/:plan/:id',
        handle: section({ section: 'evaluations', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/evaluation/EvaluationPage')).EvaluationPage }),
      },
      {
        path: 'evaluation/:plan/:id/self',
        handle: section({ section: 'evaluations', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/evaluation/SelfPage')).SelfPage }),
      },
      {
        path: 'score-sheets/:plan',
        handle: section({ section: 'evaluations', plan: true }),
        lazy: async () => ({ Component: (await import('@/features/evaluation/ScoreSheetsPage')).ScoreSheetsPage }),
      },
      {
        path: 'sources',
        handle: section({ section: 'plan' }),
        lazy: async () => ({ Component: (await import('@/features/source/SourcesPage')).SourcesPage }),
      },
      {
        path: 'sources/:source',
        handle: section({ section: 'plan' }),
        lazy: async () => ({ Component: (await import('@/features/source/SourcePage')).SourcePage }),
      },
      {
        path: 'history',
        handle: section({ section: 'round' }),
        lazy: async () => ({ Component: (await import('@/features/history/HistoryPage')).HistoryPage }),
      },
      {
        path: 'region',
        handle: section({ section: 'region' }),
        lazy: async () => ({ Component: (await import('@/features/region/RegionPage')).RegionPage }),
      },
      {
        path: 'audit',
        handle: section({ section: 'audit' }),
        lazy: async () => ({ Component: (await import('@/features/audit/AuditPage')).AuditPage }),
      },
      {
        path: 'forms',
        lazy: async () => ({ Component: (await import('@/features/scheme/SchemePage')).SchemePage }),
      },
      {
        path: 'regime',
        lazy: async () => ({ Component: (await import('@/features/regime/RegimePage')).RegimePage }),
      },
      {
        path: 'settings',
        lazy: async () => ({ Component: (await import('@/features/settings/SettingsPage')).SettingsPage }),
      },
      { path: '*', element: <NotFound /> },
    ],
  },
];

export const router = createBrowserRouter(routes);
