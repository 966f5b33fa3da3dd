package access

import (
	"regexp"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

// Role is what a user does inside its tenant.
type Role string

// The roles, as the token carries them.
const (
	Viewer      Role = "viewer"
	Reporter    Role = "reporter"
	Reviewer    Role = "reviewer"
	Signer      Role = "signer"
	Evaluator   Role = "evaluator"
	TenantAdmin Role = "tenant_admin"
	Operator    Role = "operator"
)

// Valid tells the seven roles from anything else.
func (r Role) Valid() bool { _, known := roleNames[string(r)]; return known }

// Name is the role in the user's language.
func (r Role) Name(lang string) string { return roleNames.Say(lang, nil, string(r)) }

var roleNames = fault.Texts{
	string(Viewer):      {fault.Chinese: "查看", fault.English: "viewer"},
	string(Reporter):    {fault.Chinese: "填报", fault.English: "reporter"},
	string(Reviewer):    {fault.Chinese: "审核", fault.English: "reviewer"},
	string(Signer):      {fault.Chinese: "签核", fault.English: "signer"},
	string(Evaluator):   {fault.Chinese: "评估", fault.English: "evaluator"},
	string(TenantAdmin): {fault.Chinese: "单位管理员", fault.English: "administrator"},
	string(Operator):    {fault.Chinese: "运维", fault.English: "operator"},
}

func names(roles []Role, lang string) string {
	said := make([]string, len(roles))
	for i, r := range roles {
		said[i] = r.Name(lang)
	}
	if lang == fault.English {
		return strings.Join(said, ", ")
	}
	return strings.Join(said, "、")
}

// TenantKind tells a committee office and statistics, who sign, from the departments, who report.
type TenantKind string

// The kinds of tenant.
const (
	Office     TenantKind = "office"
	Statistics TenantKind = "statistics"
	Department TenantKind = "department"
)

// The levels of the area tree; 市本级 (the city's own institutions) stands beside the counties. A province and the nation stand over
// cities, and have no area below their own.
const (
	LevelNation    = "nation"
	LevelProvince  = "province"
	LevelCity      = "city"
	LevelCounty    = "county"
	LevelTown      = "town"
	LevelMunicipal = "municipal"
)

// Grant is what a tenant sees: an area subtree × lines × plans. Nil means all, empty means none.
type Grant struct {
	AreaPath string
	Lines    []string
	Plans    []string
}

// Actor is who acts: a user, or (Narrow set) a machine with one purpose.
type Actor struct {
	UserID, UserName     string
	TenantID, TenantSlug string
	CityID               string // the city's area code, "330400"
	AreaCode, AreaPath   string // of the tenant
	AreaLevel            string
	Kind                 TenantKind
	Line                 string // "" for an office
	// Roles are the user's own and those that colleagues have lent to the user, Lent those of them that are only lent.
	Roles  []Role
	Lent   []Loan
	Grants []Grant // at most one: two could not be told apart in a scope of ranges × lists
	Narrow string
	// Feed is what a feed may deliver; nil for everybody else.
	Feed *FeedScope
}

// FeedScope is what an outside system may deliver: figures of elements and areas. A feed without a source looks keys up.
type FeedScope struct {
	Source          string
	Elements, Areas []string
}

var areaPath = regexp.MustCompile(`^([0-9A-Za-z]+/)+$`)

// NewActor accepts a user only with a grant that Scope can express: one, inside the city.
func NewActor(a Actor) (Actor, error) {
	wrong := func(what string) (Actor, error) {
		return Actor{}, fault.New(fault.InvalidInput, "reason", fault.ReasonActor, "what", what)
	}
	for _, r := range a.Roles {
		if !r.Valid() {
			return wrong("role " + string(r))
		}
	}
	switch {
	case a.Narrow != "":
		return wrong("a user is not a machine actor")
	case a.UserID == "" || a.TenantID == "":
		return wrong("no user or no tenant")
	case a.Kind != Office && a.Kind != Statistics && a.Kind != Department:
		return wrong("tenant kind " + string(a.Kind))
	case len(a.Grants) > 1:
		return wrong("more than one grant")
	case a.CityID == "" && !a.Has(Operator):
		return wrong("no city")
	}
	for _, g := range a.Grants {
		if !areaPath.MatchString(g.AreaPath) || !strings.HasPrefix(g.AreaPath, a.CityID+"/") {
			return wrong("area path " + g.AreaPath)
		}
	}
	return a, nil
}

// Has tells whether the actor carries the role.
func (a Actor) Has(r Role) bool { return slices.Contains(a.Roles, r) }

// OverCities tells who works for a province or the nation.
func (a Actor) OverCities() bool { return a.AreaLevel == LevelProvince || a.AreaLevel == LevelNation }

// Signs tells the tenants with the duty to sign off: committee office and statistics.
func (a Actor) Signs() bool { return a.Kind == Office || a.Kind == Statistics }

// The machine actors' names; each may do its one thing (see narrow in check.go).
const (
	narrowRollup     = "rollup"
	narrowLoader     = "loader"
	narrowSignIn     = "sign_in"
	narrowReminder   = "reminder"
	narrowPublic     = "public"
	narrowFront      = "front"
	narrowSnapshot   = "snapshot"
	narrowScoring    = "evaluation"
	narrowRespondent = "respondent"
	narrowTally      = "tally"
	narrowPress      = "report"
	narrowHistory    = "history"
	narrowFeed       = "feed"
	narrowRegion     = "region"
)

// Rollup reads a city's figures and writes its cells, inside the transaction of whoever changed a figure.
func Rollup(city string) Actor { return machine(narrowRollup, city) }

// Loader imports plans and opens tenants of a city.
func Loader(city string) Actor { return machine(narrowLoader, city) }

// SignIn looks up users before anybody is known. It has no city and sees no figure.
func SignIn() Actor { return Actor{Narrow: narrowSignIn, UserName: narrowSignIn} }

// Reminder reads a city's deadlines and writes notices.
func Reminder(city string) Actor { return machine(narrowReminder, city) }

// Public reads a city's published snapshots only.
func Public(city string) Actor { return machine(narrowPublic, city) }

// Front finds which plans of all cities are published, and reads nothing of them but their titles. It has no city.
func Front() Actor { return Actor{Narrow: narrowFront, UserName: narrowFront} }

// Snapshot freezes a city's approved figures and values, in the transaction of whoever publishes.
func Snapshot(city string) Actor { return machine(narrowSnapshot, city) }

// Scoring finds out whether all experts of a city's evaluation have scored, and reveals their scores then.
func Scoring(city string) Actor { return machine(narrowScoring, city) }

// Respondent is whoever answers one of a city's surveys: it adds an answer, spends its token, and reads no answer.
func Respondent(city string) Actor { return machine(narrowRespondent, city) }

// Tally counts a city's survey answers, in the transaction of whoever reads a result.
func Tally(city string) Actor { return machine(narrowTally, city) }

// Press notes how far a city's documents are that are being made; without a city it finds those that wait, of all cities. It reads
// nothing of what is in them: that is read as whoever asked for them.
func Press(city string) Actor {
	if city == "" {
		return Actor{Narrow: narrowPress, UserName: narrowPress}
	}
	return machine(narrowPress, city)
}

// History enters a city's past figures that were agreed to, in the transaction of whoever has them taken; without a city it finds the
// imports that wait, of all cities.
func History(city string) Actor {
	if city == "" {
		return Actor{Narrow: narrowHistory, UserName: narrowHistory}
	}
	return machine(narrowHistory, city)
}

// Feed takes in what one outside system of a city delivers, within its scope; it reads what the lines read, to check against. Without a
// city it finds the key that a request names.
func Feed(city string, lines []string, scope FeedScope) Actor {
	if city == "" {
		return Actor{Narrow: narrowFeed, UserName: narrowFeed, Feed: &FeedScope{}}
	}
	a := machine(narrowFeed, city)
	a.Grants, a.Feed = []Grant{{AreaPath: a.AreaPath, Lines: lines}}, &scope
	return a
}

// Region reads the approved values of a city or region as a whole, and writes those of a region; without either it finds which of all
// have moved.
func Region(code string) Actor {
	if code == "" {
		return Actor{Narrow: narrowRegion, UserName: narrowRegion}
	}
	return machine(narrowRegion, code)
}

// machine has no grant: the row policies name what each machine actor reaches, and nothing else is in its sight.
func machine(name, city string) Actor {
	return Actor{UserName: name, Narrow: name, CityID: city, AreaCode: city, AreaPath: city + "/", AreaLevel: LevelCity}
}
