import type { CustomSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { EChartsCoreOption } from 'echarts/core';
import { formatDecimal } from '@/lib/format';
import { colorOf, lookOf } from '@/ui/StandingMark';
import { VERDICT_LOOK } from '@/ui/verdict';
import type { Path } from './path';
import type { SeriesPoint } from './series';

const INK = '#1b2328';
const INK_2 = '#5b6770';
const LINE = '#e3e7e8';
const ACCENT = '#1f6f63';
const BAND = '#b7791f';

interface Picture {
  series: SeriesPoint[];
  path: Path;
  year: number;
  /** As printed. */
  target: string;
  /** The places at which another series begins, each with a word for it. */
  breaks: { at: number; word: string }[];
}

/** A shape that a person can tell without its colour, at each value. */
function symbol(point: SeriesPoint): string {
  const look = VERDICT_LOOK[lookOf(point.of)];
  return `path://${look.outline ?? look.path}`;
}

/** The side on which a value's label is clear of the line that the value is held against, and of the axis below. */
function side(point: SeriesPoint, { series, path }: Picture): 'top' | 'bottom' {
  if (path.kind === 'none' || point.pixels === null) return 'top';
  const { min, max } = extent({ series, path });
  if ((point.pixels - min) / (max - min) < 0.12) return 'top';
  const against = path.kind === 'course' ? path.points.find((p) => p.year === point.year)?.course : undefined;
  return point.pixels < (against ?? path.limit) ? 'bottom' : 'top';
}

/** "On track" is a half-filled ring: the ring is the value's symbol, this is its filled half. */
function halves({ series }: Picture): LineSeriesOption {
  return {
    type: 'line',
    z: 6,
    silent: true,
    lineStyle: { width: 0 },
    symbol: 'path://M5 0a5 5 0 0 0 0 10z',
    symbolSize: [5.5, 11],
    symbolOffset: [-2.75, 0],
    itemStyle: { color: VERDICT_LOOK.on_track.color },
    data: series.map((p) => (p.of === 'on_track' ? p.pixels : null)),
  };
}

/** One line for each stretch between two breaks. */
function values(picture: Picture): LineSeriesOption[] {
  const starts = [0, ...picture.breaks.map((b) => b.at), picture.series.length];
  return starts.slice(1).map((end, i) => stretch(picture, starts[i] ?? 0, end));
}

function stretch(picture: Picture, from: number, to: number): LineSeriesOption {
  const { series, year } = picture;
  return {
    type: 'line',
    z: 5,
    connectNulls: false,
    lineStyle: { color: INK, width: 2 },
    symbolSize: 11,
    data: series.map((p, i) => ({
      value: i < from || i >= to ? null : p.pixels,
      symbol: symbol(p),
      itemStyle: {
        color: VERDICT_LOOK[lookOf(p.of)].outline ? '#fff' : colorOf(p.of),
        borderColor: colorOf(p.of),
        borderWidth: 1.5,
      },
      label: {
        show: p.display !== null,
        position: side(p, picture),
        distance: 8,
        textBorderColor: '#fff',
        textBorderWidth: 3,
        formatter: () => formatDecimal(p.display ?? ''),
        color: p.year === year ? INK : INK_2,
        fontWeight: p.year === year ? 600 : 400,
        fontSize: p.year === year ? 14 : 12,
      },
    })),
  };
}

/** A break stands between two years, dashed from top to bottom, with its word. */
function breakLines({ breaks }: Picture): CustomSeriesOption[] {
  return breaks.map(({ at, word }) => ({
    type: 'custom',
    z: 4,
    silent: true,
    data: [[at, 0]],
    renderItem: (params, api) => {
      const { y, height } = params.coordSys as unknown as { y: number; height: number };
      const wide = api.size?.([1, 0]);
      const x = (api.coord([at, 0])[0] ?? 0) - (Array.isArray(wide) ? (wide[0] ?? 0) : (wide ?? 0)) / 2;
      return {
        type: 'group',
        children: [
          {
            type: 'line',
            shape: { x1: x, y1: y, x2: x, y2: y + height },
            style: { stroke: INK_2, lineDash: [4, 3], lineWidth: 1 },
          },
          { type: 'text', style: { x: x + 4, y: y + height - 16, text: word, fill: INK_2, fontSize: 12 } },
        ],
      };
    },
  }));
}

/** The target as a line across, named where it ends. */
function limit({ series, path, target }: Picture): LineSeriesOption[] {
  if (path.kind === 'none') return [];
  return [
    {
      type: 'line',
      z: 2,
      symbol: 'none',
      lineStyle: { color: ACCENT, width: 1.5 },
      data: series.map(() => path.limit),
      endLabel: {
        show: true,
        formatter: () => target,
        color: ACCENT,
        fontSize: 12,
        fontWeight: 600,
        width: 88,
        overflow: 'break',
      },
    },
  ];
}

/** The straight way, dashed, and the band in which a value counts as at risk. */
function course({ series, path }: Picture): (LineSeriesOption | CustomSeriesOption)[] {
  if (path.kind !== 'course') return [];
  const points = path.points.filter((p) => series.some((s) => s.year === p.year));
  const at = (year: number) => series.findIndex((s) => s.year === year);
  return [
    {
      type: 'line',
      z: 3,
      symbol: 'none',
      lineStyle: { color: ACCENT, width: 1, type: 'dashed' },
      data: series.map((s) => points.find((p) => p.year === s.year)?.course ?? null),
    },
    {
      type: 'custom',
      z: 1,
      silent: true,
      data: [[0, 0]],
      renderItem: (_, api) => ({
        type: 'polygon',
        shape: {
          points: [
            ...points.map((p) => api.coord([at(p.year), p.onTrack])),
            ...[...points].reverse().map((p) => api.coord([at(p.year), p.atRisk])),
          ],
        },
        style: { fill: BAND, opacity: 0.16 },
      }),
    },
  ];
}

/** An axis that holds everything drawn, with room for the labels above; it need not start at zero, since lines show change. */
export function extent({ series, path }: Pick<Picture, 'series' | 'path'>): { min: number; max: number } {
  const drawn = series.flatMap((p) => (p.pixels === null ? [] : [p.pixels]));
  if (path.kind !== 'none') drawn.push(path.limit);
  if (path.kind === 'course') drawn.push(...path.points.flatMap((p) => [p.course, p.atRisk]));
  const low = Math.min(...drawn);
  const high = Math.max(...drawn);
  if (drawn.length === 0) return { min: 0, max: 1 };
  const room = (high - low || Math.abs(high) || 1) * 0.18;
  // Counts and rates are never negative, so an axis does not go below zero for the sake of room.
  return { min: low >= 0 ? Math.max(0, low - room) : low - room, max: high + room };
}

export function chartOption(picture: Picture): EChartsCoreOption {
  const named = picture.path.kind === 'none' ? 0 : Math.min(88, 12 + picture.target.length * 12);
  return {
    animation: false,
    textStyle: { fontFamily: 'var(--font)' },
    grid: { left: 8, right: 16 + named, top: 16, bottom: 4, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: picture.series.map((p) => String(p.year)),
      boundaryGap: true,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: '#8a949a' } },
      axisLabel: { color: INK_2, fontSize: 12 },
    },
    yAxis: {
      type: 'value',
      ...extent(picture),
      splitNumber: 4,
      axisLabel: { color: INK_2, fontSize: 12, showMinLabel: false, showMaxLabel: false },
      splitLine: { showMinLine: false, showMaxLine: false, lineStyle: { color: LINE } },
    },
    series: [...course(picture), ...limit(picture), ...breakLines(picture), ...values(picture), halves(picture)],
  };
}
