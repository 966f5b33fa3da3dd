import { App, Button } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { readFragment } from '@/gql';
import type { SheetFieldsFragment } from '@/gql/graphql';
import { type Fault, readFault } from '@/lib/fault';
import { keep, readKept } from '@/lib/kept';
import { newRequestId } from '@/lib/requestId';
import { concernsBesides, concernsFigures, newsOf, useChanges } from '@/lib/useChanges';
import { useViewer } from '@/lib/viewer';
import { Heard } from '@/ui/cell/heard';
import { Deadline } from '@/ui/Deadline';
import { LiveState } from '@/ui/LiveState';
import { PageHead } from '@/ui/PageHead';
import { TooNarrow } from '@/ui/States';
import { type SheetActs, SheetActsContext } from './acts';
import { SheetCellFields, SheetFields, SubmitDocument, TakeDocument } from './documents';
import { ExtensionBar } from './ExtensionBar';
import { edit, isReady, resolve, revert, setEmptiness, type } from './grid';
import { groupRows, inSight } from './groups';
import { HistoryPanel } from './HistoryPanel';
import { owedOf } from './owed';
import { openProposals, ProposalBar } from './ProposalBar';
import { pasteColumn } from './paste';
import { SaveState } from './SaveState';
import { type GridHandle, SheetGrid } from './SheetGrid';
import { SubmitBar } from './SubmitBar';
import { type Outcome, SubmitResult } from './SubmitResult';
import styles from './sheet.module.css';
import { useSheetStore } from './useSheetStore';
import { WorkbookBar } from './WorkbookBar';

/** Whether this computer folds parts away, on every sheet. */
const FOLDED = 'liangce.sheet.folded';

interface Props {
  sheet: SheetFieldsFragment;
  title: string;
  plan: string;
  year: number;
  planTitle: string | undefined;
}

/** The sheet at work: grid, saving, submitting, and the panel about the row in view. */
export function SheetDesk({ sheet, title, plan, year, planTitle }: Props) {
  const { t } = useTranslation('sheet');
  const { t: ui } = useTranslation('ui');
  const { message } = App.useApp();
  const client = useClient();
  const { tenant } = useViewer();
  const [store, { grid, saving, savedAt }] = useSheetStore(sheet, plan, year);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string>();
  const [folded, setFolded] = useState(() => readKept<boolean>(FOLDED) ?? false);
  const [heard, setHeard] = useState(0);
  const [drawer, setDrawer] = useState(false);
  const [submitting, setSubmitting] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const cells = useRef<GridHandle>(null);

  const live = useChanges({ plan, year }, (changes) => {
    const besides = concernsBesides(changes);
    if (besides || concernsFigures(changes)) void store.refresh(newsOf(changes));
    if (besides) setHeard((n) => n + 1);
  });

  const take = useCallback(
    async (keys: string[]) => {
      await store.settled();
      const proposals = keys.flatMap((key) => {
        const cell = store.current().grid.rows[key]?.cell;
        if (!cell?.proposal || !cell.canEdit) return [];
        const { obligation, category, figure, proposal } = cell;
        return {
          obligation,
          category: category.code,
          proposal: proposal.id,
          expectedRevision: figure?.revision ?? 0,
        };
      });
      if (proposals.length === 0) return;
      const { data, error } = await client
        .mutation(TakeDocument, { input: { sheet: sheet.id, requestId: newRequestId(), proposals } })
        .toPromise();
      const after = readFragment(SheetFields, data?.takeProposals.sheet);
      if (after) store.adopt(readFragment(SheetCellFields, after.cells));
      const refused = data?.takeProposals.problems.find((p) => p.code === 'WRONG_STATE' || p.code === 'STALE_REVISION');
      if (error || refused) message.error(refused?.message ?? (error && readFault(error).message));
      else message.success(t('proposal.taken', { count: proposals.length }));
    },
    [client, message, sheet.id, store, t],
  );

  const acts = useMemo<SheetActs>(() => {
    const editable = () =>
      groupRows(store.current().grid).flatMap((g) =>
        g.rows.filter((r) => r.cell.canEdit && inSight(r, folded)).map((r) => r.key),
      );
    return {
      type: (key, text) => store.apply((g) => type(g, key, text)),
      setEmptiness: (key, emptiness) => store.apply((g) => setEmptiness(g, key, emptiness)),
      explain: (key, explanation) => store.apply((g) => edit(g, key, { explanation })),
      revert: (key) => store.apply((g) => revert(g, key)),
      resolve: (key, choice) => store.apply((g) => resolve(g, key, choice)),
      paste: (key, clipboard) => {
        const names = ui('emptiness', { returnObjects: true }) as Parameters<typeof pasteColumn>[4];
        const { grid: next, filled, beyond } = pasteColumn(store.current().grid, editable(), key, clipboard, names);
        store.apply(() => next);
        message.info(beyond > 0 ? t('pasted.beyond', { filled, beyond }) : t('pasted.all', { count: filled }));
      },
      step: (key, by) => {
        const keys = editable();
        const next = keys[keys.indexOf(key) + by];
        if (next) cells.current?.focus(next);
        else store.flush();
      },
      turn: (key, by) => {
        const keys = editable();
        const at = keys.indexOf(key) + by * (cells.current?.pageful() ?? 1);
        const next = keys[Math.min(Math.max(at, 0), keys.length - 1)];
        if (next) cells.current?.focus(next);
      },
      look: setCurrent,
      openPanel: (key) => {
        setCurrent(key);
        setDrawer(true);
      },
      toggle: (key) =>
        setPicked((old) => {
          const next = new Set(old);
          if (!next.delete(key)) next.add(key);
          return next;
        }),
      flush: store.flush,
      take: (...keys) => void take(keys),
    };
  }, [store, message, t, take, ui, folded]);

  const rows = Object.values(grid.rows);
  const parts = rows.filter((r) => r.cell.category.code !== 'total').length;
  const ready = rows.filter(isReady).map((r) => r.key);
  const chosen = picked.size > 0 ? [...picked] : null;

  const submit = useCallback(async () => {
    setSubmitting(true);
    setOutcome(undefined);
    await store.settled();
    const obligations = chosen?.map((key) => grid.rows[key]?.cell.obligation).filter((o) => o !== undefined);
    const { data, error } = await client
      .mutation(SubmitDocument, { input: { sheet: sheet.id, requestId: newRequestId(), obligations } })
      .toPromise();
    setSubmitting(false);
    const fault: Fault | undefined = error && readFault(error);
    if (fault || !data) return setOutcome({ submitted: 0, problems: [], fault });
    const after = readFragment(SheetFields, data.submitSheet.sheet);
    if (after) store.adopt(readFragment(SheetCellFields, after.cells));
    setPicked(new Set());
    setOutcome({ submitted: data.submitSheet.submitted.length, problems: data.submitSheet.problems });
  }, [chosen, client, grid, sheet.id, store]);

  return (
    <SheetActsContext.Provider value={acts}>
      <PageHead
        title={title}
        lead={
          <>
            {planTitle}
            {sheet.deadline && (
              <span className={styles.deadline}>
                {t('deadline')} <Deadline at={sheet.deadline} />
              </span>
            )}
          </>
        }
        acts={<WorkbookBar sheet={sheet.id} year={year} store={store} open={rows.some((r) => r.cell.canEdit)} />}
      />
      <TooNarrow />
      <ExtensionBar plan={plan} year={year} tenant={tenant.slug} owed={owedOf(grid)} />
      <LiveState live={live} />
      <ProposalBar keys={openProposals(grid)} onTake={take} />
      {outcome && <SubmitResult outcome={outcome} grid={grid} onGo={(key) => cells.current?.focus(key)} />}
      <div className={styles.desk}>
        <div className={styles.main}>
          <div className={styles.bar}>
            <SaveState saving={saving} savedAt={savedAt} grid={grid} />
            {parts > 0 && (
              <Button
                size="small"
                aria-pressed={folded}
                onClick={() => {
                  keep(FOLDED, folded ? null : true);
                  setFolded(!folded);
                }}
              >
                {t(folded ? 'parts.show' : 'parts.fold', { count: parts })}
              </Button>
            )}
            <SubmitBar ready={ready.length} chosen={chosen?.length} busy={submitting} onSubmit={submit} />
          </div>
          <SheetGrid
            ref={cells}
            grid={grid}
            year={year}
            folded={folded}
            picked={picked}
            current={current}
            onPickAll={(keys) => setPicked(new Set(keys))}
          />
        </div>
        <Heard value={heard}>
          <HistoryPanel
            row={current ? grid.rows[current] : undefined}
            sheet={sheet.id}
            plan={plan}
            year={year}
            open={drawer}
            onClose={() => setDrawer(false)}
            onChanged={(cells) => store.adopt(cells)}
          />
        </Heard>
      </div>
    </SheetActsContext.Provider>
  );
}
