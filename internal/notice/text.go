package notice

import (
	_ "embed"
	"maps"

	"github.com/liangce/liangce/internal/fault"
)

//go:embed catalogue.json
var catalogueJSON []byte

var catalogue = fault.MustTexts(catalogueJSON)

// Text is the sentence for the reader, in zh-CN or en. A parameter "x@en" is the English form of the name x.
func (n Notice) Text(lang string) string {
	params := n.Params
	if code := params["reason"]; code != "" {
		params = maps.Clone(params)
		params["reason"] = catalogue.Say(lang, nil, "reason."+code)
	}
	return catalogue.Say(lang, params, n.Kind+"."+variant(n), n.Kind)
}

// variant picks the sentence that says neither more nor less than is known.
func variant(n Notice) string {
	overdue, soon := n.Params["overdue"], n.Params["soon"]
	switch {
	case n.Kind == Returned && n.Params["due"] != "":
		return "due"
	case n.Kind == Deadline && some(overdue) && some(soon):
		return "both"
	case n.Kind == Deadline && some(overdue):
		return "overdue"
	}
	return ""
}

func some(count string) bool { return count != "" && count != "0" }
