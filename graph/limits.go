package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"github.com/liangce/liangce/internal/fault"
)

// limits refuses documents that nobody who works with the product would send: too deep, too wide, the same field under many
// names, or with more values than the largest sheet; and questions about the schema, where it is not shown.
// One address answers streams and the other all the rest: what is asked for at the wrong one would never end, or be cut off.
type limits struct{ introspection, stream bool }

// ExtensionName names the extension to gqlgen.
func (limits) ExtensionName() string { return "limits" }

// Validate is asked when the server is built; there is nothing to refuse.
func (limits) Validate(graphql.ExecutableSchema) error { return nil }

// MutateOperationParameters counts the values of a request before anything is made of them.
func (limits) MutateOperationParameters(_ context.Context, params *graphql.RawParams) *gqlerror.Error {
	left := maxValues
	if !fits(params.Variables, &left) {
		return over("variables")
	}
	return nil
}

func fits(value any, left *int) bool {
	*left--
	switch value := value.(type) {
	case map[string]any:
		for _, v := range value {
			if *left < 0 || !fits(v, left) {
				return false
			}
		}
	case []any:
		for _, v := range value {
			if *left < 0 || !fits(v, left) {
				return false
			}
		}
	}
	return *left >= 0
}

func over(limit string) *gqlerror.Error {
	return gqlerror.Wrap(fault.New(fault.InvalidInput, "reason", fault.ReasonDocument, "limit", limit))
}

// MutateOperationContext measures a document before anything of it runs.
func (l limits) MutateOperationContext(ctx context.Context, rc *graphql.OperationContext) *gqlerror.Error {
	m := measure{fragments: rc.Doc.Fragments}
	m.set(rc.Operation.SelectionSet, 1)
	var limit string
	switch {
	case l.stream != (rc.Operation.Operation == ast.Subscription):
		return gqlerror.Wrap(fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "operation", "value", string(rc.Operation.Operation)))
	case m.introspects && !l.introspection:
		return gqlerror.Wrap(fault.New(fault.InvalidInput, "reason", fault.ReasonUnknown, "field", "Query", "value", "__schema, __type"))
	case m.depth > maxDepth && !m.introspects || m.depth > maxSchemaDepth:
		limit = "depth"
	case m.aliases > maxAliases:
		limit = "aliases"
	case m.fields > maxFields:
		limit = "fields"
	case m.directives > maxDirectives:
		limit = "directives"
	default:
		return nil
	}
	return over(limit)
}

// measure counts a document with its fragments spread; it stops where a count is past its limit, so a fan-out of fragments
// cannot keep it busy.
type measure struct {
	fragments                          ast.FragmentDefinitionList
	depth, fields, aliases, directives int
	introspects                        bool
}

func (m *measure) set(set ast.SelectionSet, depth int) {
	m.depth = max(m.depth, depth)
	for _, s := range set {
		if m.fields > maxFields || m.aliases > maxAliases || m.directives > maxDirectives || m.depth > maxSchemaDepth {
			return
		}
		switch s := s.(type) {
		case *ast.Field:
			m.fields++
			m.directives += len(s.Directives)
			m.introspects = m.introspects || s.Name == "__schema" || s.Name == "__type"
			if s.Alias != s.Name {
				m.aliases++
			}
			m.set(s.SelectionSet, depth+1)
		case *ast.InlineFragment:
			m.fields++
			m.directives += len(s.Directives)
			m.set(s.SelectionSet, depth)
		case *ast.FragmentSpread:
			m.fields++
			m.directives += len(s.Directives)
			if f := m.fragments.ForName(s.Name); f != nil {
				m.set(f.SelectionSet, depth)
			}
		}
	}
}
