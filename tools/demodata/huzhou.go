package main

import "github.com/liangce/liangce/internal/demo/data"

// huzhou is the second city, small: two counties, one plan of three indicators.
func huzhou() recipe {
	return recipe{
		folder: "huzhou", own: "330501",
		people: map[string]int{"330502": 10160, "330521": 5486},
		series: []series{
			{"live_births", years{11020, 10410, 9806, 9174, 9433, 8921}, 0, "", false, 30, 10, nil},
			{"maternal_deaths", years{0, 0, 1, 0, 0, 0}, 0, "live_births", true, 0, 0, nil},
			{"marriage_registrants", years{11800, 11032, 9950, 11204, 8952, 9310}, 0, "", false, 30, 12, nil},
			{"premarital_checkups", years{10443, 9807, 8885, 10062, 8082, 8440}, 0, "marriage_registrants", true, 15, 5, nil},
			{"women_population", years{662013, 668420, 673105, 676890, 679034, 680217}, 0, "", false, 10, 2, nil},
		},
		fates: []fate{
			{element: "marriage_registrants", area: "330521", mark: data.Owed},
			{element: "premarital_checkups", area: "330502", mark: data.Draft},
		},
	}
}
