// Package reconcile holds what several bodies say of the same quantity side by side (数据核对): what was reported, the signers' own
// values beside it, what yearbooks say, and what was published; how far they lie apart, and whose turn it is.
//
// It must not know how a figure is decided on: recording a divergence, answering it, passing and returning are signoff's and sheet's
// verbs, and there are no others. It changes no figure.
//
// Invariants: a yearbook's value is entered by statistics with its source, and each change is a new revision; no figure and no
// indicator is computed from it; a county sees its own rows alone; a sum of which a part is missing agrees with nothing.
package reconcile
