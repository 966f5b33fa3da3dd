package access

import (
	"slices"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

// provincial makes somebody of the province's committee office.
func provincial(t *testing.T, level string, roles ...Role) Actor {
	t.Helper()
	a, err := NewActor(Actor{
		UserID: "u", UserName: "u", TenantID: "330000-wcwc", TenantSlug: "330000-wcwc", CityID: "330000", AreaCode: "330000",
		AreaPath: "330000/", AreaLevel: level, Kind: Office, Roles: roles, Grants: []Grant{{AreaPath: "330000/"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestWhoStandsOverCitiesOnlyReads: a province has a committee office with signers as a city has, and no city's work is theirs.
func TestWhoStandsOverCitiesOnlyReads(t *testing.T) {
	for _, level := range []string{LevelProvince, LevelNation} {
		want := []Action{ReadPlan, ReadAudit, SetContact, ManageUsers, LendRole, ReadRegion}
		if got := Permissions(provincial(t, level, Viewer, Reporter, Reviewer, Signer, Evaluator, TenantAdmin)); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", level, got, want)
		}
		if got, want := Permissions(provincial(t, level, Viewer)), []Action{ReadPlan, SetContact, ReadRegion}; !slices.Equal(got, want) {
			t.Errorf("%s, a viewer: got %v, want %v", level, got, want)
		}
		for act, reason := range map[Action]string{OpenRound: fault.ReasonOverCities, ReadFigure: fault.ReasonOverCities, SignCity: fault.ReasonOverCities} {
			if got := told(Check(provincial(t, level, Signer), act, Object{City: "330000"})); got != reason {
				t.Errorf("%s in its own scope: %q", act, got)
			}
		}
	}
	if got := told(Check(provincial(t, LevelProvince, Signer), ReadRegion, Object{City: city})); got != string(fault.NotFound) {
		t.Errorf("a city below is not its scope: %q", got)
	}
	if got := told(Check(provincial(t, LevelProvince), ReadRegion, Object{City: "330000"})); got != fault.ReasonRole {
		t.Errorf("without a role nothing is read: %q", got)
	}
	if got := told(Check(user(t, "330400-wcwc", Signer, Viewer), ReadRegion, Object{City: city})); got != fault.ReasonRegion {
		t.Errorf("a city's office stands over no city: %q", got)
	}
	for _, act := range Actions() {
		if Check(Region(city), act, births()) == nil {
			t.Errorf("the machine that carries values up may %s", act)
		}
	}
}
