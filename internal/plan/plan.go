package plan

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/platform/db"
)

// Plan is a five-year plan of one area.
type Plan struct {
	CityID       string `gorm:"column:city_id;primaryKey"`
	Code         string `gorm:"column:plan;primaryKey"`
	Title        string `gorm:"column:title"`
	TitleEN      string `gorm:"column:title_en"`
	AreaCode     string `gorm:"column:area_code"`
	BaselineYear int    `gorm:"column:baseline_year"`
	TargetYear   int    `gorm:"column:target_year"`
	FirstYear    int    `gorm:"column:first_year"`
	Source       string `gorm:"column:source"`
	// ContentHash tells whether a catalogue put again says anything new.
	ContentHash string `gorm:"column:content_hash"`
	// Scheme says that it is no plan but a statistical scheme: collected as one, and never judged.
	Scheme bool `gorm:"column:scheme" json:",omitempty"`
}

// TableName is the table of plans.
func (Plan) TableName() string { return "plan" }

// Domain is a chapter of a plan.
type Domain struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	Plan   string `gorm:"column:plan;primaryKey"`
	Code   string `gorm:"column:code;primaryKey"`
	Number int    `gorm:"column:number"`
	Name   string `gorm:"column:name"`
	NameEN string `gorm:"column:name_en"`
	// NameInTable is the name that the indicator table prints, where it differs from the text's.
	NameInTable *string `gorm:"column:name_in_table"`
}

// TableName is the table of domains.
func (Domain) TableName() string { return "domain" }

// The kinds of an element's value.
const (
	KindCount   = "count"
	KindDecimal = "decimal"
	KindFlag    = "flag"
)

// The levels that report an element: county elements are asked of the city's own institutions too, flags of counties only.
const (
	LevelCounty     = "county"
	LevelCountyFlag = "county_flag"
	LevelCity       = "city"
)

// Element is an atomic reported quantity of the city; indicators are formulas over elements.
type Element struct {
	CityID      string `gorm:"column:city_id;primaryKey"`
	Code        string `gorm:"column:code;primaryKey"`
	Name        string `gorm:"column:name"`
	NameEN      string `gorm:"column:name_en"`
	Unit        string `gorm:"column:unit"`
	Kind        string `gorm:"column:kind"`
	Level       string `gorm:"column:level"`
	PeriodBasis string `gorm:"column:period_basis"`
	// Line owns the element: the department of that line reports it.
	Line string `gorm:"column:line"`
	// Support holds the other lines of the indicators that use the element; they may read it.
	Support db.TextArray `gorm:"column:support;type:text[]"`
	// Plans holds the plans that use the element; the first is the one that defines it.
	Plans     db.TextArray     `gorm:"column:plans;type:text[]"`
	Divisions Divisions        `gorm:"column:divisions;type:jsonb"`
	Minimum   *decimal.Decimal `gorm:"column:minimum"`
	Maximum   *decimal.Decimal `gorm:"column:maximum"`
	// SmallCells is the smallest count of people that is shown to those who are not entitled to the figure; none where the
	// element's counts may be shown however small they are.
	SmallCells *int `gorm:"column:small_cells"`
	// Definition says in words what it counts; nobody has to have written it down.
	Definition   *string `gorm:"column:definition"`
	DefinitionEN *string `gorm:"column:definition_en"`
	// FirstYear and LastYear bound the data years for which it is asked; nil is no bound.
	FirstYear *int                    `gorm:"column:first_year"`
	LastYear  *int                    `gorm:"column:last_year"`
	Earlier   Earlier[EarlierElement] `gorm:"column:earlier;type:jsonb"`
	Inferred  bool                    `gorm:"column:inferred"`
}

// TableName is the table of elements.
func (Element) TableName() string { return "element" }

// Indicator is a published statistic of a plan.
type Indicator struct {
	CityID    string `gorm:"column:city_id;primaryKey"`
	Plan      string `gorm:"column:plan;primaryKey"`
	Code      string `gorm:"column:code;primaryKey"`
	Number    int    `gorm:"column:number"`
	Domain    string `gorm:"column:domain"`
	Name      string `gorm:"column:name"`
	NameEN    string `gorm:"column:name_en"`
	Unit      string `gorm:"column:unit"`
	Precision int    `gorm:"column:precision"`
	Direction string `gorm:"column:direction"`
	Method    string `gorm:"column:method"`
	// Either Count, or Numerator and Denominator, name elements. For a share of counties Count is the flag.
	Numerator   *string         `gorm:"column:numerator"`
	Denominator *string         `gorm:"column:denominator"`
	Count       *string         `gorm:"column:count"`
	Multiplier  decimal.Decimal `gorm:"column:multiplier"`
	// Gross says that the numerator is not a part of the denominator, so the ratio may exceed the whole.
	Gross bool `gorm:"column:gross"`
	// CumulativeFrom is the first year of a running total.
	CumulativeFrom *int `gorm:"column:cumulative_from"`
	// MinDenominator is the smallest denominator at which an area is judged.
	MinDenominator *decimal.Decimal `gorm:"column:min_denominator"`
	PeriodBasis    string           `gorm:"column:period_basis"`
	Lead           string           `gorm:"column:lead"`
	Support        db.TextArray     `gorm:"column:support;type:text[]"`
	// Notes and NotesEN say the same, one by one.
	Notes   db.TextArray `gorm:"column:notes;type:text[]"`
	NotesEN db.TextArray `gorm:"column:notes_en;type:text[]"`
	// Definition says in words what it measures; nobody has to have written it down.
	Definition   *string                   `gorm:"column:definition"`
	DefinitionEN *string                   `gorm:"column:definition_en"`
	Earlier      Earlier[EarlierIndicator] `gorm:"column:earlier;type:jsonb"`
	// ElementCodes are Elements(), for statements to ask.
	ElementCodes db.TextArray `gorm:"column:elements;type:text[]"`
	// Entitled names the element that counts who is entitled, where the target is that all of them are covered.
	Entitled *string `gorm:"column:entitled"`
	// Measure says that it stands in no table of the plan: it measures the target in the prose that has its code.
	Measure  bool `gorm:"column:measure"`
	Inferred bool `gorm:"column:inferred"`
}

// TableName is the table of indicators.
func (Indicator) TableName() string { return "indicator" }

// Elements lists the codes of the elements that the indicator is made of, those of earlier definitions too, and of the one that its
// coverage is held against.
func (i Indicator) Elements() []string {
	var codes []string
	add := func(parts ...*string) {
		for _, code := range parts {
			if code != nil && !slices.Contains(codes, *code) {
				codes = append(codes, *code)
			}
		}
	}
	add(i.Numerator, i.Denominator, i.Count, i.Entitled)
	for _, was := range i.Earlier {
		add(was.Numerator, was.Denominator, was.Count)
	}
	return codes
}

// Uses tells whether the indicator is made of that element.
func (i Indicator) Uses(element string) bool { return slices.Contains(i.Elements(), element) }

// Target is what an indicator shall reach in an area, with what the plan prints beside the rule.
type Target struct {
	CityID          string           `gorm:"column:city_id;primaryKey"`
	Plan            string           `gorm:"column:plan;primaryKey"`
	Indicator       string           `gorm:"column:indicator;primaryKey"`
	AreaCode        string           `gorm:"column:area_code;primaryKey"`
	BaselineValue   *decimal.Decimal `gorm:"column:baseline_value"`
	BaselinePrinted string           `gorm:"column:baseline_printed"`
	Type            string           `gorm:"column:type"`
	// Op is the comparison: ">=", ">", "<=" or "<"; a strict rule has ">" or "<".
	Op    *string          `gorm:"column:op"`
	Value *decimal.Decimal `gorm:"column:value"`
	// The two thresholds of a rule that is harder in a year of change of term.
	InYearOfChange *decimal.Decimal `gorm:"column:in_year_of_change"`
	OtherYears     *decimal.Decimal `gorm:"column:other_years"`
	Printed        string           `gorm:"column:printed"`
	// Reference names the indicator or measure whose value of the same year and area this one is held against, Band says how far
	// from it is still in keeping with it.
	Reference *string          `gorm:"column:reference"`
	Band      *decimal.Decimal `gorm:"column:band"`
	// MergedFrom is the indicator whose printed cell this target shares.
	MergedFrom *string `gorm:"column:merged_from"`
}

// TableName is the table of targets.
func (Target) TableName() string { return "target" }

// TermChange is a year in which the leadership that an indicator is about changes in an area.
type TermChange struct {
	CityID    string `gorm:"column:city_id;primaryKey"`
	Plan      string `gorm:"column:plan;primaryKey"`
	Indicator string `gorm:"column:indicator;primaryKey"`
	AreaCode  string `gorm:"column:area_code;primaryKey"`
	Year      int    `gorm:"column:year;primaryKey"`
}

// TableName is the table of changes of term.
func (TermChange) TableName() string { return "term_change" }

// Task is a numbered textual duty in a domain.
type Task struct {
	CityID    string       `gorm:"column:city_id;primaryKey"`
	Plan      string       `gorm:"column:plan;primaryKey"`
	Code      string       `gorm:"column:code;primaryKey"`
	Domain    string       `gorm:"column:domain"`
	Number    int          `gorm:"column:number"`
	Heading   string       `gorm:"column:heading"`
	HeadingEN string       `gorm:"column:heading_en"`
	Lead      string       `gorm:"column:lead"`
	Support   db.TextArray `gorm:"column:support;type:text[]"`
	// Indicators are those that the task is to move.
	Indicators db.TextArray `gorm:"column:indicators;type:text[]"`
	Inferred   bool         `gorm:"column:inferred"`
}

// TableName is the table of tasks.
func (Task) TableName() string { return "task" }

// Project is a key project of the plan.
type Project struct {
	CityID   string       `gorm:"column:city_id;primaryKey"`
	Plan     string       `gorm:"column:plan;primaryKey"`
	Code     string       `gorm:"column:code;primaryKey"`
	Number   int          `gorm:"column:number"`
	Name     string       `gorm:"column:name"`
	NameEN   string       `gorm:"column:name_en"`
	Lead     string       `gorm:"column:lead"`
	Tasks    db.TextArray `gorm:"column:tasks;type:text[]"`
	Inferred bool         `gorm:"column:inferred"`
}

// TableName is the table of projects.
func (Project) TableName() string { return "project" }

// Milestone is a step that the plan names for a project.
type Milestone struct {
	CityID  string `gorm:"column:city_id;primaryKey"`
	Plan    string `gorm:"column:plan;primaryKey"`
	Code    string `gorm:"column:code;primaryKey"`
	Project string `gorm:"column:project"`
	Number  int    `gorm:"column:number"`
	Name    string `gorm:"column:name"`
	NameEN  string `gorm:"column:name_en"`
}

// TableName is the table of milestones.
func (Milestone) TableName() string { return "milestone" }

// ProseTarget is a target in the prose of a task or a project.
type ProseTarget struct {
	CityID  string           `gorm:"column:city_id;primaryKey"`
	Plan    string           `gorm:"column:plan;primaryKey"`
	Code    string           `gorm:"column:code;primaryKey"`
	Number  int              `gorm:"column:number"`
	Task    *string          `gorm:"column:task"`
	Project *string          `gorm:"column:project"`
	Name    string           `gorm:"column:name"`
	NameEN  string           `gorm:"column:name_en"`
	Type    string           `gorm:"column:type"`
	Op      *string          `gorm:"column:op"`
	Value   *decimal.Decimal `gorm:"column:value"`
	Unit    *string          `gorm:"column:unit"`
	Printed string           `gorm:"column:printed"`
	Note    *string          `gorm:"column:note"`
	// Units and UnitsTotal say over which units a share or a coverage counts.
	Units      *string      `gorm:"column:units"`
	UnitsTotal *int         `gorm:"column:units_total"`
	Indicators db.TextArray `gorm:"column:indicators;type:text[]"`
	// MeasuredBy is the one of them whose value is the target's own, the same quantity in the same unit; or the target's own
	// code, where a measure of its own is reported for it.
	MeasuredBy *string `gorm:"column:measured_by"`
	// Reference and Band are as those of a Target.
	Reference *string          `gorm:"column:reference"`
	Band      *decimal.Decimal `gorm:"column:band"`
	// Further says that the prose promises a direction and no number; the plan's own count of targets leaves it out.
	Further bool `gorm:"column:further"`
}

// TableName is the table of targets in prose.
func (ProseTarget) TableName() string { return "prose_target" }

// Measured tells whether a measure of its own is reported for the target.
func (t ProseTarget) Measured() bool { return deref(t.MeasuredBy) == t.Code }

// Of is the code of the task or project that the target belongs to.
func (t ProseTarget) Of() string {
	if t.Task != nil {
		return *t.Task
	}
	return deref(t.Project)
}

// Article is an organisation article of the plan.
type Article struct {
	CityID    string `gorm:"column:city_id;primaryKey"`
	Plan      string `gorm:"column:plan;primaryKey"`
	Number    int    `gorm:"column:number;primaryKey"`
	Heading   string `gorm:"column:heading"`
	HeadingEN string `gorm:"column:heading_en"`
	// AsksIndex: it asks for a development index.
	AsksIndex bool `gorm:"column:asks_index"`
}

// TableName is the table of articles.
func (Article) TableName() string { return "article" }
