import { useState } from 'react';
import { keep, readKept } from '@/lib/kept';

/** Which indicators of a plan this computer shows by parts. */
export function useUnfolded(plan: string) {
  const key = `liangce.board.unfolded.${plan}`;
  const [unfolded, setUnfolded] = useState<readonly string[]>(() => readKept<string[]>(key) ?? []);
  function set(indicator: string, on: boolean) {
    const next = unfolded.filter((code) => code !== indicator);
    if (on) next.push(indicator);
    keep(key, next.length > 0 ? next : null);
    setUnfolded(next);
  }
  return { unfolded: (indicator: string) => unfolded.includes(indicator), set };
}
