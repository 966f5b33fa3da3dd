// Package organisation keeps what the plan's organisation articles ask of those who carry it out: each unit's plan of
// implementation, the budget lines of an area, resolutions, links to other plans, deeds for the people, taking part, and the
// place in the province, which is a recorded judgement.
//
// It must not know figures, tasks and their reports: a record is what somebody wrote down, and nothing is computed from it.
//
// Invariants: every tenant records its own plan of implementation, the committee office of an area all else there, the city's
// office the place in the province. A record is one row per revision: a change and a withdrawal add one, and none is overwritten.
package organisation
