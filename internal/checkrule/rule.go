package checkrule

import (
	"slices"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/check"
)

// State is how far a version has come.
type State string

// The states. Nothing leads back.
const (
	Drafted State = "draft"
	InForce State = "in_force"
	Retired State = "retired"
)

// Draft is what a version says.
type Draft struct {
	Code  string      `gorm:"column:code"`
	Grade check.Grade `gorm:"column:grade"`
	// Elements, or Indicators ("plan/code"), are what it is about.
	Elements   db.TextArray `gorm:"column:elements;type:text[]"`
	Indicators db.TextArray `gorm:"column:indicators;type:text[]"`
	Expression string       `gorm:"column:expression"`
	// Sentence and SentenceEN say what was found.
	Sentence   string `gorm:"column:sentence"`
	SentenceEN string `gorm:"column:sentence_en"`
	// Note says why there is such a rule.
	Note string `gorm:"column:note"`
	// ValidFrom and ValidTo are the years whose figures it checks.
	ValidFrom int  `gorm:"column:valid_from"`
	ValidTo   *int `gorm:"column:valid_to"`
}

// Rule is one version with what became of it. What the catalogue brought has no proposer.
type Rule struct {
	CityID  string `gorm:"column:city_id"`
	Version int    `gorm:"column:version"`
	Draft   `gorm:"embedded"`
	State   State `gorm:"column:state"`

	ProposedTenant *string    `gorm:"column:proposed_tenant"`
	ProposedBy     *string    `gorm:"column:proposed_by"`
	ProposedAt     time.Time  `gorm:"column:proposed_at"`
	EnforcedTenant *string    `gorm:"column:enforced_tenant"`
	EnforcedBy     *string    `gorm:"column:enforced_by"`
	EnforcedAt     *time.Time `gorm:"column:enforced_at"`
	// Flagged of Tested values of past years would have been found, when it was put into force.
	Flagged       *int       `gorm:"column:flagged"`
	Tested        *int       `gorm:"column:tested"`
	RetiredTenant *string    `gorm:"column:retired_tenant"`
	RetiredBy     *string    `gorm:"column:retired_by"`
	RetiredAt     *time.Time `gorm:"column:retired_at"`
}

// TableName is the table of rules.
func (Rule) TableName() string { return "check_rule" }

// LocalSentence is the sentence with its holes, in zh-CN or en.
func (d Draft) LocalSentence(lang string) string { return fault.Local(lang, d.Sentence, d.SentenceEN) }

// IndicatorKey is how a rule names an indicator.
func IndicatorKey(i plan.Indicator) string { return i.Plan + "/" + i.Code }

// Narrowed is the rule about some elements only; false where it looks at none of them.
func (d Draft) Narrowed(k Known, about func(element string) bool) (Draft, bool) {
	d.Elements = keep(d.Elements, about)
	d.Indicators = keep(d.Indicators, func(key string) bool {
		i, ok := k.indicator(key)
		return ok && rated(i) && (about(*i.Numerator) || about(*i.Denominator))
	})
	return d, len(d.Elements)+len(d.Indicators) > 0
}

func keep(codes db.TextArray, fits func(string) bool) db.TextArray {
	return slices.DeleteFunc(slices.Clone(codes), func(code string) bool { return !fits(code) })
}

func (d Draft) same(o Draft) bool {
	ends := d.ValidTo == nil && o.ValidTo == nil || d.ValidTo != nil && o.ValidTo != nil && *d.ValidTo == *o.ValidTo
	return ends && d.Code == o.Code && d.Grade == o.Grade && slices.Equal(d.Elements, o.Elements) && slices.Equal(d.Indicators, o.Indicators) &&
		d.Expression == o.Expression && d.Sentence == o.Sentence && d.SentenceEN == o.SentenceEN && d.Note == o.Note && d.ValidFrom == o.ValidFrom
}
