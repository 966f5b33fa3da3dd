package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
)

// present turns whatever went wrong into what the caller is told: a fault in its own words with its code; a document that is
// not valid as the parser says it; anything else as INTERNAL with a reference that the log has too.
func present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if f, ok := fault.As(err); ok {
		shown.Message = f.Text(langOf(ctx))
		shown.Extensions = map[string]any{"code": string(f.Code)}
		if f.Reason() != "" {
			shown.Extensions["reason"] = f.Reason()
		}
		return shown
	}
	var parsed *gqlerror.Error
	if errors.As(err, &parsed) && parsed.Err == nil {
		if shown.Extensions == nil {
			shown.Extensions = map[string]any{"code": string(fault.InvalidInput)}
		}
		return shown
	}
	reference := uuid.NewString()
	if !errors.Is(err, context.Canceled) {
		slog.ErrorContext(ctx, "a resolver failed", "reference", reference, "path", shown.Path.String(), "error", err.Error())
	}
	f := fault.New(fault.Internal, "reference", reference)
	shown.Message = f.Text(langOf(ctx))
	shown.Extensions = map[string]any{"code": string(fault.Internal), "reference": reference}
	return shown
}

// recovered makes an error of a panic, so that one bad resolver ends one answer.
func recovered(_ context.Context, cause any) error { return fmt.Errorf("panic: %v", cause) }

// actorOf is who asks; without one nothing but signing in and the public page answers.
func actorOf(ctx context.Context) (access.Actor, error) {
	a, ok := auth.ActorFrom(ctx)
	if !ok {
		return access.Actor{}, fault.New(fault.Unauthenticated)
	}
	return a, nil
}
