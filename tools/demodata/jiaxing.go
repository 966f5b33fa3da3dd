package main

import (
	"slices"

	"github.com/liangce/liangce/internal/demo/data"
)

// jiaxing rolls up to what the two plans print for 2020: the comments name the indicators that a series serves.
func jiaxing() recipe {
	return recipe{
		folder: "jiaxing", own: "330401",
		people: map[string]int{
			"330402": 8822, "330411": 6364, "330421": 6482, "330424": 4568, "330481": 10762, "330482": 6718, "330483": 10298,
		},
		series:  slices.Concat(jiaxingWomen(), jiaxingChildren(), schemeSeries()),
		flags:   jiaxingFlags(),
		entered: slices.Concat(jiaxingEntered(), womensMeasures(), childrensMeasures(), schemeEntered()),
		splits:  append(jiaxingSplits(), schemeSplits()...),
		fates:   jiaxingFates(),
		missing: map[string]string{
			"":                      "规划未载明基期数据，自2021年起采集",
			"physique_women_tested": "国民体质监测按轮次开展，本年无监测轮次",
			"physique_women_passed": "国民体质监测按轮次开展，本年无监测轮次",
			"examined_age_12":       "口腔健康调查按轮次开展，本年无调查轮次",
			"caries_age_12":         "口腔健康调查按轮次开展，本年无调查轮次",
		},
		jumps: map[string]string{
			"childcare_places":                   "新建、扩建托育机构集中投用，增幅较大，已核实",
			"schools_with_digital_parent_school": "数字家长学校按计划分批建成，增幅较大，已核实",
		},
	}
}

// jiaxingTowns counts the towns and subdistricts of each county, as the catalogue lists them.
var jiaxingTowns = map[string]int{
	"330402": 13, "330411": 9, "330421": 9, "330424": 9, "330481": 12, "330482": 9, "330483": 11,
}

func jiaxingWomen() []series {
	return []series{
		{"live_births", years{41152, 38930, 36603, 34069, 35284, 33226}, 0, "", false, 60, 12, nil},
		{"maternal_deaths", years{0, 1, 1, 0, 2, 1}, 0, "live_births", true, 300, 400, nil},
		{"marriage_registrants", years{44012, 41206, 36775, 41931, 33182, 34575}, 0, "", false, 50, 15, nil},
		{"premarital_checkups", years{40671, 37922, 33509, 37977, 29678, 30675}, 0, "marriage_registrants", true, 25, 6, nil},
		{"girls_15_17", years{52034, 52895, 54145, 55620, 56945, 58304}, 0, "", false, 50, 6, nil},
		{"senior_secondary_girls", years{51680, 52551, 53826, 55353, 56603, 57995}, 0, "girls_15_17", false, 8, 2, nil},
		{"training_total", years{210054, 224609, 231509, 247984, 262247, 270966}, 120, "", false, 90, 30, nil},
		{"training_women", years{102716, 110508, 114666, 123050, 131491, 136567}, 125, "training_total", true, 30, 6, nil},
		{"women_workers", years{780665, 791471, 799890, 805588, 810389, 816510}, 90, "", false, 80, 8, nil},
		{"women_workers_trained", years{404384, 410853, 416743, 418422, 418161, 422952}, 95, "women_workers", true, 25, 5, nil},
		{"senior_professionals", years{35996, 37492, 39083, 40910, 42741, 44419}, 280, "", false, 90, 8, nil},
		{"senior_professional_women", years{14110, 14749, 15485, 16258, 17058, 17803}, 285, "senior_professionals", true, 30, 4, nil},
		{"disabled_women_working_age", years{27988, 27752, 27463, 27160, 26950, 26623}, 0, "", false, 70, 6, nil},
		{"disabled_women_employed", years{16849, 16796, 16725, 16576, 16547, 16453}, 0, "disabled_women_working_age", true, 30, 6, nil},
		{"maternity_insured_women", years{1180093, 1214276, 1241918, 1260354, 1282765, 1299182}, 215, "", false, 80, 8, nil},
		{"residents_pension_women", years{1657412, 1621385, 1589240, 1562098, 1538177, 1515036}, 0, "", false, 60, 6, nil},
		{"unemployment_insured_women", years{643021, 662184, 680097, 691250, 706338, 718021}, 220, "", false, 80, 8, nil},
		{"injury_insured_women", years{721934, 740216, 753872, 764905, 776143, 785410}, 215, "", false, 80, 8, nil},
		{"legal_aid_women", years{2354, 2450, 2381, 2520, 2633, 2590}, 140, "", false, 120, 50, nil},
	}
}

func jiaxingChildren() []series {
	return []series{
		{"parent_school_sites_added", years{notCollected, 7, 8, 5, 6, 7}, 80, "", false, 200, 500, nil},
		{"schools", years{notCollected, 362, 364, 367, 371, 373}, 60, "", false, 60, 0, nil},
		{"schools_with_digital_parent_school", years{notCollected, 110, 141, 179, 227, 275}, 60, "schools", true, 60, 20, nil},
		{"perinatal_births", years{41382, 39153, 36819, 34278, 35486, 33421}, 0, "live_births", false, 4, 1, nil},
		{"severe_birth_defects", years{455, 423, 387, 350, 355, 324}, 0, "perinatal_births", true, 60, 40, nil},
		{"infant_deaths", years{82, 76, 66, 60, 58, 54}, 0, "live_births", true, 100, 120, nil},
		{"children_under_18", years{799041, 813641, 822699, 826198, 823214, 818961}, 0, "", false, 50, 4, nil},
		{"paediatricians", years{823, 846, 864, 876, 864, 868}, 240, "children_under_18", true, 80, 15, nil},
		{"resident_population", years{5398636, 5514140, 5545167, 5589930, 5622459, 5641346}, 0, "", false, 0, 2, nil},
		{"childcare_places", years{4328, 8878, 13974, 19173, 23165, 26571}, 0, "resident_population", true, 70, 30, nil},
		{"pupils_screened", years{560563, 570891, 579309, 586852, 591611, 592971}, 50, "", false, 40, 6, nil},
		{"myopic_pupils", years{327369, 328947, 329685, 326524, 321836, 316528}, 56, "pupils_screened", true, 25, 5, nil},
		{"examined_age_12", years{notCollected, notCollected, 7015, notCollected, notCollected, 7177}, 0, "", false, 40, 10, nil},
		{"caries_age_12", years{notCollected, notCollected, 1670, notCollected, notCollected, 1644}, 0, "examined_age_12", true, 60, 10, nil},
		{"fitness_tested", years{notCollected, 521019, 529491, 534816, 539173, 541944}, 50, "", false, 40, 6, nil},
		{"fitness_good", years{notCollected, 253215, 265804, 282918, 292771, 301321}, 48, "fitness_tested", true, 40, 8, nil},
		{"population_3_5", years{164973, 162708, 157274, 146232, 134155, 123310}, 0, "", false, 50, 6, nil},
		{"kindergarten_children", years{164313, 162090, 156771, 145793, 133551, 122829}, 0, "population_3_5", false, 8, 2, nil},
		{"inclusive_kindergarten_children", years{147882, 147226, 144104, 135733, 126099, 116933}, 0, "kindergarten_children", true, 25, 3, nil},
		{"population_15_17", years{110022, 112262, 114843, 117753, 120621, 123577}, 0, "girls_15_17", false, 6, 2, nil},
		{"senior_secondary_students", years{109274, 111544, 114200, 117141, 119909, 122959}, 0, "population_15_17", false, 6, 2, nil},
		{"injury_deaths_under_18", years{64, 63, 61, 60, 57, 55}, 0, "children_under_18", true, 120, 120, nil},
		{"rehabilitated_children", years{514, 548, 537, 569, 601, 588}, 0, "children_under_18", true, 120, 50, nil},
		{"legal_aid_minors", years{516, 530, 498, 521, 547, 533}, 110, "", false, 120, 60, nil},
		{"offenders", years{9362, 9120, 8310, 9050, 8870, 8640}, 20, "", false, 100, 40, nil},
		{"juvenile_offenders", years{132, 125, 111, 123, 114, 107}, 15, "offenders", true, 80, 80, nil},
		{"towns", years{notCollected, 72, 72, 72, 72, 72}, 0, "", false, 0, 0, jiaxingTowns},
		{"towns_with_childrens_home", years{notCollected, 38, 49, 58, 66, 72}, 0, "towns", true, 120, 0, nil},
	}
}

func jiaxingSplits() []split {
	sexes, stages := []string{"male", "female"}, []string{"kindergarten", "primary", "junior", "senior"}
	return []split{
		{"legal_aid_minors", sexes, []int{640}, nil},
		{"juvenile_offenders", sexes, []int{910}, nil},
		{"offenders", sexes, []int{840}, nil},
		{"rehabilitated_children", sexes, []int{590}, nil},
		{"pupils_screened", sexes, []int{530}, nil},
		{"myopic_pupils", sexes, []int{500}, nil},
		// One county has no figures of its senior secondary schools.
		{"pupils_screened", stages, []int{130, 450, 220}, []string{"330424"}},
		{"myopic_pupils", stages, []int{25, 430, 290}, []string{"330424"}},
		{"kindergarten_children", sexes, []int{528}, nil},
		{"fitness_tested", sexes, []int{530}, nil},
		{"fitness_good", sexes, []int{500}, nil},
		{"resident_population", []string{"urban", "rural"}, []int{710}, nil},
	}
}

func jiaxingFlags() []flags {
	none, haiyan := []string{}, []string{"330424"}
	two := []string{"330411", "330424"}
	return []flags{
		{"party_committee_with_woman", [...][]string{none, none, none, none, {"330482"}, {"330482"}}},
		{"government_with_woman", [...][]string{{"330421"}, none, none, none, none, none}},
		{"womens_centre", [...][]string{two, two, haiyan, haiyan, haiyan, none}},
		{"protection_centre_running", [...][]string{nil, {"330411", "330421", "330424", "330482"}, {"330421", "330424"}, haiyan, none, none}},
		{"childrens_centre", [...][]string{two, haiyan, haiyan, none, none, none}},
	}
}

func jiaxingEntered() []entered {
	return []entered{
		{"female_life_expectancy", [...]string{"85.02", "85.13", "85.24", "85.21", "85.35", "85.41"}},
		{"physique_women_passed", [...]string{"", "", "", "", "", "4018"}},
		{"physique_women_tested", [...]string{"", "", "", "", "", "4216"}},
		{"college_women", [...]string{"33104", "33690", "34285", "35186", "35768", "36312"}},
		{"college_students", [...]string{"62028", "63446", "64932", "66514", "68000", "69166"}},
		{"higher_education_enrolment", [...]string{"144471", "148302", "152490", "155720", "158688", "160716"}},
		{"population_18_22", [...]string{"232007", "231000", "230004", "229012", "228000", "227013"}},
		// A new term began in 2022.
		{"congress_deputies_women", [...]string{"101", "101", "125", "125", "125", "125"}},
		{"congress_deputies", [...]string{"415", "415", "418", "418", "418", "418"}},
		{"cppcc_members_women", [...]string{"103", "103", "116", "116", "116", "116"}},
		{"cppcc_members", [...]string{"342", "342", "345", "345", "345", "345"}},
	}
}

// jiaxingFates leave Haining's health department with its figures of the women's plan to report.
func jiaxingFates() []fate {
	return []fate{
		{element: "live_births", area: "330481", mark: data.Owed},
		{element: "maternal_deaths", area: "330481", mark: data.Owed},
		{element: "premarital_checkups", area: "330481", mark: data.Owed},
		{element: "marriage_registrants", area: "330421", mark: data.Returned, times: 10},
		{element: "training_women", area: "330482", mark: data.Returned, plus: 4000},
		{element: "childcare_places", area: "330411", mark: data.Returned, plus: -1300},
		{element: "unemployment_insured_women", area: "330483", mark: data.Withdrawn},
		{element: "senior_secondary_students", area: "330424", mark: data.Withdrawn},
		{element: "disabled_women_employed", area: "330402", mark: data.Draft},
		{element: "disabled_women_working_age", area: "330402", mark: data.Draft},
		{element: "legal_aid_women", area: "330424", mark: data.Draft},
		{element: "schools", area: "330482", mark: data.Draft},
		{element: "severe_birth_defects", area: "330483", mark: data.Draft},
		{element: "college_students", area: "330400", mark: data.Draft},
		{element: "women_workers", area: "330482", mark: data.Divergence, plus: -5210},
	}
}
