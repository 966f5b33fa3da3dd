import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { readFault } from '@/lib/fault';

export interface Saving<Variables> {
  /** Sends; true where it was saved. */
  save: (variables: Variables) => Promise<boolean>;
  busy: boolean;
  saved: boolean;
  /** Why it was not, in the server's words where it spoke. */
  refusal: string | undefined;
  /** Something was typed since: neither "saved" nor the refusal is true any more. */
  touched: () => void;
}

/** Saves one thing of the settings, and knows whether what is typed is what is saved. */
export function useSaving<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  onSaved: () => void,
): Saving<Variables> {
  const { t } = useTranslation('ui');
  const [{ fetching }, send] = useMutation(document);
  const [saved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const touched = () => {
    setSaved(false);
    setRefusal(undefined);
  };
  async function save(variables: Variables) {
    touched();
    const { data, error } = await send(variables);
    if (error) {
      const fault = readFault(error);
      setRefusal(fault.message || t(`error.${fault.kind}.title`));
    }
    setSaved(Boolean(data));
    if (data) onSaved();
    return Boolean(data);
  }
  return { save, busy: fetching, saved, refusal, touched };
}
