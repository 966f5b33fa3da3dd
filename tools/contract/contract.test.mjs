// What the contract promises to clients outside the project, seen by one of them against the server that LIANGCE_URL names: every
// operation, as tenants of both cities. It changes Tongxiang's figures of the children's plan and Huzhou's round, and nothing else:
// the browser's tests walk the same server's other counties afterwards.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Caller, notRun, refusal } from './caller.mjs';

const CHILDREN = 'jiaxing-children-14-5';
const WOMEN = 'jiaxing-women-14-5';
const HUZHOU = 'huzhou-women-14-5';
const OPEN = 2025;
const COUNTIES = ['330402', '330411', '330421', '330424', '330481', '330482', '330483'];
const JIAXING = ['330400', '330401', ...COUNTIES];
const ALL = Array.from({ length: 19 }, (_, i) => `C${String(i + 1).padStart(2, '0')}`);
// The indicators of the children's plan that health leads or has an element in.
const OF_HEALTH = ['C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C13', 'C15'];

// One tenant a row, and what of the open year lies in its scope.
const tenants = [
  { who: '330400-wcwc/signer', kind: 'office', line: null, areas: JIAXING, indicators: ALL },
  { who: '330400-stat/signer', kind: 'statistics', line: 'STAT', areas: JIAXING, indicators: ALL },
  { who: '330400-hc/reviewer', kind: 'department', line: 'HC', areas: JIAXING, indicators: OF_HEALTH },
  { who: '330483-wcwc/signer', kind: 'office', line: null, areas: ['330483'], indicators: ALL },
  { who: '330483-stat/signer', kind: 'statistics', line: 'STAT', areas: ['330483'], indicators: ALL },
  { who: '330483-hc/reporter', kind: 'department', line: 'HC', areas: ['330483'], indicators: OF_HEALTH },
  { who: '330500-hc/reporter', kind: 'department', line: 'HC', areas: [], indicators: [] },
];
const ofJiaxing = tenants.filter((t) => t.who.startsWith('3304'));
const huzhou = '330500-hc/reporter';

const callers = new Map();
/** Somebody, signed in once. */
async function as(who) {
  if (!callers.has(who)) callers.set(who, Caller.signIn(who));
  return callers.get(who);
}

const ask = async (who, name, variables) => Object.values(await (await as(who)).run(name, variables))[0];
const refused = async (who, name, variables) => (await as(who)).refused(name, variables);
const values = (list) => [...new Set(list)].sort();

// The people a county's figure of health passes, in turn, and what it is once each has signed.
const chainOf = (county, city) => [
  { who: `${county}-hc/reviewer`, stage: 'department_review', state: 'reviewed' },
  { who: `${county}-wcwc/signer`, stage: 'county_sign_off', state: 'reviewed' },
  { who: `${county}-stat/signer`, stage: 'county_sign_off', state: 'county_signed' },
  { who: `${city}-hc/reviewer`, stage: 'line_check', state: 'line_checked' },
  { who: `${city}-stat/signer`, stage: 'city_sign_off', state: 'line_checked' },
  { who: `${city}-wcwc/signer`, stage: 'city_sign_off', state: 'approved' },
];
const decide = (who, requestId, decisions) => ask(who, 'Decide', { input: { requestId, decisions } });

const rollup = (plan, area, year, basis, depth = 1) => ({ plan, area, years: [year], basis, depth });

describe('who one is', () => {
  for (const { who, kind, line } of tenants) {
    test(who, async () => {
      const [slug, username] = who.split('/');
      const { signedIn } = await as(who);
      assert.equal(signedIn.accessToken.split('.').length, 3, 'a JWT');
      assert.ok(Date.parse(signedIn.expiresAt) > Date.now());
      const viewer = await ask(who, 'Viewer');
      assert.deepEqual([viewer.tenant.slug, viewer.tenant.kind, viewer.tenant.area.code], [slug, kind, slug.slice(0, 6)]);
      assert.equal(viewer.tenant.line?.code ?? null, line);
      assert.deepEqual(viewer.roles, [username]);
      assert.deepEqual(signedIn.viewer, {
        user: viewer.user,
        tenant: { slug, name: viewer.tenant.name, kind },
        roles: viewer.roles,
      });
    });
  }

  test('nobody, without a token', async () => {
    assert.equal(await new Caller().refused('Viewer'), 'UNAUTHENTICATED');
    const wrong = { tenant: '330483-court', username: 'viewer', password: 'wrong' };
    assert.equal(await new Caller().refused('SignIn', wrong), 'UNAUTHENTICATED');
  });
});

describe('the plans', () => {
  for (const { who } of ofJiaxing) {
    test(`are complete for ${who}`, async () => {
      const count = (p) => [p.domains, p.indicators, p.tasks, p.projects].map((l) => l.length);
      const prose = (p) => [...p.tasks, ...p.projects].flatMap((l) => l.targets).length;
      const [women, children] = [await ask(who, 'Plan', { plan: WOMEN }), await ask(who, 'Plan', { plan: CHILDREN })];
      assert.deepEqual([count(women), count(children)], [[8, 21, 62, 5], [7, 19, 52, 6]]);
      assert.equal(prose(women) + prose(children), 83);
      assert.deepEqual(children.indicators.map((i) => i.code), ALL);
      assert.equal(await refused(who, 'Plan', { plan: HUZHOU }), 'NOT_FOUND');
    });
  }

  test('of Jiaxing do not exist for Huzhou, which has its own', async () => {
    for (const plan of [WOMEN, CHILDREN, 'no-such-plan']) {
      assert.equal(await refused(huzhou, 'Plan', { plan }), 'NOT_FOUND');
    }
    const own = await ask(huzhou, 'Plan', { plan: HUZHOU });
    assert.deepEqual(own.indicators.map((i) => i.code), ['W01', 'W02', 'W03']);
  });
});

describe('the roll-up', () => {
  let published;
  before(async () => {
    published = await ask('330400-wcwc/signer', 'Rollup', rollup(CHILDREN, '330400', 2024, 'PUBLISHED'));
  });

  for (const { who, areas, indicators } of ofJiaxing) {
    test(`of the open year holds for ${who} its areas and lines alone`, async () => {
      const { cells } = await ask(who, 'Rollup', rollup(CHILDREN, '330400', OPEN, 'SUBMITTED'));
      assert.deepEqual(values(cells.map((c) => c.area.code)), areas);
      assert.deepEqual(values(cells.map((c) => c.indicator.code)), indicators);
      assert.equal(cells.length, areas.length * indicators.length);
      assert.ok(cells.some((c) => c.value !== null), 'with values in it');
      for (const c of cells) assert.equal(c.value === null, c.emptiness !== null);
    });

    test(`of a published year is for ${who} the whole city's`, async () => {
      const seen = await ask(who, 'Rollup', rollup(CHILDREN, '330400', 2024, 'PUBLISHED'));
      assert.equal(seen.cells.length, ALL.length * JIAXING.length);
      assert.deepEqual(seen, published);
    });
  }

  test('gives back the printed baselines of both plans', async () => {
    let found = 0;
    for (const plan of [WOMEN, CHILDREN]) {
      const { indicators } = await ask('330483-hc/reporter', 'Plan', { plan });
      const { cells } = await ask('330483-hc/reporter', 'Rollup', rollup(plan, '330400', 2020, 'PUBLISHED', 0));
      for (const i of indicators.filter((i) => i.baseline.value !== null)) {
        const cell = cells.find((c) => c.indicator.code === i.code);
        assert.equal(Number(cell.display), Number(i.baseline.value), i.code);
        found++;
      }
    }
    assert.equal(found, 33);
  });

  test('of Jiaxing does not exist for Huzhou, in no year and on no basis', async () => {
    for (const basis of ['SUBMITTED', 'APPROVED', 'PUBLISHED']) {
      for (const year of [2024, OPEN]) {
        assert.equal(await refused(huzhou, 'Rollup', rollup(CHILDREN, '330400', year, basis)), 'NOT_FOUND');
        assert.equal(await refused(huzhou, 'Rollup', rollup(HUZHOU, '330483', year, basis)), 'NOT_FOUND');
        const explain = { plan: CHILDREN, indicator: 'C03', area: '330483', year, basis };
        assert.equal(await refused(huzhou, 'Explain', explain), 'NOT_FOUND');
      }
    }
    const own = await ask(huzhou, 'Rollup', rollup(HUZHOU, '330500', 2024, 'PUBLISHED'));
    assert.ok(own.cells.every((c) => c.area.code.startsWith('3305')) && own.cells.some((c) => c.value !== null));
  });
});

// Tongxiang's severe birth defects: from the clerk's hand through every signature to what the leader sees.
describe('a figure of the open year', { concurrency: 1 }, () => {
  const clerk = '330483-hc/reporter';
  const chain = chainOf('330483', '330400');
  const typed = { severe_birth_defects: '63', perinatal_births: '6300' };
  const decisions = [];
  let sheet;

  const cellOf = (element) => sheet.cells.find((c) => c.element.code === element);
  const readSheet = async () => {
    sheet = await ask(clerk, 'Sheet', { plan: CHILDREN, year: OPEN });
  };
  const valueBy = async (basis) => {
    const { cells } = await ask('330400-wcwc/signer', 'Rollup', rollup(CHILDREN, '330483', OPEN, basis, 0));
    return cells.find((c) => c.indicator.code === 'C03').value;
  };
  const queue = async (who) => (await ask(who, 'Queue', { plan: CHILDREN, year: OPEN, first: 500 })).nodes;

  test('stands on the clerk’s own sheet, and on no other tenant’s', async () => {
    await readSheet();
    assert.equal(sheet.state, 'open');
    assert.ok(sheet.cells.every((c) => c.area.code === '330483'));
    const mine = sheet.cells.map((c) => c.obligation);
    for (const { who } of ofJiaxing.filter((t) => t.who !== clerk)) {
      const other = await ask(who, 'Sheet', { plan: CHILDREN, year: OPEN });
      assert.ok(other.cells.every((c) => !mine.includes(c.obligation)), who);
      if (who.includes('-wcwc/')) assert.deepEqual(other.cells, [], 'an office owes nothing');
    }
    assert.equal(await refused(huzhou, 'Sheet', { plan: CHILDREN, year: OPEN }), 'NOT_FOUND');
    assert.equal(await refused(huzhou, 'Queue', { plan: CHILDREN, year: OPEN }), 'NOT_FOUND');
  });

  test('is saved by the clerk, whole or not at all', async () => {
    const figures = Object.entries(typed).map(([element, value]) => {
      const { obligation, figure } = cellOf(element);
      return { obligation, value, expectedRevision: figure?.revision ?? 0 };
    });
    const input = { sheet: sheet.id, requestId: 'contract: save', figures };
    const odd = [figures[0], { ...figures[1], value: 'many' }];
    const half = await ask(clerk, 'SaveFigures', { input: { ...input, requestId: 'contract: half', figures: odd } });
    assert.deepEqual(half.problems.map((p) => [p.obligation, p.grade, p.code]), [[figures[1].obligation, 'A', 'INVALID_VALUE']]);
    const before = cellOf('severe_birth_defects').figure;
    await readSheet();
    assert.deepEqual(cellOf('severe_birth_defects').figure, before, 'the good cell is not saved either');

    const saved = await ask(clerk, 'SaveFigures', { input });
    assert.deepEqual(saved.problems.filter((p) => p.grade === 'A'), []);
    assert.deepEqual(await ask(clerk, 'SaveFigures', { input }), saved, 'the same request acts once');
    await readSheet();
    for (const [element, value] of Object.entries(typed)) {
      assert.deepEqual([cellOf(element).figure.value, cellOf(element).figure.state], [value, 'draft']);
    }
    assert.equal(await valueBy('SUBMITTED'), null, 'a draft counts for nothing');
    assert.equal(await refused('330400-hc/reporter', 'SaveFigures', { input: { ...input, requestId: 'contract: not mine' } }), 'NOT_FOUND');
    assert.equal(await refused(huzhou, 'SaveFigures', { input: { ...input, requestId: 'contract: foreign' } }), 'NOT_FOUND');
  });

  test('is submitted, and then counts as such', async () => {
    const obligations = Object.keys(typed).map((element) => cellOf(element).obligation);
    const input = { sheet: sheet.id, requestId: 'contract: submit', obligations };
    assert.equal(await refused(huzhou, 'SubmitSheet', { input }), 'NOT_FOUND');
    const { submitted, problems } = await ask(clerk, 'SubmitSheet', { input });
    assert.deepEqual(values(submitted), values(obligations));
    assert.deepEqual(problems.filter((p) => obligations.includes(p.obligation) && 'AB'.includes(p.grade)), []);
    assert.equal(await valueBy('SUBMITTED'), '10', '63 of 6300, per mille');
    await readSheet();
    for (const element of Object.keys(typed)) {
      const { id, revision, state } = cellOf(element).figure;
      assert.equal(state, 'submitted');
      decisions.push({ figure: id, revision, outcome: 'PASS' });
    }
  });

  test('is not decided on by who is not asked', async () => {
    const outsiders = [
      ['330400-wcwc/signer', 'before its stage'],
      ['330482-hc/reviewer', 'of another county'],
      ['330500-hc/reviewer', 'of another city'],
    ];
    for (const [who, reason] of outsiders) {
      const { decided, refused } = await decide(who, `contract: outsider ${who}`, decisions);
      assert.deepEqual(decided, [], reason);
      assert.deepEqual(refused.map((r) => [r.figure, r.code]), decisions.map((d) => [d.figure, 'FORBIDDEN']), reason);
    }
    const stale = decisions.map((d) => ({ ...d, revision: d.revision + 1 }));
    const { refused } = await decide('330483-hc/reviewer', 'contract: stale', stale);
    assert.deepEqual(refused.map((r) => r.code), ['STALE_REVISION', 'STALE_REVISION']);
  });

  for (const { who, stage, state } of chain) {
    test(`waits for ${who} at ${stage} and is passed on, ${state}`, async () => {
      assert.equal(await valueBy('APPROVED'), null, 'not before the last signature');
      const waiting = await queue(who);
      for (const d of decisions) {
        const item = waiting.find((n) => n.figure.id === d.figure);
        assert.ok(item, 'in the queue');
        assert.deepEqual([item.stage, item.figure.area.code], [stage, '330483']);
      }
      const { decided, refused } = await decide(who, 'contract: pass', decisions);
      assert.deepEqual(refused, []);
      assert.deepEqual(decided.map((d) => [d.figure.id, d.figure.state]), decisions.map((d) => [d.figure, state]));
      const left = (await queue(who)).map((n) => n.figure.id);
      assert.ok(decisions.every((d) => !left.includes(d.figure)), 'what one has passed waits no longer');
    });
  }

  test('is approved, and explained down to everybody who signed', async () => {
    assert.equal(await valueBy('APPROVED'), '10');
    assert.equal(await valueBy('PUBLISHED'), null);
    const question = { plan: CHILDREN, indicator: 'C03', area: '330483', year: OPEN, basis: 'APPROVED' };
    for (const { who } of ofJiaxing) {
      const why = await ask(who, 'Explain', question);
      assert.deepEqual([why.numerator, why.denominator, why.value, why.display], ['63', '6300', '10', '10.0'], who);
      for (const input of why.inputs) {
        assert.deepEqual([input.value, input.state], [typed[input.element.code], 'approved']);
        const signed = input.signOffs.map((s) => [s.tenant.slug, s.stage, s.outcome]);
        assert.deepEqual(signed, chain.map((c) => [c.who.split('/')[0], c.stage, 'PASS']));
      }
      assert.equal(why.inputs.length, 2);
    }
    assert.equal(await refused('330482-hc/reviewer', 'Explain', question), 'NOT_FOUND', 'nor is there such a value for a neighbour');
  });
});

describe('publishing', () => {
  const publish = (plan, requestId) => ({ input: { plan, year: OPEN, requestId } });

  test('is refused to everybody but the office of the plan’s city', async () => {
    for (const { who } of ofJiaxing.filter((t) => t.who !== '330400-wcwc/signer')) {
      assert.equal(await refused(who, 'PublishRound', publish(CHILDREN, 'contract: publish')), 'FORBIDDEN', who);
    }
    for (const plan of [CHILDREN, 'no-such-plan']) {
      assert.equal(await refused('330500-wcwc/signer', 'PublishRound', publish(plan, 'contract: publish')), 'NOT_FOUND');
    }
  });

  test('shows a county what its city approved, and leaves the other city as it is', async () => {
    const clerk = '330502-hc/reporter';
    const sheet = await ask(clerk, 'Sheet', { plan: HUZHOU, year: OPEN });
    const owed = sheet.cells.find((c) => c.element.code === 'live_births');
    const figures = [{ obligation: owed.obligation, value: '6100', expectedRevision: 0 }];
    await ask(clerk, 'SaveFigures', { input: { sheet: sheet.id, requestId: 'contract: save', figures } });
    const sent = { sheet: sheet.id, requestId: 'contract: submit', obligations: [owed.obligation] };
    assert.deepEqual((await ask(clerk, 'SubmitSheet', { input: sent })).submitted, [owed.obligation]);
    const { cells } = await ask(clerk, 'Sheet', { plan: HUZHOU, year: OPEN });
    const { id, revision } = cells.find((c) => c.obligation === owed.obligation).figure;
    for (const { who, state } of chainOf('330502', '330500')) {
      const { decided } = await decide(who, 'contract: pass', [{ figure: id, revision, outcome: 'PASS' }]);
      assert.deepEqual(decided.map((d) => d.figure.state), [state], who);
    }

    const look = (who, plan, area) => ask(who, 'Rollup', rollup(plan, area, OPEN, 'PUBLISHED'));
    const only = (list) => list.map((c) => [c.indicator.code, c.area.code, c.value]);
    const elsewhere = await look('330400-wcwc/signer', CHILDREN, '330400');
    const own = (await look(clerk, HUZHOU, '330500')).cells;
    assert.ok(own.every((c) => c.area.code === '330502' && c.value === null), 'nothing is published yet');
    const { snapshot } = await ask('330500-wcwc/signer', 'PublishRound', publish(HUZHOU, 'contract: publish'));
    assert.ok(snapshot.id && !Number.isNaN(Date.parse(snapshot.publishedAt)));
    const again = await ask('330500-wcwc/signer', 'PublishRound', publish(HUZHOU, 'contract: publish'));
    assert.deepEqual(again.snapshot, snapshot, 'the same request publishes once');

    const frozen = only((await look(clerk, HUZHOU, '330500')).cells);
    const approved = await ask('330500-wcwc/signer', 'Rollup', rollup(HUZHOU, '330500', OPEN, 'APPROVED'));
    assert.deepEqual(frozen, only(approved.cells), 'the county sees the whole city now');
    assert.deepEqual(frozen.find(([code, area]) => code === 'W01' && area === '330502'), ['W01', '330502', '0']);
    assert.deepEqual(await look('330400-wcwc/signer', CHILDREN, '330400'), elsewhere);
  });
});

describe('a session', { concurrency: 1 }, () => {
  const refresh = 'mutation { refresh { accessToken viewer { tenant { slug } } } }';
  let caller;
  before(async () => {
    caller = await Caller.signIn('330483-hc/viewer');
  });

  test('goes on by its cookie', async () => {
    const first = await caller.ask(refresh);
    assert.equal(first.refresh.viewer.tenant.slug, '330483-hc');
    const second = await caller.ask(refresh);
    assert.notEqual(second.refresh.accessToken, first.refresh.accessToken, 'and by the cookie that came in its place');
    caller.bear(second.refresh.accessToken);
    assert.equal((await caller.run('Viewer')).viewer.tenant.slug, '330483-hc');
  });

  test('ends with signing out', async () => {
    assert.deepEqual(await caller.ask('mutation { signOut }'), { signOut: true });
    assert.equal(await refusal(caller.ask(refresh), 'refreshing after signing out'), 'UNAUTHENTICATED');
    assert.equal(await refusal(new Caller().ask(refresh), 'refreshing without a cookie'), 'UNAUTHENTICATED');
  });
});

after(() => assert.deepEqual(notRun(), [], 'operations of the contract that nobody ran'));
