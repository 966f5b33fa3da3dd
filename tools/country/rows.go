package main

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// apart are the tables whose rows are not a template's: the trail and its chain, what is kept for requests and sessions, and the
// figures with what is computed from them.
var apart = []string{"audit_entry", "audit_head", "request", "refresh_token", "figure", "figure_revision", "rollup_cell", "rollup_rebuilt"}

// table is a template's rows of one table, in the text form of COPY.
type table struct {
	name string
	rows [][]byte
}

// tables reads all rows of a template, parents before their children.
func tables(ctx context.Context, conn *pgx.Conn, city string) ([]table, error) {
	rows, err := conn.Query(ctx, `with recursive child as (
			select c.oid, 0 as depth from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'city_id'
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> all ($1)
			union select f.conrelid, child.depth + 1 from child join pg_constraint f on f.contype = 'f' and f.confrelid = child.oid and f.conrelid <> child.oid
			where child.depth < 12)
		select oid::regclass::text from child join pg_class using (oid) where relname <> all ($1) group by oid order by max(depth), 1`, apart)
	if err != nil {
		return nil, err
	}
	names, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return nil, err
	}
	var out []table
	for _, name := range names {
		var text bytes.Buffer
		if _, err := conn.PgConn().CopyTo(ctx, &text, fmt.Sprintf("copy (select * from %s where city_id = '%s') to stdout", name, city)); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		if text.Len() > 0 {
			out = append(out, table{name, bytes.SplitAfter(bytes.TrimSuffix(text.Bytes(), []byte("\n")), []byte("\n"))})
		}
	}
	return out, nil
}

// scribe writes a template's rows as another city's.
type scribe struct {
	from, to place
	known    *regexp.Regexp
	ids      map[string]string
	// gone are the ids of rows that the other city does not have, so nothing that names them is its own.
	gone map[string]bool
}

func newScribe(from, to place) *scribe {
	known := regexp.MustCompile(`\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\b|\b` + from.prefix + `(\d\d)(\d{3})?\b`)
	return &scribe{from: from, to: to, known: known, ids: map[string]string{}, gone: map[string]bool{}}
}

// write gives a row its new names; it is nil where the row is about an area that the city does not have.
func (s *scribe) write(row []byte) []byte {
	var out, id []byte
	missing := false
	at := 0
	for _, m := range s.known.FindAllSubmatchIndex(row, -1) {
		out = append(out, row[at:m[0]]...)
		at = m[1]
		if m[2] >= 0 {
			word := string(row[m[2]:m[3]])
			if id == nil {
				id = row[m[2]:m[3]]
			}
			missing = missing || s.gone[word]
			out = append(out, s.id(word)...)
			continue
		}
		missing = missing || !s.has(row[m[4]:m[5]], m[6] >= 0, row[m[0]:m[1]])
		out = append(append(out, s.to.prefix...), row[m[4]:m[1]]...)
	}
	if !missing {
		return append(out, row[at:]...)
	}
	// Every table has its own id, if it has one, right after the city's code.
	if _, after, ok := bytes.Cut(row, []byte("\t")); ok && id != nil && bytes.HasPrefix(after, id) {
		s.gone[string(id)] = true
	}
	return nil
}

// has tells whether the city has an area of the template: county is its fifth and sixth digit.
func (s *scribe) has(county []byte, isTown bool, code []byte) bool {
	n, _ := strconv.Atoi(string(county)) // the expression lets digits through
	if n > 20+s.to.counties {
		return false
	}
	if !isTown {
		return true
	}
	k, _ := strconv.Atoi(string(code[len(code)-3:]))
	return k <= 100+s.to.towns
}

func (s *scribe) id(old string) string {
	id, ok := s.ids[old]
	if !ok {
		id = uuid.NewSHA1(uuid.NameSpaceOID, []byte(s.to.prefix+old)).String()
		s.ids[old] = id
	}
	return id
}

// settle copies a template's rows into another city.
func (s *scribe) settle(ctx context.Context, conn *pgx.Conn, from []table) (int, error) {
	total := 0
	for _, t := range from {
		var text bytes.Buffer
		for _, row := range t.rows {
			text.Write(s.write(bytes.TrimSuffix(row, []byte("\n"))))
			if text.Len() > 0 && text.Bytes()[text.Len()-1] != '\n' {
				text.WriteByte('\n')
				total++
			}
		}
		if _, err := conn.PgConn().CopyFrom(ctx, &text, "copy "+t.name+" from stdin"); err != nil {
			return 0, fmt.Errorf("write %s of %s: %w", t.name, s.to.code(), err)
		}
	}
	return total, nil
}
