package db

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/access"
)

// The settings that the row policies read, with the pattern each value must match before it is quoted into SET LOCAL.
var patterns = map[string]*regexp.Regexp{
	"city":   regexp.MustCompile(`^([0-9]{6})?$`),
	"tenant": regexp.MustCompile(`^([0-9a-f-]{36})?$`),
	"user":   regexp.MustCompile(`^([0-9a-f-]{36})?$`),
	"narrow": regexp.MustCompile(`^[a-z_]*$`),
	"lo":     regexp.MustCompile(`^[0-9/]*$`),
	"hi":     regexp.MustCompile(`^[0-9/]*$`),
	"lines":  regexp.MustCompile(`^\{([A-Z0-9_]+(,[A-Z0-9_]+)*|\*)?\}$`),
	// What of an actor's tenant and roles policies have to know.
	"post": regexp.MustCompile(`^\{(office|admin|office,admin)?\}$`),
	// Whether all of these let everything of the city through, or all of a line's in the areas; policies of large tables ask that first.
	"whole": regexp.MustCompile(`^(yes)?$`),
	"own":   regexp.MustCompile(`^[A-Z0-9_]*$`),
	"plans": regexp.MustCompile(`^\{([a-z0-9-]+(,[a-z0-9-]+)*|\*)?\}$`),
	// Of a feed alone.
	"source":   regexp.MustCompile(`^[a-z0-9-]*$`),
	"elements": regexp.MustCompile(`^\{([a-z0-9_]+(,[a-z0-9_]+)*)?\}$`),
	"areas":    regexp.MustCompile(`^\{([0-9]+(,[0-9]+)*)?\}$`),
}

// order keeps the statement the same for the same actor. What is of a feed alone is set for feeds alone: its policies ask for "narrow" too.
var (
	order     = []string{"city", "tenant", "user", "narrow", "lo", "hi", "lines", "plans", "whole", "own", "post"}
	feedOrder = append(slices.Clone(order), "source", "elements", "areas")
)

// settingsOf is the scope of an actor as statements, to be sent as one.
func settingsOf(a access.Actor) (string, error) {
	list, err := settingList(a)
	return strings.Join(list, ";"), err
}

func settingList(a access.Actor) ([]string, error) {
	scope := access.Scope(a)
	values := map[string]string{
		"city": a.CityID, "tenant": a.TenantID, "user": a.UserID, "narrow": a.Narrow,
		"lo": scope.Lo, "hi": scope.Hi, "lines": set(scope.AllLines, scope.Lines), "plans": set(scope.AllPlans, scope.Plans),
		"post": set(false, post(a)), "whole": "", "own": scope.Own(),
	}
	if scope.Whole() {
		values["whole"] = "yes"
	}
	names := order
	if a.Feed != nil {
		names = feedOrder
		values["source"], values["elements"], values["areas"] = a.Feed.Source, set(false, a.Feed.Elements), set(false, a.Feed.Areas)
	}
	out := make([]string, 0, len(names))
	for _, name := range names {
		statement, err := settingOf(name, values[name])
		if err != nil {
			return nil, err
		}
		out = append(out, statement)
	}
	return out, nil
}

func settingOf(name, value string) (string, error) {
	if !patterns[name].MatchString(value) {
		return "", fmt.Errorf("db: refuse the value of app.%s", name)
	}
	// Quoted, since "user" is a word of SQL.
	return `SET LOCAL app."` + name + `" = '` + value + `'`, nil
}

// post is whether a person works in a committee office, and whether as an administrator.
func post(a access.Actor) []string {
	var out []string
	if a.Kind == access.Office {
		out = append(out, "office")
	}
	if a.Has(access.TenantAdmin) {
		out = append(out, "admin")
	}
	return out
}

// set writes codes as an array literal; '*' stands for all.
func set(all bool, codes []string) string {
	if all {
		return "{*}"
	}
	return "{" + strings.Join(codes, ",") + "}"
}
