package graph

import (
	"context"
	"strings"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/exchange/feed"
	"github.com/liangce/liangce/internal/fault"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/quantity"
	"github.com/liangce/liangce/internal/sheet"
	"github.com/liangce/liangce/internal/source"
)

const (
	// shownDeliveries and shownWaiting are how many a page shows.
	shownDeliveries = 50
	shownWaiting    = 200
)

// listedSources are the city's sources with what came of their deliveries.
type listedSources struct {
	rows   []source.Source
	kinds  map[string][]source.Kind
	counts map[string]source.Counts
}

func readSources(ctx context.Context, tx *db.Tx) (out listedSources, err error) {
	if out.rows, err = source.List(ctx, tx); err != nil {
		return out, err
	}
	if out.kinds, err = source.Kinds(ctx, tx); err != nil {
		return out, err
	}
	out.counts, err = source.Count(ctx, tx)
	return out, err
}

// opened is one source with all that the actor may see of it.
type opened struct {
	source     source.Source
	kinds      []source.Kind
	counts     map[string]source.Counts
	names      []source.Name
	deliveries []source.Delivery
	waiting    []source.Item
	total      int
	keys       []source.Key
}

func openSource(ctx context.Context, tx *db.Tx, code string) (o opened, err error) {
	if o.source, o.kinds, err = source.Get(ctx, tx, code); err != nil {
		return o, err
	}
	if o.counts, err = source.Count(ctx, tx); err != nil {
		return o, err
	}
	if o.names, err = source.Names(ctx, tx, code); err != nil {
		return o, err
	}
	if o.deliveries, err = source.Deliveries(ctx, tx, code, shownDeliveries); err != nil {
		return o, err
	}
	if o.waiting, o.total, err = source.Waiting(ctx, tx, code, shownWaiting); err != nil {
		return o, err
	}
	o.keys, err = source.Keys(ctx, tx, code)
	return o, err
}

func (r *Resolver) sourceDesk(ctx context.Context, code string) (*model.SourceDesk, error) {
	o, err := read(ctx, r, func(tx *db.Tx) (opened, error) { return openSource(ctx, tx, code) })
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	return &model.SourceDesk{
		Source: n.source(o.source, o.kinds, o.counts[code]), Names: presentAll(o.names, n.sourceName),
		Deliveries: presentAll(o.deliveries, presentDelivery(n.lang)), Keys: presentAll(o.keys, n.sourceKey),
		Waiting: model.SourceWaiting{TotalCount: o.total, Nodes: presentAll(o.waiting, presentItem(n.lang))},
		Example: feed.Example(o.source, o.kinds),
	}, nil
}

func (n *names) source(s source.Source, kinds []source.Kind, c source.Counts) model.Source {
	b := n.book
	b.tenants.expect(s.TenantID)
	fresh, due := s.Fresh(b.store.Now())
	out := model.Source{
		Code: s.Code, Name: s.LocalName(n.lang), OwnerID: s.TenantID, Line: n.line(s.Line), Every: s.Every,
		Elements: presentAll(s.Elements, n.element), Areas: presentAll(s.Areas, n.area), Tasks: presentAll(s.Tasks, presentTask),
		Note: fault.Local(n.lang, s.Note, s.NoteEN), Inferred: s.Inferred, Enabled: s.Enabled,
		Freshness: string(fresh), LastAt: s.LastAt, LastAsOf: s.LastAsOf, Due: due, May: []string{},
		Kinds: presentAll(kinds, func(k source.Kind) model.SourceKind {
			return model.SourceKind{Kind: k.Kind, Name: fault.Local(n.lang, k.Name, k.NameEN), Unit: fault.Local(n.lang, k.Unit, k.UnitEN), Sensitive: k.Sensitive}
		}),
	}
	if s.TenantID == b.actor.TenantID || source.SeesAll(b.actor) {
		out.Counts = &model.SourceCounts{Deliveries: c.Deliveries, Refused: c.Refused, Taken: c.Taken, Waiting: c.Waiting}
	}
	for _, may := range []struct {
		name   string
		action access.Action
	}{{"manage", access.ManageSource}, {"settle", access.SettleSource}} {
		if s.May(b.actor, may.action) == nil {
			out.May = append(out.May, may.name)
		}
	}
	return out
}

func presentTask(key string) model.SourceTask {
	plan, code, _ := strings.Cut(key, "/")
	return model.SourceTask{Plan: plan, Code: code}
}

func (n *names) sourceName(s source.Name) model.SourceName {
	out := model.SourceName{Name: s.Name, Added: s.SetBy != nil}
	if s.Element != nil {
		e, c := n.element(*s.Element), n.category(*s.Element, *s.Category)
		out.Element, out.Category = &e, &c
	}
	if s.AreaCode != nil {
		a := n.area(*s.AreaCode)
		out.Area = &a
	}
	return out
}

func presentDelivery(lang string) func(source.Delivery) model.SourceDelivery {
	return func(d source.Delivery) model.SourceDelivery {
		out := model.SourceDelivery{ID: d.Delivery, Key: d.KeyID, At: d.At, AsOf: d.AsOf, Records: d.Records, Taken: d.Taken, Waiting: d.Quarantined}
		out.Refused = optional(d.Why(lang))
		return out
	}
}

func presentItem(lang string) func(source.Item) model.SourceItem {
	return func(i source.Item) model.SourceItem {
		out := model.SourceItem{
			ID: i.ID, Delivery: i.Delivery, Field: i.Field, Area: i.Area, Year: i.Year, Category: i.SentCategory, AsOf: i.AsOf, At: i.At,
			Code: string(i.Reason), Message: i.Text(lang),
		}
		if i.Month > 0 {
			out.Month = &i.Month
		}
		out.Value, out.Emptiness = presentValue(i.Val())
		return out
	}
}

func presentValue(v quantity.Value) (value, emptiness *string) {
	number, empty := figure.Columns(v)
	return nullText(number), empty
}

func (n *names) sourceKey(k source.Key) model.SourceKey {
	n.book.users.expect(k.MadeBy)
	return model.SourceKey{
		ID: k.ID, Note: k.Note, Elements: presentAll(k.Elements, n.element), Areas: presentAll(k.Areas, n.area),
		MadeByID: k.MadeBy, MadeAt: k.MadeAt, LastUsedAt: k.LastUsedAt, RevokedAt: k.RevokedAt,
	}
}

// proposed shows what sources have to do with a cell.
func (n *names) proposed(c sheet.Cell, out *model.SheetCell) {
	if c.From != nil {
		from := n.origin(*c.From)
		out.From = &from
	}
	if p := c.Proposal; p != nil {
		out.Proposal = &model.SourceProposal{ID: p.Item, From: n.origin(p.Origin)}
		out.Proposal.Value, out.Proposal.Emptiness = presentValue(p.Value)
	}
}

// origin is where a revision's value comes from, nil where a person typed it or the source is out of sight.
func (b *book) origin(ctx context.Context, item string) (*model.SourceOrigin, error) {
	if item == "" {
		return nil, nil
	}
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	o, err := b.origins.get(ctx, item)
	if err != nil || o.Source == "" {
		return nil, err
	}
	out := n.origin(o)
	return &out, nil
}

func (n *names) origin(o source.Origin) model.SourceOrigin {
	return model.SourceOrigin{Code: o.Source, Name: o.LocalName(n.lang), AsOf: o.AsOf}
}

func (n *names) activity(a source.Activity) model.TaskActivity {
	return model.TaskActivity{
		Source: a.Source.Code, SourceName: a.Source.LocalName(n.lang), Name: fault.Local(n.lang, a.Kind.Name, a.Kind.NameEN), Unit: fault.Local(n.lang, a.Kind.Unit, a.Kind.UnitEN),
		Areas: presentAll(a.Areas, func(in source.AreaActivity) model.AreaActivity {
			return model.AreaActivity{Area: n.area(in.Area.Code), Months: presentAll(in.Months[:], presentMonth)}
		}),
	}
}

func presentMonth(m source.Monthly) model.MonthlyCount {
	out := model.MonthlyCount{Hidden: m.Hidden}
	if m.Given && !m.Hidden {
		out.Count = &m.Count
	}
	return out
}

// settled does something to a source, and tells with how many records; the source is shown as it stands then.
func (r *Resolver) settled(ctx context.Context, op, requestID, code string, input any, act func(*db.Tx) (int, error)) (*model.SettledSource, error) {
	count, err := once(ctx, r, op, requestID, input, act)
	if err != nil {
		return nil, err
	}
	desk, err := r.sourceDesk(ctx, code)
	if err != nil {
		return nil, err
	}
	return &model.SettledSource{Desk: *desk, Settled: count}, nil
}
