package telemetry

import (
	"context"
	"io"
	"log/slog"
	"slices"
)

// NewLogger writes JSON lines at or above a level, each with the attributes that With put into the
// context of the call.
func NewLogger(w io.Writer, level slog.Level) *slog.Logger {
	return slog.New(contextual{slog.NewJSONHandler(w, &slog.HandlerOptions{Level: level})})
}

type attributesKey struct{}

// With adds attributes, such as the ids of request and tenant, to every line logged under ctx.
func With(ctx context.Context, attributes ...slog.Attr) context.Context {
	before, _ := ctx.Value(attributesKey{}).([]slog.Attr)
	// Clipped, so that two branches of one context do not write into the same array.
	return context.WithValue(ctx, attributesKey{}, append(slices.Clip(before), attributes...))
}

type contextual struct{ slog.Handler }

func (h contextual) Handle(ctx context.Context, record slog.Record) error {
	attributes, _ := ctx.Value(attributesKey{}).([]slog.Attr)
	record.AddAttrs(attributes...)
	return h.Handler.Handle(ctx, record)
}

func (h contextual) WithAttrs(attributes []slog.Attr) slog.Handler {
	return contextual{h.Handler.WithAttrs(attributes)}
}

func (h contextual) WithGroup(name string) slog.Handler {
	return contextual{h.Handler.WithGroup(name)}
}
