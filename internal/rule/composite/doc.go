// Package composite makes one number of many indicators: each is scored from 0 to 100 by how near it is to its goal, the
// scores are averaged by weight within their domains, and the domains by theirs. Areas are placed by the result, and
// placed again under other weights, so that one sees what a place owes to the weights.
//
// A score is the distance to the goal as a share of the goal (100 at the goal, one point less for each per cent that is
// missing to it, or too much), so the unit of a value does not matter. What has no score is left out with its reason and
// raises nothing: too little data gives no index, and an area that lacks what others have, no place.
//
// It must not know areas, plans or where values come from; docs/index-method.md gives the method with its sources.
package composite
