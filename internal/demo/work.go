package demo

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/attachment"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/progress"
	"github.com/liangce/liangce/internal/tenant"
)

// workSince is the first year with reports on tasks and projects: of the city's departments; the counties' follow a year later.
const workSince = 2023

// Of the open year's reports, in percent, told apart by a hash as the figures are.
const (
	unwritten = 32 // not begun
	drafted   = 42 // and below: begun
	waiting   = 62 // and below: submitted
	sentBack  = 68 // and below: returned; the rest is accepted
)

// bareShare is how many reports have no evidence.
const bareShare = 8

// photograph is the page that the reports have as their evidence; it says what it is.
const photograph = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n" +
	"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
	"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 120]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n" +
	"4 0 obj<</Length 64>>stream\nBT /F1 14 Tf 40 60 Td (Demonstration: not a real document) Tj ET\nendstream endobj\n" +
	"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

func chance(parts ...any) int { return percentile(fmt.Sprintln(parts...)) }

// work has the departments report on a year's tasks and projects, and the offices review it. open is the year under way.
func (c *city) work(ctx context.Context, tx *db.Tx, code string, year int, open bool) error {
	if year < workSince {
		return nil
	}
	var items []progress.Item
	err := c.as(tx, c.office(), func() (err error) {
		items, err = progress.Items(ctx, tx, code)
		return err
	})
	if err != nil {
		return err
	}
	for _, t := range c.tenants {
		if t.Kind == tenant.Office || year == workSince && t.AreaCode != c.id {
			continue
		}
		for _, item := range items {
			if item.Lead != t.LineCode() {
				continue
			}
			if err := c.reportWork(ctx, tx, t, progress.Key{Plan: code, Year: year, Item: item.Code}, item, open); err != nil {
				return fmt.Errorf("%s: %s: %w", t.Slug, item.Code, err)
			}
		}
	}
	return nil
}

func (c *city) reportWork(ctx context.Context, tx *db.Tx, t tenant.Tenant, key progress.Key, item progress.Item, open bool) error {
	far := 100
	if open {
		far = chance(key, t.Slug)
	}
	if far < unwritten {
		return nil
	}
	body := words(key, item, t)
	var report string
	err := c.as(tx, c.staff.of(t.Slug, "reporter"), func() (err error) {
		if report, err = progress.Save(ctx, tx, key, 0, body); err != nil || far < drafted {
			return err
		}
		if chance("bare", item.Code, t.Slug) >= bareShare {
			if err := c.attach(ctx, tx, report); err != nil {
				return err
			}
		}
		_, err = progress.Submit(ctx, tx, report, 1)
		return err
	})
	if err != nil || far < waiting {
		return err
	}
	verdict := progress.Verdict{Outcome: progress.Pass, Rating: body.SelfRating}
	if far < sentBack {
		verdict = progress.Verdict{Outcome: progress.Return, Remark: "成效缺少数据支撑，请补充。"}
	}
	return c.as(tx, c.staff.of(t.AreaCode+"-wcwc", "signer"), func() error {
		_, err := progress.Review(ctx, tx, report, 2, verdict)
		return err
	})
}

func (c *city) attach(ctx context.Context, tx *db.Tx, report string) error {
	file, err := c.file("演示材料.pdf")
	if err != nil {
		return err
	}
	_, err = progress.Attach(ctx, tx, report, file)
	return err
}

// file keeps the demonstration's one document, under a name.
func (c *city) file(name string) (attachment.File, error) {
	in, err := c.files.Receive(bytes.NewReader([]byte(photograph)), attachment.MostBytes)
	if err != nil {
		return attachment.File{}, err
	}
	defer in.Drop()
	kind, err := attachment.Inspect(name, in, in.Size)
	if err != nil {
		return attachment.File{}, err
	}
	return attachment.File{Name: name, MediaType: kind, SHA256: in.SHA256, Size: in.Size}, in.Keep()
}

// words are what a department writes. They are made up, and say so in the page's notice.
func words(key progress.Key, item progress.Item, t tenant.Tenant) progress.Body {
	rating := progress.UnderWay
	switch n := chance("rating", key, t.Slug); {
	case n < 8:
		rating = progress.Delayed
	case n < 20+(key.Year-workSince)*20:
		rating = progress.Done
	}
	b := progress.Body{
		Done:       fmt.Sprintf("围绕“%s”，%s 制定年度工作计划，召开专题会议 %d 次，开展活动 %d 场。", item.Name, t.Name, 1+chance("a", key, t.Slug)%4, 3+chance("b", key, t.Slug)%20),
		Results:    fmt.Sprintf("服务妇女儿童约 %d 人次，群众反映良好。", 200+chance("c", key, t.Slug)*37),
		Problems:   "基层力量不足，部分镇（街道）推进不平衡。",
		Next:       "加强部门联动，细化责任分工，补齐短板。",
		SelfRating: &rating,
	}
	if item.Kind == progress.KindProject {
		planned, spent := decimal.NewFromInt(int64(100+chance("p", key, t.Slug)*5)), decimal.NewFromInt(int64(60+chance("s", key, t.Slug)*4))
		b.FundsPlanned, b.FundsSpent, b.Risks = &planned, &spent, "资金到位时间晚于计划。"
	}
	return b
}

// chase reminds of reports that nobody has begun, keeps the days of the projects' steps, and has one reminder answered.
func (c *city) chase(ctx context.Context, tx *db.Tx, code string, year int) error {
	var owing []progress.Key
	err := c.as(tx, c.office(), func() error {
		board, err := progress.ReadBoard(ctx, tx, code, year)
		if err != nil {
			return err
		}
		for _, row := range board.Rows {
			for _, h := range row.Heads {
				if h.Report.State == progress.Missing && len(owing) < 3 && !slices.ContainsFunc(owing, func(k progress.Key) bool { return k.Tenant == h.Tenant.Slug }) {
					owing = append(owing, progress.Key{Plan: code, Year: year, Item: row.Item.Code, Tenant: h.Tenant.Slug})
				}
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i, key := range owing {
		var s progress.Supervision
		err := c.as(tx, c.office(), func() (err error) {
			s, err = progress.Supervise(ctx, tx, progress.Order{Key: key, Words: "请说明该任务今年的进展和未报告的原因。", Due: c.today.AddDate(0, 0, 10)})
			return err
		})
		if err != nil {
			return err
		}
		if i > 0 {
			continue
		}
		err = c.as(tx, c.staff.of(key.Tenant, "reporter"), func() error {
			_, err := progress.Answer(ctx, tx, s.ID, "正在汇总各镇（街道）材料，本月底前报告。")
			return err
		})
		if err != nil {
			return err
		}
	}
	return c.steps(ctx, tx, code)
}

// steps gives the plan's milestones their days, a year apart; every fifth that has come is still to be reached.
func (c *city) steps(ctx context.Context, tx *db.Tx, code string) error {
	var all []progress.Milestone
	lead := map[string]access.Actor{}
	err := c.as(tx, c.office(), func() error {
		items, err := progress.Items(ctx, tx, code)
		if err != nil {
			return err
		}
		for _, item := range items {
			for _, t := range c.tenants {
				if item.Kind == progress.KindProject && t.AreaCode == c.id && t.LineCode() == item.Lead {
					lead[item.Code] = c.staff.of(t.Slug, "reporter")
				}
			}
		}
		all, err = progress.Milestones(ctx, tx, code, "")
		return err
	})
	if err != nil {
		return err
	}
	for i, m := range all {
		due := time.Date(2022+i%4, time.Month(3+i%8), 28, 0, 0, 0, 0, time.UTC)
		step := progress.Step{Plan: code, Project: m.Project, Code: m.Code, Due: &due}
		if reached := due.AddDate(0, 0, 20-i*7%40); reached.Before(tx.Now) && i%5 != 4 {
			step.Reached = &reached
		}
		err := c.as(tx, lead[m.Project], func() error {
			_, err := progress.SetMilestone(ctx, tx, step)
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", m.Code, err)
		}
	}
	return nil
}
