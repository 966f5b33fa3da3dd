package progress

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/google/uuid"
	"github.com/shopspring/decimal"
	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// A tenant's part in an item.
const (
	Lead    = "lead"
	Support = "support"
)

// The states of a report; Missing is one that nobody has begun.
const (
	Missing   = "missing"
	Draft     = "draft"
	Submitted = "submitted"
	Returned  = "returned"
	Accepted  = "accepted"
)

// Rating says how far an item is.
type Rating string

// The ratings.
const (
	NotStarted Rating = "not_started"
	Delayed    Rating = "delayed"
	UnderWay   Rating = "under_way"
	Done       Rating = "done"
)

// Valid tells the ratings from anything else.
func (r Rating) Valid() bool {
	return slices.Contains([]Rating{NotStarted, Delayed, UnderWay, Done}, r)
}

// Body is what a tenant writes.
type Body struct {
	Done       string  `json:"done"`
	Results    string  `json:"results"`
	Problems   string  `json:"problems"`
	Next       string  `json:"next"`
	SelfRating *Rating `json:"self_rating,omitempty"`
	// Of a project: money in 10 000 yuan, and what may keep it from its goal.
	FundsPlanned *decimal.Decimal `json:"funds_planned,omitempty"`
	FundsSpent   *decimal.Decimal `json:"funds_spent,omitempty"`
	Risks        string           `json:"risks,omitempty"`
}

// Report is one tenant's report on an item in a year. A report that is not begun has no ID, and Missing as its state.
type Report struct {
	CityID      string       `gorm:"column:city_id"`
	ID          string       `gorm:"column:id"`
	Plan        string       `gorm:"column:plan"`
	Year        int          `gorm:"column:year"`
	Item        string       `gorm:"column:item"`
	Kind        string       `gorm:"column:kind"`
	TenantID    string       `gorm:"column:tenant_id"`
	AreaCode    string       `gorm:"column:area_code"`
	AreaPath    string       `gorm:"column:area_path"`
	Line        string       `gorm:"column:line"`
	Support     db.TextArray `gorm:"column:support"`
	Role        string       `gorm:"column:role"`
	State       string       `gorm:"column:state"`
	Revision    int          `gorm:"column:revision"`
	Body        Body         `gorm:"column:body;serializer:json"`
	Sent        *Body        `gorm:"column:sent;serializer:json"`
	WrittenBy   string       `gorm:"column:written_by"`
	SubmittedBy *string      `gorm:"column:submitted_by"`
	SubmittedAt *time.Time   `gorm:"column:submitted_at"`
	Outcome     *string      `gorm:"column:outcome"`
	Rating      *Rating      `gorm:"column:rating"`
	Remark      string       `gorm:"column:remark"`
	ReviewedBy  *string      `gorm:"column:reviewed_by"`
	ReviewedAt  *time.Time   `gorm:"column:reviewed_at"`
	// Files counts the evidence.
	Files int `gorm:"column:files"`
}

// TableName is the table of reports.
func (Report) TableName() string { return "progress_report" }

// Shown is what the actor reads: its own tenant's words as they are, another's as they were submitted last.
func (r Report) Shown(a access.Actor) Body {
	switch {
	case r.TenantID == a.TenantID:
		return r.Body
	case r.Sent != nil:
		return *r.Sent
	}
	return Body{}
}

// object is the report as access weighs it.
func (r Report) object() access.Object {
	o := access.Object{City: r.CityID, AreaPath: r.AreaPath, Line: r.Line, Support: r.Support, Plans: []string{r.Plan}, OwnerTenant: r.TenantID}
	if r.SubmittedBy != nil {
		o.EnteredBy = *r.SubmittedBy
	}
	return o
}

// Key names a report. An empty Tenant is the actor's own.
type Key struct {
	Plan   string
	Year   int
	Item   string
	Tenant string
}

const selectReport = `select r.*, (select count(*) from evidence e where e.city_id = r.city_id and e.report = r.id and e.removed_at is null) as files
	from progress_report r `

func find(ctx context.Context, tx *db.Tx, where string, args ...any) ([]Report, error) {
	rows, err := gorm.G[Report](tx.DB).Raw(selectReport+where, args...).Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("progress: read reports: %w", err)
	}
	return rows, nil
}

// Get reads one report; one that is out of scope is not found.
func Get(ctx context.Context, tx *db.Tx, id string) (Report, error) {
	rows, err := find(ctx, tx, `where r.city_id = ? and r.id = cast(? as uuid)`, tx.Actor.CityID, id)
	if err != nil {
		return Report{}, err
	}
	if len(rows) == 0 {
		return Report{}, fault.New(fault.NotFound)
	}
	return rows[0], nil
}

// lock reads one report for a change.
func lock(ctx context.Context, tx *db.Tx, id string) (Report, error) {
	var held []string
	err := tx.DB.WithContext(ctx).Raw(`select id from progress_report where city_id = ? and id = cast(? as uuid) for update`, tx.Actor.CityID, id).Scan(&held).Error
	if err != nil {
		return Report{}, fmt.Errorf("progress: lock: %w", err)
	}
	return Get(ctx, tx, id)
}

// Page is a report with what stands around it.
type Page struct {
	Report   Report
	Item     Item
	Tenant   tenant.Tenant
	Round    *round.Round
	Late     bool
	Evidence []Evidence
	// Heads are the item's reports in the actor's scope.
	Heads []Head
	// LastYear is the report of the year before, where it was accepted.
	LastYear     *Report
	Milestones   []Milestone
	Supervisions []Supervision
	May          []string
}

// Read gives a report that exists or could: a tenant without a part in the item has none.
func Read(ctx context.Context, tx *db.Tx, key Key) (*Page, error) {
	item, err := itemOf(ctx, tx, key.Plan, key.Item)
	if err != nil {
		return nil, err
	}
	if key.Tenant == "" {
		key.Tenant = tx.Actor.TenantSlug
	}
	tenants, err := tenant.Tenants(ctx, tx)
	if err != nil {
		return nil, err
	}
	t, err := tenant.BySlug(tenants, key.Tenant)
	if err != nil {
		return nil, err
	}
	blank, err := begin(tx, key, item, t)
	if err != nil {
		return nil, err
	}
	p := &Page{Report: blank, Item: item, Tenant: t}
	written, err := find(ctx, tx, `where r.city_id = ? and r.plan = ? and r.year in (?, ?) and r.item = ? and r.tenant_id = cast(? as uuid)`,
		tx.Actor.CityID, key.Plan, key.Year, key.Year-1, key.Item, t.ID)
	if err != nil {
		return nil, err
	}
	for _, r := range written {
		switch {
		case r.Year == key.Year:
			p.Report = r
		case r.State == Accepted:
			p.LastYear = &r
		}
	}
	return p, p.complete(ctx, tx, tenants)
}

func (p *Page) complete(ctx context.Context, tx *db.Tx, tenants []tenant.Tenant) error {
	r := p.Report
	of, err := roundOf(ctx, tx, r.Plan, r.Year)
	if err != nil {
		return err
	}
	p.Round, p.Late = of, late(tx.Now, of, r)
	heads, err := headsOf(ctx, tx, []Item{p.Item}, tenants, of, r.Plan, r.Year)
	if err != nil {
		return err
	}
	p.Heads = heads[p.Item.Code]
	if r.ID != "" {
		if p.Evidence, err = evidenceOf(ctx, tx, r.ID); err != nil {
			return err
		}
	}
	if p.Item.Kind == KindProject {
		if p.Milestones, err = Milestones(ctx, tx, r.Plan, p.Item.Code); err != nil {
			return err
		}
	}
	p.May = p.may(tx.Actor)
	p.Supervisions, err = supervisions(ctx, tx, `plan = ? and year = ? and item = ? and tenant_id = cast(? as uuid)`+byUrgency, r.Plan, r.Year, r.Item, r.TenantID)
	return err
}

// may lists what the actor can do with the report as it stands.
func (p *Page) may(a access.Actor) []string {
	r, may := p.Report, []string{}
	add := func(word string, action access.Action, fits bool) {
		if fits && access.Check(a, action, r.object()) == nil {
			may = append(may, word)
		}
	}
	open := p.Round != nil && p.Round.State == round.Open
	add("save", access.WriteReport, open && r.editable())
	add("submit", access.WriteReport, open && r.editable() && r.ID != "")
	add("withdraw", access.WriteReport, open && r.State == Submitted)
	add("review", access.ReviewReport, open && r.State == Submitted)
	add("supervise", access.Supervise, open && r.State != Accepted)
	if p.Item.Kind == KindProject && access.Check(a, access.SetMilestone, milestoneObject(a, r.Plan, p.Item)) == nil {
		may = append(may, "set_milestone")
	}
	return may
}

func (r Report) editable() bool { return r.State == Missing || r.State == Draft || r.State == Returned }

// begin is the report of a tenant that has not begun: what it is about and who reads it.
func begin(tx *db.Tx, key Key, item Item, t tenant.Tenant) (Report, error) {
	role := item.role(t.LineCode())
	if role == "" {
		return Report{}, fault.New(fault.NotFound, "item", key.Item, "tenant", t.Slug)
	}
	var others db.TextArray
	for _, line := range item.lines() {
		if line != t.LineCode() {
			others = append(others, line)
		}
	}
	r := Report{
		CityID: t.CityID, Plan: key.Plan, Year: key.Year, Item: item.Code, Kind: item.Kind, TenantID: t.ID, AreaCode: t.AreaCode, AreaPath: t.AreaPath,
		Line: t.LineCode(), Support: others, Role: role, State: Missing,
	}
	if err := access.Check(tx.Actor, access.ReadReport, r.object()); err != nil {
		return Report{}, fault.New(fault.NotFound, "item", key.Item, "tenant", t.Slug)
	}
	return r, nil
}

func roundOf(ctx context.Context, tx *db.Tx, code string, year int) (*round.Round, error) {
	r, err := round.Get(ctx, tx, code, year)
	if f, ok := fault.As(err); ok && f.Code == fault.NotFound {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &r, nil
}

func late(now time.Time, of *round.Round, r Report) bool {
	return of != nil && of.State == round.Open && r.Role == Lead && r.editable() && now.After(of.EndsAt())
}

// mustBeOpen refuses work in a year whose round is not.
func mustBeOpen(ctx context.Context, tx *db.Tx, code string, year int) error {
	of, err := roundOf(ctx, tx, code, year)
	if err != nil {
		return err
	}
	if of == nil || of.State != round.Open {
		return fault.New(fault.WrongState, "reason", fault.ReasonRoundClosed, "year", strconv.Itoa(year))
	}
	return nil
}

func newID() (string, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return "", fmt.Errorf("progress: make an id: %w", err)
	}
	return id.String(), nil
}
