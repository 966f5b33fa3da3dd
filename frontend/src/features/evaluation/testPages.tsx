import { render } from '@testing-library/react';
import { createClient, fetchExchange } from '@urql/core';
import { createMemoryRouter, Outlet, RouterProvider } from 'react-router';
import { Provider } from 'urql';
import { EvaluationPage } from './EvaluationPage';
import { EvaluationsPage } from './EvaluationsPage';
import { ScoreSheetsPage } from './ScoreSheetsPage';
import { SelfPage } from './SelfPage';

export type Input = Record<string, unknown>;

/** What the server says instead of an answer. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly message: string,
  ) {}
}

/** A page under its address, for a signer of this tenant, before a server that answers by the name of what is asked. */
export function open(path: string, answers: Record<string, (input: Input) => unknown>) {
  const asked: [string, Input][] = [];
  const answer: typeof fetch = async (_, init) => {
    const { operationName, variables } = JSON.parse(String(init?.body)) as { operationName: string; variables: Input };
    const input = (variables.input ?? variables) as Input;
    asked.push([operationName, input]);
    const said = answers[operationName.charAt(0).toLowerCase() + operationName.slice(1)]?.(input);
    const body =
      said instanceof Refusal
        ? { errors: [{ message: said.message, extensions: { code: said.code } }] }
        : { data: said };
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  };
  const client = createClient({ url: '/graphql', fetch: answer, exchanges: [fetchExchange], preferGetMethod: false });
  const [, slug = ''] = path.split('/');
  const code = slug.slice(0, 6);
  const tenant = {
    ...{ slug, name: '', kind: slug.endsWith('-wcwc') ? 'office' : 'department' },
    area: { code, name: '', level: code === '330400' ? 'city' : 'county' },
  };
  const viewer = { user: { name: '签核员' }, tenant, work: ['sign'] };
  const routes = [
    {
      path: '/:tenant',
      element: <Outlet context={viewer} />,
      children: [
        { path: 'evaluations/:plan', element: <EvaluationsPage /> },
        { path: 'evaluation/:plan/:id', element: <EvaluationPage /> },
        { path: 'evaluation/:plan/:id/self', element: <SelfPage /> },
        { path: 'score-sheets/:plan', element: <ScoreSheetsPage /> },
      ],
    },
  ];
  render(
    <Provider value={client}>
      <RouterProvider router={createMemoryRouter(routes, { initialEntries: [path] })} />
    </Provider>,
  );
  return asked;
}

export const names = (asked: [string, Input][]) => asked.map(([name]) => name);
