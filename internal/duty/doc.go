// Package duty tells which duties of a city nobody holds: a department that owes figures needs somebody to report and somebody else
// to review, an office and statistics somebody to sign.
//
// It must not know rounds or figures: what the catalogue asks of an area makes the duty, whether or not a round is open. It changes
// nobody's roles.
//
// Invariant: somebody who is disabled holds no duty, a stand-in holds it in the place of whoever has lent the role, and nobody holds
// both sides of a decision on a figure.
package duty
