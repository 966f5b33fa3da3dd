package db

import (
	"database/sql/driver"
	"fmt"
	"reflect"

	"github.com/jackc/pgx/v5"
	"gorm.io/gorm"
)

// Question is one statement of several that are asked together. All columns of its answer are of type text; Row gets each row's as
// bytes, nil for null, which are gone when it returns. Into and Each make one whose columns may be of any type.
type Question struct {
	SQL  string
	Args []any
	Row  func(columns [][]byte) error

	rows func(pgx.Rows) error
}

// Into is the question whose rows are appended to out; fields names where the columns of a row go, in their order. It is for rows that
// every page and every write reads: gorm would look up each field of each row by its name.
func Into[T any](out *[]T, fields func(*T) []any, query string, args ...any) Question {
	return Each(func(row T) { *out = append(*out, row) }, fields, query, args...)
}

// Each is Into for rows that are made something else of: take gets one after the other.
func Each[T any](take func(T), fields func(*T) []any, query string, args ...any) Question {
	return Question{SQL: query, Args: args, rows: func(rows pgx.Rows) error {
		var zero, row T
		into := fields(&row)
		for i, to := range into {
			if array, ok := to.(*TextArray); ok {
				into[i] = (*[]string)(array) // which the driver fills by itself, from what is no literal
			}
		}
		for rows.Next() {
			row = zero
			if err := rows.Scan(into...); err != nil {
				return err
			}
			take(row)
		}
		return rows.Err()
	}}
}

// One is where the row of a single column goes.
func One[T any](column *T) []any { return []any{column} }

// mostRows keeps a statement under PostgreSQL's 65 535 parameters.
const mostRows = 1000

// Insert words rows as the statements that insert them, in their order; of none it makes none. Their table and columns are what gorm
// makes of T.
func Insert[T any](tx *Tx, rows []T) ([]Question, error) {
	var out []Question
	for len(rows) > 0 {
		piece := rows[:min(mostRows, len(rows))]
		rows = rows[len(piece):]
		worded := tx.DB.Session(&gorm.Session{DryRun: true}).Create(&piece)
		if worded.Error != nil {
			return nil, fmt.Errorf("db: word an insert: %w", worded.Error)
		}
		out = append(out, Question{SQL: worded.Statement.SQL.String(), Args: worded.Statement.Vars})
	}
	return out, nil
}

func queue(batch *pgx.Batch, questions []Question) error {
	for _, q := range questions {
		read := q.rows
		if read == nil {
			read = q.texts
		}
		args, err := plainArgs(q.Args)
		if err != nil {
			return err
		}
		batch.Queue(q.SQL, args...).Query(read)
	}
	return nil
}

// plainArgs has arguments that write themselves do so: the driver would first try every other way to send each of them.
func plainArgs(args []any) ([]any, error) {
	out := make([]any, len(args))
	for i, arg := range args {
		if valuer, ok := arg.(driver.Valuer); ok && !isNil(arg) {
			value, err := valuer.Value()
			if err != nil {
				return nil, fmt.Errorf("db: write argument %d: %w", i+1, err)
			}
			arg = value
		}
		out[i] = arg
	}
	return out, nil
}

// isNil: a pointer to nothing has the methods of what it would point to.
func isNil(arg any) bool {
	v := reflect.ValueOf(arg)
	return v.Kind() == reflect.Pointer && v.IsNil()
}

func (q Question) texts(rows pgx.Rows) error {
	for rows.Next() {
		if err := q.Row(rows.RawValues()); err != nil {
			return err
		}
	}
	return rows.Err()
}
