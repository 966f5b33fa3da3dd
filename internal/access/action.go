package access

// Action is one kind of work.
type Action string

// The actions.
const (
	ReadPlan         Action = "read_plan"
	ReadFigure       Action = "read_figure"
	WriteRemark      Action = "write_remark"
	SaveFigure       Action = "save_figure"
	SubmitSheet      Action = "submit_sheet"
	WithdrawFigure   Action = "withdraw_figure"
	CorrectFigure    Action = "correct_figure"
	ReviewDepartment Action = "review_department"
	SignCounty       Action = "sign_county"
	CheckLine        Action = "check_line"
	SignCity         Action = "sign_city"
	RecordDivergence Action = "record_divergence"
	AskExtension     Action = "ask_extension"
	AnswerExtension  Action = "answer_extension"
	Chase            Action = "chase"
	OpenRound        Action = "open_round"
	PublishRound     Action = "publish_round"
	JudgeTarget      Action = "judge_target"
	SetIndexWeights  Action = "set_index_weights"
	SetOwnTarget     Action = "set_own_target"
	WriteCheckRule   Action = "write_check_rule"
	ReadReport       Action = "read_report"
	WriteReport      Action = "write_report"
	ReviewReport     Action = "review_report"
	Supervise        Action = "supervise"
	SetMilestone     Action = "set_milestone"
	RecordOwnPlan    Action = "record_own_plan"
	RecordMeasure    Action = "record_measure"
	RecordRanking    Action = "record_ranking"
	RunEvaluation    Action = "run_evaluation"
	WriteSelf        Action = "write_self_evaluation"
	ScoreEvaluation  Action = "score_evaluation"
	DisputeScore     Action = "dispute_score"
	MakeScoreSheet   Action = "make_score_sheet"
	WriteDocument    Action = "write_document"
	RunSurvey        Action = "run_survey"
	ReadAudit        Action = "read_audit"
	SetContact       Action = "set_contact"
	ManageUsers      Action = "manage_users"
	LendRole         Action = "lend_role"
	ImportPlan       Action = "import_plan"
	ImportHistory    Action = "import_history"
	Reconcile        Action = "reconcile"
	SetReference     Action = "set_reference"
	RecordBridge     Action = "record_bridge"
	SetTolerance     Action = "set_tolerance"
	ManageSource     Action = "manage_source"
	SettleSource     Action = "settle_source"
	ReadRegion       Action = "read_region"
)

// Actions lists them all, in the order of the year's work.
func Actions() []Action {
	return []Action{
		ReadPlan, ReadFigure, WriteRemark, SaveFigure, SubmitSheet, WithdrawFigure, CorrectFigure,
		ReviewDepartment, SignCounty, CheckLine, SignCity, RecordDivergence,
		AskExtension, AnswerExtension, Chase,
		OpenRound, PublishRound, JudgeTarget, SetIndexWeights, SetOwnTarget, WriteCheckRule,
		ReadReport, WriteReport, ReviewReport, Supervise, SetMilestone,
		RecordOwnPlan, RecordMeasure, RecordRanking, RunSurvey,
		RunEvaluation, WriteSelf, ScoreEvaluation, DisputeScore, MakeScoreSheet, WriteDocument,
		ReadAudit, SetContact, ManageUsers, LendRole, ImportPlan, ImportHistory,
		Reconcile, SetReference, SetTolerance, RecordBridge,
		ManageSource, SettleSource,
		ReadRegion,
	}
}

// Object is what is acted on. City is always given; an empty AreaPath, Line or Plans means that the thing is
// bound to none (a round has no line). A figure shared by several plans is inside a grant that has one of them.
type Object struct {
	City        string
	AreaPath    string
	Line        string
	Support     []string // lines that may read, beside the owning one
	Plans       []string
	OwnerTenant string
	EnteredBy   string // the user of the revision decided on
}

// Permissions lists the actions that the actor has within its own tenant, area and line, for the page to show
// what to work on. It grants nothing: Check decides on each object.
func Permissions(a Actor) []Action {
	own := Object{City: a.CityID, AreaPath: a.AreaPath, Line: a.Line, OwnerTenant: a.TenantID}
	var may []Action
	for _, act := range Actions() {
		if Check(a, act, own) == nil {
			may = append(may, act)
		}
	}
	return may
}
