/** Texts by the name of their part, as someone writes them. */
export type Texts = Record<string, string>;

/** Spaces at the ends make no difference. */
const sameText = (a: string, b: string) => a.trim() === b.trim();

/** How the same parts written by two people are compared and joined; numbers may be the same though typed differently. */
export function textRules(same: (a: string, b: string, part: string) => boolean = sameText) {
  const equal = (part: string, a: Texts, b: Texts) => same(a[part] ?? '', b[part] ?? '', part);
  const partsOf = (...all: Texts[]) => [...new Set(all.flatMap(Object.keys))];
  const differing = (a: Texts, b: Texts) => partsOf(a, b).filter((part) => !equal(part, a, b));

  /** Each part that only one of them touched is taken from that one. */
  function merge(base: Texts, mine: Texts, theirs: Texts): { entry: Texts; conflicts: string[] } {
    const touched = new Set(differing(base, mine));
    const entry: Texts = {};
    for (const part of partsOf(base, mine, theirs)) {
      // Where nothing but the spaces differ the text under the cursor stays as it is.
      const from = touched.has(part) || equal(part, mine, theirs) ? mine : theirs;
      entry[part] = from[part] ?? '';
    }
    const conflicts = [...touched].filter((part) => !equal(part, base, theirs) && !equal(part, mine, theirs));
    return { entry, conflicts };
  }
  return { differing, merge };
}
