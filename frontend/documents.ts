import { createHash } from 'node:crypto';
import { createRequest, formatDocument, stringifyDocument } from '@urql/core';
import { type DocumentNode, print, stripIgnoredCharacters } from 'graphql';
import { type Plugin, runnerImport } from 'vite';

/**
 * Puts each document where it is asked, as its text, instead of all of them, twice, into what every page loads first; and writes
 * beside the page which documents it asks, by their SHA-256, so that the server knows them before anybody asks and the page need not
 * send them. That text is what the client makes of them: with the names of types, by which it keeps answers.
 */
export function documents(): Plugin {
  const call = /\bgraphql\(\s*`([^`]*)`,?\s*\)/g;
  let generated: Record<string, unknown>;
  return {
    name: 'documents',
    apply: 'build',
    enforce: 'pre',
    async buildStart() {
      generated = (await runnerImport<Record<string, unknown>>('./src/gql/graphql.ts')).module;
    },
    transform: {
      filter: { id: /\/src\/(?!gql\/).*\.tsx?$/ },
      handler(code) {
        return code.replace(call, (_, source: string) => {
          const [, kind, name] = /(query|mutation|subscription|fragment)\s+(\w+)/.exec(source) ?? [];
          if (kind === 'fragment') return `''`; // read by its type alone; its text stands with who asks for it
          const document = generated[`${name}Document`];
          if (!document) this.error(`no ${kind} ${name} in src/gql: npm run codegen`);
          return JSON.stringify(stripIgnoredCharacters(print(document as DocumentNode)));
        });
      },
    },
    generateBundle() {
      const known: Record<string, string> = {};
      for (const [name, document] of Object.entries(generated)) {
        if (!name.endsWith('Document')) continue;
        const text = stringifyDocument(formatDocument(createRequest(document as DocumentNode, {}).query));
        known[createHash('sha256').update(text).digest('hex')] = text;
      }
      this.emitFile({ type: 'asset', fileName: 'documents.json', source: JSON.stringify(known) });
    },
  };
}
