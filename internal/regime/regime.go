package regime

import (
	"fmt"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/rule/chain"
	"github.com/liangce/liangce/internal/rule/period"
)

// Committee is the role of the body that assigns, urges and evaluates; whoever reads a page knows its office.
const Committee = "committee"

// Roles are those that a city's file may fill.
var Roles = []string{Committee, "statistics", "leading_group", "monitoring_group", "evaluation_group"}

// Body is a body under the name that it has for a time.
type Body struct {
	Role   string `json:"role"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
	// Short is what it is called in running text, Office what its office is.
	Short    string `json:"short"`
	ShortEN  string `json:"short_en"`
	Office   string `json:"office"`
	OfficeEN string `json:"office_en"`
	// Rank is what kind of body it is, Secretariat where its office sits.
	Rank          string `json:"rank"`
	RankEN        string `json:"rank_en"`
	Secretariat   string `json:"secretariat"`
	SecretariatEN string `json:"secretariat_en"`
	// From and To are its first and last day, YYYY-MM-DD; "" is without limit.
	From string `json:"from"`
	To   string `json:"to"`
	// Inferred marks what no document says.
	Inferred bool `json:"inferred"`
}

// On tells whether the body has this name on a day.
func (b Body) On(day string) bool { return b.From <= day && (b.To == "" || day <= b.To) }

// LocalName is the full name in zh-CN or en.
func (b Body) LocalName(lang string) string { return fault.Local(lang, b.Name, b.NameEN) }

// LocalShort is the short name in zh-CN or en.
func (b Body) LocalShort(lang string) string { return fault.Local(lang, b.Short, b.ShortEN) }

// LocalOffice is what its office is called, in zh-CN or en.
func (b Body) LocalOffice(lang string) string { return fault.Local(lang, b.Office, b.OfficeEN) }

// LocalRank is its rank in zh-CN or en.
func (b Body) LocalRank(lang string) string { return fault.Local(lang, b.Rank, b.RankEN) }

// LocalSecretariat is where its office sits, in zh-CN or en.
func (b Body) LocalSecretariat(lang string) string {
	return fault.Local(lang, b.Secretariat, b.SecretariatEN)
}

// Word is what a city calls a grade of checks or a rating; what the code does stays.
type Word struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// LocalName is the word in zh-CN or en.
func (w Word) LocalName(lang string) string { return fault.Local(lang, w.Name, w.NameEN) }

// Reason is why a figure may be returned.
type Reason struct {
	Code   string
	Name   string
	NameEN string
	// NeedsWords: it says nothing without a comment.
	NeedsWords bool
	// Retired reasons stand in the history and are not offered.
	Retired bool
}

// LocalName is the reason in zh-CN or en.
func (r Reason) LocalName(lang string) string { return fault.Local(lang, r.Name, r.NameEN) }

// Regime is all of it.
type Regime struct {
	Bodies  []Body       `json:"bodies"`
	Chain   chain.Chain  `json:"chain"`
	Periods period.Kinds `json:"periods"`
	Grades  []Word       `json:"grades"`
	Ratings []Word       `json:"ratings"`
	// Reasons stand in a table of their own, since decisions name them.
	Reasons []Reason `json:"-"`
}

// The codes whose words are a city's.
var (
	GradeCodes  = []string{"A", "B", "C", "D"}
	RatingCodes = []string{"not_started", "delayed", "under_way", "done"}
)

// Default is the usual way, for whatever a city's file leaves out.
func Default() Regime {
	return Regime{
		Bodies: []Body{{
			Role: Committee, Name: "妇女儿童工作委员会", NameEN: "Working Committee on Women and Children", Short: "妇儿工委", ShortEN: "the committee",
			Office: "妇儿工委办", OfficeEN: "the committee office", Inferred: true,
		}},
		Chain: chain.Default(), Periods: period.Default(),
		Grades: []Word{
			{"A", "强制性", "Mandatory"}, {"B", "准强制性", "Near-mandatory"}, {"C", "核实性", "To verify"}, {"D", "提示性", "Hint"},
		},
		Ratings: []Word{
			{"not_started", "尚未启动", "Not started"}, {"delayed", "进展滞后", "Behind"}, {"under_way", "正在推进", "Under way"}, {"done", "已经完成", "Done"},
		},
		Reasons: []Reason{
			{Code: string(chain.WrongValue), Name: "数值有误", NameEN: "Wrong value"},
			{Code: string(chain.WrongDefinition), Name: "口径不符", NameEN: "Wrong definition"},
			{Code: string(chain.NeedsExplanation), Name: "需要说明", NameEN: "Needs an explanation"},
			{Code: string(chain.Other), Name: "其他", NameEN: "Other", NeedsWords: true},
		},
	}
}

// Complete fills what is left out with the usual.
func (r Regime) Complete() Regime {
	usual := Default()
	fill(&r.Bodies, usual.Bodies)
	fill((*[]period.Kind)(&r.Periods), usual.Periods)
	fill(&r.Grades, usual.Grades)
	fill(&r.Ratings, usual.Ratings)
	fill(&r.Reasons, usual.Reasons)
	if len(r.Chain) == 0 {
		r.Chain = usual.Chain
	}
	return r
}

func fill[T any](given *[]T, usual []T) {
	if len(*given) == 0 {
		*given = usual
	}
}

// Body is the body that has a role on a day. Between two names the earlier one stands, before the first one the first.
func (r Regime) Body(role string, at time.Time) (Body, bool) {
	day := at.In(period.China).Format(time.DateOnly)
	var found Body
	there := false
	for _, b := range r.Bodies {
		if b.Role == role && (!there || b.From <= day && b.From > found.From || found.From > day && b.From < found.From) {
			found, there = b, true
		}
	}
	return found, there
}

// Committee is the committee under its name of a day; a city that names none has the usual one.
func (r Regime) Committee(at time.Time) Body {
	if b, ok := r.Body(Committee, at); ok {
		return b
	}
	return Default().Bodies[0]
}

// Speak puts the committee's own names of a moment into a Chinese text that speaks of it under its usual ones. English texts speak
// of the committee's office in general.
func (r Regime) Speak(text string, at time.Time) string { return r.Speaker(at)(text) }

// Speaker is Speak for many texts of one moment.
func (r Regime) Speaker(at time.Time) func(text string) string {
	own, usual := r.Committee(at), Default().Bodies[0]
	if own.Short == usual.Short && own.Office == usual.Office {
		return func(text string) string { return text }
	}
	return strings.NewReplacer(usual.Office, own.Office, usual.Short, own.Short).Replace
}

// Reason finds a reason by its code.
func (r Regime) Reason(code string) (Reason, bool) {
	for _, reason := range r.Reasons {
		if reason.Code == code {
			return reason, true
		}
	}
	return Reason{}, false
}

// Wrong says what does not hang together, or nil.
func (r Regime) Wrong() error {
	if err := r.Chain.Validate(); err != nil {
		return err
	}
	for _, k := range r.Periods {
		if what := k.Wrong(); what != "" {
			return fmt.Errorf("regime: period %s: %s", k.Code, what)
		}
	}
	if a, b, twice := r.Overlap(); twice {
		return fmt.Errorf("regime: %s and %s have one role on the same day", r.Bodies[a].Name, r.Bodies[b].Name)
	}
	return nil
}

// Overlap finds two bodies that have one role on the same day, by their places.
func (r Regime) Overlap() (int, int, bool) {
	for i, a := range r.Bodies {
		for j, b := range r.Bodies[:i] {
			if a.Role == b.Role && (b.To == "" || a.From <= b.To) && (a.To == "" || b.From <= a.To) {
				return j, i, true
			}
		}
	}
	return 0, 0, false
}
