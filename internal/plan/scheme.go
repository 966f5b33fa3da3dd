package plan

import (
	"context"
	"database/sql/driver"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
)

// The scopes of a scheme: whose it is.
const (
	ScopeNational   = "national"
	ScopeProvincial = "provincial"
	ScopeCity       = "city"
)

// Scheme is what a statistical scheme's forms print at their head, beside the name that its Plan carries. Its rows are collected as a
// plan's measures are, and nothing of it is judged.
type Scheme struct {
	CityID     string `gorm:"column:city_id;primaryKey"`
	Plan       string `gorm:"column:plan;primaryKey"`
	Scope      string `gorm:"column:scope"`
	Issuer     string `gorm:"column:issuer"`
	IssuerEN   string `gorm:"column:issuer_en"`
	Approver   string `gorm:"column:approver"`
	ApproverEN string `gorm:"column:approver_en"`
	// Approval is the number of the approval; "" where nobody has confirmed it.
	Approval  string     `gorm:"column:approval"`
	ValidFrom *time.Time `gorm:"column:valid_from"`
	ValidTo   *time.Time `gorm:"column:valid_to"`
	Inferred  bool       `gorm:"column:inferred"`
	Forms     []Form     `gorm:"-"`
}

// TableName is the table of schemes.
func (Scheme) TableName() string { return "scheme" }

// LocalIssuer is who makes the forms, in zh-CN or en.
func (s Scheme) LocalIssuer(lang string) string { return fault.Local(lang, s.Issuer, s.IssuerEN) }

// LocalApprover is who approved them, in zh-CN or en.
func (s Scheme) LocalApprover(lang string) string { return fault.Local(lang, s.Approver, s.ApproverEN) }

// Form finds a form by its code.
func (s Scheme) Form(code string) (Form, bool) {
	return find(s.Forms, func(f Form) bool { return f.Code == code })
}

// Form is one form of a scheme, which the areas of one level fill.
type Form struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	Plan   string `gorm:"column:plan;primaryKey"`
	Code   string `gorm:"column:code;primaryKey"`
	Place  int    `gorm:"column:place"`
	// Number is the form's number as printed.
	Number string `gorm:"column:number"`
	Name   string `gorm:"column:name"`
	NameEN string `gorm:"column:name_en"`
	// Level is LevelCounty or LevelCity.
	Level    string   `gorm:"column:level"`
	Period   string   `gorm:"column:period"`
	PeriodEN string   `gorm:"column:period_en"`
	Inferred bool     `gorm:"column:inferred"`
	Rows     FormRows `gorm:"column:rows;type:jsonb"`
}

// TableName is the table of forms.
func (Form) TableName() string { return "scheme_form" }

// LocalName is the form's name in zh-CN or en.
func (f Form) LocalName(lang string) string { return fault.Local(lang, f.Name, f.NameEN) }

// LocalPeriod is how often it is made, in zh-CN or en.
func (f Form) LocalPeriod(lang string) string { return fault.Local(lang, f.Period, f.PeriodEN) }

// FormRow is one row of a form. One that shows nothing is a heading.
type FormRow struct {
	Number   string `json:"number,omitempty"`
	Words    string `json:"words"`
	WordsEN  string `json:"words_en"`
	Indent   int    `json:"indent,omitempty"`
	Unit     string `json:"unit,omitempty"`
	Measure  string `json:"measure,omitempty"`
	Part     string `json:"part,omitempty"`
	Inferred bool   `json:"inferred,omitempty"`
}

// LocalWords is what the row says, in zh-CN or en.
func (r FormRow) LocalWords(lang string) string { return fault.Local(lang, r.Words, r.WordsEN) }

// Category is which part of the measure the row shows.
func (r FormRow) Category() string {
	if r.Part == "" {
		return Total
	}
	return r.Part
}

// FormRows are the rows of a form, from the top.
type FormRows []FormRow

// Value writes the rows as JSON.
func (r FormRows) Value() (driver.Value, error) { return db.JSONValue([]FormRow(r)) }

// Scan reads the rows from JSON.
func (r *FormRows) Scan(src any) error { return db.ScanJSON(src, (*[]FormRow)(r)) }

// Schemes gives the schemes that the caller may read with their forms, by code; their plans come beside them.
func Schemes(ctx context.Context, tx *db.Tx) ([]Scheme, error) {
	schemes, err := gorm.G[Scheme](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("plan").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan: read schemes: %w", err)
	}
	forms, err := gorm.G[Form](tx.DB).Where("city_id = ?", tx.Actor.CityID).Order("plan, place").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("plan: read forms: %w", err)
	}
	for i := range schemes {
		for _, f := range forms {
			if f.Plan == schemes[i].Plan {
				schemes[i].Forms = append(schemes[i].Forms, f)
			}
		}
	}
	return schemes, nil
}

func schemeOf(ctx context.Context, tx *db.Tx, code string) (Scheme, error) {
	s, err := gorm.G[Scheme](tx.DB).Where("city_id = ? and plan = ?", tx.Actor.CityID, code).Take(ctx)
	if err != nil {
		return Scheme{}, fmt.Errorf("plan: read the scheme %s: %w", code, err)
	}
	return s, rows(ctx, tx, code, "place", &s.Forms)
}

// Place is where a form shows something.
type Place struct {
	Form Form
	Row  FormRow
}

// Places are the rows that show a category of one of the measures, of the forms that an area of the level fills; where none of these
// shows it, of the others, which are made of the area's figures.
func (s Scheme) Places(measures []string, category string, city bool) []Place {
	var own, others []Place
	for _, f := range s.Forms {
		for _, r := range f.Rows {
			if r.Category() != category || !slices.Contains(measures, r.Measure) {
				continue
			}
			if city == (f.Level == LevelCity) {
				own = append(own, Place{f, r})
			} else {
				others = append(others, Place{f, r})
			}
		}
	}
	if len(own) > 0 {
		return own
	}
	return others
}

// writeScheme replaces what the forms print; nothing refers to it.
func writeScheme(ctx context.Context, tx *db.Tx, c Catalogue) error {
	if c.Scheme == nil {
		return nil
	}
	if err := removeAll[Form](ctx, tx, c); err != nil {
		return err
	}
	if err := upsert(ctx, tx, []Scheme{*c.Scheme}, clause.OnConflict{UpdateAll: true}); err != nil {
		return err
	}
	return upsert(ctx, tx, c.Scheme.Forms, clause.OnConflict{UpdateAll: true})
}
