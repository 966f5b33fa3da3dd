import { createHash } from 'node:crypto';
import { createRequest, type DocumentInput, formatDocument, stringifyDocument } from '@urql/core';
import { type Plugin, runnerImport } from 'vite';

/**
 * Writes beside the page which documents it asks, by their SHA-256, so that the server knows them before anybody asks and the page
 * need not send them. Their text is that which the client sends: with the names of types, by which it keeps answers.
 */
export function documents(): Plugin {
  return {
    name: 'documents',
    apply: 'build',
    async generateBundle() {
      const { module } = await runnerImport<Record<string, unknown>>('./src/gql/graphql.ts');
      const known: Record<string, string> = {};
      for (const [name, document] of Object.entries(module)) {
        if (!name.endsWith('Document')) continue;
        const text = stringifyDocument(formatDocument(createRequest(document as DocumentInput, {}).query));
        known[createHash('sha256').update(text).digest('hex')] = text;
      }
      this.emitFile({ type: 'asset', fileName: 'documents.json', source: JSON.stringify(known) });
    },
  };
}
