import type { CataloguePlan } from './document';

type Parts = Pick<CataloguePlan, 'indicators' | 'tasks' | 'projects' | 'articles'>;

/** Full-width letters and digits come from Chinese input methods and mean the same. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** What holds every word somewhere: in its code, name, domain, lines, elements or targets. */
export function filterPlan(plan: Parts, words: string): Parts {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return plan;
  const holds = (...texts: (string | null | undefined)[]) => {
    const all = plain(texts.filter(Boolean).join('\n'));
    return wanted.every((word) => all.includes(word));
  };
  const targets = (list: { code: string; name: string; printed: string }[]) =>
    list.flatMap((t) => [t.code, t.name, t.printed]);
  return {
    indicators: plan.indicators.filter((i) =>
      holds(
        i.code,
        i.name,
        i.domain.name,
        i.target.printed,
        i.lead.name,
        ...i.support.map((l) => l.name),
        ...i.elements.map((e) => e.name),
      ),
    ),
    tasks: plan.tasks.filter((t) =>
      holds(
        t.code,
        t.heading,
        t.domain.name,
        t.lead.name,
        ...t.support.map((l) => l.name),
        ...targets(t.targets),
        ...targets(t.furtherTargets),
      ),
    ),
    projects: plan.projects.filter((p) =>
      holds(p.code, p.name, p.lead.name, ...p.tasks.flatMap((t) => [t.code, t.heading]), ...targets(p.targets)),
    ),
    articles: plan.articles.filter((a) => holds(a.heading)),
  };
}
