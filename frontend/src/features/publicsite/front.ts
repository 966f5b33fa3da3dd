export interface PublicPlan {
  city: string;
  plan: string;
}

/**
 * Which published plans the front page shows, first one first: "330400/plan-a 330400/plan-b" in the meta tag liangce-public of
 * the page. It belongs to who serves the page, so it stands in the document and not in the code.
 */
export function frontPlans(document: Document): PublicPlan[] {
  const content = document.querySelector('meta[name="liangce-public"]')?.getAttribute('content') ?? '';
  return content.split(/\s+/).flatMap((entry) => {
    const [city, plan] = entry.split('/');
    return city && plan ? [{ city, plan }] : [];
  });
}

/** Whether the figures are made up, as the meta tag liangce-figures says. */
export function isDemonstration(document: Document): boolean {
  return document.querySelector('meta[name="liangce-figures"]')?.getAttribute('content') === 'demonstration';
}
