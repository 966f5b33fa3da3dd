package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/evaluation"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/reporting"
	"github.com/liangce/liangce/internal/tenant"
)

// midtermYear is what the plans' midterm evaluation is of; answersIn how many days the units have for their accounts.
const midtermYear, answersIn = 2023, 14

// handedIn is the share of units, in percent, that have answered an evaluation under way.
const handedIn = 40

// sheetItems are the demonstration's score sheet.
var sheetItems = []evaluation.SheetItem{
	{Code: "lead", Name: "组织领导", Guide: "机构健全、定期研究、纳入考核", Weight: decimal.NewFromInt(20)},
	{Code: "funds", Name: "经费保障", Guide: "预算安排与执行", Weight: decimal.NewFromInt(15)},
	{Code: "tasks", Name: "任务落实", Guide: "牵头任务完成情况与佐证", Weight: decimal.NewFromInt(25)},
	{Code: "projects", Name: "实事项目", Guide: "项目进度、资金与成效", Weight: decimal.NewFromInt(20)},
	{Code: "data", Name: "数据质量", Guide: "按时填报、退回与更正", Weight: decimal.NewFromInt(20)},
}

var (
	problems = []string{"部分指标受人口结构变化影响，波动较大。", "基层工作力量不足，任务落实不够平衡。", "部门之间数据共享不够及时。"}
	measures = []string{"对进展滞后的指标逐项制定措施，明确时限。", "加强与相关部门的协调，健全数据共享机制。", "加大经费投入，充实基层力量。"}
)

// evaluated has the office run a plan's midterm evaluation from end to end. All of it is made up.
func (c *city) evaluated(ctx context.Context, code string) error {
	done, err := db.Read(ctx, c.store, c.office(), func(tx *db.Tx) ([]evaluation.Evaluation, error) { return evaluation.List(ctx, tx, code) })
	if err != nil || len(done) > 0 {
		return err
	}
	return c.once(ctx, day(midtermYear+1, time.June, 3), func(tx *db.Tx) error {
		id, err := c.begin(ctx, tx, code, evaluation.Midterm, midtermYear)
		if err != nil {
			return err
		}
		for _, t := range c.tenants {
			if err := c.account(ctx, tx, t, id); err != nil {
				return err
			}
		}
		tx.Now = tx.Now.AddDate(0, 0, answersIn+1)
		if err := c.lead(ctx, tx, id, evaluation.Scoring); err != nil {
			return err
		}
		tx.Now = tx.Now.AddDate(0, 0, 7)
		if err := c.score(ctx, tx, id); err != nil {
			return err
		}
		if err := c.conclude(ctx, tx, id); err != nil {
			return err
		}
		tx.Now = tx.Now.AddDate(0, 0, 7)
		if err := c.lead(ctx, tx, id, evaluation.Concluded); err != nil {
			return err
		}
		return c.lead(ctx, tx, id, evaluation.Published)
	})
}

// beingEvaluated leaves an annual evaluation with some of the units still to answer.
func (c *city) beingEvaluated(ctx context.Context, tx *db.Tx, code string, year int) error {
	id, err := c.begin(ctx, tx, code, evaluation.Annual, year)
	if err != nil {
		return err
	}
	for _, t := range c.tenants {
		if chance("self", code, t.Slug) >= handedIn {
			continue
		}
		if err := c.account(ctx, tx, t, id); err != nil {
			return err
		}
	}
	return nil
}

// begin makes an evaluation with its panel and score sheet, and asks the units for their accounts.
func (c *city) begin(ctx context.Context, tx *db.Tx, code string, kind evaluation.Kind, year int) (string, error) {
	var id string
	err := c.as(tx, c.office(), func() error {
		sheets, err := evaluation.ScoreSheets(ctx, tx)
		if err != nil {
			return err
		}
		if len(sheets) == 0 {
			if err := evaluation.AddScoreSheet(ctx, tx, 0, sheetItems, "首版评分表"); err != nil {
				return err
			}
		}
		e, err := evaluation.Create(ctx, tx, code, kind, year)
		if err != nil {
			return err
		}
		version, panel := 1, []string{}
		for _, expert := range c.experts() {
			panel = append(panel, expert.UserID)
		}
		id = e.ID
		return evaluation.Prepare(ctx, tx, e.ID, e.Revision, panel, &version)
	})
	if err != nil {
		return "", fmt.Errorf("%s %s: %w", code, kind, err)
	}
	return id, c.lead(ctx, tx, id, evaluation.Collecting)
}

func (c *city) experts() []access.Actor {
	return []access.Actor{c.staff.of(c.id+"-wcwc", "evaluator"), c.staff.of(c.id+"-stat", "evaluator")}
}

// lead takes an evaluation to its next state.
func (c *city) lead(ctx context.Context, tx *db.Tx, id string, to evaluation.State) error {
	due := tx.Now.AddDate(0, 0, answersIn)
	return c.as(tx, c.office(), func() error {
		e, err := evaluation.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		return reporting.Advance(ctx, tx, id, e.Revision, to, &due)
	})
}

// account has a unit answer an evaluation that asks it.
func (c *city) account(ctx context.Context, tx *db.Tx, t tenant.Tenant, id string) error {
	username := "reporter"
	if t.Kind == tenant.Office {
		username = "signer"
	}
	return c.as(tx, c.staff.of(t.Slug, username), func() error {
		e, s, err := evaluation.SelfOf(ctx, tx, id, "")
		if fault.Has(err, fault.NotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		said := evaluation.Account{
			Achievements: "较好完成了规划年度目标任务。\n" + s.Prefill(e, fault.Chinese),
			Problems:     pick(problems, "problem", e.Plan, t.Slug), Measures: pick(measures, "measure", e.Plan, t.Slug),
		}
		if err := evaluation.SaveSelf(ctx, tx, id, s.Revision, said); err != nil {
			return fmt.Errorf("%s: %w", t.Slug, err)
		}
		return evaluation.SubmitSelf(ctx, tx, id, s.Revision+1)
	})
}

// score has the experts score every area on every item; where they are far apart the office rules.
func (c *city) score(ctx context.Context, tx *db.Tx, id string) error {
	for _, expert := range c.experts() {
		err := c.as(tx, expert, func() error {
			e, err := evaluation.Get(ctx, tx, id)
			if err != nil {
				return err
			}
			areas, err := evaluation.Subjects(ctx, tx, e)
			if err != nil {
				return err
			}
			var scores []evaluation.Score
			for _, a := range areas {
				for _, i := range sheetItems {
					points := 76 + chance("points", e.Plan, expert.TenantSlug, a.Code, i.Code)*22/100
					scores = append(scores, evaluation.Score{AreaCode: a.Code, Item: i.Code, Points: decimal.NewFromInt(int64(points))})
				}
			}
			return evaluation.SaveScores(ctx, tx, id, 0, scores, true)
		})
		if err != nil {
			return err
		}
	}
	return c.as(tx, c.office(), func() error {
		e, err := evaluation.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		st, err := evaluation.ReadStandings(ctx, tx, e)
		if err != nil {
			return err
		}
		for _, a := range st.Results {
			for _, i := range a.Items {
				if !i.Open() {
					continue
				}
				err := evaluation.RuleScore(ctx, tx, id, a.Area.Code, i.Item.Code, i.Points.Round(0), "两位专家依据的材料不同，核对后取中间值。")
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func (c *city) conclude(ctx context.Context, tx *db.Tx, id string) error {
	return c.as(tx, c.office(), func() error {
		e, err := evaluation.Get(ctx, tx, id)
		if err != nil {
			return err
		}
		return reporting.WriteConclusion(ctx, tx, id, e.Revision, evaluation.Conclusion{
			Overview:     "规划实施总体顺利。{judgeable}项可评价指标中{met}项已达标，达标率{rate}，各项任务有序推进。",
			Achievements: "妇女儿童健康、教育、社会保障等领域指标保持较好水平，重点实事项目按计划实施，部门协同机制进一步健全。",
			Problems:     "{open}项指标尚未达标，县（市、区）之间不够平衡，个别单位数据报送不够及时。",
			Suggestions:  "对滞后指标逐项明确责任单位和完成时限；加强对薄弱地区的指导；健全数据共享和按时报送机制。",
		})
	})
}
