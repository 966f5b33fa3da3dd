// Package planfile reads the YAML files that a city and its plans come in as (catalogue/): a plan's whole catalogue, and a
// city with its areas, lines and tenants.
//
// A bad file is refused with all its problems, each at its line and column, with a stable code and a sentence in Chinese and
// English, so that an office mends it in one go. The package knows neither database nor transaction: what the city already
// has (lines, areas, elements of other plans) is handed in.
//
// Invariants: numbers are read as decimals from their digits, never through a float; anchors, aliases and tags are refused,
// so a small file cannot unfold into a large one; a catalogue is returned only where there is no problem.
package planfile
