// A caller of the API as an outside program would be one: graphql-request as it comes from npm, the contract's documents word
// for word, and of the product nothing else.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { ClientError, GraphQLClient } from 'graphql-request';

const address = process.env.LIANGCE_URL;
assert.ok(address, 'LIANGCE_URL must name a running server');

const file = readFileSync(new URL('../../graph/testdata/operations.graphql', import.meta.url), 'utf8');

// The client sends a document of one operation only, so each is cut out of the file, untouched.
const operations = new Map(parse(file).definitions.map((d) => [d.name.value, file.slice(d.loc.start, d.loc.end)]));
const run = new Set();

/** The operations of the contract that nobody has run with success so far. */
export const notRun = () => [...operations.keys()].filter((name) => !run.has(name));

export class Caller {
  #client = new GraphQLClient(`${address}/graphql`);
  #cookie = '';

  /** Somebody of a tenant, as "330483-hc/reporter", with what the signing in answered. */
  static async signIn(who) {
    const [tenant, username] = who.split('/');
    const caller = new Caller();
    caller.who = who;
    caller.signedIn = (await caller.run('SignIn', { tenant, username, password: 'liangce-demo' })).signIn;
    caller.bear(caller.signedIn.accessToken);
    return caller;
  }

  bear(token) {
    this.#client.setHeader('authorization', `Bearer ${token}`);
  }

  /** Runs one of the contract's operations and gives its data. */
  async run(name, variables) {
    const data = await this.ask(operations.get(name), variables);
    run.add(name);
    return data;
  }

  /** Runs a document of the test's own; what the server sets as its cookie goes with the next one, as in a browser. */
  async ask(document, variables) {
    const { data, headers } = await this.#client.rawRequest(document, variables, this.#cookie ? { cookie: this.#cookie } : {});
    const [set] = headers.getSetCookie();
    if (set) this.#cookie = set.split(';')[0];
    return data;
  }

  /** The one code that an operation is refused with; the answer must hold nothing beside it. */
  async refused(name, variables) {
    return refusal(this.run(name, variables), `${name} as ${this.who}`);
  }
}

/** The code of the error that a request ends with. */
export async function refusal(request, what) {
  const error = await request.then(
    (data) => assert.fail(`${what} was answered: ${JSON.stringify(data)}`),
    (reason) => reason,
  );
  assert.ok(error instanceof ClientError, `${what}: ${error}`);
  assert.equal(error.response.errors?.length, 1, what);
  for (const value of Object.values(error.response.data ?? {})) assert.equal(value, null, what);
  return error.response.errors[0].extensions.code;
}
