package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

// byHand is the least that a server could ask of the database for the board: its columns as JSON, of somebody who may see all.
const byHand = `select json_build_object('values', json_agg(value::text order by indicator, area_code, year), 'displays', json_agg(display order by indicator, area_code, year),
	'verdicts', json_agg(verdict order by indicator, area_code, year), 'reasons', json_agg(reason order by indicator, area_code, year),
	'empty', json_agg(emptiness order by indicator, area_code, year), 'reported', json_agg(reported order by indicator, area_code, year),
	'expected', json_agg(expected order by indicator, area_code, year), 'missing', json_agg(missing order by indicator, area_code, year))::text
	from rollup_cell where city_id = $1 and plan = $2 and basis = 'APPROVED' and year between 2020 and 2025`

// serveBaseline serves what the product is held against, in a process of its own, until its standard input ends: /fixed/N gives N
// bytes from memory, /hand the board by hand, /upsert writes one row and nothing else. It prints its address.
func serveBaseline(ctx context.Context, database string) error {
	pool, err := pgxpool.New(ctx, database)
	if err != nil {
		return err
	}
	defer pool.Close()
	// A table of its own, keyed as figures are.
	if _, err := pool.Exec(ctx, `create schema if not exists bench; create table if not exists bench.cell (city_id text, plan text, element text,
		area_code text, year int, category text, value numeric, revision int, primary key (city_id, plan, element, area_code, year, category))`); err != nil {
		return err
	}
	mux := http.NewServeMux()
	fixed := map[string][]byte{}
	for _, size := range os.Args[3:] {
		n, err := strconv.Atoi(size)
		if err != nil {
			return err
		}
		fixed[size] = make([]byte, n)
	}
	mux.HandleFunc("/fixed/{size}", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(fixed[r.PathValue("size")])
	})
	mux.HandleFunc("/hand", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		var text string
		err := pool.QueryRow(r.Context(), byHand, city, plan).Scan(&text)
		answer(w, []byte(text), err)
	})
	mux.HandleFunc("/upsert", func(w http.ResponseWriter, r *http.Request) {
		var cell struct {
			Area  string
			Value string
		}
		err := json.NewDecoder(r.Body).Decode(&cell)
		if err == nil {
			_, err = pool.Exec(r.Context(), `insert into bench.cell values ($1, $2, 'element', $3, 2025, 'total', cast($4::text as numeric), 1)
				on conflict (city_id, plan, element, area_code, year, category) do update set value = excluded.value, revision = bench.cell.revision + 1`, city, plan, cell.Area, cell.Value)
		}
		answer(w, []byte(`{"data":true}`), err)
	})
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	s := &http.Server{ReadHeaderTimeout: time.Second, Handler: mux}
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		_ = s.Close()
	}()
	_, _ = fmt.Fprintln(os.Stdout, "http://"+l.Addr().String())
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func answer(w http.ResponseWriter, content []byte, err error) {
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(content)
}
