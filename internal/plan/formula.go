package plan

import (
	"strconv"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/formula"
)

var formulas = fault.Texts{
	string(formula.RatioOfSums):     {fault.Chinese: "各地“{numerator}”之和 ÷ 各地“{denominator}”之和{times}", fault.English: "sum of [{numerator}] ÷ sum of [{denominator}]{times}"},
	string(formula.Sum):             {fault.Chinese: "各地“{count}”之和{times}", fault.English: "sum of [{count}]{times}"},
	string(formula.ShareOfCounties): {fault.Chinese: "“{count}”的县（市、区）数 ÷ 县（市、区）总数{times}", fault.English: "counties with [{count}] ÷ counties{times}"},
	string(formula.ShareOfUnits):    {fault.Chinese: "“{count}”的单位数 ÷ 单位总数{times}", fault.English: "units with [{count}] ÷ units{times}"},
	"entered.count":                 {fault.Chinese: "“{count}”{times}（全市直接填报）", fault.English: "[{count}]{times} (entered for the city)"},
	"entered.ratio":                 {fault.Chinese: "“{numerator}” ÷ “{denominator}”{times}（全市直接填报）", fault.English: "[{numerator}] ÷ [{denominator}]{times} (entered for the city)"},
	"since":                         {fault.Chinese: "{formula}（自 {year} 年起累计）", fault.English: "{formula} (running total since {year})"},
}

// Formula says in words how an indicator is computed from the elements it is made of.
func Formula(i Indicator, elements []Element, lang string) string {
	params := map[string]string{"numerator": deref(i.Numerator), "denominator": deref(i.Denominator), "count": deref(i.Count)}
	for part, code := range params {
		if e, ok := find(elements, func(e Element) bool { return e.Code == code }); ok {
			params[part] = e.LocalName(lang)
		}
	}
	spec := i.Spec()
	if m := spec.Multiplier.String(); m != "1" {
		params["times"] = " × " + m
	} else {
		params["times"] = ""
	}
	key := i.Method
	switch spec.Method {
	case formula.CityOnly, formula.CitySurvey:
		key = "entered.ratio"
		if spec.Count != "" {
			key = "entered.count"
		}
	default: // the others have a sentence of their own
	}
	text := formulas.Say(lang, params, key)
	if spec.CumulativeFrom == 0 {
		return text
	}
	return formulas.Say(lang, map[string]string{"formula": text, "year": strconv.Itoa(spec.CumulativeFrom)}, "since")
}
