package period

// Default are the kinds of period of a city that names none.
func Default() Kinds {
	return Kinds{
		{Code: "calendar_year", Name: "日历年", NameEN: "Calendar year", Shape: Span, Month: 1, Day: 1, Months: 12},
		{Code: "mch_year_oct_sep", Name: "妇幼卫生年度（上年 10 月至当年 9 月）", NameEN: "Maternal and child health year (October to September)", Shape: Span, Month: 10, Day: 1, Months: 12, Offset: -1},
		{Code: "academic_year", Name: "学年", NameEN: "Academic year", Shape: Span, Month: 9, Day: 1, Months: 12},
		{Code: "academic_year_autumn_screening", Name: "学年（秋季筛查）", NameEN: "Academic year, autumn screening", Shape: Span, Month: 9, Day: 1, Months: 4},
		{Code: "year_end_stock", Name: "年末数", NameEN: "End of year", Shape: Stock, Month: 12, Day: 31},
		{Code: "term_stock", Name: "届期", NameEN: "Term of office", Shape: Term, Month: 12, Day: 31},
		{Code: "survey_round", Name: "调查年", NameEN: "Survey year", Shape: Survey},
		{Code: "cumulative_since_2021", Name: "2021 年起累计", NameEN: "Running total since 2021", Shape: Cumulative, Since: 2021},
	}
}
