const PREFIX = 'liangce.report/';

export function draftKey(tenant: string, user: string, plan: string, year: number, item: string): string {
  return `${PREFIX}${tenant}/${user}/${plan}/${year}/${item}`;
}
