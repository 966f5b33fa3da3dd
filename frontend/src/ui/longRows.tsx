import { type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  type FocusEvent,
  Fragment,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';

/** A table with more rows than this draws those in sight only. */
export const LONG = 100;

/** How far beyond what is seen rows are drawn: enough for a turn of the wheel. */
const BEYOND = 10;

export interface RowPlace {
  key: string;
  /** A heading row stands over it. */
  headed: boolean;
}

export interface LongRows {
  /** For the table itself. */
  table: {
    ref: RefObject<HTMLTableElement | null>;
    'aria-rowcount'?: number;
    onFocus?: (event: FocusEvent<HTMLTableElement>) => void;
    onBlur?: (event: FocusEvent<HTMLTableElement>) => void;
  };
  /** Sees to it that a row is there, to be given the focus, wherever one has scrolled. */
  reveal: (key: string) => void;
  /** How many rows a page of the window holds. */
  pageful: () => number;
  places: readonly RowPlace[];
  drawn: readonly Drawn[];
}

interface Drawn {
  index: number;
  /** Among all rows of the table, where not all are drawn. */
  number: number | undefined;
  /** What is left out before it. */
  gap: number;
  /** What is left out behind it, on the last. */
  rest: number;
}

/** The number that each row has among all rows of the table, its head being the first, and whose row a number is. */
export function numberRows(places: readonly RowPlace[]): {
  numbers: number[];
  count: number;
  whose: Map<number, number>;
} {
  const whose = new Map<number, number>();
  let count = 1;
  const numbers = places.map(({ headed }, i) => {
    if (headed) whose.set(++count, i);
    whose.set(++count, i);
    return count;
  });
  return { numbers, count, whose };
}

/**
 * The rows of a table that may get long. Of many, those in sight are drawn, and besides them the one that has the focus, with its
 * neighbours, the one that the Tab key leads to, and those that were left with a form in them; when the page is printed, all.
 */
export function useLongRows(asked: readonly RowPlace[], rowHeight: number, inReach?: string): LongRows {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that draws itself anew has the same rows in another array
  const places = useMemo(() => asked, [asked.map(({ key, headed }) => `${key}${headed ? '+' : ''}`).join('\n')]);
  const long = places.length > LONG;
  const table = useRef<HTMLTableElement>(null);
  const printing = usePrinting(long);
  const [held, hold] = useState<string>();
  const [kept, keep] = useState<readonly string[]>([]);
  const top = useTop(table, long);
  const { numbers, count, whose } = useMemo(() => numberRows(places), [places]);
  const indexes = useMemo(() => new Map(places.map(({ key }, i) => [key, i])), [places]);

  const rangeExtractor = useCallback(
    ({ startIndex, endIndex }: Range) => {
      if (printing) return places.map((_, i) => i);
      const at = held === undefined ? undefined : indexes.get(held);
      const wanted = new Set<number>([...kept, inReach ?? ''].flatMap((key) => indexes.get(key) ?? []));
      for (let i = startIndex - BEYOND; i <= endIndex + BEYOND; i++) wanted.add(i);
      if (at !== undefined) for (let i = at - 1; i <= at + 1; i++) wanted.add(i);
      return [...wanted].filter((i) => i >= 0 && i < places.length).sort((a, b) => a - b);
    },
    [places, indexes, held, kept, inReach, printing],
  );
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    enabled: long,
    count: places.length,
    estimateSize: () => rowHeight,
    getItemKey: useCallback((i: number) => places[i]?.key ?? i, [places]),
    scrollMargin: top,
    rangeExtractor,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    useFlushSync: false,
  });

  /** Which place an element stands in; a table within a row has no say. */
  const placeOf = (element: Element): number | undefined =>
    whose.get(Number(element.closest('tbody > tr[aria-rowindex]')?.getAttribute('aria-rowindex')));

  // A row is as high as all that belongs to it: its heading, itself, and what stands under it.
  const measure = () => {
    const heights = new Map<number, number>();
    for (const row of table.current?.querySelectorAll(':scope > tbody > tr') ?? []) {
      const index = placeOf(row);
      if (index !== undefined) heights.set(index, (heights.get(index) ?? 0) + row.getBoundingClientRect().height);
    }
    for (const [index, height] of heights) if (height > 0) virtualizer.resizeItem(index, height);
  };
  useMeasured(table, long && !printing, measure);
  useStillColumns(table, long && !printing);

  const reveal = useCallback(
    (key: string) => {
      if (long) flushSync(() => hold(key));
    },
    [long],
  );
  const pageful = () => Math.max(1, Math.floor((window.innerHeight * 0.8) / rowHeight));

  const items = virtualizer.getVirtualItems();
  // A table that has just grown long draws all of it once more: what it has must not be made anew.
  if (!long || items.length === 0) {
    const drawn = places.map((_, index) => ({ index, number: undefined, gap: 0, rest: 0 }));
    return { table: { ref: table }, reveal, pageful, places, drawn };
  }
  const keyAt = (element: Element) => places[placeOf(element) ?? -1]?.key;
  const onFocus = (event: FocusEvent<HTMLTableElement>) => hold(keyAt(event.target));
  const onBlur = (event: FocusEvent<HTMLTableElement>) => {
    const left = keyAt(event.target);
    if (left === undefined || kept.includes(left) || !holdsWork(event.target)) return;
    keep((old) => [...old, left]);
  };
  const end = virtualizer.getTotalSize() + top;
  const drawn = items.map(({ index, start, end: own }, i) => ({
    index,
    number: numbers[index],
    gap: start - (items[i - 1]?.end ?? top),
    rest: i === items.length - 1 ? end - own : 0,
  }));
  return { table: { ref: table, 'aria-rowcount': count, onFocus, onBlur }, reveal, pageful, places, drawn };
}

/** In so many drawings a row has found its place: those before it are guessed at until they are drawn, and then push it on. */
const DRAWINGS = 10;

/**
 * Gives the focus to something in a row that was revealed, and sees that it stays in sight while the rows before it are drawn, unless
 * its reader goes elsewhere.
 */
export function goTo(element: HTMLElement | null): void {
  if (!element) return;
  element.focus({ preventScroll: true });
  const elsewhere = new AbortController();
  for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
    window.addEventListener(act, () => elsewhere.abort(), { capture: true, passive: true, signal: elsewhere.signal });
  let left = DRAWINGS;
  const look = () => {
    if (elsewhere.signal.aborted) return;
    element.scrollIntoView({ block: 'nearest' });
    if (left-- > 0) requestAnimationFrame(look);
    else elsewhere.abort();
  };
  look();
}

interface BodyProps {
  rows: LongRows;
  columns: number;
  /** Draws a row with its heading and what stands under it. The number is for aria-rowindex: the row's, less one the heading's. */
  children: (index: number, number: number | undefined) => ReactNode;
}

/** The body of a table that may get long. */
export function LongBody({ rows: { places, drawn }, columns, children }: BodyProps) {
  return (
    <tbody>
      {drawn.map(({ index, number, gap, rest }) => (
        <Fragment key={places[index]?.key}>
          {gap > 0 && <Gap height={gap} columns={columns} />}
          {children(index, number)}
          {rest > 0 && <Gap height={rest} columns={columns} />}
        </Fragment>
      ))}
    </tbody>
  );
}

function Gap({ height, columns }: { height: number; columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can take the focus
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

/** Does the row have something in it that would be lost with it? */
function holdsWork(inside: Element): boolean {
  return Boolean(inside.closest('tbody > tr[aria-rowindex]')?.querySelector('form, details[open]'));
}

/** Where the table's body begins on the page, also after something above it has come or gone. */
function useTop(table: RefObject<HTMLTableElement | null>, long: boolean): number {
  const [top, setTop] = useState(0);
  const look = useCallback(() => {
    const body = table.current?.querySelector('tbody');
    if (body) setTop(Math.round(body.getBoundingClientRect().top + window.scrollY));
  }, [table]);
  useLayoutEffect(() => {
    if (long) look();
  });
  useEffect(() => {
    if (!long) return;
    const observer = new ResizeObserver(look);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [long, look]);
  return top;
}

/** Measures after each drawing, and when a row has changed on its own. */
function useMeasured(table: RefObject<HTMLTableElement | null>, on: boolean, measure: () => void): void {
  const latest = useRef(measure);
  useLayoutEffect(() => {
    latest.current = measure;
    if (on) measure();
  });
  useEffect(() => {
    const body = table.current?.querySelector('tbody');
    if (!on || !body) return;
    const observer = new ResizeObserver(() => latest.current());
    observer.observe(body);
    return () => observer.disconnect();
  }, [table, on]);
}

/**
 * Columns keep the widths that they have at first: a browser would fit them anew to each row that comes into sight. Where they fit
 * beside each other, that is marked: what need not scroll sideways can keep its head in sight.
 */
function useStillColumns(table: RefObject<HTMLTableElement | null>, on: boolean): void {
  useLayoutEffect(() => {
    const round = table.current?.parentElement;
    if (!on || !table.current || !round) return;
    const heads = [...table.current.querySelectorAll<HTMLElement>(':scope > thead th')];
    const given = heads.map((th) => th.style.width);
    const free = () => {
      for (const [i, th] of heads.entries()) th.style.width = given[i] ?? '';
    };
    let width = 0;
    const fix = () => {
      if (round.clientWidth === width) return;
      width = round.clientWidth;
      free();
      const now = heads.map((th) => th.getBoundingClientRect().width);
      for (const [i, th] of heads.entries()) th.style.width = `${now[i]}px`;
      table.current?.toggleAttribute('data-fits', round.scrollWidth <= width);
    };
    fix();
    const observer = new ResizeObserver(fix);
    observer.observe(round);
    return () => {
      observer.disconnect();
      free();
    };
  }, [table, on]);
}

/** Is the page being printed? Known before it is laid out for the paper. */
function usePrinting(on: boolean): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!on) return;
    const paper = window.matchMedia('print');
    const say = (now: boolean) => flushSync(() => setPrinting(now));
    const before = () => say(true);
    const after = () => say(false);
    const change = () => say(paper.matches);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    paper.addEventListener('change', change);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      paper.removeEventListener('change', change);
    };
  }, [on]);
  return printing;
}
