package main

// open is a series of which only the open year is known: a scheme's collection begins with it.
func open(total int) years {
	return years{notCollected, notCollected, notCollected, notCollected, notCollected, total}
}

// schemeSeries are what the counties report for the statistical schemes alone.
func schemeSeries() []series {
	return []series{
		{"hospital_births", open(33208), 0, "live_births", true, 1, 1, nil},
		{"mothers_managed", open(32174), 0, "live_births", true, 12, 4, nil},
		{"mothers_visited", open(32411), 0, "live_births", true, 10, 4, nil},
		{"cervical_checks", open(158326), 0, "", false, 90, 20, nil},
		{"breast_checks", open(156874), 0, "", false, 90, 20, nil},
		{"urban_unit_staff", open(1012480), 150, "", false, 80, 10, nil},
		{"village_committee_members", open(3524), 0, "", false, 120, 0, nil},
		{"residents_committee_members", open(2613), 0, "", false, 120, 0, nil},
		{"minimum_living_recipients", open(43276), 0, "", false, 140, 20, nil},
		{"divorces_registered", open(9874), 0, "", false, 60, 20, nil},
		{"domestic_violence_calls", open(4216), 0, "", false, 120, 40, nil},
		{"protection_orders_issued", open(41), 0, "", false, 400, 200, nil},
		{"newborns_screened", open(33051), 0, "live_births", true, 3, 2, nil},
		{"low_birth_weight", open(1634), 0, "live_births", true, 60, 30, nil},
		{"under_5_deaths", open(79), 0, "live_births", true, 120, 100, nil},
		{"primary_pupils", open(318420), 40, "", false, 50, 6, nil},
		{"junior_students", open(148635), 45, "", false, 50, 6, nil},
		{"special_education_pupils", open(1692), 60, "", false, 120, 30, nil},
		{"left_behind_children", open(2158), 0, "", false, 300, 60, nil},
		{"children_without_carers", open(643), 0, "", false, 150, 50, nil},
		{"adoptions_registered", open(62), 0, "", false, 300, 100, nil},
		{"child_directors", open(1296), 0, "", false, 80, 0, nil},
		{"mother_and_baby_rooms", open(1024), 60, "", false, 120, 20, nil},
		{"nurseries", open(612), 0, "", false, 100, 20, nil},
		{"child_friendly_communities", open(96), 0, "", false, 200, 0, nil},
		{"womens_mediation_cases", open(5384), 0, "", false, 150, 30, nil},
	}
}

func schemeEntered() []entered {
	return []entered{
		{"new_civil_servants", [...]string{"", "", "", "", "", "418"}},
		{"new_civil_servants_women", [...]string{"", "", "", "", "", "226"}},
	}
}

func schemeSplits() []split {
	sexes := []string{"male", "female"}
	return []split{
		{"urban_unit_staff", sexes, []int{576}, nil},
		{"village_committee_members", sexes, []int{662}, nil},
		{"residents_committee_members", sexes, []int{438}, nil},
		{"minimum_living_recipients", sexes, []int{541}, nil},
		{"primary_pupils", sexes, []int{532}, nil},
		{"junior_students", sexes, []int{529}, nil},
		{"special_education_pupils", sexes, []int{643}, nil},
		{"left_behind_children", sexes, []int{528}, nil},
		{"children_without_carers", sexes, []int{551}, nil},
	}
}
