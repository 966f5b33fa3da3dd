package graph

import (
	"context"
	"encoding/json"
	"errors"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/liangce/liangce/internal/platform/cache"
	"github.com/liangce/liangce/internal/platform/gzipped"
)

// answers keeps whole answers of questions that read roll-ups and nothing else. Their key names city, plan version, scope,
// language, build, document and variables: an answer that is stale, or of another scope, has no key to come from.
type answers struct{ resolver *Resolver }

// ExtensionName names the extension to gqlgen.
func (answers) ExtensionName() string { return "answers" }

// Validate is asked when the server is built; there is nothing to refuse.
func (answers) Validate(graphql.ExecutableSchema) error { return nil }

// errNotKept carries an answer with errors past the cache.
var errNotKept = errors.New("an answer with errors is not kept")

// InterceptOperation answers from the cache where the question allows it.
func (a answers) InterceptOperation(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op, held := graphql.GetOperationContext(ctx), heldIn(ctx)
	actor, err := actorOf(ctx)
	q, ok := questionOf(op)
	if err != nil || !ok || held == nil {
		return next(ctx)
	}
	key := held.key
	if key == (cache.Key{}) {
		if key, err = a.resolver.key(ctx, actor, q); err != nil {
			return next(ctx)
		}
	}
	if held.knows(key.Tag()) {
		return graphql.OneShot(&graphql.Response{Data: nothing})
	}
	var failed *graphql.Response
	whole, err := a.resolver.Cache.Through(ctx, key, func(ctx context.Context) ([]byte, error) {
		answer := next(ctx)(ctx)
		if answer == nil || len(answer.Errors) > 0 {
			failed = answer
			return nil, errNotKept
		}
		return wholeOf(answer.Data), nil
	})
	switch {
	case failed != nil:
		return graphql.OneShot(failed)
	case err != nil:
		return next(ctx)
	}
	encoding := ""
	if held.gzip {
		small, err := a.resolver.Cache.Through(ctx, key.As(gzipForm), func(context.Context) ([]byte, error) { return gzipped.Bytes(whole) })
		if err == nil {
			whole, encoding = small, gzipForm
		}
	}
	held.send(q, whole, encoding)
	return graphql.OneShot(&graphql.Response{Data: nothing})
}

// wholeOf is the answer that has this data and nothing else.
func wholeOf(data []byte) []byte {
	const before, after = `{"data":`, `}`
	whole := make([]byte, 0, len(before)+len(data)+len(after))
	return append(append(append(whole, before...), data...), after...)
}

// nothing stands for data that is sent beside gqlgen.
var nothing = json.RawMessage(`{}`)

// questionOf is what an operation asks, where it reads roll-ups and nothing else.
func questionOf(op *graphql.OperationContext) (question, bool) {
	plan, ok := rollupOnly(op)
	if !ok {
		return question{}, false
	}
	variables, err := json.Marshal(op.Variables)
	return question{plan: plan, parts: [3]string{op.OperationName, op.RawQuery, string(variables)}}, err == nil
}

// rollupOnly finds the plan of an operation whose only fields are roll-ups of one plan and their breaks, or ofRegion.
func rollupOnly(op *graphql.OperationContext) (string, bool) {
	if op.Operation.Operation != ast.Query || len(op.Operation.SelectionSet) == 0 {
		return "", false
	}
	if regionOnly(op.Operation.SelectionSet) {
		return ofRegion, true
	}
	plan := ""
	for _, s := range op.Operation.SelectionSet {
		f, ok := s.(*ast.Field)
		if !ok || len(f.Directives) > 0 || !byScope(f) {
			return "", false
		}
		code, ok := f.ArgumentMap(op.Variables)["plan"].(string)
		if !ok || plan != "" && plan != code {
			return "", false
		}
		plan = code
	}
	return plan, plan != ""
}

func regionOnly(set ast.SelectionSet) bool {
	f, ok := set[0].(*ast.Field)
	return ok && len(set) == 1 && f.Name == "region" && len(f.Directives) == 0
}

// byScope tells whether all who have the same scope get the same answer to a field, until the plan's version moves on.
func byScope(f *ast.Field) bool {
	switch f.Name {
	case "rollup", "board":
		return true
	case "breaks":
		return !slices.ContainsFunc(f.SelectionSet, func(s ast.Selection) bool {
			part, ok := s.(*ast.Field)
			return !ok || !slices.Contains(breakFields, part.Name)
		})
	default:
		return false
	}
}

// breakFields are those of a break that say the same to everybody: who may record a bridge depends on who asks.
var breakFields = []string{"__typename", "indicator", "year", "kind", "comparable", "why"}
