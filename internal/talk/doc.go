// Package talk keeps what is said about a figure at its place (讨论): threads of remarks by those who may read the figure, with the
// tenants that a remark names told of it.
//
// It must not know approval: nothing that is said moves a figure, or stands for a decision on it.
//
// Invariants: who may not read the figure sees no word of it; a remark is never edited, and one that its author takes back leaves the
// fact that it was there; a thread is settled by who opened it or by who answers for the figure, and a later remark opens it again.
package talk
