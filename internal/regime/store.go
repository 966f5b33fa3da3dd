package regime

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rule/chain"
)

// Of gives the regime of the actor's city.
func Of(ctx context.Context, tx *db.Tx) (Regime, error) {
	return db.Defined(ctx, tx, "regime", func() (Regime, error) { return read(ctx, tx) })
}

func read(ctx context.Context, tx *db.Tx) (Regime, error) {
	r, _, err := stored(ctx, tx)
	if err != nil {
		return Regime{}, err
	}
	err = tx.DB.WithContext(ctx).Raw(`select code, name, name_en, needs_words, retired from return_reason where city_id = ? order by retired, place, code`, tx.Actor.CityID).Scan(&r.Reasons).Error
	if err != nil {
		return Regime{}, fmt.Errorf("regime: read the reasons: %w", err)
	}
	return r.Complete(), nil
}

func stored(ctx context.Context, tx *db.Tx) (Regime, bool, error) {
	var rows []string
	if err := tx.DB.WithContext(ctx).Raw(`select says::text from city_regime where city_id = ?`, tx.Actor.CityID).Scan(&rows).Error; err != nil {
		return Regime{}, false, fmt.Errorf("regime: read: %w", err)
	}
	if len(rows) == 0 {
		return Regime{}, false, nil
	}
	var r Regime
	err := db.ScanJSON(rows[0], &r)
	return r, true, err
}

// Load takes in what a city's file says, and tells whether anything is another now.
func Load(ctx context.Context, tx *db.Tx, r Regime) (bool, error) {
	if err := access.Check(tx.Actor, access.ImportPlan, access.Object{City: tx.Actor.CityID}); err != nil {
		return false, err
	}
	r = r.Complete()
	if err := r.Wrong(); err != nil {
		return false, err
	}
	before, there, err := stored(ctx, tx)
	if err != nil {
		return false, err
	}
	says, err := json.Marshal(r)
	if err != nil {
		return false, fmt.Errorf("regime: write: %w", err)
	}
	old, err := json.Marshal(before)
	if err != nil {
		return false, fmt.Errorf("regime: write: %w", err)
	}
	changed := !there || !bytes.Equal(old, says)
	err = tx.As(access.Loader(tx.Actor.CityID), func() error {
		if changed {
			err := tx.DB.WithContext(ctx).Exec(`insert into city_regime (city_id, says, loaded_at) values (?, ?::jsonb, ?)
				on conflict (city_id) do update set says = excluded.says, loaded_at = excluded.loaded_at`, tx.Actor.CityID, string(says), tx.Now).Error
			if err != nil {
				return fmt.Errorf("regime: write: %w", err)
			}
		}
		moved, err := putReasons(ctx, tx, r.Reasons)
		changed = changed || moved
		return err
	})
	return changed, err
}

// putReasons writes the file's reasons. One that it does not name any more goes, or stays retired where a figure was returned for it.
func putReasons(ctx context.Context, tx *db.Tx, reasons []Reason) (bool, error) {
	codes := db.TextArray{}
	moved := int64(0)
	for i, r := range reasons {
		codes = append(codes, r.Code)
		put := tx.DB.WithContext(ctx).Exec(`insert into return_reason as had (city_id, code, place, name, name_en, needs_words) values (?, ?, ?, ?, ?, ?)
			on conflict (city_id, code) do update set place = excluded.place, name = excluded.name, name_en = excluded.name_en,
				needs_words = excluded.needs_words, retired = false
			where (had.place, had.name, had.name_en, had.needs_words, had.retired)
				is distinct from (excluded.place, excluded.name, excluded.name_en, excluded.needs_words, false)`,
			tx.Actor.CityID, r.Code, i+1, r.Name, r.NameEN, r.NeedsWords)
		if put.Error != nil {
			return false, fmt.Errorf("regime: write the reason %s: %w", r.Code, put.Error)
		}
		moved += put.RowsAffected
	}
	const gone = ` where r.city_id = ? and not r.code = any (?) and `
	const given = `exists (select from sign_off s where s.city_id = r.city_id and s.reason_code = r.code)`
	for _, sql := range []string{
		`update return_reason r set retired = true` + gone + `not r.retired and ` + given,
		`delete from return_reason r` + gone + `not ` + given,
	} {
		done := tx.DB.WithContext(ctx).Exec(sql, tx.Actor.CityID, codes)
		if done.Error != nil {
			return false, fmt.Errorf("regime: retire reasons: %w", done.Error)
		}
		moved += done.RowsAffected
	}
	return moved > 0, nil
}

// Chains are the chains of a city's years. A year without one has no figure on its way.
type Chains map[int]chain.Chain

type step struct {
	Year   int
	Level  chain.Level
	Place  int
	Stage  chain.Stage
	From   chain.State `gorm:"column:from_state"`
	To     chain.State `gorm:"column:to_state"`
	Duties db.TextArray
	Name   string
	NameEN string `gorm:"column:name_en"`
}

// ReadChains reads the chains that the city's years go through.
func ReadChains(ctx context.Context, tx *db.Tx) (Chains, error) {
	var rows []step
	if err := tx.DB.WithContext(ctx).Raw(`select * from year_step where city_id = ? order by year, level, place`, tx.Actor.CityID).Scan(&rows).Error; err != nil {
		return nil, fmt.Errorf("regime: read the chains: %w", err)
	}
	out := Chains{}
	for _, r := range rows {
		if out[r.Year] == nil {
			out[r.Year] = chain.Chain{}
		}
		s := chain.Step{Stage: r.Stage, From: r.From, To: r.To, Name: r.Name, NameEN: r.NameEN}
		for _, d := range r.Duties {
			s.Duties = append(s.Duties, chain.Duty(d))
		}
		out[r.Year][r.Level] = append(out[r.Year][r.Level], s)
	}
	return out, nil
}

// KeepChain writes the city's chain down for a year whose first round is being opened. A year that has one keeps it: plans share
// figures, and a figure cannot go two ways.
func KeepChain(ctx context.Context, tx *db.Tx, year int) error {
	r, err := Of(ctx, tx)
	if err != nil {
		return err
	}
	// Two rounds of a year that are opened at once must not mix two chains: the first step decides whose it is.
	for _, level := range []chain.Level{chain.County, chain.City} {
		for i, s := range r.Chain[level] {
			duties := db.TextArray{}
			for _, d := range s.Duties {
				duties = append(duties, string(d))
			}
			made := tx.DB.WithContext(ctx).Exec(`insert into year_step (city_id, year, level, place, stage, from_state, to_state, duties, name, name_en)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
				tx.Actor.CityID, year, level, i+1, s.Stage, s.From, s.To, duties, s.Name, s.NameEN)
			if made.Error != nil {
				return fmt.Errorf("regime: keep the chain: %w", made.Error)
			}
			if made.RowsAffected == 0 {
				return nil
			}
		}
	}
	return nil
}
