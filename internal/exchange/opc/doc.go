// Package opc lays out the zip that an Office file is, part by part, and measures one that comes in before anything unpacks it whole.
//
// It must not know what any part says.
//
// Invariant: the same parts give the same bytes, in whatever order they came.
package opc
