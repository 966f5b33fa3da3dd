import { CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { chartOption } from './chartOption';
import styles from './indicator.module.css';
import type { Path } from './path';
import type { SeriesPoint } from './series';

echarts.use([LineChart, CustomChart, GridComponent, SVGRenderer]);

interface Props {
  series: SeriesPoint[];
  path: Path;
  year: number;
  target: string;
  breaks: { at: number; word: string }[];
  label: string;
}

/** The course of the values against the path. Its own chunk: the page's words do not wait for it. */
export default function SeriesChart({ series, path, year, target, breaks, label }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const chart = echarts.init(node, undefined, { renderer: 'svg' });
    chart.setOption(chartOption({ series, path, year, target, breaks }));
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(node);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [series, path, year, target, breaks]);
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
