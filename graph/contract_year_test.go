package graph_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

type explained struct {
	Formula                string
	Numerator, Denominator *string
	Value, Display         *string
	Inputs                 []explainedInput
}

type explainedInput struct {
	Area, Element coded
	Value, State  *string
	Revision      *int
	SignOffs      []struct {
		Stage, Outcome string
		By             struct{ Name string }
		Tenant         struct{ Slug string }
		At             time.Time
	}
}

// year is one figure's way in a world of its own.
type year struct {
	*testing.T
	w       *world
	figures []vars
}

// value is what the leader sees of Haining's maternal mortality, by basis.
func (y year) value(basis string) *string {
	y.Helper()
	seen := y.w.as("330400-wcwc/viewer").run(y, "Rollup", rollupVars(women, "330481", basis, openYear))
	return read[rolledUp](y, seen).find(y.T, "W02", "330481", openYear).Value
}

var stages = []struct{ who, stage, state string }{
	{"330481-hc/reviewer", "department_review", "reviewed"},
	{"330481-stat/signer", "county_sign_off", "reviewed"},
	{"330481-wcwc/signer", "county_sign_off", "county_signed"},
	{"330400-hc/reviewer", "line_check", "line_checked"},
	{"330400-wcwc/signer", "city_sign_off", "line_checked"},
	{"330400-stat/signer", "city_sign_off", "approved"},
}

// Haining's maternal mortality from the clerk's hand to the public, by the contract's operations alone. Each answer before a
// change has been kept by the cache, so each look after it would show a stale one.
func TestContractYear(t *testing.T) {
	y := &year{T: t, w: ownDemo(t)}
	y.report()
	y.signOff()
	y.explain()
	y.publish()
}

func (y *year) report() {
	clerk := y.w.as("330481-hc/reporter")
	s := readSheet(y.T, clerk, women, openYear)
	deaths, births := s.at(y.T, "maternal_deaths").Obligation, s.at(y.T, "live_births").Obligation
	require.Nil(y, y.value("SUBMITTED"))
	read[saved](y, save(y.T, clerk, s.ID, "enter",
		vars{"obligation": deaths, "value": "1", "explanation": "个案已经市级评审。"}, vars{"obligation": births, "value": "6250", "explanation": "已与公安户籍数核对。"}))
	require.Nil(y, y.value("SUBMITTED"), "a draft counts for nothing")
	require.ElementsMatch(y, []string{deaths, births}, read[submitted](y, submit(y.T, clerk, s.ID, "send off", deaths, births)).Submitted)
	require.Equal(y, "16", *y.value("SUBMITTED"), "submitted is visible on the next read")
	s = readSheet(y.T, clerk, women, openYear)
	for _, element := range []string{"maternal_deaths", "live_births"} {
		figure := s.at(y.T, element).Figure
		y.figures = append(y.figures, pass(figure.ID, figure.Revision))
	}
}

func (y *year) signOff() {
	for _, step := range stages {
		require.Nil(y, y.value("APPROVED"), "not before the last signature")
		c := y.w.as(step.who)
		for _, figure := range y.figures {
			all := queue(y.T, c, women, 500).Nodes
			i := slices.IndexFunc(all, func(q queued) bool { return q.Figure.ID == figure["figure"] })
			require.GreaterOrEqual(y, i, 0, "%s finds it in the queue", step.who)
			require.Equal(y, step.stage, all[i].Stage)
		}
		out := read[decided](y, decide(y.T, c, "pass", y.figures...))
		require.Empty(y, out.Refused)
		for _, d := range out.Decided {
			require.Equal(y, step.state, d.Figure.State)
			for _, n := range queue(y.T, c, women, 500).Nodes {
				require.NotEqual(y, d.Figure.ID, n.Figure.ID, "what one has passed waits no longer")
			}
		}
		require.Len(y, out.Decided, len(y.figures))
	}
	require.Equal(y, "16", *y.value("APPROVED"), "approved is visible on the next read")
	require.Nil(y, y.value("PUBLISHED"))
}

func (y *year) explain() {
	e := read[explained](y, y.w.as("330400-wcwc/viewer").run(y, "Explain", explainVars(women, "W02", "330481", openYear)))
	require.Equal(y, []string{"1", "6250", "16", "16.00"}, []string{*e.Numerator, *e.Denominator, *e.Value, *e.Display})
	require.NotEmpty(y, e.Formula)
	require.Len(y, e.Inputs, 2)
	for _, in := range e.Inputs {
		require.Equal(y, []any{"330481", "approved", 1}, []any{in.Area.Code, *in.State, *in.Revision})
		require.Len(y, in.SignOffs, len(stages))
		for n, s := range in.SignOffs {
			require.Equal(y, []string{stages[n].stage, "PASS"}, []string{s.Stage, s.Outcome})
			require.True(y, strings.HasPrefix(stages[n].who, s.Tenant.Slug+"/"), s.Tenant.Slug)
			require.NotEmpty(y, s.By.Name)
		}
	}
	city := read[explained](y, y.w.as("330400-wcwc/viewer").run(y, "Explain", explainVars(women, "W02", "330400", 2024)))
	require.Len(y, city.Inputs, 2*8, "two elements of seven counties and the city's own institutions")
}

type published struct {
	Snapshot struct {
		ID          string
		PublishedAt time.Time
	}
}

func (y *year) publish() {
	publish := func(who, plan, request string) answer {
		return y.w.as(who).run(y, "PublishRound", vars{"input": vars{"plan": plan, "year": openYear, "requestId": request}})
	}
	for _, who := range []string{"330400-stat/signer", "330481-wcwc/signer", "330400-wcwc/viewer", "330400-wcwc/admin"} {
		publish(who, women, "p").refused(y, "FORBIDDEN")
	}
	absent := publish("330400-wcwc/signer", "no-such-plan", "q")
	absent.refused(y, "NOT_FOUND")
	require.Equal(y, absent.raw, publish("330500-wcwc/signer", women, "p").raw, "another city's plan is no plan")
	first := read[published](y, publish("330400-wcwc/signer", women, "publish"))
	require.NotEmpty(y, first.Snapshot.ID)
	require.False(y, first.Snapshot.PublishedAt.IsZero())
	require.Equal(y, first, read[published](y, publish("330400-wcwc/signer", women, "publish")), "the same request publishes once")
	publish("330400-wcwc/signer", children, "publish").refused(y, "REQUEST_REUSED")
	require.Equal(y, "16", *y.value("PUBLISHED"))
}
