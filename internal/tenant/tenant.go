package tenant

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/period"
)

// The kinds of tenants.
const (
	Office     = "office"
	Statistics = "statistics"
	Department = "department"
)

// The levels of areas; municipal is the city's own institutions (市本级), an area beside the counties. A province and the nation are the
// one area of their scope.
const (
	LevelNation    = "nation"
	LevelProvince  = "province"
	LevelCity      = "city"
	LevelCounty    = "county"
	LevelMunicipal = "municipal"
	LevelTown      = "town"
)

// City is the root of isolation.
type City struct {
	CityID        string `gorm:"column:city_id;primaryKey"`
	Name          string `gorm:"column:name"`
	NameEN        string `gorm:"column:name_en"`
	Demonstration bool   `gorm:"column:demonstration"`
	// CreatedAt is the time of the transaction that opened the city, where left zero.
	CreatedAt time.Time `gorm:"column:created_at"`
}

// Area is a node of the area tree.
type Area struct {
	CityID string  `gorm:"column:city_id;primaryKey"`
	Code   string  `gorm:"column:code;primaryKey"`
	Path   string  `gorm:"column:path"`
	Parent *string `gorm:"column:parent"`
	Level  string  `gorm:"column:level"`
	Name   string  `gorm:"column:name"`
	NameEN string  `gorm:"column:name_en"`
	// Inferred marks an area that no public list names.
	Inferred bool `gorm:"column:inferred"`
	// FirstYear and LastYear bound the data years for which the area exists; they follow from the changes of areas.
	FirstYear *int `gorm:"column:first_year"`
	LastYear  *int `gorm:"column:last_year"`
}

// Line is a field of duty that departments of all levels share.
type Line struct {
	CityID string `gorm:"column:city_id;primaryKey"`
	Code   string `gorm:"column:code;primaryKey"`
	Name   string `gorm:"column:name"`
	NameEN string `gorm:"column:name_en"`
}

// Tenant is an office or a department of an area.
type Tenant struct {
	CityID   string `gorm:"column:city_id;primaryKey"`
	ID       string `gorm:"column:id;primaryKey"`
	Slug     string `gorm:"column:slug"`
	Kind     string `gorm:"column:kind"`
	Name     string `gorm:"column:name"`
	NameEN   string `gorm:"column:name_en"`
	AreaCode string `gorm:"column:area_code"`
	AreaPath string `gorm:"column:area_path"`
	// Line is nil for a committee office only.
	Line *string `gorm:"column:line"`
	// Accent is the tenant's own colour on the page.
	Accent *string `gorm:"column:accent"`
	// Former are the names that it had before, each until its last day.
	Former FormerNames `gorm:"column:former"`
}

// FormerName is a name that a tenant had until a day, YYYY-MM-DD.
type FormerName struct {
	Until  string `json:"until"`
	Name   string `json:"name"`
	NameEN string `json:"name_en"`
}

// FormerNames are a tenant's, the oldest first.
type FormerNames []FormerName

// Scan reads them from their column.
func (f *FormerNames) Scan(src any) error { return db.ScanJSON(src, (*[]FormerName)(f)) }

// Value writes them.
func (f FormerNames) Value() (driver.Value, error) {
	if len(f) == 0 {
		return "[]", nil
	}
	text, err := json.Marshal(f)
	if err != nil {
		return nil, fmt.Errorf("tenant: write former names: %w", err)
	}
	return string(text), nil
}

// At is the tenant under the name that it had at a moment: what was signed or printed then keeps it.
func (t Tenant) At(moment time.Time) Tenant {
	day := moment.In(period.China).Format(time.DateOnly)
	for _, f := range t.Former {
		if day <= f.Until {
			t.Name, t.NameEN = f.Name, f.NameEN
			break
		}
	}
	return t
}

// Grant is what a tenant may see and do: an area subtree × lines × plans. A nil list means all.
type Grant struct {
	CityID   string        `gorm:"column:city_id;primaryKey"`
	TenantID string        `gorm:"column:tenant_id;primaryKey"`
	AreaPath string        `gorm:"column:area_path"`
	Lines    *db.TextArray `gorm:"column:lines"`
	Plans    *db.TextArray `gorm:"column:plans"`
	// Slug names the tenant in an Opening, where its id may not exist yet.
	Slug string `gorm:"-"`
}

// User is a person of a tenant.
type User struct {
	CityID   string       `gorm:"column:city_id;primaryKey"`
	ID       string       `gorm:"column:id;primaryKey"`
	TenantID string       `gorm:"column:tenant_id"`
	Username string       `gorm:"column:username"`
	Name     string       `gorm:"column:name"`
	Roles    db.TextArray `gorm:"column:roles"`
	Disabled bool         `gorm:"column:disabled"`
}

// TableName is the table of cities.
func (City) TableName() string { return "city" }

// TableName is the table of areas.
func (Area) TableName() string { return "area" }

// TableName is the table of lines.
func (Line) TableName() string { return "line" }

// TableName is the table of tenants.
func (Tenant) TableName() string { return "tenant" }

// TableName is the table of grants.
func (Grant) TableName() string { return "tenant_grant" }

// TableName is the table of users.
func (User) TableName() string { return "app_user" }

// LocalName is the city's name in zh-CN or en.
func (c City) LocalName(lang string) string { return fault.Local(lang, c.Name, c.NameEN) }

// LocalName is the area's name in zh-CN or en.
func (a Area) LocalName(lang string) string { return fault.Local(lang, a.Name, a.NameEN) }

// LocalName is the line's name in zh-CN or en.
func (l Line) LocalName(lang string) string { return fault.Local(lang, l.Name, l.NameEN) }

// LocalName is the tenant's name in zh-CN or en.
func (t Tenant) LocalName(lang string) string { return fault.Local(lang, t.Name, t.NameEN) }

// LineCode is the tenant's line, or "" for a committee office.
func (t Tenant) LineCode() string {
	if t.Line == nil {
		return ""
	}
	return *t.Line
}

// DefaultGrant is what a tenant of that kind sees unless its city decides otherwise: an office and statistics all lines of
// their area's subtree, a department its own line there; all plans.
func DefaultGrant(t Tenant) Grant {
	g := Grant{CityID: t.CityID, TenantID: t.ID, AreaPath: t.AreaPath, Slug: t.Slug}
	if t.Kind == Department {
		g.Lines = &db.TextArray{t.LineCode()}
	}
	return g
}
