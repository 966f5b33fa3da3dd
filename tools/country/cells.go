package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/platform/db"
	"github.com/liangce/liangce/internal/rollup"
)

// rebuild has the product compute a city's cells and store them.
func rebuild(ctx context.Context, store *db.Store, city string) (int, error) {
	done, err := rollup.Rebuild(ctx, store, city, Plan, func(rollup.Step) {})
	return done.Mended, err
}

// computed asks the product which cells a city lacks, all of them while there are none, and copies them in.
func computed(ctx context.Context, store *db.Store, conn *pgx.Conn, city string) (int, error) {
	lacking, err := verify(ctx, store, city)
	if err != nil {
		return 0, err
	}
	var text bytes.Buffer
	for _, d := range lacking {
		if err := writeCell(&text, d.Computed); err != nil {
			return 0, err
		}
	}
	if _, err := conn.PgConn().CopyFrom(ctx, &text, `copy rollup_cell (city_id, plan, basis, year, area_code, indicator, area_path, line, support, value, numerator, denominator,
		display, emptiness, reported, expected, missing, provisional, verdict, reason, share, distance) from stdin`); err != nil {
		return 0, fmt.Errorf("write cells of %s: %w", city, err)
	}
	return db.Write(ctx, store, access.Rollup(city), func(tx *db.Tx) (int, error) { return len(lacking), rollup.Raise(ctx, tx, Plan) })
}

// verify tells which cells of a city are not what its figures give.
func verify(ctx context.Context, store *db.Store, city string) ([]rollup.Difference, error) {
	return db.Read(ctx, store, access.Rollup(city), func(tx *db.Tx) ([]rollup.Difference, error) { return rollup.Verify(ctx, tx, Plan) })
}

func writeCell(out *bytes.Buffer, c rollup.Cell) error {
	reason := `\N`
	if c.Reason != nil {
		value, err := c.Reason.Value()
		if err != nil {
			return err
		}
		reason = escape(fmt.Sprint(value))
	}
	verdict := `\N`
	if c.Verdict != nil {
		verdict = string(*c.Verdict)
	}
	for _, field := range []string{
		c.CityID, c.Plan, string(c.Basis), strconv.Itoa(c.Year), c.AreaCode, c.Indicator, c.AreaPath, c.Line, array(c.Support), number(c.Value), number(c.Numerator), number(c.Denominator),
		text(c.Display), text(c.Emptiness), strconv.Itoa(c.Reported), strconv.Itoa(c.Expected), array(c.Missing), strconv.FormatBool(c.Provisional), verdict, reason, number(c.Share), number(c.Distance),
	} {
		out.WriteString(field)
		out.WriteByte('\t')
	}
	end(out)
	return nil
}

// array writes codes, which need no quotes.
func array(of db.TextArray) string { return "{" + strings.Join(of, ",") + "}" }

func number(d decimal.NullDecimal) string {
	if !d.Valid {
		return `\N`
	}
	return d.Decimal.String()
}

func text(s *string) string {
	if s == nil {
		return `\N`
	}
	return escape(*s)
}

func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`).Replace(s)
}
