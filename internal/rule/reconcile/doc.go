// Package reconcile compares what two bodies say of the same thing, and says how the matter stands and whose turn it is.
//
// It must not know who the bodies are, or where their values come from.
//
// Invariants: a difference is judged on the exact values, never on a rounded percentage; what is incomplete is never in agreement; a
// dispute that was decided is nobody's turn.
package reconcile
