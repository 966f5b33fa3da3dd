package evaluation

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/round"
	"github.com/liangce/liangce/internal/tenant"
)

// longestWait bounds how far ahead the day for self-evaluations may lie.
const longestWait = 366 * 24 * time.Hour

// Next is the state after this one; "" after the last.
func (s State) Next() State {
	if n := slices.Index(states, s) + 1; n < len(states) {
		return states[n]
	}
	return ""
}

// Advance leads an evaluation to its next state. Collecting begins with a day on which self-evaluations fall due.
func Advance(ctx context.Context, tx *db.Tx, id string, revision int, to State, due *time.Time) error {
	e, err := run(ctx, tx, id, states...)
	if err != nil {
		return err
	}
	if err := e.at(revision); err != nil {
		return err
	}
	if to == "" || e.State.Next() != to {
		return e.MustBe()
	}
	lacks, err := Lacks(ctx, tx, e)
	if err != nil {
		return err
	}
	if len(lacks) > 0 {
		return lacks[0]
	}
	switch to {
	case Collecting:
		err = e.collect(ctx, tx, due)
	case Published:
		err = e.publishConclusion(ctx, tx)
	case Draft, Scoring, Concluded:
	}
	if err != nil {
		return err
	}
	steps, err := jsonOf(append(e.Steps, Step{State: to, By: tx.Actor.UserID, At: tx.Now}))
	if err != nil {
		return err
	}
	if err := e.change(ctx, tx, `state = @state, steps = cast(@steps as jsonb)`, map[string]any{"state": to, "steps": steps}); err != nil {
		return err
	}
	e.State = to
	detail := map[string]any{"state": to}
	if to == Concluded {
		if detail["conclusion"], err = ReadConclusion(ctx, tx, e); err != nil {
			return err
		}
	}
	e.record(tx, "advance_evaluation", detail)
	return e.tell(ctx, tx, due)
}

// collect notes who is asked, and by when.
func (e Evaluation) collect(ctx context.Context, tx *db.Tx, due *time.Time) error {
	if due == nil {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRequired, "field", "自评截止日", "field@en", "The day for self-evaluations")
	}
	if end := round.EndOf(*due); end.Before(tx.Now) || end.After(tx.Now.Add(longestWait)) {
		return fault.New(fault.InvalidInput, "reason", fault.ReasonRange, "field", "自评截止日", "field@en", "The day for self-evaluations",
			"low", tx.Now.Format(time.DateOnly), "high", tx.Now.Add(longestWait).Format(time.DateOnly))
	}
	err := tx.DB.WithContext(ctx).Exec(`update evaluation set due = @due, asked = (select coalesce(array_agg(s.tenant_id::text order by s.tenant_id), '{}')
		from self_evaluation s where s.city_id = @city and s.evaluation = cast(@id as uuid)) where city_id = @city and id = cast(@id as uuid)`,
		map[string]any{"due": *due, "city": e.CityID, "id": e.ID}).Error
	return wrap(err, "ask for self-evaluations")
}

// Lacks is what stands in the way of the next state.
func Lacks(ctx context.Context, tx *db.Tx, e Evaluation) ([]*fault.Fault, error) {
	var lacks []*fault.Fault
	lack := func(reason string, kv ...string) {
		lacks = append(lacks, fault.New(fault.WrongState, append([]string{"reason", reason}, kv...)...))
	}
	switch e.State {
	case Collecting:
		missing, err := e.missing(ctx, tx)
		if err != nil {
			return nil, err
		}
		if missing > 0 && e.Due != nil && !tx.Now.After(round.EndOf(*e.Due)) {
			lack(fault.ReasonSelfMissing, "count", strconv.Itoa(missing), "due", e.Due.Format(time.DateOnly))
		}
		if len(e.Panel) == 0 && e.Kind != Annual {
			lack(fault.ReasonNoPanel)
		}
		if len(e.Panel) > 0 && e.SheetVersion == nil {
			lack(fault.ReasonNoSheet)
		}
	case Scoring:
		experts, disputes, err := e.unsettled(ctx, tx)
		if err != nil {
			return nil, err
		}
		if experts > 0 {
			lack(fault.ReasonExpertsMissing, "count", strconv.Itoa(experts))
		}
		if disputes > 0 {
			lack(fault.ReasonOpenDisputes, "count", strconv.Itoa(disputes))
		}
		c, err := ReadConclusion(ctx, tx, e)
		if err != nil {
			return nil, err
		}
		if zh, en := c.lacks(); zh != "" {
			lack(fault.ReasonNoConclusion, "field", zh, "field@en", en)
		}
	case Draft, Concluded, Published:
	}
	return lacks, nil
}

func (e Evaluation) missing(ctx context.Context, tx *db.Tx) (int, error) {
	selves, err := Selves(ctx, tx, e)
	n := 0
	for _, s := range selves {
		if e.asks(s.TenantID) && s.State != SelfSubmitted {
			n++
		}
	}
	return n, err
}

// unsettled counts the experts who have not submitted, and the items that wait for a ruling.
func (e Evaluation) unsettled(ctx context.Context, tx *db.Tx) (experts, disputes int, err error) {
	cards, err := Cards(ctx, tx, e)
	if err != nil {
		return 0, 0, err
	}
	experts = len(e.Panel)
	for _, c := range cards {
		if c.SubmittedAt != nil {
			experts--
		}
	}
	st, err := ReadStandings(ctx, tx, e)
	if err != nil || st == nil {
		return experts, 0, err
	}
	for _, a := range st.Results {
		for _, i := range a.Items {
			if i.Open() {
				disputes++
			}
		}
	}
	return experts, disputes, nil
}

// tell puts the new state into the inboxes of those who have something to do, or to read, now.
func (e Evaluation) tell(ctx context.Context, tx *db.Tx, due *time.Time) error {
	var to []string
	n := notice.New{Plan: e.Plan, Year: e.Year, Params: e.words()}
	switch e.State {
	case Collecting:
		selves, err := Selves(ctx, tx, e)
		if err != nil {
			return err
		}
		for _, s := range selves {
			to = append(to, s.TenantID)
		}
		n.Kind, n.Params = notice.SelfEvaluationAsked, e.words("due", due.Format(time.DateOnly))
	case Scoring:
		users, err := tenant.UsersByID(ctx, tx, e.Panel)
		if err != nil {
			return err
		}
		for _, u := range users {
			if !slices.Contains(to, u.TenantID) {
				to = append(to, u.TenantID)
			}
		}
		n.Kind = notice.ScoresAsked
	case Published:
		all, err := tenant.Tenants(ctx, tx)
		if err != nil {
			return err
		}
		for _, t := range all {
			if strings.HasPrefix(t.AreaPath, e.AreaPath) {
				to = append(to, t.ID)
			}
		}
		n.Kind = notice.EvaluationPublished
	case Draft, Concluded:
		return nil
	}
	notices := make([]notice.New, len(to))
	for i, id := range to {
		notices[i] = n
		notices[i].TenantID = id
	}
	return notice.Send(tx, notices...)
}
