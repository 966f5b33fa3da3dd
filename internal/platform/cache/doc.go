// Package cache keeps finished answers so that the same question is computed once: in this process,
// then in Redis, then by one computation however many ask at once.
//
// It never invalidates anything. A Key names the city, the version of its data and the digest of the
// asker's scope, so a stale answer or one of another scope has no key to come from; NewKey refuses
// to build a key without them. The version moves in the transaction that moves the data.
//
// Redis holds only what can be recomputed and may vanish at any time: its errors are counted, never
// returned, and after one it is left alone for a moment, so that losing it costs speed and no waiting.
//
// It must not know what an answer means, nor who may see it.
package cache
