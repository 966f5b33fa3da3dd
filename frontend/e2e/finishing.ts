import { expect, type Page } from '@playwright/test';
import { ask, tokenOf } from './evaluating';

interface Owing {
  roundProgress: { tenants: { nodes: { tenant: { slug: string } }[] } };
}
interface Cell {
  obligation: string;
  canEdit: boolean;
  category: { code: string };
  element: { kind: string };
  lastYear: { value: string | null } | null;
  figure: { revision: number } | null;
}
interface Waiting {
  queue: { nodes: { figure: { id: string; revision: number } }[] } | null;
}

const OWING = `query ($plan: String!, $year: Int!) { roundProgress(plan: $plan, year: $year) { tenants(first: 200) { nodes { tenant { slug } } } } }`;
const SHEET = `query ($plan: String!, $year: Int!) { sheet(plan: $plan, year: $year) { id cells { obligation canEdit category { code }
  element { kind } lastYear { value } figure { revision } } } }`;
const SAVE = `mutation ($input: SaveFiguresInput!) { saveFigures(input: $input) { problems { message } } }`;
const SUBMIT = `mutation ($input: SubmitSheetInput!) { submitSheet(input: $input) { submitted problems { grade message } } }`;
const QUEUE = `query ($plan: String!, $year: Int!) { queue(plan: $plan, year: $year, first: 100) { nodes { figure { id revision } } } }`;
const DECIDE = `mutation ($input: DecideInput!) { decide(input: $input) { decided { figure { id } } refused { message } } }`;

/** Has everybody finish a round, by the calls that their pages make: what is owed comes out as last year, and all who have to pass it. */
export async function finishRound(page: Page, plan: string, year: number): Promise<void> {
  const of = { plan, year };
  const office = await tokenOf(page, '330400-wcwc', 'signer');
  const owing = (await ask<Owing>(page, office, OWING, of)).roundProgress.tenants.nodes.map((n) => n.tenant.slug);
  for (const slug of owing) await report(page, slug, of);

  const areas = [...new Set(owing.map((slug) => slug.slice(0, 6)))].sort().reverse();
  const signers = areas.flatMap((area) => [`${area}-stat`, `${area}-wcwc`]);
  const ofCity = owing.filter((slug) => slug.startsWith('330400'));
  for (const slug of owing) await pass(page, slug, 'reviewer', of);
  for (const slug of signers.filter((s) => !s.startsWith('330400'))) await pass(page, slug, 'signer', of);
  for (const slug of ofCity) await pass(page, slug, 'reviewer', of);
  for (const slug of ['330400-stat', '330400-wcwc']) await pass(page, slug, 'signer', of);
}

async function report(page: Page, slug: string, of: { plan: string; year: number }) {
  const token = await tokenOf(page, slug, 'reporter');
  const { sheet } = await ask<{ sheet: { id: string; cells: Cell[] } | null }>(page, token, SHEET, of);
  const open = sheet?.cells.filter((c) => c.canEdit) ?? [];
  if (!sheet || open.length === 0) return;
  const figures = open.map((c) => ({
    obligation: c.obligation,
    category: c.category.code,
    value: c.lastYear?.value ?? (c.element.kind === 'flag' ? '1' : '0'),
    explanation: '与上年一致，已核实无误',
    expectedRevision: c.figure?.revision ?? 0,
  }));
  await ask(page, token, SAVE, { input: { sheet: sheet.id, figures, requestId: crypto.randomUUID() } });
  await ask(page, token, SUBMIT, { input: { sheet: sheet.id, requestId: crypto.randomUUID() } });
}

/** Passes all that waits for somebody; nobody has more than a few hundred figures. */
async function pass(page: Page, slug: string, username: string, of: { plan: string; year: number }) {
  const token = await tokenOf(page, slug, username);
  for (let round = 0; round < 10; round += 1) {
    const { queue } = await ask<Waiting>(page, token, QUEUE, of);
    const decisions = (queue?.nodes ?? []).map((n) => ({
      figure: n.figure.id,
      revision: n.figure.revision,
      outcome: 'PASS',
    }));
    if (decisions.length === 0) return;
    const { decide } = await ask<{ decide: { refused: { message: string }[] } }>(page, token, DECIDE, {
      input: { decisions, requestId: crypto.randomUUID() },
    });
    expect(decide.refused).toEqual([]);
  }
}
