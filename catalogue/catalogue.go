// Package catalogue carries the cities and plans that come with the product, a folder of YAML files each: city.yaml, and the
// plans that it names. The files are the source of truth; internal/exchange/planfile reads them, and this package knows
// nothing of what they say.
package catalogue

import "embed"

// FS holds the folders.
//
//go:embed */*.yaml
var FS embed.FS
