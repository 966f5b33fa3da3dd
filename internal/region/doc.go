// Package region keeps what the cities of a province, and the provinces of the nation, have in common, side by side and added up.
//
// A region is a scope as a city is: tenants and users hang on its row, and its code leads its keys. It has a list of indicators of its
// own, formulas over the elements that its members' plans share; a member's indicator with another name or number counts where it is
// made of the same elements. Values are carried up from below, one level at a time: a city's approved value as a whole, with numerator,
// denominator and the number of areas behind it, into the cells of its province; a province's into those of the nation.
//
// Nothing is written for it on the way of whoever signs a figure. Every change of a city's value raises the version of its plan in the
// same transaction, and that is the outbox: a member whose versions are not those that its cells here were made of is behind. Taking
// reads the versions first and the values after, so a change in between leaves the member behind once more; it reads values, never
// changes, so taking twice, or once for many changes, gives the same. Corrections, new definitions and merged counties come up because
// they change the city's value. Each member's row is held by one worker at a time; the region's totals are made anew from all members'
// cells while the region's row is locked, the region above in a transaction of its own after that.
//
// It must not know figures, sheets, sign-offs, or anything of a city below the city as a whole. What cannot be added says why, and has
// no total. A total that lacks a member, or rests on one that lacks an area, is provisional.
//
// Invariant: a region's version is raised in the transaction that changes one of its cells, indicators or members.
package region
