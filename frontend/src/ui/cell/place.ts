/** A figure's place in a plan, as the panel is told it. */
export interface Place {
  plan: string;
  element: string;
  area: string;
  year: number;
  category: string;
}

export const placeKey = (p: Place): string => [p.plan, p.element, p.area, p.year, p.category].join('/');

/** The place without the plan: what is said and kept there is the same for all plans that use the element. */
export const withoutPlan = ({ element, area, year, category }: Place) => ({ element, area, year, category });
