interface Count {
  owed: number;
  submitted: number;
  approved: number;
  late: number;
}

/** The whole round out of its areas. */
export function totalOf(areas: readonly Count[]): Count {
  const sum = (key: keyof Count) => areas.reduce((total, a) => total + a[key], 0);
  return { owed: sum('owed'), submitted: sum('submitted'), approved: sum('approved'), late: sum('late') };
}

/** The areas that still have figures without all sign-offs, most first: what publishing now would leave blank. */
export function notApproved<A extends Count>(areas: readonly A[]): (A & { open: number })[] {
  return areas
    .map((a) => ({ ...a, open: a.owed - a.approved }))
    .filter((a) => a.open > 0)
    .sort((p, q) => q.open - p.open);
}
