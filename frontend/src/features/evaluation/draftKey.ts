/** Where this computer keeps what one person has written and the server does not have yet. */
export function draftKey(
  tenant: string,
  user: string,
  evaluation: string,
  what: 'self' | 'scores' | 'conclusion' | `report/${string}`,
) {
  return `liangce.evaluation/${tenant}/${user}/${evaluation}/${what}`;
}
