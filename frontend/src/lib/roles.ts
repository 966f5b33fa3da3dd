import type { Client } from '@urql/core';
import { graphql, readFragment } from '@/gql';
import { session, ViewerFields } from './client';

const OwnRolesDocument = graphql(`
  query OwnRoles {
    viewer { ...ViewerFields }
  }
`);

/** How long the server may go by what it knew of a person, and a little more. */
const FRESH_MS = 6_000;

async function ask(client: Client): Promise<void> {
  const { data } = await client.query(OwnRolesDocument, {}, { requestPolicy: 'network-only' }).toPromise();
  if (data) session.meet(readFragment(ViewerFields, data.viewer));
}

let again: ReturnType<typeof setTimeout> | undefined;

/** Roles of the tenant were lent or came back: the frame says so at once, and what may be done follows when the server knows it. */
export function askForRoles(client: Client): void {
  void ask(client);
  clearTimeout(again);
  again = setTimeout(() => void ask(client), FRESH_MS);
}
