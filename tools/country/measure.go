package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/liangce/liangce/internal/platform/db"
)

// rounds is how often each hot query is done, and in how many turns with and without row security.
const rounds, turns = 40, 4

// measure times what is hot in a city, tells of every step of a plan that is not led by the city, and compares with the same
// database without row security.
func measure(ctx context.Context, out io.Writer, owner, app, city string) error {
	if app == "" {
		var err error
		if app, err = db.AppURL(owner); err != nil {
			return err
		}
	}
	conn, err := pgx.Connect(ctx, owner)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }()
	if err := proveAll(ctx, out, conn, app, city, os.Stderr); err != nil {
		return err
	}
	defer func() { _ = rowSecurity(context.WithoutCancel(ctx), conn, true) }()
	store, err := db.Open(ctx, app, 4)
	if err != nil {
		return err
	}
	defer store.Close()
	all, err := hots(ctx, store, conn, city)
	if err != nil {
		return err
	}
	for _, h := range all {
		var with, without []time.Duration
		for range turns {
			for _, secured := range []bool{true, false} {
				if err := rowSecurity(ctx, conn, secured); err != nil {
					return err
				}
				times, err := timed(ctx, store, h)
				if err != nil {
					return fmt.Errorf("%s: %w", h.name, err)
				}
				if secured {
					with = append(with, times...)
				} else {
					without = append(without, times...)
				}
			}
		}
		_, _ = fmt.Fprintf(out, "%-20s median %8s   95%% %8s   without row security %8s   ratio %.2f\n", h.name, at(with, 50), at(with, 95), at(without, 50),
			float64(at(with, 50))/float64(at(without, 50)))
	}
	return nil
}

// timed does something hot some times; the first times, which plan the statements, do not count.
func timed(ctx context.Context, store *db.Store, h hot) ([]time.Duration, error) {
	const warm = 8
	var out []time.Duration
	for n := range rounds/turns + warm {
		start := time.Now()
		if err := h.do(ctx, store); err != nil {
			return nil, err
		}
		if n >= warm {
			out = append(out, time.Since(start))
		}
	}
	return out, nil
}

func at(times []time.Duration, percent int) time.Duration {
	slices.Sort(times)
	return times[(len(times)-1)*percent/100].Round(10 * time.Microsecond)
}

// rowSecurity puts row security on or off for all tables: the code and its connections stay the same.
func rowSecurity(ctx context.Context, conn *pgx.Conn, on bool) error {
	word := map[bool]string{true: "enable", false: "disable"}[on]
	_, err := conn.Exec(ctx, fmt.Sprintf(`do $$ declare t regclass; begin
		for t in select attrelid from pg_attribute join pg_class c on c.oid = attrelid where attname = 'city_id' and relkind = 'r' and relnamespace = 'public'::regnamespace loop
			execute format('alter table %%s %s row level security', t);
		end loop; end $$`, word))
	return err
}

// explaining are the settings with which the server tells a database's clients how it ran their statements.
var explaining = []string{
	"session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_timing = off",
	"auto_explain.log_format = json", "auto_explain.log_level = notice", "auto_explain.log_nested_statements = on",
}

// proveAll has everything hot done once with the server telling its plans, and lists what is astray.
func proveAll(ctx context.Context, out io.Writer, conn *pgx.Conn, app, city string, log io.Writer) error {
	quote := pgx.Identifier{conn.Config().Database}.Sanitize()
	for _, s := range explaining {
		if _, err := conn.Exec(ctx, "alter database "+quote+" set "+s); err != nil {
			return err
		}
	}
	defer func() { _, _ = conn.Exec(context.WithoutCancel(ctx), "alter database "+quote+" reset all") }()
	heard := &explained{Handler: slog.NewTextHandler(log, nil)}
	before := slog.Default()
	slog.SetDefault(slog.New(heard))
	defer slog.SetDefault(before)
	store, err := db.Open(ctx, app, 1)
	if err != nil {
		return err
	}
	defer store.Close()
	all, err := hots(ctx, store, conn, city)
	if err != nil {
		return err
	}
	for _, h := range all {
		heard.take()
		if err := h.do(ctx, store); err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		ran := heard.take()
		if len(ran) == 0 {
			return fmt.Errorf("%s: the server told no plan", h.name)
		}
		seen := map[string]bool{}
		for _, r := range ran {
			for _, a := range r.astray() {
				seen[" "+a] = true
			}
		}
		_, _ = fmt.Fprintf(out, "%-20s %3d statements, not led by the city:%s\n", h.name, len(ran), strings.Join(slices.Sorted(maps.Keys(seen)), ","))
	}
	return nil
}
