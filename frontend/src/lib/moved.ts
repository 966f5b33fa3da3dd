/** The list with one moved by a step; at an end it stays where it is. */
export function moved<T>(list: readonly T[], from: number, step: -1 | 1): T[] {
  const to = from + step;
  const out = [...list];
  const [item] = out.splice(from, 1);
  if (item === undefined || to < 0 || to >= list.length) return [...list];
  out.splice(to, 0, item);
  return out;
}
