package graph

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/liangce/liangce/internal/access"
	"github.com/liangce/liangce/internal/auth"
	"github.com/liangce/liangce/internal/fault"
)

// maxMessage is how much is said of a document or body that is not valid.
const maxMessage = 300

// present turns whatever went wrong into what the caller is told: a fault in its own words with its code; a document or an
// argument that is not valid as the parser says it; anything else as INTERNAL with a reference that the log has too.
func present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if f, ok := fault.As(err); ok {
		shown.Message = speak(ctx, f.Text(langOf(ctx)))
		shown.Extensions = map[string]any{"code": string(f.Code)}
		if f.Reason() != "" {
			shown.Extensions["reason"] = f.Reason()
		}
		return shown
	}
	var refused *gqlerror.Error
	if errors.As(err, &refused) && (refused.Err == nil || inArguments(ctx, refused)) {
		shown.Extensions = map[string]any{"code": string(fault.InvalidInput), "reason": finer(refused)}
		if said := []rune(shown.Message); len(said) > maxMessage { // the library repeats what was sent
			shown.Message = string(said[:maxMessage]) + "…"
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

// inArguments tells an error of reading a field's arguments, whose path goes on into them, from one of its resolver.
func inArguments(ctx context.Context, err *gqlerror.Error) bool {
	field := graphql.GetFieldContext(ctx)
	return field != nil && len(err.Path) > len(field.Path())
}

// finer is the library's own code for what is wrong with a document, as the reason beside ours.
func finer(err *gqlerror.Error) string {
	if code, ok := err.Extensions["code"].(string); ok {
		return strings.ToLower(code)
	}
	return fault.ReasonMalformed
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
