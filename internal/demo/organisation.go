package demo

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/tenant"
)

// adopted is the year in which the units drew up how they carry a plan out; records begin with it.
const adopted = 2022

// The city's place in the province, by year, and of how many cities.
var places = map[int]int{2022: 3, 2024: 2}

const cities = 11

// Shares in percent, told apart by a hash as the figures are.
const (
	withPlan     = 88 // of the city's departments and the county offices
	countyPlan   = 35 // of the counties' departments
	stillDrawing = 8  // of the plans: not issued yet
	involved     = 60 // of the offices: a meeting, a deed or a hearing in a year
)

// The made-up texts, taken in turns.
var (
	decisions = []string{
		"审议通过年度重点工作任务清单，明确责任单位和完成时限。", "听取规划实施情况汇报，要求对进展滞后的指标逐项制定整改措施。", "同意将规划重点指标纳入政府工作报告和部门年度考核。",
	}
	deeds    = []string{"公共场所母婴设施建设", "城乡妇女“两癌”免费检查", "社区儿童之家提升", "普惠托位建设", "困境儿童关爱探访", "女性创业就业技能培训"}
	hearings = []string{"公共政策性别影响评估座谈会", "“我为城市献一策”儿童议事会", "村规民约修订意见征集会", "公园改造儿童代表听证会"}
)

func pick(from []string, parts ...any) string { return from[chance(parts...)%len(from)] }

// organise has units and offices record a year of what the plan's organisation articles ask. All of it is made up.
func (c *city) organise(ctx context.Context, tx *db.Tx, code string, year int, open bool) error {
	if year < adopted {
		return nil
	}
	for _, t := range c.tenants {
		entries := c.measures(t, code, year, open)
		if year == adopted {
			entries = append(entries, c.ownPlan(t, code)...)
		}
		username := "reporter"
		if t.Kind == tenant.Office {
			username = "signer"
		}
		for _, e := range entries {
			e.Plan = code
			err := c.as(tx, c.staff.of(t.Slug, username), func() error {
				r, err := organisation.Put(ctx, tx, e)
				if err != nil || e.Kind != organisation.ImplementationPlan || e.Body.State != "issued" {
					return err
				}
				file, err := c.file("实施方案（演示）.pdf")
				if err != nil {
					return err
				}
				_, err = organisation.Attach(ctx, tx, r.ID, file)
				return err
			})
			if err != nil {
				return fmt.Errorf("%s: %s: %w", t.Slug, e.Kind, err)
			}
		}
	}
	return nil
}

func on(year, month, day int) *time.Time {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return &t
}

func people(n int) *int { return &n }

// ownPlan is a unit's plan of implementation, where it has one.
func (c *city) ownPlan(t tenant.Tenant, code string) []organisation.Entry {
	share := withPlan
	if t.AreaCode != c.id && t.Kind != tenant.Office {
		share = countyPlan
	}
	if chance("own plan", code, t.Slug) >= share {
		return nil
	}
	b := organisation.Body{
		Title: fmt.Sprintf("%s贯彻落实%s发展规划实施方案（演示）", t.Name, of(code)), State: "issued",
		Day: on(adopted, 3+chance("month", code, t.Slug)%9, 1+chance("day", code, t.Slug)%28), Number: fmt.Sprintf("演示〔%d〕%d号", adopted, 1+chance("number", code, t.Slug)),
	}
	if chance("drawing", code, t.Slug) < stillDrawing {
		b.State, b.Number = "drafting", ""
	}
	return []organisation.Entry{{Kind: organisation.ImplementationPlan, Body: b}}
}

// of names whom a plan is for.
func of(code string) string {
	if strings.Contains(code, "children") {
		return "儿童"
	}
	return "妇女"
}

// measures are what an office records of its area for a year.
func (c *city) measures(t tenant.Tenant, code string, year int, open bool) []organisation.Entry {
	if t.Kind != tenant.Office {
		return nil
	}
	entries := append(c.budget(t, code, year, open), c.events(t, code, year)...)
	if year == adopted {
		entries = append(entries, organisation.Entry{Kind: organisation.PlanLink, Body: organisation.Body{
			Title: "国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要", Day: on(2021, 3, 1+chance("link", t.Slug)%28), Text: fmt.Sprintf("民生保障一章设专节，写入%s发展规划的主要目标（演示）。", of(code)),
		}}, organisation.Entry{Kind: organisation.PlanLink, Body: organisation.Body{
			Title: "卫生健康事业发展“十四五”规划", Day: on(2021, 9, 1+chance("health", t.Slug)%28), Text: fmt.Sprintf("主要指标表列入%s健康指标（演示）。", of(code)),
		}})
	}
	if place, ranked := places[year]; ranked && t.AreaCode == c.id {
		of := cities
		entries = append(entries, organisation.Entry{Kind: organisation.Ranking, Year: year, Body: organisation.Body{
			Source: fmt.Sprintf("%d年度省级监测情况通报（演示）", year), Place: &place, Places: &of, Text: "综合各项指标，达到“走在全省前列”的总体目标要求。",
		}})
	}
	return entries
}

// budget is the year's two lines of an area: for the plan, and for the committee's work. What is spent of the open year is not known.
func (c *city) budget(t tenant.Tenant, code string, year int, open bool) []organisation.Entry {
	base := 20
	if t.AreaCode == c.id {
		base = 100
	}
	var entries []organisation.Entry
	for i, purpose := range []string{"plan", "committee"} {
		planned := decimal.NewFromInt(int64((base + chance(purpose, code, t.AreaCode)/4 + 5*(year-adopted)) * 4 / (1 + 3*i)))
		b := organisation.Body{Source: "本级财政预算（演示）", Purpose: purpose, Planned: &planned}
		if !open {
			spent := planned.Mul(decimal.New(int64(86+chance("spent", purpose, code, t.AreaCode, year)%14), -2)).Round(2)
			b.Spent = &spent
		}
		entries = append(entries, organisation.Entry{Kind: organisation.BudgetLine, Year: year, Body: b})
	}
	return entries
}

// events are a meeting, a deed and a hearing; the city has all three each year.
func (c *city) events(t tenant.Tenant, code string, year int) []organisation.Entry {
	all := []organisation.Entry{
		{Kind: organisation.Resolution, Body: organisation.Body{
			Title: fmt.Sprintf("%d年妇女儿童工作委员会全体会议（演示）", year), Text: pick(decisions, "decision", code, t.AreaCode, year), Organ: "committee",
			Day: on(year, 3+chance("meeting", code, t.AreaCode, year)%6, 8), Number: fmt.Sprintf("演示纪要〔%d〕1号", year),
		}},
		{Kind: organisation.Deed, Year: year, Body: organisation.Body{
			Title: pick(deeds, "deed", code, t.AreaCode, year) + "（演示）", People: people(400 + chance("served", code, t.AreaCode, year)*61), State: "done", Text: "列入年度民生实事项目。",
		}},
		{Kind: organisation.Participation, Body: organisation.Body{
			Title: pick(hearings, "hearing", code, t.AreaCode, year) + "（演示）", People: people(8 + chance("heard", code, t.AreaCode, year)%50),
			Day: on(year, 4+chance("heard on", code, t.AreaCode, year)%7, 20), Text: "代表发言并提交书面意见，采纳情况已书面反馈。",
		}},
	}
	var entries []organisation.Entry
	for _, e := range all {
		if t.AreaCode == c.id || chance(e.Kind, code, t.AreaCode, year) < involved {
			entries = append(entries, e)
		}
	}
	return entries
}
