package access

import (
	"slices"
	"strings"
	"testing"

	"github.com/liangce/liangce/internal/fault"
)

const (
	city    = "330400"
	haining = "330400/330481/"
	pinghu  = "330400/330482/"
)

// user makes an actor of a tenant such as "330481-hc", granted its area and, for a department, its line.
func user(t *testing.T, tenant string, roles ...Role) Actor {
	t.Helper()
	code, dept, _ := strings.Cut(tenant, "-")
	a := Actor{
		UserID: "u-" + tenant, UserName: "u", TenantID: tenant, TenantSlug: tenant, CityID: code[:4] + "00",
		AreaCode: code, AreaPath: code + "/", AreaLevel: LevelCity, Roles: roles,
		Kind: Department, Line: strings.ToUpper(dept),
	}
	if code != a.CityID {
		a.AreaPath, a.AreaLevel = a.CityID+"/"+code+"/", LevelCounty
	}
	g := Grant{AreaPath: a.AreaPath}
	switch dept {
	case "wcwc":
		a.Kind, a.Line = Office, ""
	case "stat":
		a.Kind = Statistics
	default:
		g.Lines = []string{a.Line}
	}
	a.Grants = []Grant{g}
	made, err := NewActor(a)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// births is a figure of Haining's health department; midwife entered it.
func births() Object {
	return Object{
		City: city, AreaPath: haining, Line: "HC", Support: []string{"PS"}, Plans: []string{"women", "children"},
		OwnerTenant: "330481-hc", EnteredBy: "midwife",
	}
}

// plain is what a tenant keeps for itself, under no line.
func plain(tenant string) Object {
	area := city + "/"
	if code := tenant[:6]; code != city {
		area += code + "/"
	}
	return Object{City: city, AreaPath: area, Plans: []string{"women"}, OwnerTenant: tenant}
}

func TestCheck(t *testing.T) {
	const fine, notFound, fourEyes = "", "NOT_FOUND", "FOUR_EYES"
	other := func(change func(*Object)) Object { o := births(); change(&o); return o }
	round := Object{City: city, Plans: []string{"women"}}
	cases := []struct {
		reason string
		actor  Actor
		act    Action
		object Object
		want   string // "" or the fault's code, or the reason of a FORBIDDEN
	}{
		{"the clerk enters its own figure", user(t, "330481-hc", Reporter), SaveFigure, births(), fine},
		{"and submits", user(t, "330481-hc", Reporter), SubmitSheet, births(), fine},
		{"withdraws", user(t, "330481-hc", Reporter), WithdrawFigure, births(), fine},
		{"and corrects it", user(t, "330481-hc", Reporter), CorrectFigure, births(), fine},
		{"the reviewer does not enter figures", user(t, "330481-hc", Reviewer), SaveFigure, births(), fault.ReasonRole},
		{"education does not enter health's figures", user(t, "330481-edu", Reporter), SaveFigure, births(), fault.ReasonLine},
		{"nor does the next county's health department", user(t, "330482-hc", Reporter), SaveFigure, births(), fault.ReasonArea},
		{"nor the city's, though it sees the line", user(t, "330400-hc", Reporter), SaveFigure, births(), fault.ReasonOwner},
		{"nor statistics, though it sees all: nobody but the reporter changes a figure", user(t, "330481-stat", Reporter), SaveFigure, births(), fault.ReasonOwner},
		{"nor the office", user(t, "330481-wcwc", Signer), CorrectFigure, births(), fault.ReasonOwner},
		{"a figure without an owner is nobody's", user(t, "330481-hc", Reporter), SaveFigure, other(func(o *Object) { o.OwnerTenant = "" }), fault.ReasonOwner},

		{"stage 1: the department's second person", user(t, "330481-hc", Reviewer), ReviewDepartment, births(), fine},
		{"not the one who entered it", user(t, "330481-hc", Reviewer), ReviewDepartment, other(func(o *Object) { o.EnteredBy = "u-330481-hc" }), fourEyes},
		{"not with a clerk's role", user(t, "330481-hc", Reporter), ReviewDepartment, births(), fault.ReasonRole},
		{"not the city's department", user(t, "330400-hc", Reviewer), ReviewDepartment, births(), fault.ReasonOwner},

		{"stage 2: the county office", user(t, "330481-wcwc", Signer), SignCounty, births(), fine},
		{"stage 2: county statistics", user(t, "330481-stat", Signer), SignCounty, births(), fine},
		{"not the city's office", user(t, "330400-wcwc", Signer), SignCounty, births(), fault.ReasonLevel},
		{"not the next county's", user(t, "330482-wcwc", Signer), SignCounty, births(), fault.ReasonArea},
		{"not a department, whatever its roles", user(t, "330481-hc", Signer), SignCounty, births(), fault.ReasonSigners},
		{"not a viewer of the office", user(t, "330481-wcwc", Viewer), SignCounty, births(), fault.ReasonRole},
		{"not what one entered oneself", user(t, "330481-stat", Signer), SignCounty, other(func(o *Object) { o.EnteredBy = "u-330481-stat" }), fourEyes},

		{"the clerk asks for more time", user(t, "330481-hc", Reporter), AskExtension, births(), fine},
		{"not its reviewer", user(t, "330481-hc", Reviewer), AskExtension, births(), fault.ReasonRole},
		{"nor the office in its place", user(t, "330481-wcwc", Signer), AskExtension, births(), fault.ReasonOwner},
		{"the area's office answers", user(t, "330481-wcwc", Signer), AnswerExtension, births(), fine},
		{"not its viewer", user(t, "330481-wcwc", Viewer), AnswerExtension, births(), fault.ReasonRole},
		{"nor the city's office for a county", user(t, "330400-wcwc", Signer), AnswerExtension, births(), fault.ReasonAnswerer},
		{"nor the county's statistics", user(t, "330481-stat", Signer), AnswerExtension, births(), fault.ReasonOffice},
		{"nor the next county's", user(t, "330482-wcwc", Signer), AnswerExtension, births(), fault.ReasonArea},
		{"the city's office chases everybody", user(t, "330400-wcwc", Signer), Chase, births(), fine},
		{"the county's those of its county", user(t, "330481-wcwc", Signer), Chase, births(), fine},
		{"and of no other", user(t, "330482-wcwc", Signer), Chase, births(), fault.ReasonArea},
		{"statistics chases nobody", user(t, "330481-stat", Signer), Chase, births(), fault.ReasonOffice},

		{"a report on a task is its tenant's", user(t, "330481-hc", Reporter), WriteReport, births(), fine},
		{"not the reviewer's", user(t, "330481-hc", Reviewer), WriteReport, births(), fault.ReasonRole},
		{"nor the office's", user(t, "330481-wcwc", Signer), WriteReport, births(), fault.ReasonOwner},
		{"a supporting line reads it", user(t, "330481-ps", Viewer), ReadReport, births(), fine},
		{"and does not write it", user(t, "330481-ps", Reporter), WriteReport, births(), fault.ReasonLine},
		{"the office of the tenant's area reviews it", user(t, "330481-wcwc", Signer), ReviewReport, births(), fine},
		{"not the city's office, which reads it", user(t, "330400-wcwc", Signer), ReviewReport, births(), fault.ReasonReviewer},
		{"nor statistics", user(t, "330481-stat", Signer), ReviewReport, births(), fault.ReasonOffice},
		{"the clerk asks about a figure", user(t, "330481-hc", Reporter), WriteRemark, births(), fine},
		{"so does who signs it", user(t, "330400-stat", Signer), WriteRemark, births(), fine},
		{"who looks does not speak", user(t, "330481-hc", Viewer), WriteRemark, births(), fault.ReasonRole},
		{"nor does a signer where nothing is signed", user(t, "330481-hc", Signer), WriteRemark, births(), fault.ReasonRole},
		{"nor the county next door", user(t, "330482-hc", Reporter), WriteRemark, births(), fault.ReasonArea},
		{"every office above reminds", user(t, "330400-wcwc", Signer), Supervise, births(), fine},
		{"not the next county's", user(t, "330482-wcwc", Signer), Supervise, births(), fault.ReasonArea},

		{"a department records its own plan of implementation", user(t, "330481-hc", Reporter), RecordOwnPlan, plain("330481-hc"), fine},
		{"not its reviewer", user(t, "330481-hc", Reviewer), RecordOwnPlan, plain("330481-hc"), fault.ReasonRole},
		{"statistics too", user(t, "330481-stat", Reporter), RecordOwnPlan, plain("330481-stat"), fine},
		{"an office's signer, for it has no reporter", user(t, "330481-wcwc", Signer), RecordOwnPlan, plain("330481-wcwc"), fine},
		{"the office does not for a department", user(t, "330481-wcwc", Signer), RecordOwnPlan, plain("330481-hc"), fault.ReasonOwner},
		{"nor education for health", user(t, "330481-edu", Reporter), RecordOwnPlan, plain("330481-hc"), fault.ReasonOwner},
		{"the area's office records measures", user(t, "330481-wcwc", Signer), RecordMeasure, plain("330481-wcwc"), fine},
		{"not its viewer", user(t, "330481-wcwc", Viewer), RecordMeasure, plain("330481-wcwc"), fault.ReasonRole},
		{"a department records none", user(t, "330481-hc", Reporter), RecordMeasure, plain("330481-hc"), fault.ReasonOffice},
		{"nor the city's office a county's", user(t, "330400-wcwc", Signer), RecordMeasure, plain("330481-wcwc"), fault.ReasonOwner},
		{"the index's weights are the city office's", user(t, "330400-wcwc", Signer), SetIndexWeights, plain("330400-wcwc"), fine},
		{"a decision, so not its viewer's", user(t, "330400-wcwc", Viewer), SetIndexWeights, plain("330400-wcwc"), fault.ReasonRole},
		{"nor a county office's", user(t, "330481-wcwc", Signer), SetIndexWeights, plain("330481-wcwc"), fault.ReasonCityOffice},
		{"a check is proposed by city statistics", user(t, "330400-stat", Signer), WriteCheckRule, plain("330400-stat"), fine},
		{"and by the city office", user(t, "330400-wcwc", Signer), WriteCheckRule, plain("330400-wcwc"), fine},
		{"by a signer of theirs", user(t, "330400-stat", Viewer), WriteCheckRule, plain("330400-stat"), fault.ReasonRole},
		{"not by a county's", user(t, "330481-stat", Signer), WriteCheckRule, plain("330481-stat"), fault.ReasonLevel},
		{"nor by a department", user(t, "330400-hc", Signer), WriteCheckRule, plain("330400-hc"), fault.ReasonSigners},
		{"nor of city statistics", user(t, "330400-stat", Signer), SetIndexWeights, plain("330400-wcwc"), fault.ReasonCityOffice},
		{"the area's office asks how content people are", user(t, "330481-wcwc", Signer), RunSurvey, plain("330481-wcwc"), fine},
		{"not its viewer", user(t, "330481-wcwc", Viewer), RunSurvey, plain("330481-wcwc"), fault.ReasonRole},
		{"a department asks nobody", user(t, "330481-hc", Reporter), RunSurvey, plain("330481-hc"), fault.ReasonOffice},
		{"nor the city's office in a county's name", user(t, "330400-wcwc", Signer), RunSurvey, plain("330481-wcwc"), fault.ReasonOwner},
		{"the ranking is the city office's", user(t, "330400-wcwc", Signer), RecordRanking, plain("330400-wcwc"), fine},
		{"not a county office's", user(t, "330481-wcwc", Signer), RecordRanking, plain("330481-wcwc"), fault.ReasonCityOffice},

		{"a county's office runs its own evaluation", user(t, "330481-wcwc", Signer), RunEvaluation, plain("330481-wcwc"), fine},
		{"the city's office does not run it", user(t, "330400-wcwc", Signer), RunEvaluation, plain("330481-wcwc"), fault.ReasonRunner},
		{"nor statistics its own", user(t, "330481-stat", Signer), RunEvaluation, plain("330481-stat"), fault.ReasonOffice},
		{"nor a viewer of the office", user(t, "330481-wcwc", Viewer), RunEvaluation, plain("330481-wcwc"), fault.ReasonRole},
		{"a department writes of itself", user(t, "330481-hc", Reporter), WriteSelf, plain("330481-hc"), fine},
		{"its office does not", user(t, "330481-wcwc", Signer), WriteSelf, plain("330481-hc"), fault.ReasonOwner},
		{"an office's signer writes of the office", user(t, "330481-wcwc", Signer), WriteSelf, plain("330481-wcwc"), fine},
		{"an evaluator of statistics scores", user(t, "330481-stat", Evaluator), ScoreEvaluation, plain("330481-wcwc"), fine},
		{"statistics of the level writes the documents", user(t, "330481-stat", Signer), WriteDocument, plain("330481-wcwc"), fine},
		{"that of another level does not", user(t, "330400-stat", Signer), WriteDocument, plain("330481-wcwc"), fault.ReasonAuthor},
		{"nor a department", user(t, "330481-hc", Signer), WriteDocument, plain("330481-wcwc"), fault.ReasonSigners},
		{"a signer does not", user(t, "330481-wcwc", Signer), ScoreEvaluation, plain("330481-wcwc"), fault.ReasonRole},
		{"nor an evaluator of a department", user(t, "330481-hc", Evaluator), ScoreEvaluation, plain("330481-wcwc"), fault.ReasonSigners},
		{"a county's office disputes its scores", user(t, "330481-wcwc", Signer), DisputeScore, plain("330481-wcwc"), fine},
		{"not another county's", user(t, "330482-wcwc", Signer), DisputeScore, plain("330481-wcwc"), fault.ReasonArea},
		{"the city's office makes the score sheet", user(t, "330400-wcwc", Signer), MakeScoreSheet, plain("330400-wcwc"), fine},
		{"a county's does not", user(t, "330481-wcwc", Signer), MakeScoreSheet, plain("330481-wcwc"), fault.ReasonCityOffice},

		{"stage 3: the city's department of the line", user(t, "330400-hc", Reviewer), CheckLine, births(), fine},
		{"not another line", user(t, "330400-edu", Reviewer), CheckLine, births(), fault.ReasonLine},
		{"not a supporting line, which reads only", user(t, "330400-ps", Reviewer), CheckLine, births(), fault.ReasonLine},
		{"not the county's department", user(t, "330481-hc", Reviewer), CheckLine, births(), fault.ReasonLevel},
		{"not statistics, which sees all lines but has its own", user(t, "330400-stat", Reviewer), CheckLine, births(), fault.ReasonLine},

		{"stage 4: the city's office", user(t, "330400-wcwc", Signer), SignCity, births(), fine},
		{"stage 4: the city's statistics", user(t, "330400-stat", Signer), SignCity, births(), fine},
		{"statistics tells what the yearbook says of its county", user(t, "330481-stat", Signer), SetReference, births(), fine},
		{"the city's of each", user(t, "330400-stat", Signer), SetReference, births(), fine},
		{"not the next county's", user(t, "330482-stat", Signer), SetReference, births(), fault.ReasonArea},
		{"nor an office", user(t, "330400-wcwc", Signer), SetReference, births(), fault.ReasonStatistics},
		{"nor who looks", user(t, "330481-stat", Viewer), SetReference, births(), fault.ReasonRole},
		{"the city's statistics leads over a change of definition", user(t, "330400-stat", Signer), RecordBridge, births(), fine},
		{"a county's does not", user(t, "330481-stat", Signer), RecordBridge, births(), fault.ReasonLevel},
		{"nor the city's office", user(t, "330400-wcwc", Signer), RecordBridge, births(), fault.ReasonStatistics},
		{"the city's statistics sets tolerances", user(t, "330400-stat", Signer), SetTolerance, Object{City: "330400"}, fine},
		{"not a county's", user(t, "330481-stat", Signer), SetTolerance, Object{City: "330400"}, fault.ReasonLevel},
		{"both bodies see what differs", user(t, "330481-wcwc", Viewer), Reconcile, plain("330481-wcwc"), fine},
		{"a department does not", user(t, "330481-hc", Reviewer), Reconcile, plain("330481-hc"), fault.ReasonSigners},
		{"past figures are agreed on by the city's office", user(t, "330400-wcwc", Signer), ImportHistory, Object{City: "330400"}, fine},
		{"and by its statistics", user(t, "330400-stat", Signer), ImportHistory, Object{City: "330400"}, fine},
		{"not by a county's", user(t, "330481-stat", Signer), ImportHistory, Object{City: "330400"}, fault.ReasonLevel},
		{"a source is its owner's administrator's to manage", user(t, "330400-hc", TenantAdmin), ManageSource, plain("330400-hc"), fine},
		{"not its reporter's", user(t, "330400-hc", Reporter), ManageSource, plain("330400-hc"), fault.ReasonRole},
		{"who settles what did not fit", user(t, "330400-hc", Reporter), SettleSource, plain("330400-hc"), fine},
		{"not another department's", user(t, "330400-edu", TenantAdmin), ManageSource, plain("330400-hc"), fault.ReasonOwner},
		{"not a county's of the same line", user(t, "330481-hc", TenantAdmin), SettleSource, plain("330481-hc"), fault.ReasonLevel},
		{"not the county's office", user(t, "330481-wcwc", Signer), SignCity, births(), fault.ReasonLevel},
		{"not the line", user(t, "330400-hc", Signer), SignCity, births(), fault.ReasonSigners},
		{"a divergence is a signer's", user(t, "330481-stat", Signer), RecordDivergence, births(), fine},
		{"and no department's", user(t, "330481-hc", Reviewer), RecordDivergence, births(), fault.ReasonSigners},

		{"its line's figure is read", user(t, "330481-hc", Viewer), ReadFigure, births(), fine},
		{"a supporting line reads", user(t, "330481-ps", Viewer), ReadFigure, births(), fine},
		{"an unconcerned line does not", user(t, "330481-edu", Viewer), ReadFigure, births(), fault.ReasonLine},
		{"a supporting line does not write", user(t, "330481-ps", Reporter), SaveFigure, births(), fault.ReasonLine},
		{"the city reads its counties", user(t, "330400-hc", Viewer), ReadFigure, births(), fine},
		{"a county does not read another", user(t, "330482-wcwc", Viewer), ReadFigure, births(), fault.ReasonArea},
		{"nor the whole city", user(t, "330481-wcwc", Viewer), ReadFigure, other(func(o *Object) { o.AreaPath = "330400/" }), fault.ReasonArea},
		{"a similar code is no subtree", user(t, "330481-wcwc", Viewer), ReadFigure, other(func(o *Object) { o.AreaPath = "330400/3304811/" }), fault.ReasonArea},
		{"without a role nothing is read", user(t, "330481-hc"), ReadFigure, births(), fault.ReasonRole},
		{"the plan is every tenant's", user(t, "330482-edu", Viewer), ReadPlan, round, fine},

		{"a county's office judges in its area", user(t, "330481-wcwc", Signer), JudgeTarget, births(), fine},
		{"and in no other", user(t, "330482-wcwc", Signer), JudgeTarget, births(), fault.ReasonArea},
		{"the city's office judges in all of them", user(t, "330400-wcwc", Signer), JudgeTarget, births(), fine},
		{"not its viewer", user(t, "330400-wcwc", Viewer), JudgeTarget, births(), fault.ReasonRole},
		{"statistics does not judge", user(t, "330400-stat", Signer), JudgeTarget, births(), fault.ReasonOffice},

		{"the city's office opens the round", user(t, "330400-wcwc", Signer), OpenRound, round, fine},
		{"and publishes it", user(t, "330400-wcwc", Signer), PublishRound, round, fine},
		{"not its viewer", user(t, "330400-wcwc", Viewer), PublishRound, round, fault.ReasonRole},
		{"not the city's statistics", user(t, "330400-stat", Signer), PublishRound, round, fault.ReasonCityOffice},
		{"not the county's office", user(t, "330481-wcwc", Signer), OpenRound, round, fault.ReasonCityOffice},

		{"another city's figure does not exist", user(t, "330500-wcwc", Signer), ReadFigure, births(), notFound},
		{"nor does its round", user(t, "330500-wcwc", Signer), OpenRound, round, notFound},
		{"nor does what has no city", user(t, "330481-hc", Reporter), SaveFigure, Object{}, notFound},

		{"an administrator manages its own tenant", user(t, "330481-hc", TenantAdmin), ManageUsers, births(), fine},
		{"and no other", user(t, "330481-wcwc", TenantAdmin), ManageUsers, births(), fault.ReasonOwner},
		{"a clerk manages nobody", user(t, "330481-hc", Reporter), ManageUsers, births(), fault.ReasonRole},
		{"an administrator reads its tenant's trail", user(t, "330481-hc", TenantAdmin), ReadAudit, births(), fine},
		{"a signer reads the trail of what it signs", user(t, "330481-wcwc", Signer), ReadAudit, births(), fine},
		{"a clerk does not", user(t, "330481-hc", Reporter), ReadAudit, births(), fault.ReasonAuditors},
		{"the city office's administrator brings a plan in", user(t, "330400-wcwc", TenantAdmin), ImportPlan, round, fine},
		{"the county's does not", user(t, "330481-wcwc", TenantAdmin), ImportPlan, round, fault.ReasonCityOffice},

		{"the operator sets up cities", user(t, "330400-wcwc", Operator), ImportPlan, round, fine},
		{"also other ones", user(t, "330500-wcwc", Operator), ManageUsers, births(), fine},
		{"but sees no figure, even as a viewer", user(t, "330400-wcwc", Operator, Viewer), ReadFigure, births(), fault.ReasonOperator},
		{"and signs none", user(t, "330400-wcwc", Operator, Signer), SignCity, births(), fault.ReasonOperator},

		{"the roll-up reads the city's figures", Rollup(city), ReadFigure, births(), fine},
		{"and saves none", Rollup(city), SaveFigure, births(), fault.ReasonNarrow},
		{"in its city only", Rollup("330500"), ReadFigure, births(), notFound},
		{"the loader imports", Loader(city), ImportPlan, round, fine},
		{"and reads no figure", Loader(city), ReadFigure, births(), fault.ReasonNarrow},
		{"who answers a survey reads no figure", Respondent(city), ReadFigure, births(), fault.ReasonNarrow},
		{"nor does who counts the answers", Tally(city), ReadFigure, births(), fault.ReasonNarrow},
		{"the public reads no figure, only snapshots", Public(city), ReadFigure, births(), fault.ReasonNarrow},
		{"the reminder reads no figure", Reminder(city), ReadFigure, births(), fault.ReasonNarrow},
		{"signing in reads nothing of any city", SignIn(), ReadPlan, round, notFound},
		{"an unknown action is nobody's", user(t, "330400-wcwc", Signer, Viewer), "rewrite_history", births(), "FORBIDDEN"},
		{"anybody says where they get mail", user(t, "330481-hc", Viewer), SetContact, Object{City: city, OwnerTenant: "330481-hc"}, fine},
		{"who looks has nothing to lend", user(t, "330481-hc", Viewer), LendRole, Object{City: city, OwnerTenant: "330481-hc"}, fault.ReasonRole},
		{"a clerk lends its role", user(t, "330481-hc", Reporter), LendRole, Object{City: city, OwnerTenant: "330481-hc"}, fine},
		{"not one of another tenant", user(t, "330400-hc", Reporter, TenantAdmin), LendRole, Object{City: city, OwnerTenant: "330481-hc"}, fault.ReasonOwner},
		{"and nobody in another tenant", user(t, "330400-wcwc", Signer, TenantAdmin), SetContact, Object{City: city, OwnerTenant: "330481-hc"}, fault.ReasonOwner},
		{"nobody at all", Actor{CityID: city}, ReadPlan, round, "FORBIDDEN"},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			err := Check(c.actor, c.act, c.object)
			if got := told(err); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if f, ok := fault.As(err); ok && strings.Contains(f.Text(fault.Chinese)+f.Text(fault.English), "…") {
				t.Errorf("unfinished sentence: %s", f.Text(fault.English))
			}
		})
	}
}

func told(err error) string {
	f, refused := fault.As(err)
	switch {
	case !refused:
		return ""
	case f.Reason() != "":
		return f.Reason()
	}
	return string(f.Code)
}

func TestRefusalsSayWhy(t *testing.T) {
	f, _ := fault.As(Check(user(t, "330481-edu", Reporter), SaveFigure, births()))
	if got := f.Text(fault.English); got != "Your department's line is EDU; this figure belongs to HC. A department of that line has to do it." {
		t.Error(got)
	}
	f, _ = fault.As(Check(user(t, "330482-hc", Reporter), SaveFigure, births()))
	if got := f.Text(fault.English); !strings.Contains(got, "330482") || !strings.Contains(got, "330481") {
		t.Error(got)
	}
	f, _ = fault.As(Check(user(t, "330481-hc", Reporter, Viewer), ReviewDepartment, births()))
	if got := f.Text(fault.Chinese); !strings.Contains(got, "需要“审核”角色，您的角色是“填报、查看”") {
		t.Error(got)
	}
}

func TestAnotherCityLooksLikeNothing(t *testing.T) {
	foreign := births()
	foreign.City = "330500"
	for _, act := range Actions() {
		for _, a := range []Actor{user(t, "330481-hc", Reporter), user(t, "330400-wcwc", Signer, TenantAdmin), Rollup(city), Public(city)} {
			there, absent := Check(a, act, foreign), Check(a, act, Object{})
			if there.Error() != absent.Error() || !fault.Has(there, fault.NotFound) {
				t.Errorf("%s: %v is told from %v", act, there, absent)
			}
		}
	}
}

// TestFourEyesHoldForEveryDecision: whoever else one is, one's own revision is not one's to decide on.
func TestFourEyesHoldForEveryDecision(t *testing.T) {
	for _, act := range []Action{ReviewDepartment, SignCounty, CheckLine, SignCity, RecordDivergence, ReviewReport} {
		allowed := 0
		for _, tenant := range []string{"330481-hc", "330481-wcwc", "330481-stat", "330400-hc", "330400-wcwc", "330400-stat"} {
			a, o := user(t, tenant, Reviewer, Signer), births()
			if Check(a, act, o) != nil {
				continue
			}
			allowed++
			o.EnteredBy = a.UserID
			if !fault.Has(Check(a, act, o), fault.FourEyes) {
				t.Errorf("%s decides on its own figure: %s", tenant, act)
			}
		}
		if allowed == 0 {
			t.Errorf("nobody may %s", act)
		}
	}
}

func TestPlansLimitAGrant(t *testing.T) {
	a := user(t, "330481-hc", Viewer)
	a.Grants[0].Plans = []string{"children"}
	if err := Check(a, ReadFigure, births()); err != nil {
		t.Errorf("a figure shared by both plans is in a grant of one: %v", err)
	}
	women := births()
	women.Plans = []string{"women"}
	if told(Check(a, ReadFigure, women)) != fault.ReasonPlan {
		t.Error("the other plan is read")
	}
	a.Grants[0].Plans = []string{}
	if told(Check(a, ReadFigure, births())) != fault.ReasonPlan {
		t.Error("an empty list means none, not all")
	}
}

func TestPermissions(t *testing.T) {
	report := []Action{ReadPlan, ReadFigure, WriteRemark, SaveFigure, SubmitSheet, WithdrawFigure, CorrectFigure, AskExtension}
	look := []Action{ReadPlan, ReadFigure, ReadReport, SetContact}
	cases := []struct {
		reason string
		actor  Actor
		want   []Action
	}{
		{"the clerk reports", user(t, "330481-hc", Reporter), append(slices.Clone(report), ReadReport, WriteReport, SetMilestone, RecordOwnPlan, WriteSelf, SetContact, LendRole)},
		{"a city's clerk settles what its sources deliver", user(t, "330400-hc", Reporter), append(slices.Clone(report), ReadReport, WriteReport, SetMilestone, RecordOwnPlan, WriteSelf, SetContact, LendRole, SettleSource)},
		{"the viewer looks", user(t, "330481-hc", Viewer), look},
		{"the county's reviewer reviews", user(t, "330481-hc", Reviewer), []Action{ReadPlan, ReadFigure, WriteRemark, ReviewDepartment, ReadReport, SetContact, LendRole}},
		{"the city's reviewer checks its line too", user(t, "330400-hc", Reviewer), []Action{ReadPlan, ReadFigure, WriteRemark, ReviewDepartment, CheckLine, ReadReport, SetContact, LendRole}},
		{"county statistics signs", user(t, "330481-stat", Signer), []Action{ReadPlan, ReadFigure, WriteRemark, SignCounty, RecordDivergence, ReadReport, DisputeScore, WriteDocument, ReadAudit, SetContact, LendRole, Reconcile, SetReference}},
		{
			"the city's office signs, opens and publishes", user(t, "330400-wcwc", Signer),
			[]Action{ReadPlan, ReadFigure, WriteRemark, SignCity, RecordDivergence, AnswerExtension, Chase, OpenRound, PublishRound, JudgeTarget, SetIndexWeights, SetOwnTarget, WriteCheckRule, ReadReport, ReviewReport, Supervise, RecordOwnPlan, RecordMeasure, RecordRanking, RunSurvey, RunEvaluation, WriteSelf, DisputeScore, MakeScoreSheet, WriteDocument, ReadAudit, SetContact, LendRole, ImportHistory, Reconcile},
		},
		{"a role that its tenant has no use for gives nothing but its lending", user(t, "330481-hc", Signer), append(slices.Clone(look), LendRole)},
		{"the operator sets up", user(t, "330400-wcwc", Operator), []Action{ManageUsers, ImportPlan}},
	}
	for _, c := range cases {
		t.Run(c.reason, func(t *testing.T) {
			if got := Permissions(c.actor); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
