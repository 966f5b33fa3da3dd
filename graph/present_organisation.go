package graph

import (
	"context"

	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/organisation"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/result"
	"github.com/liangce/liangce/internal/rule/quantity"
)

// recordAfter changes a record, and answers with it as it stands then.
func (r *Resolver) recordAfter(ctx context.Context, op, requestID string, input any, change func(*db.Tx) (organisation.Record, error)) (*model.OrganisationRecord, error) {
	record, err := once(ctx, r, op, requestID, input, change)
	if err != nil {
		return nil, err
	}
	out := bookOf(ctx).record(record)
	return &out, nil
}

func recordEntry(in model.RecordOrganisationInput) (organisation.Entry, error) {
	e := organisation.Entry{
		Revision: in.Revision, Plan: in.Plan, Kind: organisation.Kind(in.Kind), Year: orZero(in.Year),
		Body: organisation.Body{
			Title: orZero(in.Title), Text: orZero(in.Text), Number: orZero(in.Number), Source: orZero(in.Source), Day: in.Day, State: orZero(in.State),
			Purpose: orZero(in.Purpose), Organ: orZero(in.Organ), People: in.People, Place: in.Place, Places: in.Places,
		},
	}
	if in.Record != nil {
		e.ID = known(*in.Record)
	}
	var err error
	if e.Body.Planned, err = money(in.Planned); err != nil {
		return e, err
	}
	e.Body.Spent, err = money(in.Spent)
	return e, err
}

// money reads an amount; an empty one is none.
func money(said *string) (*decimal.Decimal, error) {
	if orZero(said) == "" {
		return nil, nil
	}
	value, err := quantity.Parse(*said)
	return &value, err
}

// organisation presents a plan's records under its articles.
func (b *book) organisation(ctx context.Context, code string, records []organisation.Record) (*model.Organisation, error) {
	p, err := b.plan(ctx, code)
	if err != nil {
		return nil, err
	}
	out := &model.Organisation{Plan: *p, MayRecord: presentAll(organisation.MayRecord(b.actor, code), kindWord)}
	for _, a := range p.Articles {
		article := model.OrganisationArticle{Number: a.Number, Heading: a.Heading, Kinds: []string{}, Records: []model.OrganisationRecord{}}
		for _, k := range organisation.Kinds() {
			if k.Article() != a.Number {
				continue
			}
			article.Kinds = append(article.Kinds, kindWord(k))
			for _, r := range records {
				if r.Kind == k {
					article.Records = append(article.Records, b.record(r))
				}
			}
		}
		out.Articles = append(out.Articles, article)
	}
	return out, nil
}

func kindWord(k organisation.Kind) string { return string(k) }

func (b *book) record(r organisation.Record) model.OrganisationRecord {
	b.recordFiles.expect(r.ID)
	b.users.expect(r.RecordedBy)
	b.tenants.expect(r.TenantID)
	return model.OrganisationRecord{
		ID: r.ID, Revision: r.Revision, Kind: kindWord(r.Kind), Article: r.Kind.Article(), Year: r.Year, TenantID: r.TenantID, Title: r.Title, Text: r.Body,
		Number: r.Number, Source: r.Source, Day: r.Day, State: r.State, Purpose: r.Purpose, Organ: r.Organ, Planned: text(r.Planned), Spent: text(r.Spent),
		People: r.People, Place: r.Place, Places: r.Places, Withdrawn: r.Withdrawn, ByUserID: r.RecordedBy, At: r.RecordedAt,
		MayChange: r.SupersededAt == nil && r.MayChange(b.actor),
	}
}

func (n *names) unit(u result.Unit) model.UnitResult {
	t := u.Tasks
	return model.UnitResult{
		Tenant:  n.tenant(u.Tenant),
		Figures: model.UnitFigures{Owed: u.Figures.Owed, InTime: u.Figures.InTime, Late: u.Figures.Late, Overdue: u.Figures.Overdue, Returns: u.Figures.Returns},
		Tasks: model.UnitTasks{
			Owed: t.Owed, Submitted: t.Submitted, Accepted: t.Accepted, Returned: t.Returned, Late: t.Late, WithEvidence: t.WithEvidence,
			RatedSame: t.RatedSame, RatedLower: t.RatedLower, RatedHigher: t.RatedHigher,
		},
		Reminders:  model.UnitReminders{Got: u.Reminders.Got, Answered: u.Reminders.Answered, InTime: u.Reminders.InTime},
		Indicators: model.UnitIndicators{Led: u.Indicators.Led, Judgeable: u.Indicators.Judgeable, Met: u.Indicators.Met},
		OwnPlan:    optional(u.OwnPlan),
	}
}

func recordFile(f organisation.File) model.RecordFile {
	return model.RecordFile{ID: f.ID, Name: f.Name, MediaType: f.MediaType, Size: int(f.Size), ByUserID: f.AddedBy, At: f.AddedAt}
}
