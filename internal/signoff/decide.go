package signoff

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/liangce/liangce/internal/audit"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/notice"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
)

// Decision is what a reviewer or signer says of one revision.
type Decision struct {
	FigureID   string
	Revision   int
	Outcome    figure.Outcome
	ReasonCode *chain.ReasonCode
	Comment    string
	// Due is until when a returned figure is to come back; a week where none is given.
	Due *time.Time
	// Consent says at the department's review whether the figure may be published.
	Consent *bool
}

// Decided is what a request of decisions came to.
type Decided struct {
	Done    []string
	Refused []figure.Refusal
}

const (
	maxDecisions = 2000
	maxComment   = 2000
	// returnDays is the time to mend a returned figure, where the decision names no day.
	returnDays = 7
)

// Decide passes or returns figures, each by itself: those that may not be decided on are refused with the reason.
func Decide(ctx context.Context, tx *db.Tx, decisions []Decision) (Decided, error) {
	if len(decisions) > maxDecisions {
		return Decided{}, fault.New(fault.InvalidInput, "reason", fault.ReasonPageSize, "limit", "2000")
	}
	out := Decided{Done: []string{}}
	held, err := lock(ctx, tx, decisions)
	if err != nil {
		return Decided{}, err
	}
	moves := make([]figure.Move, 0, len(decisions))
	for _, d := range decisions {
		move, refusal := weigh(tx, d, held)
		if refusal == nil && slices.Contains(out.Done, d.FigureID) {
			refusal = &figure.Refusal{FigureID: d.FigureID, Key: move.Figure.Key, Fault: fault.New(fault.WrongState, "reason", fault.ReasonDecided), Current: held.figures[d.FigureID]}
		}
		if refusal != nil {
			out.Refused = append(out.Refused, *refusal)
			continue
		}
		moves = append(moves, move)
		out.Done = append(out.Done, d.FigureID)
	}
	if err := figure.Advance(ctx, tx, moves); err != nil {
		return Decided{}, err
	}
	var returned []notice.New
	for _, m := range moves {
		record(tx, m)
		if m.SignOff.Outcome == figure.Return {
			returned = append(returned, noticeOf(tx, m))
		}
	}
	return out, notice.Send(tx, returned...)
}

// held is what decisions are weighed against: the locked figures, what has passed them, the chains they go through, and the
// reasons that the city knows.
type held struct {
	figures map[string]*figure.Figure
	passed  figure.Passes
	chains  regime.Chains
	regime  regime.Regime
}

func lock(ctx context.Context, tx *db.Tx, decisions []Decision) (held, error) {
	ids := make([]string, len(decisions))
	for i, d := range decisions {
		ids[i] = d.FigureID
	}
	if err := tx.Hold(ctx, db.PlanOnce()); err != nil {
		return held{}, err
	}
	h := held{passed: figure.Passes{}}
	locked, err := figure.Lock(ctx, tx, ids, figure.AskPassed(tx, h.passed, ids))
	if err != nil {
		return held{}, err
	}
	h.figures = make(map[string]*figure.Figure, len(locked))
	for i := range locked {
		h.figures[locked[i].ID] = &locked[i]
	}
	if h.chains, err = regime.ReadChains(ctx, tx); err != nil {
		return held{}, err
	}
	h.regime, err = regime.Of(ctx, tx)
	return h, err
}

// weigh turns a decision into a move, or says why it is refused. A figure out of sight and one that does not exist are
// refused alike.
func weigh(tx *db.Tx, d Decision, h held) (figure.Move, *figure.Refusal) {
	f, ok := h.figures[d.FigureID]
	if !ok {
		return figure.Move{}, &figure.Refusal{FigureID: d.FigureID, Fault: fault.New(fault.Forbidden)}
	}
	refuse := func(why *fault.Fault) (figure.Move, *figure.Refusal) {
		return figure.Move{}, &figure.Refusal{FigureID: f.ID, Key: f.Key, Fault: why, Current: f}
	}
	if f.Newest.Revision != d.Revision {
		return refuse(fault.Stale(f.Newest.Revision))
	}
	t, why := taskOf(tx.Actor, h.chains, *f)
	if why != nil {
		return refuse(why)
	}
	if why := d.wrong(h.regime); why != nil {
		return refuse(why)
	}
	done := h.passed[f.ID][t.step.Stage]
	if slices.Contains(done, t.duty) {
		return refuse(fault.New(fault.WrongState, "reason", fault.ReasonDecided))
	}
	s := figure.SignOff{Stage: t.step.Stage, Duty: t.duty, Outcome: d.Outcome, Comment: optional(d.Comment)}
	if t.duty == chain.Reviewer && d.Outcome == figure.Pass {
		consent := d.Consent == nil || *d.Consent
		s.Consent = &consent
	}
	if d.Outcome == figure.Return {
		s.ReasonCode, s.Due = d.ReasonCode, d.dueFrom(tx.Now)
		return figure.Move{Figure: *f, SignOff: s, To: chain.Returned}, nil
	}
	to, _, err := h.chains[f.Year].Advance(f.Level, f.State, done, t.duty)
	if why, refused := fault.As(err); refused {
		return refuse(why)
	}
	return figure.Move{Figure: *f, SignOff: s, To: to}, nil
}

// wrong finds what is missing from a decision.
func (d Decision) wrong(r regime.Regime) *fault.Fault {
	var reason regime.Reason
	given := false
	if d.ReasonCode != nil {
		reason, given = r.Reason(string(*d.ReasonCode))
	}
	switch {
	case d.Outcome == figure.Return && (!given || reason.Retired):
		return fault.New(fault.InvalidValue, "reason", fault.ReasonRequired, "field", "reasonCode")
	case d.Outcome == figure.Return && reason.NeedsWords && strings.TrimSpace(d.Comment) == "":
		return fault.New(fault.InvalidValue, "reason", fault.ReasonRequired, "field", "comment")
	case d.Consent != nil && !*d.Consent && strings.TrimSpace(d.Comment) == "":
		return fault.New(fault.InvalidValue, "reason", fault.ReasonRequired, "field", "comment")
	case len([]rune(d.Comment)) > maxComment:
		return fault.New(fault.InvalidValue, "reason", fault.ReasonTooLong, "field", "comment", "limit", "2000")
	}
	return nil
}

func (d Decision) dueFrom(now time.Time) *time.Time {
	if d.Due != nil {
		return d.Due
	}
	due := now.AddDate(0, 0, returnDays)
	return &due
}

func optional(s string) *string {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	return &s
}

// record writes the decision into the trail.
func record(tx *db.Tx, m figure.Move) {
	f, s := m.Figure, m.SignOff
	detail := map[string]any{"revision": f.Newest.Revision, "stage": s.Stage, "duty": s.Duty, "state": m.To, "element": f.Element, "area": f.AreaCode}
	action := "pass_figure"
	if s.Outcome == figure.Return {
		action = "return_figure"
		detail["reason"], detail["due"] = *s.ReasonCode, s.Due.Format(time.DateOnly)
	}
	if s.Comment != nil {
		detail["comment"] = *s.Comment
	}
	audit.Record(tx, audit.Entry{Action: action, Object: f.ID, Detail: detail, Role: s.Role(), AreaPath: f.AreaPath, Line: f.Line, Support: f.Support, Plans: f.Plans})
}

// noticeOf tells the reporter of a return.
func noticeOf(tx *db.Tx, m figure.Move) notice.New {
	f, s := m.Figure, m.SignOff
	return notice.New{
		TenantID: f.Newest.TenantID, Kind: notice.Returned, Plan: f.Plans[0], Year: f.Year, Dedupe: notice.Returned + "/" + f.ID + "/" + tx.Now.String(),
		Params: map[string]string{"element": f.Element, "area": f.AreaCode, "reason": string(*s.ReasonCode), "due": s.Due.Format(time.DateOnly)},
	}
}
