package graph

import (
	"context"

	"github.com/liangce/liangce/graph/model"
	"github.com/liangce/liangce/internal/cell"
	"github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/talk"
	"github.com/liangce/liangce/internal/tenant"
)

// placed is a place with all that belongs to it.
type placed struct {
	talked
	past   []figure.Figure
	papers papers
}

// talked is what is said at a place.
type talked struct {
	at        cell.Place
	threads   []talk.Thread
	settles   map[string]bool
	concerned []tenant.Tenant
	maySay    bool
	heard     talk.Heard
}

// papers are those of a place.
type papers struct {
	at      cell.Place
	files   []cell.File
	mayAdd  bool
	removes map[string]bool
}

func readPlace(ctx context.Context, tx *db.Tx, key figure.Key) (placed, error) {
	at, err := cell.At(ctx, tx, key)
	if err != nil {
		return placed{}, err
	}
	var p placed
	if p.talked, err = readTalk(ctx, tx, at); err != nil {
		return p, err
	}
	if p.papers, err = readPapers(ctx, tx, at); err != nil {
		return p, err
	}
	p.past, err = at.Past(ctx, tx)
	return p, err
}

func readTalk(ctx context.Context, tx *db.Tx, at cell.Place) (talked, error) {
	t := talked{at: at, settles: map[string]bool{}, maySay: talk.MaySay(tx, at)}
	var err error
	if t.threads, err = talk.At(ctx, tx, at); err != nil {
		return t, err
	}
	for _, thread := range t.threads {
		t.settles[thread.ID] = t.maySay && talk.MaySettle(tx, thread)
	}
	if t.concerned, err = at.Concerned(ctx, tx); err != nil {
		return t, err
	}
	heard, err := talk.HeardAt(ctx, tx, []figure.Key{at.Key})
	t.heard = heard[at.Key]
	return t, err
}

func readPapers(ctx context.Context, tx *db.Tx, at cell.Place) (papers, error) {
	files, err := at.Files(ctx, tx)
	p := papers{at: at, files: files, mayAdd: at.MayAttach(tx), removes: map[string]bool{}}
	for _, f := range files {
		p.removes[f.ID] = at.MayDetach(tx, f)
	}
	return p, err
}

func (b *book) cell(ctx context.Context, plan string, p placed) (*model.Cell, error) {
	n, c, err := namesAndCatalogue(ctx, plan)
	if err != nil {
		return nil, err
	}
	owner, err := b.tenant(ctx, p.at.Owner)
	if err != nil {
		return nil, err
	}
	out := &model.Cell{
		Element: n.element(p.at.Element), Area: n.area(p.at.AreaCode), Year: p.at.Year, Category: n.category(p.at.Element, p.at.Category), Owner: *owner,
		Past: presentAll(p.past, n.figure), Indicators: []model.Indicator{}, Talk: n.talk(p.talked), Papers: n.papers(p.papers),
	}
	if p.at.Figure != nil {
		shown := n.figure(*p.at.Figure)
		out.Figure = &shown
	}
	for _, i := range c.Indicators {
		if i.Uses(p.at.Element) {
			out.Indicators = append(out.Indicators, n.indicator(c, i))
		}
	}
	return out, nil
}

func (n *names) talk(t talked) model.Talk {
	return model.Talk{
		Concerned: presentAll(t.concerned, n.tenant), MaySay: t.maySay, Heard: presentHeard(t.heard),
		Threads: presentAll(t.threads, func(thread talk.Thread) model.TalkThread {
			out := model.TalkThread{ID: thread.ID, Settled: thread.Settled(), MaySettle: t.settles[thread.ID], Remarks: presentAll(thread.Remarks, func(r talk.Remark) model.Remark {
				return n.remark(r, t.maySay)
			})}
			if thread.Settled() {
				out.SettledAt, out.SettledTenantID = thread.SettledAt, *thread.SettledTenant
				n.book.tenants.expect(out.SettledTenantID)
			}
			return out
		}),
	}
}

// remark presents what was said; what was taken back loses its words and whom it named.
func (n *names) remark(r talk.Remark, maySay bool) model.Remark {
	n.book.users.expect(r.ByUser)
	n.book.tenants.expect(r.TenantID)
	out := model.Remark{ID: r.ID, At: r.At, ByUserID: r.ByUser, TenantID: r.TenantID}
	if r.WithdrawnAt == nil {
		out.Words, out.MentionIDs, out.MayWithdraw = &r.Words, r.Mentions, maySay && r.ByUser == n.book.actor.UserID
		n.book.tenants.expect(r.Mentions...)
	}
	return out
}

func presentHeard(h talk.Heard) model.Heard {
	return model.Heard{Remarks: h.Remarks, Unread: h.Unread, Open: h.Open}
}

func (b *book) heardAt(ctx context.Context, ref string) (*model.Heard, error) {
	h, err := b.heard.get(ctx, ref)
	out := presentHeard(h)
	return &out, err
}

func (n *names) papers(p papers) model.FigurePapers {
	return model.FigurePapers{Ref: cell.Ref(p.at.Key), MayAdd: p.mayAdd, Files: presentAll(p.files, func(f cell.File) model.FigureFile {
		n.book.users.expect(f.AddedBy)
		return model.FigureFile{ID: f.ID, Name: f.Name, MediaType: f.MediaType, Size: int(f.Size), At: f.AddedAt, ByUserID: f.AddedBy, MayRemove: p.removes[f.ID]}
	})}
}

// talkAfter does something at a place, once, and reads what is said there.
func (r *Resolver) talkAfter(ctx context.Context, op, requestID string, input any, fn func(*db.Tx) (cell.Place, error)) (*model.Talk, error) {
	key, err := once(ctx, r, op, requestID, input, func(tx *db.Tx) (figure.Key, error) {
		at, err := fn(tx)
		return at.Key, err
	})
	if err != nil {
		return nil, err
	}
	said, err := read(ctx, r, func(tx *db.Tx) (talked, error) {
		at, err := cell.At(ctx, tx, key)
		if err != nil {
			return talked{}, err
		}
		return readTalk(ctx, tx, at)
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	out := n.talk(said)
	return &out, nil
}

// papersAfter takes a paper away, once, and reads those that are left.
func (r *Resolver) papersAfter(ctx context.Context, input model.RemoveFigureFileInput) (*model.FigurePapers, error) {
	key, err := once(ctx, r, "removeFigureFile", input.RequestID, input, func(tx *db.Tx) (figure.Key, error) {
		at, err := cell.Detach(ctx, tx, known(input.File))
		return at.Key, err
	})
	if err != nil {
		return nil, err
	}
	left, err := read(ctx, r, func(tx *db.Tx) (papers, error) {
		at, err := cell.At(ctx, tx, key)
		if err != nil {
			return papers{}, err
		}
		return readPapers(ctx, tx, at)
	})
	if err != nil {
		return nil, err
	}
	n, err := bookOf(ctx).names(ctx)
	if err != nil {
		return nil, err
	}
	out := n.papers(left)
	return &out, nil
}

// tenantsByID looks tenants up in the order of their ids.
func (b *book) tenantsByID(ctx context.Context, ids []string) ([]model.Tenant, error) {
	n, err := b.names(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := b.tenants.all(ctx, ids)
	return presentAll(rows, n.tenant), err
}

func orTotal(category *string) string {
	if category == nil {
		return figure.Total
	}
	return *category
}
