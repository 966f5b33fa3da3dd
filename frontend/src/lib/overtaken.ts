import type { Exchange, Operation } from '@urql/core';
import { filter, makeSubject, merge, pipe, tap } from 'wonka';

/**
 * Asks a query again whose answer was under way when something was changed: it may have been read before. The client itself would
 * drop what asks for the same while it waits, and the page would show for good what was true a moment earlier.
 */
export const overtaken: Exchange =
  ({ forward }) =>
  (operations) => {
    const waiting = new Map<number, Operation>();
    const late = new Set<number>();
    const again = makeSubject<Operation>();
    return pipe(
      merge([operations, again.source]),
      tap((operation) => {
        if (operation.kind === 'query') waiting.set(operation.key, operation);
        if (operation.kind === 'teardown') {
          waiting.delete(operation.key);
          late.delete(operation.key);
        }
      }),
      forward,
      filter(({ operation }) => {
        if (operation.kind === 'mutation') for (const key of waiting.keys()) late.add(key);
        const asked = waiting.get(operation.key);
        if (operation.kind !== 'query' || !asked) return true;
        if (late.delete(operation.key)) {
          again.next(asked);
          return false;
        }
        waiting.delete(operation.key);
        return true;
      }),
    );
  };
