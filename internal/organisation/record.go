package organisation

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/plan"
	"github.com/liangce/liangce/internal/platform/db"
)

// Kind is what a record is about.
type Kind string

// The kinds of records.
const (
	ImplementationPlan Kind = "implementation_plan"
	BudgetLine         Kind = "budget_line"
	Resolution         Kind = "resolution"
	PlanLink           Kind = "plan_link"
	Deed               Kind = "deed"
	Participation      Kind = "participation"
	Ranking            Kind = "ranking"
)

// articles are the numbers of the plan's articles that ask for each kind; the fifth, on monitoring, is the rounds' own.
var articles = map[Kind]int{
	Ranking: 1, Resolution: 1, ImplementationPlan: 2, PlanLink: 2, BudgetLine: 3, Deed: 4, Participation: 4,
}

// Kinds lists them in the order of the articles.
func Kinds() []Kind {
	return []Kind{Ranking, Resolution, ImplementationPlan, PlanLink, BudgetLine, Deed, Participation}
}

// Valid tells whether the kind is one of the seven.
func (k Kind) Valid() bool { _, known := articles[k]; return known }

// Article is the number of the plan's article that asks for the kind.
func (k Kind) Article() int { return articles[k] }

// Body is what a record says. Which of it a kind has, forms decides.
type Body struct {
	Title, Text, Number, Source string
	// Day is when it was issued, decided or held.
	Day *time.Time
	// State is how far a plan of implementation or a deed is, Purpose what money is for, Organ who decided.
	State, Purpose, Organ string
	// Planned and Spent are in 10 000 yuan.
	Planned, Spent *decimal.Decimal
	// People are served, or take part.
	People *int
	// Place is the city's among Places.
	Place, Places *int
}

// Record is one revision of a record.
type Record struct {
	CityID       string           `gorm:"column:city_id"`
	ID           string           `gorm:"column:id"`
	Revision     int              `gorm:"column:revision"`
	Plan         string           `gorm:"column:plan"`
	Kind         Kind             `gorm:"column:kind"`
	Year         int              `gorm:"column:year"`
	TenantID     string           `gorm:"column:tenant_id"`
	AreaCode     string           `gorm:"column:area_code"`
	AreaPath     string           `gorm:"column:area_path"`
	Title        string           `gorm:"column:title"`
	Body         string           `gorm:"column:body"`
	Number       string           `gorm:"column:number"`
	Source       string           `gorm:"column:source"`
	Day          *time.Time       `gorm:"column:day;type:date"`
	State        *string          `gorm:"column:state"`
	Purpose      *string          `gorm:"column:purpose"`
	Organ        *string          `gorm:"column:organ"`
	Planned      *decimal.Decimal `gorm:"column:planned"`
	Spent        *decimal.Decimal `gorm:"column:spent"`
	People       *int             `gorm:"column:people"`
	Place        *int             `gorm:"column:place"`
	Places       *int             `gorm:"column:places"`
	Withdrawn    *string          `gorm:"column:withdrawn"`
	RecordedBy   string           `gorm:"column:recorded_by"`
	RecordedAt   time.Time        `gorm:"column:recorded_at"`
	SupersededAt *time.Time       `gorm:"column:superseded_at"`
}

// TableName is the table of records.
func (Record) TableName() string { return "organisation_record" }

// MayChange tells whether the actor may change or withdraw the record.
func (r Record) MayChange(a access.Actor) bool {
	return r.Withdrawn == nil && access.Check(a, r.Kind.action(), r.object()) == nil
}

func (r Record) object() access.Object {
	return access.Object{City: r.CityID, AreaPath: r.AreaPath, Plans: []string{r.Plan}, OwnerTenant: r.TenantID}
}

func (k Kind) action() access.Action {
	switch k {
	case ImplementationPlan:
		return access.RecordOwnPlan
	case Ranking:
		return access.RecordRanking
	default:
		return access.RecordMeasure
	}
}

// MayRecord lists the kinds that the actor may add to a plan.
func MayRecord(a access.Actor, code string) []Kind {
	var may []Kind
	for _, k := range Kinds() {
		if access.Check(a, k.action(), own(a, code, k).object()) == nil {
			may = append(may, k)
		}
	}
	return may
}

// own is a blank record of the actor's tenant.
func own(a access.Actor, code string, k Kind) Record {
	return Record{CityID: a.CityID, Plan: code, Kind: k, TenantID: a.TenantID, AreaCode: a.AreaCode, AreaPath: a.AreaPath}
}

// List reads what counts of a plan in the actor's scope, newest first. A year narrows it to the records of that year, with the
// plans of implementation and the links that were there by then: those last. Year 0 does not narrow.
func List(ctx context.Context, tx *db.Tx, code string, year int) ([]Record, error) {
	if _, err := plan.Get(ctx, tx, code); err != nil {
		return nil, err
	}
	return find(ctx, tx, `plan = ? and superseded_at is null and withdrawn is null
		and (? = 0 or year = ? or (kind in ('implementation_plan', 'plan_link') and year < ?))
		order by year desc, day desc nulls last, area_path, id`, code, year, year, year)
}

// Get reads the newest revision of a record.
func Get(ctx context.Context, tx *db.Tx, id string) (Record, error) {
	rows, err := History(ctx, tx, id)
	if err != nil {
		return Record{}, err
	}
	return rows[0], nil
}

// History reads all revisions of a record, the newest first.
func History(ctx context.Context, tx *db.Tx, id string) ([]Record, error) {
	if _, err := uuid.Parse(id); err != nil {
		return nil, fault.New(fault.NotFound)
	}
	rows, err := find(ctx, tx, `id = cast(? as uuid) order by revision desc`, id)
	if err == nil && len(rows) == 0 {
		err = fault.New(fault.NotFound)
	}
	return rows, err
}

func find(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Record, error) {
	rows, err := gorm.G[Record](tx.DB).Raw(`select * from organisation_record where city_id = ? and `+where, append([]any{tx.Actor.CityID}, args...)...).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("organisation: read records: %w", err)
	}
	return rows, nil
}
