// Package owntarget keeps what the counties have set themselves for the indicators of their city's plan, and tells whether all of
// it together reaches the city's target. In the place of the city's own area it keeps what the province asks of the city.
//
// It must not know how values and verdicts come about: it asks the roll-up to judge a county's value by the county's rule, and the
// rules to put the counties' targets together. The city's target stays what is counted; nothing here changes a value, a verdict
// or a board.
//
// Invariants: revisions are added and none is changed; taking a target back is a revision too. A committee office
// writes for its own area only. The weights of a decomposition are read for the whole city, so that all who ask get the same
// answer; they are never part of it, and what can be told from it is public.
package owntarget
