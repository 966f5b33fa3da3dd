package db

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/logger"
)

// slowStatement is how long a statement may take before the log names it.
const slowStatement = time.Second

// statementLog names statements that failed or took long. It looks whether one did before it writes its text, which gorm's own logger
// does for every statement.
type statementLog struct{ logger.Interface }

func newStatementLog() statementLog {
	return statementLog{logger.NewSlogLogger(slog.Default(), logger.Config{LogLevel: logger.Warn, SlowThreshold: slowStatement})}
}

// Trace passes over what nobody has to mend: a row that was looked for and is not there, and a reader who went away.
func (l statementLog) Trace(ctx context.Context, begin time.Time, text func() (string, int64), err error) {
	if errors.Is(err, gorm.ErrRecordNotFound) || errors.Is(ctx.Err(), context.Canceled) {
		err = nil
	}
	if err != nil || time.Since(begin) > slowStatement {
		l.Interface.Trace(ctx, begin, text, err)
	}
}

// LogMode is gorm's way to be more or less talkative for one statement.
func (l statementLog) LogMode(level logger.LogLevel) logger.Interface {
	return statementLog{l.Interface.LogMode(level)}
}

// ParamsFilter leaves out parameters, which are figures, names and hashes.
func (statementLog) ParamsFilter(_ context.Context, sql string, _ ...any) (string, []any) {
	return sql, nil
}
