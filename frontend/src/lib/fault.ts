import type { CombinedError } from '@urql/core';

export type FaultKind = 'offline' | 'signed-out' | 'forbidden' | 'not-found' | 'refused' | 'broken';

/** What went wrong, in the server's words where it spoke. */
export interface Fault {
  kind: FaultKind;
  code: string;
  message: string;
  reference?: string;
}

const KINDS: Record<string, FaultKind> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  INTERNAL: 'broken',
};

/** Neither an answer nor an error is the server's fault too. */
export function readFault(error: CombinedError | undefined): Fault {
  if (!error) return { kind: 'broken', code: 'INTERNAL', message: '' };
  const first = error.graphQLErrors[0];
  if (!first) return { kind: error.networkError ? 'offline' : 'broken', code: 'NETWORK', message: '' };
  const code = String(first.extensions.code ?? 'INTERNAL').toUpperCase();
  const reference = first.extensions.reference;
  return {
    kind: KINDS[code] ?? 'refused',
    code,
    message: first.message,
    reference: typeof reference === 'string' ? reference : undefined,
  };
}

/** Can sending the same thing again help? True where no answer came or the server broke. */
export function mayRetry(fault: Fault): boolean {
  return fault.kind === 'offline' || fault.kind === 'broken';
}
