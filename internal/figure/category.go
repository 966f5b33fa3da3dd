package figure

import "github.com/liangce/liangce/internal/fault"

// CategoryName is a category in the reader's language; one that has no name is its code.
func CategoryName(lang, code string) string { return categories.Say(lang, nil, code) }

var categories = fault.Texts{
	"total":  {fault.Chinese: "合计", fault.English: "total"},
	"male":   {fault.Chinese: "男", fault.English: "male"},
	"female": {fault.Chinese: "女", fault.English: "female"},
	"urban":  {fault.Chinese: "城镇", fault.English: "urban"},
	"rural":  {fault.Chinese: "农村", fault.English: "rural"},
}
