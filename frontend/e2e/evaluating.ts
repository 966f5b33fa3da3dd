import { expect, type Page } from '@playwright/test';
import { PASSWORD } from './support';

/** What the journeys through an evaluation have in common. */
const step = (page: Page) => page.getByRole('list', { name: '评估的进程' }).locator('[aria-current=step]');

/** Leads the evaluation on and says yes. */
export async function lead(page: Page, act: string, reached: string) {
  await page.getByRole('button', { name: act, exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
  await expect(step(page)).toContainText(reached);
}

/** Asks the server as this person does, past the page. */
export async function ask<Data>(page: Page, token: string, query: string, variables: object): Promise<Data> {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined;
  const answer = await page.request.post('/graphql', { headers, data: { query, variables } });
  const { data, errors } = await answer.json();
  expect(errors).toBeUndefined();
  return data as Data;
}

export async function tokenOf(page: Page, tenant: string, username: string): Promise<string> {
  const input = { tenant, username, password: PASSWORD };
  const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken } }';
  return (await ask<{ signIn: { accessToken: string } }>(page, '', query, { input })).signIn.accessToken;
}

interface Account {
  tenant: { slug: string; kind: string };
  state: string;
}

/** Has every tenant that has not handed in its account do so, and says how many these were. */
export async function othersHandIn(page: Page, office: string, id: string): Promise<number> {
  const asked = 'query ($id: ID!) { evaluation(id: $id) { selfEvaluations { tenant { slug kind } state } } }';
  const token = await tokenOf(page, office, 'signer');
  const { evaluation } = await ask<{ evaluation: { selfEvaluations: Account[] } }>(page, token, asked, { id });
  const missing = evaluation.selfEvaluations.filter((s) => s.state === 'missing');
  for (const { tenant } of missing) {
    const own = await tokenOf(page, tenant.slug, tenant.kind === 'office' ? 'signer' : 'reporter');
    const said = { achievements: '任务按期完成。', problems: '无。', measures: '继续落实。' };
    const save = 'mutation ($input: SaveSelfEvaluationInput!) { saveSelfEvaluation(input: $input) { revision } }';
    const { saveSelfEvaluation } = await ask<{ saveSelfEvaluation: { revision: number } }>(page, own, save, {
      input: { evaluation: id, revision: 0, ...said, requestId: crypto.randomUUID() },
    });
    const submit = 'mutation ($input: SubmitSelfEvaluationInput!) { submitSelfEvaluation(input: $input) { state } }';
    await ask(page, own, submit, {
      input: { evaluation: id, revision: saveSelfEvaluation.revision, requestId: crypto.randomUUID() },
    });
  }
  return missing.length;
}
