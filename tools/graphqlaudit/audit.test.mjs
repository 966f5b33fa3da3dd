// GraphQL over HTTP as the specification says: each audit of the graphql-http suite is one test against
// the server that LIANGCE_URL names. Warnings and notices fail too; the server passes all of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverAudits } from 'graphql-http';

const address = process.env.LIANGCE_URL;
assert.ok(address, 'LIANGCE_URL must name a running server');

for (const audit of serverAudits({ url: `${address}/graphql`, fetchFn: fetch })) {
  test(`${audit.id} ${audit.name}`, async () => {
    const result = await audit.fn();
    assert.equal(result.status, 'ok', result.reason);
  });
}
