import { useSyncExternalStore } from 'react';
import type { ViewerFieldsFragment } from '@/gql/graphql';

export type Viewer = ViewerFieldsFragment;

/** What signing in and refreshing both answer. */
export interface Grant {
  accessToken: string;
  expiresAt: string;
  viewer: Viewer;
}

export type SessionState =
  | { status: 'unknown' }
  | { status: 'signed-out' }
  | { status: 'signed-in'; viewer: Viewer }
  /** It ended without the person having ended it here: what is on the page waits for the same person. */
  | { status: 'lapsed'; viewer: Viewer };

/** Are they one person? Accounts are told apart by tenant and name. */
function same(a: Viewer, b: Viewer): boolean {
  return a.tenant.slug === b.tenant.slug && a.user.name === b.user.name;
}

/** A token this close to its end is renewed before it is used. */
const MARGIN_MS = 20_000;

/**
 * The access token lives in this object and nowhere else; only the HttpOnly cookie outlives a reload. A refresh cookie used
 * twice ends its whole family, so renewing is done once at a time, over all tabs where the browser can lock.
 */
export class Session {
  private token = '';
  private expires = 0;
  private renewing: Promise<boolean> | null = null;
  private listeners = new Set<() => void>();
  private waiting: ((resumed: boolean) => void)[] = [];
  private state: SessionState = { status: 'unknown' };

  constructor(
    private readonly requestGrant: () => Promise<Grant | null>,
    private readonly locks: Pick<LockManager, 'request'> | undefined = globalThis.navigator?.locks,
    private readonly now: () => number = Date.now,
  ) {}

  current = (): SessionState => this.state;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  adopt(grant: Grant): void {
    this.token = grant.accessToken;
    this.expires = Date.parse(grant.expiresAt);
    const before = this.state;
    this.move({ status: 'signed-in', viewer: grant.viewer });
    this.answerWaiting(before.status !== 'lapsed' || same(before.viewer, grant.viewer));
  }

  /** Who is signed in is the same person with other roles. */
  meet(viewer: Viewer): void {
    if (this.state.status === 'signed-in') this.move({ status: 'signed-in', viewer });
  }

  end(): void {
    this.token = '';
    this.expires = 0;
    this.move({ status: 'signed-out' });
    this.answerWaiting(false);
  }

  private lapse(): void {
    const { state } = this;
    if (state.status === 'lapsed') return;
    this.token = '';
    this.expires = 0;
    this.move(state.status === 'signed-in' ? { status: 'lapsed', viewer: state.viewer } : { status: 'signed-out' });
  }

  /** Resolves once somebody has signed in again: true where it is the same person, whose work may go on. */
  async resumed(): Promise<boolean> {
    if (this.state.status !== 'lapsed') return this.state.status === 'signed-in';
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private answerWaiting(resumed: boolean): void {
    for (const answer of this.waiting.splice(0)) answer(resumed);
  }

  /** A token fit for use, or '' when nobody is signed in. */
  async bearer(): Promise<string> {
    if (this.token && this.expires - this.now() < MARGIN_MS) await this.renew();
    return this.token;
  }

  /** Trades the cookie for a new token; false when the cookie is no longer good. Throws when the server cannot be reached. */
  renew(): Promise<boolean> {
    this.renewing ??= this.locked(async () => {
      const grant = await this.requestGrant();
      if (grant) this.adopt(grant);
      else this.lapse();
      return grant !== null;
    }).finally(() => {
      this.renewing = null;
    });
    return this.renewing;
  }

  private async locked(run: () => Promise<boolean>): Promise<boolean> {
    return this.locks ? await this.locks.request('liangce-refresh', run) : await run();
  }

  private move(next: SessionState): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

export function useSessionState(session: Session): SessionState {
  return useSyncExternalStore(session.subscribe, session.current);
}
