package notice

import (
	_ "embed"
	"maps"
	"strconv"

	"github.com/liangce/liangce/internal/fault"
)

//go:embed catalogue.json
var catalogueJSON []byte

var catalogue = fault.MustTexts(catalogueJSON)

// Text is the sentence for the reader, in zh-CN or en. names are the readable forms of the codes that the sender gave (plan,
// element, area), in that language; a code without a name stands for itself.
func (n Notice) Text(lang string, names map[string]string) string {
	params := map[string]string{}
	if n.Plan != nil {
		params["plan"] = *n.Plan
	}
	if n.Year != nil {
		params["year"] = strconv.Itoa(*n.Year)
	}
	maps.Copy(params, n.Params)
	if code := params["reason"]; code != "" {
		params["reason"] = catalogue.Say(lang, nil, "reason."+code)
	}
	maps.Copy(params, names)
	return catalogue.Say(lang, params, n.Kind+"."+variant(n), n.Kind)
}

// variant picks the sentence that says neither more nor less than is known.
func variant(n Notice) string {
	overdue, soon := n.Params["overdue"], n.Params["soon"]
	switch {
	case n.Kind == Returned && n.Params["due"] != "":
		return "due"
	case (n.Kind == RolesLent || n.Kind == RolesBack) && n.Params["stand_in"] != "":
		return "own"
	case n.Kind == Deadline && some(overdue) && some(soon):
		return "both"
	case (n.Kind == Deadline || n.Kind == Chased) && some(overdue):
		return "overdue"
	}
	return ""
}

func some(count string) bool { return count != "" && count != "0" }
