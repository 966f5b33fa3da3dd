package audit

import (
	"strings"

	"github.com/liangce/liangce/internal/access"
)

// under says which permission an act takes. Where one's own name is enough, and where a machine acts, it takes none; a decision on a
// figure takes what its stage asks for, and its entry names the role.
var under = map[string]access.Action{
	"session.sign_in": "", "session.sign_out": "", "source.deliver": "", "history_taken": "", "pass_figure": "", "return_figure": "",
	"save_figures": access.SaveFigure, "add_figure_file": access.SaveFigure, "remove_figure_file": access.SaveFigure, "answer_divergence": access.SaveFigure, "adopt_survey": access.SaveFigure,
	"submit_sheet":      access.SubmitSheet,
	"withdraw_figures":  access.WithdrawFigure,
	"correct_figures":   access.CorrectFigure,
	"record_divergence": access.RecordDivergence,
	"extension.ask":     access.AskExtension,
	"chase":             access.Chase,
	"open_round":        access.OpenRound,
	"publish_round":     access.PublishRound,
	"judgement.sign":    access.JudgeTarget,
	"index.weigh":       access.SetIndexWeights,
	"add_remark":        access.WriteRemark, "withdraw_remark": access.WriteRemark, "settle_thread": access.WriteRemark,
	"submit_report": access.WriteReport, "withdraw_report": access.WriteReport, "add_evidence": access.WriteReport, "remove_evidence": access.WriteReport, "answer_supervision": access.WriteReport,
	"review_report": access.ReviewReport,
	"supervise":     access.Supervise,
	"set_milestone": access.SetMilestone,
	"add_record":    access.RecordOwnPlan, "change_record": access.RecordOwnPlan, "withdraw_record": access.RecordOwnPlan, "add_record_file": access.RecordOwnPlan, "remove_record_file": access.RecordOwnPlan,
	"make_survey": access.RunSurvey, "change_survey": access.RunSurvey, "open_survey": access.RunSurvey, "close_survey": access.RunSurvey, "discard_survey": access.RunSurvey, "issue_links": access.RunSurvey,
	"create_evaluation": access.RunEvaluation, "prepare_evaluation": access.RunEvaluation, "advance_evaluation": access.RunEvaluation, "return_self_evaluation": access.RunEvaluation, "rule_score": access.RunEvaluation,
	"submit_self_evaluation": access.WriteSelf,
	"submit_scores":          access.ScoreEvaluation,
	"dispute_score":          access.DisputeScore,
	"add_score_sheet":        access.MakeScoreSheet,
	"make_report":            access.WriteDocument, "write_report_text": access.WriteDocument, "confirm_report_text": access.WriteDocument, "take_over_report_texts": access.WriteDocument,
	"set_contact":     access.SetContact,
	"set_quiet_hours": access.ManageUsers, "set_robot": access.ManageUsers,
	"lend_roles": access.LendRole, "end_lent_roles": access.LendRole,
	"bring_history": access.ImportHistory, "take_history": access.ImportHistory, "cancel_history": access.ImportHistory,
	"set_reference_value": access.SetReference,
	"set_tolerance":       access.SetTolerance,
	"bridge.record":       access.RecordBridge,
	"accept_difference":   access.Reconcile,
	"source.make_key":     access.ManageSource, "source.revoke_key": access.ManageSource, "source.switch": access.ManageSource,
	"source.drop": access.SettleSource, "source.name": access.SettleSource, "source.try_again": access.SettleSource,
}

// families are acts that are told apart by what follows.
var families = map[string]access.Action{
	"extension.": access.AnswerExtension, "own_target.": access.SetOwnTarget, "check_rule.": access.WriteCheckRule,
}

// Under is the permission that an act takes; false where the act is not known. The name of a family, ending in a dot, is known too.
func Under(act string) (access.Action, bool) {
	if a, ok := under[act]; ok {
		return a, true
	}
	family, _, _ := strings.Cut(act, ".")
	a, ok := families[family+"."]
	return a, ok
}
