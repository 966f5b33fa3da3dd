package signoff

import (
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/regime"
	"github.com/liangce/liangce/internal/rule/chain"
)

// task is the step that a figure waits at and the duty that the actor has in it.
type task struct {
	step chain.Step
	duty chain.Duty
}

// taskOf finds what the actor may decide on a figure now, by the chain of the figure's year, or why nothing.
func taskOf(a access.Actor, chains regime.Chains, f figure.Figure) (task, *fault.Fault) {
	step, waiting := chains[f.Year].Next(f.Level, f.State)
	if !waiting {
		return task{}, figure.WrongState(f.State)
	}
	for _, duty := range step.Duties {
		if mine(a, duty) {
			t := task{step: step, duty: duty}
			return t, may(a, t, f)
		}
	}
	t := task{step: step, duty: step.Duties[0]}
	if refused := may(a, t, f); refused != nil {
		return task{}, refused
	}
	return task{}, fault.New(fault.Forbidden, "reason", fault.ReasonSigners)
}

// mine tells whether a duty is one of the actor's kind of tenant; whether it is this tenant's is for access to say.
func mine(a access.Actor, duty chain.Duty) bool {
	switch duty {
	case chain.Office:
		return a.Kind == access.Office
	case chain.Statistics:
		return a.Kind == access.Statistics
	case chain.Reviewer, chain.Line:
		return true
	}
	return false
}

func may(a access.Actor, t task, f figure.Figure) *fault.Fault {
	refused, _ := fault.As(access.Check(a, action(t), f.Object()))
	return refused
}

func action(t task) access.Action {
	switch {
	case t.duty == chain.Reviewer:
		return access.ReviewDepartment
	case t.duty == chain.Line:
		return access.CheckLine
	case t.step.Stage == chain.CountySignOff:
		return access.SignCounty
	default:
		return access.SignCity
	}
}
