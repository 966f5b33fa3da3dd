package source_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/fault"
	figures "github.com/liangce/liangce/internal/figure"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/source"
	"github.com/liangce/liangce/internal/testcity"
)

func TestWhatFitsAndWhatDoesNot(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.city.OpenRound(testcity.Women, 2024)
	b.city.Desk("330482-hc", testcity.Women, 2024).Report(testcity.Births, "1200")
	wrongYear := figure(testcity.Births, testcity.Haining, "100")
	wrongYear.Year = 2019
	category := figure(testcity.Births, testcity.Haining, "49")
	category.Category = "elderly"
	cases := []struct {
		reason string
		give   source.Record
		want   source.Code
	}{
		{"a figure that is asked for", figure(testcity.Births, testcity.Haining, "1000"), ""},
		{"none is a value of its own", figure(testcity.Deaths, testcity.Haining, "not_collected"), ""},
		{"a name that nobody knows", figure("geburten", testcity.Haining, "1"), source.UnknownField},
		{"an area that nobody knows", figure(testcity.Births, "330999", "1"), source.UnknownArea},
		{"a town reports nothing", figure(testcity.Births, testcity.Haining+"100", "1"), source.UnknownArea},
		{"another city's county", figure(testcity.Births, "330581", "1"), source.UnknownArea},
		{"another line's element", figure(testcity.Pupils, testcity.Haining, "1"), source.FieldNotAllowed},
		{"a category that the element does not have", category, source.UnknownCategory},
		{"a flag of counties for the city's own institutions", figure(testcity.Clinic, testcity.Municipal, "1"), source.NotAsked},
		{"a year without a round", wrongYear, source.NoRound},
		{"a second value for the same figure", figure(testcity.Births, testcity.Haining, "1001"), source.Twice},
		{"half a person", figure(testcity.Exams, testcity.Haining, "10.5"), source.FailsCheck},
		{"more than there can be", figure(testcity.Clinic, testcity.Haining, "2"), source.FailsCheck},
		{"ten times last year's", figure(testcity.Births, testcity.Pinghu, "12000"), source.FailsCheck},
		{"events of a month", event("calls", testcity.Haining, 11, 40), ""},
		{"events that are not counted", event("letters", testcity.Haining, 11, 40), source.UnknownKind},
		{"the same month again", event("calls", testcity.Haining, 11, 41), source.Twice},
	}
	var records []source.Record
	want := map[string]source.Code{}
	taken := 0
	for _, k := range cases {
		records = append(records, k.give)
	}
	p := parcel("all", records...)
	for n, k := range cases {
		list := "figures"
		if k.give.Kind != "" {
			list = "events"
		}
		if k.want == "" {
			taken++
		} else {
			want[list+" "+string(rune('0'+p.Records[n].Number/10))+string(rune('0'+p.Records[n].Number%10))] = k.want
		}
	}
	got, err := b.receive(b.key, p)
	require.NoError(t, err)
	found := map[string]source.Code{}
	for _, q := range got.Problems {
		found[q.List+" "+string(rune('0'+q.Index/10))+string(rune('0'+q.Index%10))] = q.Code
		require.NotEmpty(t, q.Message["zh"])
		require.NotContains(t, q.Message["en"], "…", "%s", q.Code)
	}
	require.Equal(t, want, found)
	require.Equal(t, []int{len(cases), taken, len(cases) - taken}, []int{got.Records, got.Taken, got.Quarantined})
	require.Zero(t, b.city.Count(`select count(*) from figure where year = 2025`), "no source enters a figure")
}

func TestADeliveryActsOnce(t *testing.T) {
	t.Parallel()
	b := open(t)
	p := parcel("once", figure(testcity.Births, testcity.Haining, "1000"))
	first, err := b.receive(b.key, p)
	require.NoError(t, err)
	require.False(t, first.Again)
	b.city.Move(b.city.Now().Add(time.Hour))
	again, err := b.receive(b.key, p)
	require.NoError(t, err)
	require.True(t, again.Again)
	require.Equal(t, first.Answer, again.Answer, "the first answer, time and all")

	other, err := b.receive(b.key, parcel("once", figure(testcity.Births, testcity.Haining, "2000")))
	require.NoError(t, err)
	require.Equal(t, source.DeliveryReused, other.Error.Code)
	require.Equal(t, 1, b.city.Count(`select count(*) from source_item`))
	second := b.make(nil, nil)
	byOther, err := b.receive(second, p)
	require.NoError(t, err)
	require.True(t, byOther.Again, "a key that was changed meanwhile changes nothing")
}

func TestTheSameDeliveryAtTheSameTimeActsOnce(t *testing.T) {
	t.Parallel()
	b := open(t)
	var wait sync.WaitGroup
	got, errs := make([]source.Received, 6), make([]error, 6)
	start := make(chan struct{})
	for n := range got {
		wait.Go(func() {
			<-start
			got[n], errs[n] = b.receive(b.key, parcel("race", figure(testcity.Births, testcity.Haining, "1000")))
		})
	}
	close(start)
	wait.Wait()
	firsts := 0
	for n := range got {
		require.NoError(t, errs[n])
		require.Equal(t, 1, got[n].Taken)
		if !got[n].Again {
			firsts++
		}
	}
	require.Equal(t, 1, firsts)
	require.Equal(t, 1, b.city.Count(`select count(*) from source_item`))
	require.Equal(t, 1, b.city.Count(`select count(*) from audit_entry where action = 'source.deliver'`))
}

func TestARefusedDeliveryLeavesItsReasonAlone(t *testing.T) {
	t.Parallel()
	b := open(t)
	p := parcel("person")
	p.Records, p.Refusal = nil, source.Refuse(source.PersonData, nil)
	first, err := b.receive(b.key, p)
	require.NoError(t, err)
	require.Equal(t, source.PersonData, first.Error.Code)
	again, err := b.receive(b.key, p)
	require.NoError(t, err)
	require.Equal(t, first.Answer, again.Answer)
	future := parcel("future", figure(testcity.Births, testcity.Haining, "1"))
	future.AsOf = asOf("2026-02-04") // the day after
	got, err := b.receive(b.key, future)
	require.NoError(t, err)
	require.Equal(t, source.FutureData, got.Error.Code)
	require.Zero(t, b.city.Count(`select count(*) from source_item`))
	require.Equal(t, 2, b.city.Count(`select count(*) from source_delivery where refused <> ''`))
	s, _, err := get(b)
	require.NoError(t, err)
	require.Nil(t, s.LastAt, "what was refused is not fresh")
}

func get(b *bench) (s source.Source, kinds []source.Kind, err error) {
	s, err = testcity.Try(b.city, "330481-edu/viewer", func(ctx context.Context, tx *db.Tx) (s source.Source, err error) {
		s, kinds, err = source.Get(ctx, tx, clinics)
		return s, err
	})
	return s, kinds, err
}

func TestASourceThatIsOff(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.deliver(figure(testcity.Births, testcity.Haining, "1000"))
	proposals := func() int {
		return len(testcity.Do(b.city, "330481-hc/reporter", func(ctx context.Context, tx *db.Tx) (map[figurekey]source.Proposal, error) {
			out := map[figurekey]source.Proposal{}
			return out, tx.Ask(ctx, source.AskProposals(tx, out, []string{testcity.Births}, []string{testcity.Haining}, 2025))
		}))
	}
	require.Equal(t, 1, proposals())
	turn := func(user string, on bool) error {
		_, err := testcity.Try(b.city, user, func(ctx context.Context, tx *db.Tx) (source.Source, error) {
			return source.Switch(ctx, tx, clinics, on)
		})
		return err
	}
	require.Equal(t, fault.ReasonLevel, testcity.Reason(turn("330481-hc/admin", false)))
	require.Equal(t, fault.ReasonRole, testcity.Reason(turn(owner+"/reporter", false)))
	require.NoError(t, turn(owner+"/admin", false))
	require.Zero(t, proposals(), "it proposes nothing")
	p := parcel("off", figure(testcity.Births, testcity.Haining, "2000"))
	got, err := b.receive(b.key, p)
	require.NoError(t, err)
	require.Equal(t, source.Disabled, got.Error.Code)
	require.NoError(t, turn(owner+"/admin", true))
	got, err = b.receive(b.key, p)
	require.NoError(t, err)
	require.Nil(t, got.Error, "the same delivery is good once it is on again")
}

type figurekey = figures.Key

func TestAKeyForSomeOfIt(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.key = b.make([]string{testcity.Births}, []string{testcity.Haining})
	got := b.deliver(figure(testcity.Births, testcity.Haining, "1000"), figure(testcity.Births, testcity.Pinghu, "1000"), figure(testcity.Deaths, testcity.Haining, "1"))
	require.Equal(t, map[string]source.Code{"figures 1": source.AreaNotAllowed, "figures 2": source.FieldNotAllowed}, codes(got))
}

// TestTheDatabaseHoldsTheScope writes past the code, as a feed's actor.
func TestTheDatabaseHoldsTheScope(t *testing.T) {
	t.Parallel()
	b := open(t)
	b.deliver(figure(testcity.Births, testcity.Haining, "1000"), figure("no_such", testcity.Haining, "1"))
	insert := func(source, element, area string) string {
		return `insert into source_item (city_id, id, source, tenant_id, delivery, number, what, field, area, year, month, sent_category, value, why, as_of, at, state, reason, element, category, area_code, area_path, line)
			select city_id, gen_random_uuid(), '` + source + `', tenant_id, delivery, number, what, field, area, year, month, sent_category, value, why, as_of, at, state, reason, '` + element + `', category, '` + area + `', area_path, line
			from source_item where state = 'taken'`
	}
	scope := access.FeedScope{Source: clinics, Elements: []string{testcity.Births}, Areas: []string{testcity.Haining}}
	cases := []struct {
		reason, sql string
		fine        bool
	}{
		{"its own", insert(clinics, testcity.Births, testcity.Haining), true},
		{"another area", insert(clinics, testcity.Births, testcity.Pinghu), false},
		{"another element", insert(clinics, testcity.Pupils, testcity.Haining), false},
		{"another source", insert("other", testcity.Births, testcity.Haining), false},
		{"a record that was taken", `update source_item set element = 'births', line = 'EDU' where state = 'taken'`, false},
		{"a figure", `insert into figure (city_id, id, element, area_code, area_path, line, year, category, level, tenant_id, revision, state)
			select city_id, gen_random_uuid(), 'births', '330481', '330400/330481/', 'HC', 2025, 'total', 'county', tenant_id, 1, 'draft' from source_item where state = 'taken'`, false},
		{"a round", `update round set due = due + 1`, false},
		{"itself", `update source set enabled = true where code <> 'clinics'`, false},
	}
	for _, k := range cases {
		t.Run(k.reason, func(t *testing.T) {
			n, err := db.Write(t.Context(), b.city.Store, access.Feed(testcity.Code, []string{"HC"}, scope), func(tx *db.Tx) (int64, error) {
				done := tx.DB.Exec(k.sql)
				return done.RowsAffected, done.Error
			})
			if k.fine {
				require.NoError(t, err)
				require.EqualValues(t, 1, n)
				return
			}
			require.True(t, err != nil || n == 0, "%d rows", n)
			if err != nil {
				require.True(t, db.RefusedByPolicy(err), "%v", err)
			}
		})
	}
}
