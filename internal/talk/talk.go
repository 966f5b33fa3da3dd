package talk

import (
	"context"
	"fmt"
	"time"

	"gorm.io/gorm"

	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
)

// Spot is what a thread and a remark both carry of where they stand: what it is about, and who may read it.
type Spot struct {
	CityID   string       `gorm:"column:city_id"`
	Element  string       `gorm:"column:element"`
	AreaCode string       `gorm:"column:area_code"`
	Year     int          `gorm:"column:year"`
	Category string       `gorm:"column:category"`
	AreaPath string       `gorm:"column:area_path"`
	Line     string       `gorm:"column:line"`
	Support  db.TextArray `gorm:"column:support"`
	Plans    db.TextArray `gorm:"column:plans"`
}

func spotOf(tx *db.Tx, at cell.Place) Spot {
	support := at.Support
	if support == nil {
		support = db.TextArray{}
	}
	return Spot{tx.Actor.CityID, at.Element, at.AreaCode, at.Year, at.Category, at.AreaPath, at.Line, support, at.Plans}
}

// Key is the figure's place.
func (s Spot) Key() figure.Key {
	return figure.Key{Element: s.Element, AreaCode: s.AreaCode, Year: s.Year, Category: s.Category}
}

// Thread is one matter that is talked about.
type Thread struct {
	Spot          `gorm:"embedded"`
	ID            string     `gorm:"column:id"`
	OwnerID       string     `gorm:"column:owner_id"`
	TenantID      string     `gorm:"column:tenant_id"`
	ByUser        string     `gorm:"column:by_user"`
	At            time.Time  `gorm:"column:at"`
	SettledAt     *time.Time `gorm:"column:settled_at"`
	SettledBy     *string    `gorm:"column:settled_by"`
	SettledTenant *string    `gorm:"column:settled_tenant"`
	// Remarks are all of it, the first one opening it.
	Remarks []Remark `gorm:"-"`
}

// TableName is the table of threads.
func (Thread) TableName() string { return "talk_thread" }

// Settled tells whether nothing was said since it was settled.
func (t Thread) Settled() bool {
	return t.SettledAt != nil && (len(t.Remarks) == 0 || !t.Remarks[len(t.Remarks)-1].At.After(*t.SettledAt))
}

// Remark is what somebody said.
type Remark struct {
	Spot        `gorm:"embedded"`
	ID          string       `gorm:"column:id"`
	Thread      string       `gorm:"column:thread"`
	TenantID    string       `gorm:"column:tenant_id"`
	ByUser      string       `gorm:"column:by_user"`
	At          time.Time    `gorm:"column:at"`
	Words       string       `gorm:"column:words"`
	Mentions    db.TextArray `gorm:"column:mentions;type:uuid[]"`
	WithdrawnAt *time.Time   `gorm:"column:withdrawn_at"`
}

// TableName is the table of remarks.
func (Remark) TableName() string { return "talk_remark" }

// At reads what is said at a place, the thread that was opened last first.
func At(ctx context.Context, tx *db.Tx, at cell.Place) ([]Thread, error) {
	const here = "city_id = ? and element = ? and area_code = ? and year = ? and category = ?"
	threads, err := gorm.G[Thread](tx.DB).Where(here, tx.Actor.CityID, at.Element, at.AreaCode, at.Year, at.Category).Order("at desc, id desc").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("talk: read threads: %w", err)
	}
	remarks, err := gorm.G[Remark](tx.DB).Where(here, tx.Actor.CityID, at.Element, at.AreaCode, at.Year, at.Category).Order("at, id").Find(ctx)
	if err != nil {
		return nil, fmt.Errorf("talk: read remarks: %w", err)
	}
	of := make(map[string]*Thread, len(threads))
	for i := range threads {
		of[threads[i].ID] = &threads[i]
	}
	for _, r := range remarks {
		if t := of[r.Thread]; t != nil {
			t.Remarks = append(t.Remarks, r)
		}
	}
	return threads, nil
}

// Heard is how much is said at a place, and how much of it the actor's tenant has not read.
type Heard struct {
	Remarks, Unread int
	// Open tells that a thread is not settled.
	Open bool
}

// HeardAt counts for many places at once. What a tenant says itself it has read.
func HeardAt(ctx context.Context, tx *db.Tx, keys []figure.Key) (map[figure.Key]Heard, error) {
	out := map[figure.Key]Heard{}
	if len(keys) == 0 {
		return out, nil
	}
	var elements, areas, categories db.TextArray
	years := make(db.TextArray, 0, len(keys))
	for _, k := range keys {
		elements, areas, categories = append(elements, k.Element), append(areas, k.AreaCode), append(categories, k.Category)
		years = append(years, fmt.Sprint(k.Year))
	}
	var rows []struct {
		figure.Key `gorm:"embedded"`
		Remarks    int
		Unread     int
		Open       bool
	}
	err := tx.DB.WithContext(ctx).Raw(`select r.element, r.area_code, r.year, r.category, count(*) as remarks,
			count(*) filter (where r.withdrawn_at is null and r.tenant_id <> cast(@tenant as uuid) and r.at > coalesce(s.at, '-infinity')) as unread,
			bool_or(r.withdrawn_at is null and r.at > coalesce(t.settled_at, '-infinity')) as open
		from unnest(cast(@elements as text[]), cast(@areas as text[]), cast(@years as int[]), cast(@categories as text[])) as k (element, area_code, year, category)
		join talk_remark r on r.city_id = @city and (r.element, r.area_code, r.year, r.category) = (k.element, k.area_code, k.year, k.category)
		join talk_thread t on t.city_id = r.city_id and t.id = r.thread
		left join talk_seen s on s.city_id = r.city_id and s.tenant_id = cast(@tenant as uuid)
			and (s.element, s.area_code, s.year, s.category) = (r.element, r.area_code, r.year, r.category)
		group by 1, 2, 3, 4`, map[string]any{
		"tenant": tx.Actor.TenantID, "city": tx.Actor.CityID, "elements": elements, "areas": areas, "years": years, "categories": categories,
	}).Scan(&rows).Error
	if err != nil {
		return nil, fmt.Errorf("talk: count what is said: %w", err)
	}
	for _, r := range rows {
		out[r.Key] = Heard{r.Remarks, r.Unread, r.Open}
	}
	return out, nil
}

// HeardByRef is HeardAt for places that are named by their refs.
func HeardByRef(ctx context.Context, tx *db.Tx, refs []string) (map[string]Heard, error) {
	keys := make([]figure.Key, 0, len(refs))
	for _, ref := range refs {
		if key, err := cell.ParseRef(ref); err == nil {
			keys = append(keys, key)
		}
	}
	heard, err := HeardAt(ctx, tx, keys)
	out := make(map[string]Heard, len(heard))
	for key, h := range heard {
		out[cell.Ref(key)] = h
	}
	return out, err
}
