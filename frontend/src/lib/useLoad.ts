import type { AnyVariables, CombinedError, OperationContext, TypedDocumentNode } from '@urql/core';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from 'urql';

export interface Loaded<Data> {
  data: Data | undefined;
  error: CombinedError | undefined;
  fetching: boolean;
  reload: () => void;
}

/**
 * Loads once per set of variables and on reload, but never by itself: a worker's table must not move under its hands
 * because a mutation elsewhere touched the same type. Pages that only read use urql's useQuery.
 */
export function useLoad<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  /** Loads anew when it changes, though the variables stay. */
  version = '',
  context?: Partial<OperationContext>,
): Loaded<Data> {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ key: string; data?: Data; error?: CombinedError; fetching: boolean }>({
    key,
    fetching: true,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: round and version ask for the same again; key stands for variables
  useEffect(() => {
    let wanted = true;
    setState((s) => ({ key, data: s.key === key ? s.data : undefined, fetching: true }));
    client
      .query(document, JSON.parse(key) as Variables, { ...context, requestPolicy: 'network-only' })
      .toPromise()
      .then((result) => {
        if (wanted) setState({ key, data: result.data, error: result.error, fetching: false });
      });
    return () => {
      wanted = false;
    };
  }, [client, document, key, round, version, context]);

  const reload = useCallback(() => setRound((n) => n + 1), []);
  const current = state.key === key;
  return {
    data: current ? state.data : undefined,
    error: current ? state.error : undefined,
    fetching: !current || state.fetching,
    reload,
  };
}
