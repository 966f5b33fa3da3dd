package access

import (
	"slices"
	"strings"

	"github.com/liangce/liangce/internal/fault"
)

// narrow is all that the machine actors may do through Check; the rest of their work has row policies.
var narrow = map[string][]Action{
	narrowRollup:     {ReadPlan, ReadFigure},
	narrowLoader:     {ReadPlan, ImportPlan, ManageUsers},
	narrowReminder:   {ReadPlan},
	narrowPublic:     {ReadPlan},
	narrowFront:      {},
	narrowSnapshot:   {ReadPlan, ReadFigure},
	narrowSignIn:     {},
	narrowScoring:    {},
	narrowRespondent: {},
	narrowTally:      {},
	narrowPress:      {},
	narrowHistory:    {ReadPlan},
	narrowFeed:       {ReadPlan},
	narrowRegion:     {},
}

// Check answers nil, or a *fault.Fault with the reason: NOT_FOUND for anything outside the city, then area,
// line, plan, tenant, role, four eyes, in that order, so the first answer is the one that matters most.
func Check(a Actor, act Action, o Object) error {
	if a.Narrow != "" {
		return checkMachine(a, act, o)
	}
	if a.Has(Operator) {
		return checkOperator(a, act)
	}
	if o.City == "" || o.City != a.CityID {
		return fault.New(fault.NotFound)
	}
	if err := checkGrant(a, act, o); err != nil {
		return err
	}
	if a.OverCities() || act == ReadRegion {
		return checkRegion(a, act, o)
	}
	if err := checkDuty(a, act, o); err != nil {
		return err
	}
	if decides(act) && o.EnteredBy != "" && o.EnteredBy == a.UserID {
		return fault.New(fault.FourEyes)
	}
	return nil
}

func checkMachine(a Actor, act Action, o Object) error {
	if o.City == "" || o.City != a.CityID {
		return fault.New(fault.NotFound)
	}
	if !slices.Contains(narrow[a.Narrow], act) {
		return fault.New(fault.Forbidden, "reason", fault.ReasonNarrow, "actor", a.Narrow)
	}
	return nil
}

// checkOperator: the service's own people set cities up, in any city, and see no figure in any.
func checkOperator(a Actor, act Action) error {
	if act == ImportPlan || act == ManageUsers {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonOperator)
}

// checkGrant asks whether the object lies in the actor's area subtree, lines and plans.
func checkGrant(a Actor, act Action, o Object) error {
	g, ok := a.grant()
	if !ok {
		return fault.New(fault.Forbidden)
	}
	lo, hi := Range(g.AreaPath)
	if o.AreaPath != "" && (o.AreaPath < lo || o.AreaPath >= hi) {
		return fault.New(fault.Forbidden, "reason", fault.ReasonArea, "own", leaf(g.AreaPath), "area", leaf(o.AreaPath))
	}
	if o.Line != "" && g.Lines != nil && !slices.Contains(g.Lines, o.Line) && !supports(act, g, o) {
		return fault.New(fault.Forbidden, "reason", fault.ReasonLine, "own", strings.Join(g.Lines, ", "), "line", o.Line)
	}
	if len(o.Plans) > 0 && g.Plans != nil && !overlap(g.Plans, o.Plans) {
		return fault.New(fault.Forbidden, "reason", fault.ReasonPlan, "plan", strings.Join(o.Plans, ", "))
	}
	return nil
}

// supports: a supporting line reads, and does nothing else.
func supports(act Action, g Grant, o Object) bool {
	return (act == ReadFigure || act == ReadPlan || act == ReadReport) && overlap(g.Lines, o.Support)
}

// checkDuty asks whether the work is the actor's tenant's, and the actor's in it.
func checkDuty(a Actor, act Action, o Object) error {
	switch act {
	case ReadPlan, ReadFigure, ReadReport, ReadRegion:
		return need(a, Viewer, Reporter, Reviewer, Signer, Evaluator, TenantAdmin)
	case WriteRemark:
		return speaker(a)
	case SaveFigure, SubmitSheet, WithdrawFigure, CorrectFigure, AskExtension, WriteReport, SetMilestone:
		return first(owner(a, o), need(a, Reporter))
	case ReviewDepartment:
		return first(owner(a, o), need(a, Reviewer))
	case SignCounty:
		return first(signing(a), level(a, LevelCounty), need(a, Signer))
	case CheckLine:
		return first(level(a, LevelCity), lineOf(a, o), need(a, Reviewer))
	case SignCity, ImportHistory, WriteCheckRule:
		return first(signing(a), level(a, LevelCity), need(a, Signer))
	case RecordDivergence:
		return first(signing(a), need(a, Signer))
	case Reconcile, SetReference, SetTolerance, RecordBridge:
		return checkReconciling(a, act)
	case OpenRound, PublishRound, SetIndexWeights:
		return first(cityOffice(a), need(a, Signer))
	case JudgeTarget:
		return first(office(a), need(a, Signer))
	case SetOwnTarget, ReviewReport:
		return first(office(a), ownArea(a, o), need(a, Signer))
	case AnswerExtension:
		return first(office(a), answerer(a, o), need(a, Signer))
	case Supervise, Chase:
		return first(office(a), need(a, Signer))
	case RecordOwnPlan, WriteSelf:
		return first(owner(a, o), need(a, writerOf(a)))
	case RecordMeasure, RunSurvey:
		return first(office(a), owner(a, o), need(a, Signer))
	case RecordRanking:
		return first(cityOffice(a), owner(a, o), need(a, Signer))
	case RunEvaluation:
		return first(office(a), runner(a, o), need(a, Signer))
	case ScoreEvaluation:
		return first(signing(a), need(a, Evaluator))
	case DisputeScore:
		return first(signing(a), need(a, Signer, Evaluator))
	case MakeScoreSheet:
		return first(cityOffice(a), need(a, Signer))
	case WriteDocument:
		return first(signing(a), author(a, o), need(a, Signer))
	case ReadAudit:
		return readAudit(a, o)
	case SetContact:
		return first(owner(a, o), need(a, Viewer, Reporter, Reviewer, Signer, Evaluator, TenantAdmin))
	case LendRole, ManageUsers:
		return checkPeople(a, act, o)
	case ManageSource:
		return first(level(a, LevelCity), owner(a, o), need(a, TenantAdmin))
	case SettleSource:
		return first(level(a, LevelCity), owner(a, o), need(a, Reporter, TenantAdmin))
	case ImportPlan:
		return first(cityOffice(a), need(a, TenantAdmin))
	}
	return fault.New(fault.Forbidden)
}

// checkRegion: who stands over cities reads what adds up of theirs, and looks after its own people; figures and all work on them are
// the cities'.
func checkRegion(a Actor, act Action, o Object) error {
	if !a.OverCities() {
		return fault.New(fault.Forbidden, "reason", fault.ReasonRegion)
	}
	switch act {
	case ReadRegion, ReadPlan, ReadAudit, SetContact, LendRole, ManageUsers:
		return checkDuty(a, act, o)
	default:
		return fault.New(fault.Forbidden, "reason", fault.ReasonOverCities)
	}
}

// checkPeople asks who says what the people of a tenant may do: of its own roles anybody who has one, of all its administrator.
func checkPeople(a Actor, act Action, o Object) error {
	if act == LendRole {
		return first(owner(a, o), need(a, Lendable()...))
	}
	return first(owner(a, o), need(a, TenantAdmin))
}

// checkReconciling asks who compares what several bodies say, and who tells what others say.
func checkReconciling(a Actor, act Action) error {
	switch act {
	case Reconcile:
		return first(signing(a), need(a, Viewer, Reporter, Reviewer, Signer, Evaluator, TenantAdmin))
	case SetReference:
		return first(statistics(a), need(a, Signer))
	case SetTolerance, RecordBridge:
		return first(statistics(a), level(a, LevelCity), need(a, Signer))
	default:
		return fault.New(fault.Forbidden)
	}
}

// decides lists the acts that need a second person: nobody reviews or signs what they entered.
func decides(act Action) bool {
	switch act {
	case ReviewDepartment, SignCounty, CheckLine, SignCity, RecordDivergence, ReviewReport:
		return true
	default:
		return false
	}
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func need(a Actor, roles ...Role) error {
	for _, r := range roles {
		if a.Has(r) {
			return nil
		}
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonRole,
		"needed", roles[0].Name(fault.Chinese), "needed@en", roles[0].Name(fault.English),
		"role", names(a.Roles, fault.Chinese), "role@en", names(a.Roles, fault.English))
}

// speaker: whoever has a part in a figure says something about it; who only looks does not.
func speaker(a Actor) error {
	if a.Signs() {
		return need(a, Signer, Reporter, Reviewer)
	}
	return need(a, Reporter, Reviewer)
}

func owner(a Actor, o Object) error {
	if o.OwnerTenant != "" && o.OwnerTenant == a.TenantID {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonOwner)
}

// runner: an evaluation is run by the office that made it.
func runner(a Actor, o Object) error {
	if owner(a, o) == nil {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonRunner)
}

func signing(a Actor) error {
	if a.Signs() {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonSigners)
}

// statistics: what a yearbook says is the statisticians' to tell.
func statistics(a Actor) error {
	if a.Kind == Statistics {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonStatistics)
}

func office(a Actor) error {
	if a.Kind == Office {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonOffice)
}

// ownArea: the city's office reads the counties' reports, each county's office reviews them.
func ownArea(a Actor, o Object) error {
	if a.AreaPath == o.AreaPath {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonReviewer)
}

// answerer: more time is granted by the office of the tenant's own area, the city's to the city's departments.
func answerer(a Actor, o Object) error {
	if a.AreaPath == o.AreaPath {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonAnswerer)
}

// author: an evaluation's documents are written by the committee office and by statistics of its level.
func author(a Actor, o Object) error {
	if a.AreaPath == o.AreaPath {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonAuthor)
}

func level(a Actor, want string) error {
	if a.AreaLevel == want {
		return nil
	}
	zh := map[string]string{LevelCity: "市", LevelCounty: "县"}[want]
	return fault.New(fault.Forbidden, "reason", fault.ReasonLevel, "level", zh, "level@en", want)
}

// lineOf: the line check is the line department's own, not of everyone who sees all lines.
func lineOf(a Actor, o Object) error {
	if a.Line != "" && a.Line == o.Line {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonLine, "own", a.Line, "line", o.Line)
}

func cityOffice(a Actor) error {
	if a.Kind == Office && a.AreaLevel == LevelCity {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonCityOffice)
}

// readAudit: an administrator reads its tenant's trail, a signing tenant's signers that of all they sign.
func readAudit(a Actor, o Object) error {
	if owner(a, o) == nil && a.Has(TenantAdmin) || a.Signs() && a.Has(Signer) {
		return nil
	}
	return fault.New(fault.Forbidden, "reason", fault.ReasonAuditors)
}

// writerOf is the role that writes in a tenant's name: an office has no reporters.
func writerOf(a Actor) Role {
	if a.Kind == Office {
		return Signer
	}
	return Reporter
}

// leaf is the last code of an area path: "330481" of "330400/330481/".
func leaf(path string) string {
	parts := strings.Split(strings.TrimSuffix(path, "/"), "/")
	return parts[len(parts)-1]
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(item string) bool { return slices.Contains(b, item) })
}
